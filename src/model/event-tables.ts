import type {
  AttendanceRates,
  EffectCell,
  EffectMap,
  EventReport,
  LeftOutReason,
  MatchedDays,
  MonthsWithEvents,
} from "./event-report.ts";
import { isLocked, type Locked } from "./locked.ts";
import { type PlacedHexes, placeHexes } from "./place-from-venue.ts";
import { figure, type LoneFigure, type ReportTable, tabulateFigures, words } from "./report-table.ts";
import type { LngLat } from "./units.ts";
import { formatMonth, formatTimeOfDay } from "./wall-clock.ts";

/** Why a day was not compared with, in words. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  "outside-data": "outside the data",
  "event-day": "an event day itself",
  "overlaps-event": "its hours overlap another event",
  holiday: "public holiday",
  "left-out-by-request": "left out by request",
  "serves-another-event": "compared with another event",
};

const UNUSED_WORDS = {
  "outside-data": "outside the data",
  "left-out-by-request": "left out by request",
  "no-comparison-day": "no day left to compare with",
} as const;

/** The tables of a report of events, by a stable name; a part that is locked has none. */
export function tabulateEvents(
  report: EventReport,
  hexes: PlacedHexes,
): Readonly<Record<string, ReportTable>> {
  const tables: Record<string, ReportTable> = {};
  const add = <T extends object>(name: string, part: T | Locked, tabulate: (part: T) => ReportTable) => {
    if (!isLocked(part)) tables[name] = tabulate(part);
  };
  const figures = figuresOfEvents(report);
  if (figures.length > 0) tables["event-figures"] = tabulateFigures(figures);
  add("event-effect", report.effect, ({ cells: all }) => tabulateEffect(all));
  add("event-effect-near", report.effect, ({ near }) => tabulateEffect(near));
  add("event-attendance", report.attendance, tabulateAttendance);
  add("event-map", report.map, (map) => tabulateEffectMap(map, hexes, report.venue));
  add("event-days", report.matchedDays, tabulateMatchedDays);
  add("event-months", report.months, tabulateEventMonths);
  return tables;
}

function figuresOfEvents({ effect, attendance, months }: EventReport): LoneFigure[] {
  return [
    ...(isLocked(effect) ? [] : [{ name: "Event days that count", unit: "days", value: effect.events }]),
    ...(isLocked(attendance)
      ? []
      : [
          { name: "Event days with an attendance", unit: "days", value: attendance.events },
          { name: "Mean attendance", unit: "people", value: attendance.meanAttendance },
        ]),
    ...(isLocked(months)
      ? []
      : [
          {
            name: "Near relative to far, per further event in a month",
            unit: "times",
            value: months.ratioPerEvent,
            low: months.interval.low,
            high: months.interval.high,
            p: months.p,
          },
          { name: "Variance over mean of months", value: months.dispersion },
        ]),
  ];
}

/** A row per phase and ring. */
export function tabulateEffect(cells: readonly EffectCell[]): ReportTable {
  return {
    columns: [
      words("Phase"),
      figure("From", "m"),
      figure("To", "m"),
      figure("On event days"),
      figure("Event hours", undefined, 1),
      figure("On comparison days"),
      figure("Comparison hours", undefined, 1),
      figure("Ratio", undefined, 2),
      figure("Low", undefined, 2),
      figure("High", undefined, 2),
      figure("Variance over mean of days", undefined, 2),
      figure("Low, days that vary", undefined, 2),
      figure("High, days that vary", undefined, 2),
      figure("p", undefined, 4),
      figure("Adjusted p", undefined, 4),
      figure("Shrunken ratio", undefined, 2),
      figure("Shrunken low", undefined, 2),
      figure("Shrunken high", undefined, 2),
      figure("Added per event", undefined, 2),
      figure("Added low", undefined, 2),
      figure("Added high", undefined, 2),
    ],
    rows: cells.map((cell) => [
      cell.phase,
      cell.ring.fromM,
      cell.ring.toM,
      cell.onEventDays.count,
      cell.onEventDays.hours,
      cell.onComparisonDays.count,
      cell.onComparisonDays.hours,
      cell.ratio,
      cell.interval?.low ?? null,
      cell.interval?.high ?? null,
      cell.dispersion,
      cell.dispersedInterval?.low ?? null,
      cell.dispersedInterval?.high ?? null,
      cell.p,
      cell.adjustedP,
      cell.shrunken?.ratio ?? null,
      cell.shrunken?.low ?? null,
      cell.shrunken?.high ?? null,
      cell.addedPerEvent?.value ?? null,
      cell.addedPerEvent?.low ?? null,
      cell.addedPerEvent?.high ?? null,
    ]),
  };
}

/** A row per phase, within the first kilometre. */
export function tabulateAttendance({ phases }: AttendanceRates): ReportTable {
  return {
    columns: [
      words("Phase"),
      figure("On event days"),
      figure("Hours", undefined, 1),
      figure("Hours × people"),
      figure("Per 100,000 person-hours", undefined, 3),
      figure("Ratio per hour", undefined, 2),
      figure("Low", undefined, 2),
      figure("High", undefined, 2),
      figure("People ordinarily present at which the rate per person is the same"),
      figure("Ratio per person", undefined, 2),
      figure("Low per person", undefined, 2),
      figure("High per person", undefined, 2),
    ],
    rows: phases.map((phase) => [
      phase.phase,
      phase.count,
      phase.hours,
      phase.personHours,
      phase.per100000PersonHours,
      phase.ratioPerHour,
      phase.interval?.low ?? null,
      phase.interval?.high ?? null,
      phase.breakEvenPresent,
      phase.ratioPerPerson,
      phase.intervalPerPerson?.low ?? null,
      phase.intervalPerPerson?.high ?? null,
    ]),
  };
}

/** A row per hex with anything recorded in the hours that are compared. */
export function tabulateEffectMap(map: EffectMap, hexes: PlacedHexes, venue: LngLat): ReportTable {
  const places = placeHexes(hexes, venue);
  const at = (column: Float64Array, cell: number) => {
    const value = column[cell];
    return value === undefined || !Number.isFinite(value) ? null : value;
  };
  return {
    columns: [
      words("Hex"),
      words("From the venue"),
      figure("On event days"),
      figure("On comparison days"),
      figure("Shrunken ratio", undefined, 2),
      figure("Low", undefined, 2),
      figure("High", undefined, 2),
    ],
    rows: hexes.cells.flatMap((hex, cell) => {
      const counts = [map.eventCount[cell] ?? 0, map.comparisonCount[cell] ?? 0];
      if (counts.every((count) => count === 0)) return [];
      return [
        [
          hex,
          places[cell] ?? "",
          ...counts,
          ...[map.ratio, map.low, map.high].map((column) => at(column, cell)),
        ],
      ];
    }),
  };
}

/** A row per event day, with the days it is compared with. */
export function tabulateMatchedDays({ eventDays }: MatchedDays): ReportTable {
  return {
    columns: [
      words("Date"),
      words("Events"),
      words("Start"),
      words("End"),
      words("Assumed"),
      figure("Attendance"),
      words("Compared with"),
      words("Left out"),
      words("Not used"),
    ],
    rows: eventDays.map((day) => [
      day.date,
      day.names.join("; "),
      formatTimeOfDay(day.start),
      formatTimeOfDay(day.end),
      [...(day.startAssumed ? ["start"] : []), ...(day.endAssumed ? ["end"] : [])].join(" and "),
      day.attendance,
      day.comparedWith.join(" "),
      day.leftOut.map(({ date, reason }) => `${date}: ${LEFT_OUT_WORDS[reason]}`).join("; "),
      day.unused === null ? "" : UNUSED_WORDS[day.unused],
    ]),
  };
}

/** A row per month. */
export function tabulateEventMonths({ months }: MonthsWithEvents): ReportTable {
  return {
    columns: [words("Month"), figure("Events"), figure("Recorded near"), figure("Recorded far")],
    rows: months.map(({ month, events, near, far }) => [formatMonth(month), events, near, far]),
  };
}
