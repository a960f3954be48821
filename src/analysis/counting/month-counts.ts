import { NO_TIME } from "../../model/crime-table.ts";
import type { MonthIndex } from "../../model/units.ts";
import { MINUTES_PER_DAY, monthOf } from "../../model/wall-clock.ts";
import { startOfMonth } from "./row-filter.ts";

/**
 * The months that a column of times spans, with a look-up in place of calendar arithmetic: time `t`
 * falls in month `firstMonth + offsetOfDay[Math.floor(t / 1440) - firstDay]`.
 */
export interface MonthLookup {
  readonly firstMonth: MonthIndex;
  readonly monthCount: number;
  readonly firstDay: number;
  readonly offsetOfDay: Uint32Array;
}

const lookups = new WeakMap<Int32Array, MonthLookup | null>();

/**
 * The look-up for all times of a column, built when it is first asked for; null where none of its rows has a time. A column
 * does not change once it is made.
 */
export function lookUpMonths(timeOf: Int32Array): MonthLookup | null {
  const known = lookups.get(timeOf);
  if (known !== undefined) return known;
  const built = buildLookup(timeOf);
  lookups.set(timeOf, built);
  return built;
}

function buildLookup(timeOf: Int32Array): MonthLookup | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of timeOf) {
    if (time === NO_TIME) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (first > last) return null;
  const firstMonth = monthOf(first);
  const monthCount = monthOf(last) - firstMonth + 1;
  const dayOf = (offset: number) => startOfMonth(firstMonth + offset) / MINUTES_PER_DAY;
  const firstDay = dayOf(0);
  const offsetOfDay = new Uint32Array(dayOf(monthCount) - firstDay);
  for (let offset = 0; offset < monthCount; offset++) {
    offsetOfDay.fill(offset, dayOf(offset) - firstDay, dayOf(offset + 1) - firstDay);
  }
  return { firstMonth, monthCount, firstDay, offsetOfDay };
}

/** Which month of the look-up a time falls in, counted from `firstMonth`; only for times of its column. */
export function monthOffset(lookup: MonthLookup, time: number): number {
  return lookup.offsetOfDay[Math.floor(time / MINUTES_PER_DAY) - lookup.firstDay] as number;
}

/**
 * Cuts counts per month to the stretch from the first to the last month that is `present`, months
 * between them included; null where no month is.
 * @param present 1 for each month in which the study area has a row, whatever its category
 */
export function trimMonths(
  firstMonth: MonthIndex,
  counts: Uint32Array,
  present: Uint8Array,
): { readonly firstMonth: MonthIndex; readonly counts: Uint32Array } | null {
  const first = present.indexOf(1);
  if (first < 0) return null;
  return { firstMonth: firstMonth + first, counts: counts.slice(first, present.lastIndexOf(1) + 1) };
}
