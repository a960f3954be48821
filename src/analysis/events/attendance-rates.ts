import type { AttendancePhase, AttendanceRates } from "../../model/event-report.ts";
import { disperseDays } from "./day-dispersion.ts";
import { honoured } from "./effect-cells.ts";
import { cellsOf } from "./event-effect.ts";
import { type DaySet, type GroupedTimes, totalCounts } from "./matched-counts.ts";
import { compareMatchedCounts, intervalWithDayVariance } from "./matched-rate-ratio.ts";

/**
 * Rates per person present within the first kilometre, over the event days whose attendance is known. Per hour a crowd nearly always
 * brings more recorded crime; per person present it may not (Kurland, Johnson & Tilley 2014). With A people come (the mean, weighted as
 * the ratio is not) and P ordinarily present, the ratio per person is ρ P / (P + A); it is 1 at P = A / (ρ − 1), the break-even number.
 * @param sets day sets of the events with an attendance
 * @param attendance of each of them
 * @param ordinarilyPresent people within a kilometre on an ordinary day at those hours, where somebody knows
 */
export function rateByAttendance(
  grouped: GroupedTimes,
  sets: readonly DaySet[],
  attendance: readonly number[],
  ordinarilyPresent: number | null,
): Omit<AttendanceRates, "note"> {
  const mean = attendance.reduce((sum, people) => sum + people, 0) / attendance.length;
  const perPerson = ordinarilyPresent === null ? null : ordinarilyPresent / (ordinarilyPresent + mean);
  const phases = cellsOf(grouped, sets).near.map(({ phase, counts, hours }): AttendancePhase => {
    const { event: count } = totalCounts(counts);
    const { ratio, interval: exact } = compareMatchedCounts(counts);
    const dayVariance = honoured(disperseDays(counts));
    const interval = dayVariance > 0 ? intervalWithDayVariance(counts, dayVariance) : exact;
    const personHours = hours.reduce((sum, h, set) => sum + h * (attendance[set] as number), 0);
    return {
      ...{ phase, count, interval, personHours },
      hours: hours.reduce((sum, h) => sum + h, 0),
      per100000PersonHours: (count / personHours) * 100_000,
      ratioPerHour: ratio,
      breakEvenPresent: ratio === null || ratio <= 1 ? null : mean / (ratio - 1),
      ratioPerPerson: perPerson === null || ratio === null ? null : ratio * perPerson,
      intervalPerPerson:
        perPerson === null
          ? null
          : {
              low: interval.low * perPerson,
              high: interval.high === null ? null : interval.high * perPerson,
            },
    };
  });
  return { events: sets.length, meanAttendance: mean, phases };
}
