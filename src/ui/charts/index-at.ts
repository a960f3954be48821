/**
 * The index of the bar under a point, among `count` bars of one width from `left` on: the nearest where the point is beyond
 * the last. Null left of the first, where the axis is, and where there are no bars.
 */
export function indexAt(x: number, left: number, barWidth: number, count: number): number | null {
  const slack = 4;
  if (count === 0 || x < left - slack) return null;
  return Math.min(Math.max(Math.floor((x - left) / barWidth), 0), count - 1);
}
