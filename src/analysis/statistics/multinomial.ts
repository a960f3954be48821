import type { SeededRandom } from "../../model/seeded-random.ts";

/** Throws `total` incidents at the cells and writes how many fell on each into `count`, which is emptied first. */
export type ThrowIncidents = (total: number, count: Uint32Array) => void;

/**
 * Prepares multinomial draws: each incident falls on cell `i` with probability weightᵢ / Σ weight, independently of the
 * others. By alias tables (Walker 1977; built as in Vose 1991), so an incident costs one random number whatever the number of cells.
 * @param weights not negative, with a sum above 0
 * @throws RangeError where the weights have no positive sum
 */
export function prepareMultinomial(weights: ArrayLike<number>, { next }: SeededRandom): ThrowIncidents {
  const n = weights.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i] as number;
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected weights with a positive sum, got ${sum}.`);
  }
  const { keep, alias } = buildAliasTables(Float64Array.from(weights, (weight) => (weight * n) / sum));
  return (total, count) => {
    count.fill(0);
    for (let incident = 0; incident < total; incident++) {
      const place = next() * n;
      const column = Math.floor(place);
      const cell = place - column < (keep[column] as number) ? column : (alias[column] as number);
      count[cell] = (count[cell] as number) + 1;
    }
  };
}

function buildAliasTables(share: Float64Array): { keep: Float64Array; alias: Uint32Array } {
  const keep = new Float64Array(share.length).fill(1);
  const alias = Uint32Array.from(share, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((each, i) => {
    (each < 1 ? small : large).push(i);
  });
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop() as number;
    const rich = large.pop() as number;
    keep[poor] = share[poor] as number;
    alias[poor] = rich;
    share[rich] = (share[rich] as number) + (share[poor] as number) - 1;
    ((share[rich] as number) < 1 ? small : large).push(rich);
  }
  return { keep, alias };
}
