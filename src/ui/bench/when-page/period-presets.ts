import { nameMonth } from "../../../model/wall-clock.ts";
import type { PeriodChange } from "../../../model/when-report.ts";

type Compared = Pick<PeriodChange, "before" | "after">;

/** Two stretches of the same length, the later one ending with the data; null where the data is too short for it. */
export function lastAgainstBefore(
  { first, last }: { readonly first: number; readonly last: number },
  months: number,
): Compared | null {
  if (last - first + 1 < 2 * months) return null;
  return {
    before: { from: last - 2 * months + 1, to: last - months },
    after: { from: last - months + 1, to: last },
  };
}

/** The last months of this year against the same months of the year before; null where the data is too short for it. */
export function sameMonthsLastYear({
  first,
  last,
}: {
  readonly first: number;
  readonly last: number;
}): Compared | null {
  const january = last - (((last % 12) + 12) % 12);
  if (january - 12 < first) return null;
  return { before: { from: january - 12, to: last - 12 }, after: { from: january, to: last } };
}

/** Months as options of a select. */
export function monthOptions({ first, last }: { readonly first: number; readonly last: number }) {
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    value: String(first + i),
    label: nameMonth(first + i),
  }));
}
