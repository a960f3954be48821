import type { MonthIndex } from "../../model/units.ts";
import { nameMonth } from "../../model/wall-clock.ts";
import { estimateTextWidth } from "./text-width.ts";

/** A label on an axis of months. */
export interface MonthTick {
  readonly month: MonthIndex;
  readonly label: string;
}

const STEPS = [1, 3, 6, 12, 24, 60, 120];
const TICK_SIZE = 11;
const GAP = 8;

/**
 * The months of an axis that carry a label, each clear of the next and of the axis's end. Steps divide the year, and a
 * January says its year alone (`2025`), the others their name (`Apr`); where no January shows, the first says both.
 * @param pixelsPerMonth width of one month, CSS pixels
 */
export function chooseMonthTicks(first: MonthIndex, count: number, pixelsPerMonth: number): MonthTick[] {
  const widest = (step: number) => estimateTextWidth(step >= 12 ? "2025" : "May", TICK_SIZE) + GAP;
  const step = STEPS.find((months) => months * pixelsPerMonth >= widest(months)) ?? 1200;
  const inStep = Array.from({ length: count }, (_, i) => first + i).filter((month) => month % step === 0);
  const months = inStep.length > 0 ? inStep : [first];
  const hasJanuary = months.some((month) => month % 12 === 0);
  const ticks: MonthTick[] = [];
  let free = 0;
  for (const month of months) {
    const label = nameTick(month, month === months[0] && !hasJanuary);
    const at = (month - first) * pixelsPerMonth;
    const end = at + estimateTextWidth(label, TICK_SIZE) + 3;
    if (at < free || end > count * pixelsPerMonth) continue;
    ticks.push({ month, label });
    free = end + GAP / 2;
  }
  return ticks;
}

function nameTick(month: MonthIndex, full: boolean): string {
  if (full) return nameMonth(month);
  return month % 12 === 0 ? nameMonth(month).slice(4) : nameMonth(month).slice(0, 3);
}
