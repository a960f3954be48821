import { HOURS_PER_WEEK, WEEKDAYS } from "./wall-clock.ts";

const HOURS_PER_DAY = 24;
const MOST_PARTS = 3;

/** `Fri, Sat 20:00–24:00` for hours of the week (0–167 from Monday 00:00); `42 hours of the week` where that would be long. */
export function nameWeekHours(weekHours: readonly number[]): string {
  const chosen = new Set(weekHours);
  const daysOf = new Map<string, string[]>();
  WEEKDAYS.forEach((day, d) => {
    const ranges = rangesOf((hour) => chosen.has(d * HOURS_PER_DAY + hour));
    if (ranges !== "") daysOf.set(ranges, [...(daysOf.get(ranges) ?? []), day]);
  });
  if (chosen.size === 0) return "no hour of the week";
  if (daysOf.size > MOST_PARTS) return `${chosen.size} of the ${HOURS_PER_WEEK} hours of the week`;
  return [...daysOf].map(([ranges, days]) => `${nameDays(days)}${ranges}`).join("; ");
}

/** ` 20:00–24:00` for each run of hours; `, all day` for all. */
function rangesOf(isChosen: (hour: number) => boolean): string {
  const ranges: string[] = [];
  for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
    if (!isChosen(hour)) continue;
    const from = hour;
    while (hour + 1 < HOURS_PER_DAY && isChosen(hour + 1)) hour++;
    ranges.push(`${nameHour(from)}–${nameHour(hour + 1)}`);
  }
  if (ranges[0] === "00:00–24:00") return ", all day";
  return ranges.length === 0 ? "" : ` ${ranges.join(", ")}`;
}

function nameDays(days: readonly string[]): string {
  return days.length === WEEKDAYS.length ? "every day" : days.join(", ");
}

function nameHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
