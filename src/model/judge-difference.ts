import type { StretchFigure } from "./stretch-figures.ts";
import { formatCount } from "./wording.ts";

/** What the difference between two plans in one figure comes to. */
export interface Judged {
  /** B less A as both are shown, to a tenth of the figure's unit, so that the three agree; null where the two cannot be compared or one is not known. */
  readonly difference: number | null;
  /** Which is better and by how much, or why nobody can say. */
  readonly words: string;
}

/**
 * Says which of two plans is better in a figure, and by how much. A difference that is no greater than what a better placing could
 * still gain for either of them, as far as that is proven, is none that matters: it may be the search, not the plan.
 * @param obstacle Why figures of this kind cannot be compared: `other filters`; null where they can.
 */
export function judgeDifference(a: StretchFigure, b: StretchFigure, obstacle: string | null): Judged {
  if (a.value === null && b.value === null) return { difference: null, words: "Not known" };
  if (a.value === null || b.value === null)
    return { difference: null, words: `Known of ${a.value === null ? "B" : "A"} alone` };
  if (obstacle !== null) return { difference: null, words: `Cannot be compared: ${obstacle}` };
  const difference = toTenths(toTenths(b.value) - toTenths(a.value));
  const number = formatAmount(difference, a.step);
  const many = unitOfDifference(a.unit);
  const unit = number === "1" ? many.replace(/s$/, "") : many;
  if (Math.abs(difference) < a.step / 2) return { difference, words: "The same" };
  const open = Math.max(a.gap ?? 0, b.gap ?? 0);
  if (Math.abs(difference) <= open)
    return {
      difference,
      words: `No difference that matters: a better placing could gain ${formatCeiling(open, a.step)} ${unit}`,
    };
  if (a.better === null && a.basis !== "units") return { difference, words: "A limit, no result of either" };
  if (a.better === null)
    return { difference, words: `B has ${number} ${difference > 0 ? "more" : "fewer"} ${unit}` };
  const better = difference > 0 === (a.better === "more") ? "B" : "A";
  return { difference, words: `${better} is better by ${number} ${unit}` };
}

/** What a difference is in: points, where the figure is a share. */
export function unitOfDifference(unit: string): string {
  return unit.startsWith("%") ? "points" : unit;
}

function toTenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function formatAmount(value: number, step: number): string {
  return step < 1 ? Math.abs(value).toFixed(1) : formatCount(Math.round(Math.abs(value)));
}

/** Rounded up to the step, so that it never says less than it is. */
export function formatCeiling(value: number, step: number): string {
  const steps = Math.ceil(value / step - 1e-9);
  return step < 1 ? (steps * step).toFixed(1) : formatCount(steps);
}
