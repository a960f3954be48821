import { isInRing } from "../../model/plan-area.ts";
import type { LngLat } from "../../model/units.ts";

/** Shorter than this share of its line, a stretch is the rounding of a single touch. */
const LEAST_SHARE = 1e-12;

/**
 * From where a straight line first enters an area to where it last leaves it, as shares of its length; null
 * where none of it is inside. On the plane of degrees, in which a map draws both; inside is by the even–odd
 * rule. A line along the very edge may count as either.
 */
export function stretchInArea(
  from: LngLat,
  to: LngLat,
  ring: readonly LngLat[],
): readonly [from: number, to: number] | null {
  const marks = [0, 1];
  const [x, y] = from;
  const [dx, dy] = [to[0] - x, to[1] - y];
  ring.forEach(([u, v], i) => {
    const [nextU, nextV] = ring[(i + 1) % ring.length] as LngLat;
    const [du, dv] = [nextU - u, nextV - v];
    const cross = dx * dv - dy * du;
    if (cross === 0) {
      marks.push(...[shareOf(u, v), shareOf(nextU, nextV)].filter((share) => share > 0 && share < 1));
      return;
    }
    const along = ((u - x) * dv - (v - y) * du) / cross;
    const alongRing = ((u - x) * dy - (v - y) * dx) / cross;
    if (along > 0 && along < 1 && alongRing >= 0 && alongRing <= 1) marks.push(along);
  });
  marks.sort((a, b) => a - b);
  let first: number | null = null;
  let last = 0;
  for (let k = 1; k < marks.length; k++) {
    const [a, b] = [marks[k - 1] as number, marks[k] as number];
    const middle = (a + b) / 2;
    if (b - a < LEAST_SHARE || !isInRing(ring, [x + middle * dx, y + middle * dy])) continue;
    first ??= a;
    last = b;
  }
  return first === null ? null : [first, last];

  function shareOf(u: number, v: number): number {
    const squared = dx * dx + dy * dy;
    return squared === 0 ? -1 : ((u - x) * dx + (v - y) * dy) / squared;
  }
}
