import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePriorWeight, meanOfNeighbours } from "../../../src/analysis/where/neighbour-shrinkage.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);

describe("the mean of the neighbours", () => {
  test("leaves the hex itself out", () => {
    const values = new Float64Array(grid.cellCount);
    values[0] = 60;
    const means = meanOfNeighbours(values, grid);
    expect(means[0]).toBe(0);
    expect(means[1]).toBeCloseTo(60 / 6, 12);
  });

  test("is the value itself where all are equal", () => {
    expect(new Set(meanOfNeighbours(new Float64Array(grid.cellCount).fill(3), grid))).toEqual(new Set([3]));
  });

  test("is the mean of all for a hex without neighbours", () => {
    const alone = { neighbourStart: Uint32Array.of(0, 0, 0), neighbours: new Uint32Array(0) };
    expect([...meanOfNeighbours(Float64Array.of(2, 4), alone)]).toEqual([3, 3]);
  });
});

describe("the weight of the surroundings", () => {
  /** ln of Π over hexes of the negative binomial chance, written as a product of whole steps. */
  function likelihood(counts: Float64Array, means: Float64Array, weight: number): number {
    let sum = 0;
    counts.forEach((count, i) => {
      const shape = weight * (means[i] ?? 0);
      sum += shape * Math.log(weight / (1 + weight));
      for (let k = 0; k < count; k++) sum += Math.log(((shape + k) / (k + 1)) * (1 / (1 + weight)));
    });
    return sum;
  }

  test("makes the counts likelier than any other weight does", () => {
    const hexes = fc.array(fc.tuple(fc.nat(15), fc.double({ min: 0.1, max: 10, noNaN: true })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(hexes, fc.double({ min: -6.9, max: 6.9, noNaN: true }), (pairs, logWeight) => {
        const counts = Float64Array.from(pairs, ([count]) => count);
        const means = Float64Array.from(pairs, ([, mean]) => mean);
        const best = likelihood(counts, means, choosePriorWeight(counts, means));
        expect(likelihood(counts, means, Math.exp(logWeight))).toBeLessThanOrEqual(best + 1e-4);
      }),
    );
  });

  test("is found again where the means were drawn with it", () => {
    const random = seedRandom(7);
    const exponential = () => -Math.log(1 - random.next());
    const means = new Float64Array(4000).fill(3);
    const counts = means.map((mean) => {
      let rate = 0;
      for (let k = 0; k < 0.5 * mean * 2; k++) rate += exponential();
      return random.poisson(rate);
    });
    expect(choosePriorWeight(counts, means)).toBeGreaterThan(0.85);
    expect(choosePriorWeight(counts, means)).toBeLessThan(1.15);
  });

  test("is the greatest where hexes are as their surroundings are, and the least where they have nothing to do with them", () => {
    expect(choosePriorWeight(new Float64Array(50).fill(4), new Float64Array(50).fill(4))).toBeGreaterThan(
      900,
    );
    const lone = new Float64Array(50);
    lone[0] = 500;
    expect(choosePriorWeight(lone, new Float64Array(50).fill(0.02))).toBeLessThan(0.01);
  });
});
