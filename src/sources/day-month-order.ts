import type { DateOrder } from "../model/column-mapping.ts";
import type { OrderFinding } from "../model/load-evidence.ts";

/** Fewer than one in a hundred stamps against the order that was asked for are mistyped dates. */
const MISTYPED_SHARE = 0.01;

/** Fewer stamps than this are too few to take one against the order for a mistake. */
const STAMPS_THAT_CONVINCE = 100;

/**
 * Whether dates such as `3/4/2020` put the day or the month first, from how many of them are a date in one order
 * only. Rows that all speak for one order settle it; `preferred` decides where none speaks, or where they contradict
 * each other, and holds against a few mistyped dates. Without a preference the order then stays open.
 */
export function settleOrder(
  stamps: number,
  onlyDayFirst: number,
  onlyMonthFirst: number,
  preferred: DateOrder,
): Omit<OrderFinding, "file"> {
  const found = { stamps, onlyDayFirst, onlyMonthFirst };
  const spoken = onlyDayFirst > 0 !== onlyMonthFirst > 0;
  const byRows = onlyDayFirst > 0 ? "day-first" : "month-first";
  const mistyped = stamps >= STAMPS_THAT_CONVINCE && onlyDayFirst + onlyMonthFirst < stamps * MISTYPED_SHARE;
  if (preferred === "year-first") {
    return spoken
      ? { ...found, order: byRows, settledBy: "rows" }
      : { ...found, order: null, settledBy: "nothing" };
  }
  return spoken && (byRows === preferred || !mistyped)
    ? { ...found, order: byRows, settledBy: "rows" }
    : { ...found, order: preferred, settledBy: "mapping" };
}
