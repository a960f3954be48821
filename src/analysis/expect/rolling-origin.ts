/** The fewest months that are foretold, since an interval over fewer folds says nothing. */
export const FEWEST_FOLDS = 3;
/** The fewest months that a prediction is made from. */
export const FEWEST_TRAINING_MONTHS = 3;
/** As many of the last months as are foretold where the data has them. */
export const USUAL_FOLDS = 24;
/** Below this number of folds a test is weak. */
export const ENOUGH_FOLDS = 12;

/**
 * The months to foretell, each from all months before it (rolling origin; Tashman 2000): the last `folds` of them that have at least
 * three months before them, counted from the first month, in order. Empty where there would be fewer than three.
 */
export function planFolds(monthCount: number, folds: number): readonly number[] {
  const first = Math.max(FEWEST_TRAINING_MONTHS, monthCount - folds);
  if (monthCount - first < FEWEST_FOLDS) return [];
  return Array.from({ length: monthCount - first }, (_, k) => first + k);
}
