import type { MonthIndex } from "../../model/units.ts";
import { nameMonth } from "../../model/wall-clock.ts";

/** First and last month of a selection, both included. */
export interface MonthRange {
  readonly from: MonthIndex;
  readonly to: MonthIndex;
}

/** The months between two, whichever comes first. */
export function spanMonths(one: MonthIndex, other: MonthIndex): MonthRange {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** What a click on a month selects: that month, or nothing where it alone was selected. */
export function toggleMonth(selected: MonthRange | null, month: MonthIndex): MonthRange | null {
  return selected?.from === month && selected.to === month ? null : { from: month, to: month };
}

/** `Apr 2025` or `Apr 2025 – Jun 2025`. */
export function nameMonthRange({ from, to }: MonthRange): string {
  return from === to ? nameMonth(from) : `${nameMonth(from)} – ${nameMonth(to)}`;
}
