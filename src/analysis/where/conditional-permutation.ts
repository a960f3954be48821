import { seedRandom } from "../../model/seeded-random.ts";
import type { Steps } from "../../model/steps.ts";

/** How often chance gives as much, or as little, around each cell; all arrays run over the cells, values in (0, 1]. */
export interface PermutationP {
  /** For the cell and its neighbours holding this much or more. */
  readonly high: Float64Array;
  /** For holding this little or less. */
  readonly low: Float64Array;
  /** Twice the smaller of both, at most 1. */
  readonly twoSided: Float64Array;
}

/** A side that this many draws have been on is known well enough: to about 3 % of its p. */
const ENOUGH_EXTREMES = 1000;

/**
 * Pseudo p-values of Gi* by conditional permutation (Anselin 1995; Ord & Getis 1995): the value at cell i is held, its
 * neighbours' values are drawn from all other cells without replacement, and
 *
 * p = (1 + number of draws whose sum is at least (at most) as large as the one observed) / (1 + permutations).
 *
 * As x̄, s and Wᵢ of Gi* do not change with the arrangement, ranking the sums is ranking Gi*. A draw that ties
 * counts as extreme on both sides. A side that has seen 1000 extreme draws needs no more: its p is 1000 over the draws it took
 * (Besag & Clifford 1991), so that most cells stop early and many draws go where p is small. One set of draws serves all cells: a cell with k neighbours takes the first k of each
 * (Fisher & Yates 1938, stopped early), so each p is exact by itself while all depend on the same draws.
 * A cell without neighbours, and one whose neighbours are all there are, gets 1.
 * @param values one finite value per cell, not negative
 * @param neighbourStart as in `HexGrid`, with `neighbours`
 * @param permutations the most draws; the smallest p is 1 / (permutations + 1)
 */
export function* permuteConditionally(
  values: ArrayLike<number>,
  neighbourStart: Uint32Array,
  neighbours: Uint32Array,
  permutations: number,
  seed: number,
): Steps<PermutationP> {
  const n = values.length;
  const high = new Float64Array(n).fill(1);
  const low = new Float64Array(n).fill(1);
  const most = mostNeighbours(neighbourStart);
  const draws = drawPlaces(n - 1, most, permutations, seed);
  const others = Float64Array.from(values).subarray(1);
  for (let i = 0; i < n; i++) {
    yield `Dealing counts out anew around hex ${i + 1} of ${n}`;
    if (i > 0) others[i - 1] = values[i - 1] as number;
    const start = neighbourStart[i] as number;
    const count = (neighbourStart[i + 1] as number) - start;
    if (count === 0 || count >= n - 1) continue;
    let observed = 0;
    for (let k = 0; k < count; k++) observed += values[neighbours[start + k] as number] as number;
    const slack = observed * 1e-12;
    let notLess = 0;
    let notMore = 0;
    let drawn = 0;
    let highP = 0;
    let lowP = 0;
    while (drawn < permutations && (highP === 0 || lowP === 0)) {
      const first = drawn * most;
      drawn++;
      let sum = 0;
      for (let k = first; k < first + count; k++) sum += others[draws[k] as number] as number;
      if (sum >= observed - slack && ++notLess === ENOUGH_EXTREMES) highP = notLess / drawn;
      if (sum <= observed + slack && ++notMore === ENOUGH_EXTREMES) lowP = notMore / drawn;
    }
    high[i] = highP || (notLess + 1) / (permutations + 1);
    low[i] = lowP || (notMore + 1) / (permutations + 1);
  }
  return { high, low, twoSided: high.map((p, i) => Math.min(1, 2 * Math.min(p, low[i] as number))) };
}

function mostNeighbours(neighbourStart: Uint32Array): number {
  let most = 0;
  for (let i = 1; i < neighbourStart.length; i++) {
    most = Math.max(most, (neighbourStart[i] as number) - (neighbourStart[i - 1] as number));
  }
  return most;
}

/** `permutations` times `count` different places out of `places`, one draw after the other. */
function drawPlaces(places: number, count: number, permutations: number, seed: number): Uint32Array {
  const { next } = seedRandom(seed);
  const order = Uint32Array.from({ length: Math.max(0, places) }, (_, place) => place);
  const draws = new Uint32Array(permutations * count);
  for (let first = 0; first < draws.length; first += count) {
    for (let k = 0; k < count; k++) {
      const chosen = k + Math.floor(next() * (places - k));
      const place = order[chosen] as number;
      order[chosen] = order[k] as number;
      order[k] = place;
      draws[first + k] = place;
    }
  }
  return draws;
}
