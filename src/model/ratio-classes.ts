/** The ratios at which the colour changes: equal factors either side of 1, rounded. */
export const RATIO_EDGES = [0.5, 0.75, 0.9, 1.1, 1.33, 2] as const;

/** How many classes there are of ratios alone; with "nothing to say", which comes first, one more. */
export const RATIO_CLASSES = RATIO_EDGES.length + 1;

/** The class of "as many": the middle one. */
export const RATIO_MIDDLE = 1 + (RATIO_CLASSES - 1) / 2;

/**
 * The class of each ratio: 0 where it is not a number, then 1 (below the first edge) to `RATIO_CLASSES` (at or above the
 * last). A ratio that is not told from chance is in the middle class whatever it is.
 */
export function classifyRatios(
  ratios: Float64Array,
  isTold: (cell: number) => boolean = () => true,
): Uint8Array {
  return Uint8Array.from(ratios, (ratio, cell) => {
    if (Number.isNaN(ratio)) return 0;
    return isTold(cell) ? 1 + RATIO_EDGES.filter((edge) => ratio >= edge).length : RATIO_MIDDLE;
  });
}
