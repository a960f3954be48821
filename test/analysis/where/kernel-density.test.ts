import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestCells, placeOnSphere } from "../../../src/analysis/counting/nearest-cells.ts";
import { chooseBandwidth, listBandwidths } from "../../../src/analysis/where/kernel-bandwidth.ts";
import { kernelDensity, quarticKernel } from "../../../src/analysis/where/kernel-density.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import { type HexGrid, layHexGrid } from "../../../src/model/hex-grid.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { LngLat } from "../../../src/model/units.ts";

const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1000, resolution: 9 });
const at = ({ lng, lat }: HexGrid, i: number): LngLat => [lng[i] ?? 0, lat[i] ?? 0];
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);
const anyCounts = fc.array(fc.oneof(fc.constant(0), fc.nat(50)), {
  minLength: grid.cellCount,
  maxLength: grid.cellCount,
});
const anyBandwidth = fc.double({ min: 20, max: 3000, noNaN: true });

/** The definition, pair by pair. */
function densityPairByPair(counts: readonly number[], bandwidthM: number): number[] {
  const kernel = (i: number, j: number) => {
    const d = distanceM(at(grid, i), at(grid, j));
    return d < bandwidthM ? (1 - (d / bandwidthM) ** 2) ** 2 : 0;
  };
  const cells = counts.map((_, i) => i);
  return cells.map((i) =>
    sum(cells.map((j) => ((counts[j] ?? 0) * kernel(i, j)) / sum(cells.map((k) => kernel(k, j))))),
  );
}

describe("kernelDensity", () => {
  const density = (counts: readonly number[], bandwidthM: number) =>
    kernelDensity(counts, grid.lng, grid.lat, bandwidthM);

  test("agrees with the definition, pair by pair", () => {
    fc.assert(
      fc.property(anyCounts, anyBandwidth, (counts, bandwidthM) => {
        const expected = densityPairByPair(counts, bandwidthM);
        for (const [i, each] of density(counts, bandwidthM).entries()) {
          expect(Math.abs(each - (expected[i] ?? Number.NaN))).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("neither loses nor makes incidents, whatever the bandwidth and however near the edge", () => {
    fc.assert(
      fc.property(anyCounts, anyBandwidth, (counts, bandwidthM) => {
        expect(sum(density(counts, bandwidthM))).toBeCloseTo(sum(counts), 6);
      }),
    );
  });

  test("of two places together is the sum of the densities of each", () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, anyBandwidth, (a, b, bandwidthM) => {
        const together = density(
          a.map((count, i) => count + (b[i] ?? 0)),
          bandwidthM,
        );
        const alone = density(b, bandwidthM);
        for (const [i, each] of density(a, bandwidthM).entries()) {
          expect(each + (alone[i] ?? 0)).toBeCloseTo(together[i] ?? Number.NaN, 8);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("up to the spacing of the hexes leaves the counts as they are", () => {
    const counts = grid.cells.map((_, i) => (i * 7) % 5);
    expect([...density(counts, 250)]).toEqual(counts);
  });

  test("spreads two incidents 300 m apart by (1 − 0.09)² to 1 at a bandwidth of 1 km", () => {
    const north = 300 / 111_195.08;
    const spread = kernelDensity([1, 0], [0, 0], [0, north], 1000);
    expect(spread[0]).toBeCloseTo(1 / (1 + 0.91 ** 2), 6);
    expect(spread[1]).toBeCloseTo(0.91 ** 2 / (1 + 0.91 ** 2), 6);
  });

  test("works across the date line", () => {
    const spread = kernelDensity([1, 0], [179.999, -179.999], [0, 0], 1000);
    expect(spread[1]).toBeGreaterThan(0.4);
  });

  test("needs a bandwidth above 0", () => {
    expect(() => density([], 0)).toThrow(RangeError);
    expect(() => density([], Number.NaN)).toThrow(RangeError);
  });
});

describe("quarticKernel", () => {
  test("is 1 in the middle, 9/16 half-way, and 0 from the bandwidth on", () => {
    expect([0, 50, 100, 150].map((distance) => quarticKernel(distance, 100))).toEqual([1, 9 / 16, 0, 0]);
  });
});

describe("chooseBandwidth", () => {
  /** Each incident taken out in turn and its hex's probability read from the density of the rest. */
  function leaveOutOneByOne(counts: readonly number[], bandwidthM: number): number {
    const total = sum(counts);
    const logs = counts.flatMap((count, i) => {
      if (count === 0) return [];
      const rest = counts.with(i, count - 1);
      const probability = (kernelDensity(rest, grid.lng, grid.lat, bandwidthM)[i] ?? 0) / (total - 1);
      return [count * Math.log(probability)];
    });
    return sum(logs) / total;
  }

  test("scores as leaving out the incidents one by one does", () => {
    fc.assert(
      fc.property(anyCounts, anyBandwidth, (counts, bandwidthM) => {
        fc.pre(sum(counts) >= 2);
        const expected = leaveOutOneByOne(counts, bandwidthM);
        const choice = runSteps(chooseBandwidth(counts, grid.lng, grid.lat, [bandwidthM]));
        if (expected === Number.NEGATIVE_INFINITY) expect(choice).toBeNull();
        else expect(choice?.scores[0]?.logLikelihood).toBeCloseTo(expected, 8);
      }),
      { numRuns: 40 },
    );
  });

  test("chooses the best of its scores, the smaller of equals", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const choice = runSteps(
          chooseBandwidth(counts, grid.lng, grid.lat, listBandwidths(grid.lng, grid.lat)),
        );
        fc.pre(choice !== null);
        const possible = choice.scores.filter(({ logLikelihood }) => logLikelihood !== null);
        const best = Math.max(...possible.map(({ logLikelihood }) => logLikelihood ?? 0));
        const first = possible.find(({ logLikelihood }) => logLikelihood === best);
        expect(choice.bandwidthM).toBe(first?.bandwidthM);
      }),
      { numRuns: 40 },
    );
  });

  test("chooses wide where the counts are even, and says that wider may be better", () => {
    const choice = runSteps(
      chooseBandwidth(
        grid.cells.map(() => 3),
        grid.lng,
        grid.lat,
        listBandwidths(grid.lng, grid.lat),
      ),
    );
    expect(choice?.atEnd).toBe("largest");
  });

  test("chooses narrow where each hex is its own", () => {
    const counts = grid.cells.map((_, i) => (i % 9 === 0 ? 500 : 0));
    expect(runSteps(chooseBandwidth(counts, grid.lng, grid.lat, [450, 400, 900]))?.atEnd).toBe("smallest");
  });

  test("rules out a bandwidth that a lone incident cannot be foretold with", () => {
    const alone = [1, ...new Array(grid.cellCount - 2).fill(0), 1];
    expect(runSteps(chooseBandwidth(alone, grid.lng, grid.lat, [350, 600]))).toBeNull();
    const choice = runSteps(chooseBandwidth(alone, grid.lng, grid.lat, [350, 4000]));
    expect(choice?.bandwidthM).toBe(4000);
    expect(choice?.scores[0]).toEqual({ bandwidthM: 350, logLikelihood: null });
  });

  test("has nothing to choose by below two incidents", () => {
    expect(runSteps(chooseBandwidth([1, 0], [0, 0], [0, 0.001], [500]))).toBeNull();
    expect(runSteps(chooseBandwidth([2, 2], [0, 0], [0, 0.001], []))).toBeNull();
  });
});

describe("listBandwidths", () => {
  test("rises from little more than the spacing of the hexes to six times that", () => {
    const list = listBandwidths(grid.lng, grid.lat);
    expect(list).toEqual(list.toSorted((a, b) => a - b));
    const six = [...grid.neighbours.subarray(0, grid.neighbourStart[1])];
    const spacing = sum(six.map((neighbour) => distanceM(at(grid, 0), at(grid, neighbour)))) / six.length;
    expect((list[0] ?? 0) / spacing).toBeCloseTo(1.25, 1);
    expect((list.at(-1) ?? 0) / spacing).toBeCloseTo(6, 0);
  });

  test("is empty below two hexes", () => {
    expect(listBandwidths([0], [0])).toEqual([]);
  });
});

describe("nearestCells", () => {
  test("gives the cells closer than the reach, itself first, then by distance", () => {
    fc.assert(
      fc.property(
        fc.nat(grid.cellCount - 1),
        fc.double({ min: 1, max: 2500, noNaN: true }),
        (from, reach) => {
          const near = nearestCells(placeOnSphere(grid.lng, grid.lat), from, reach);
          const expected = grid.cells.flatMap((_, i) =>
            i === from || distanceM(at(grid, from), at(grid, i)) < reach ? [i] : [],
          );
          expect([...near.cells].toSorted((a, b) => a - b)).toEqual(expected);
          expect(near.cells[0]).toBe(from);
          for (const [k, cell] of near.cells.entries()) {
            expect(near.distanceM[k]).toBeCloseTo(distanceM(at(grid, from), at(grid, cell)), 4);
            if (k > 0) expect((near.distanceM[k] ?? 0) + 0.001).toBeGreaterThan(near.distanceM[k - 1] ?? 0);
          }
        },
      ),
    );
  });
});
