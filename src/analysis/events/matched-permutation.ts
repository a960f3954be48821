import { seedRandom } from "../../model/seeded-random.ts";
import type { MatchedCounts } from "./matched-counts.ts";

/**
 * Two-sided p-values by permutation: in each set the day that bears the name of event day is drawn anew among all of its days,
 * the same draw for every cell; p is the share of draws (the one seen among them) whose sum on event days lies as far from its
 * expectation. It holds however the counts of days are distributed, as long as within a set the event day is like the others if
 * the event changes nothing (Good 2005; the one added: Phipson & Smyth 2010).
 * @param cells counts of the same sets, one per cell of the table
 */
export function permuteMatchedDays(
  cells: readonly MatchedCounts[],
  permutations: number,
  seed: number,
): Float64Array {
  const random = seedRandom(seed);
  const sets = cells[0] ?? [];
  const expected = cells.map((counts) =>
    counts.reduce((sum, days) => sum + days.reduce((a, b) => a + b, 0) / days.length, 0),
  );
  const seen = cells.map((counts, cell) => {
    const sum = counts.reduce((total, days) => total + (days[0] as number), 0);
    return Math.abs(sum - (expected[cell] as number)) - ROUNDING;
  });
  const asFar = new Uint32Array(cells.length);
  const sums = new Float64Array(cells.length);
  for (let permutation = 0; permutation < permutations; permutation++) {
    sums.fill(0);
    for (let set = 0; set < sets.length; set++) {
      const day = Math.floor(random.next() * (sets[set] as readonly number[]).length);
      for (let cell = 0; cell < cells.length; cell++) {
        const counts = cells[cell] as MatchedCounts;
        sums[cell] = (sums[cell] as number) + ((counts[set] as readonly number[])[day] as number);
      }
    }
    for (let cell = 0; cell < cells.length; cell++) {
      const distance = Math.abs((sums[cell] as number) - (expected[cell] as number));
      if (distance >= (seen[cell] as number)) asFar[cell] = (asFar[cell] as number) + 1;
    }
  }
  return Float64Array.from(asFar, (count) => (count + 1) / (permutations + 1));
}

const ROUNDING = 1e-9;
