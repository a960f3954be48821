import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localMoran } from "../../../src/analysis/where/local-moran.ts";
import { globalMoran } from "../../../src/analysis/where/moran.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { linkLists, linkPublished } from "../link-neighbours.ts";

const REFERENCE = "../shared/reference/statistics/eb_moran_stl78.json";

describe.skipIf(!existsSync(REFERENCE))("homicides around St Louis (esda, test_moran.py)", () => {
  test("I and the one-tailed p under normality agree with esda", () => {
    const { HR8893, neighbours_1based, expected } = JSON.parse(readFileSync(REFERENCE, "utf8"));
    const { start, neighbours } = linkPublished(neighbours_1based);
    const moran = globalMoran(HR8893, start, neighbours);
    expect(moran?.I).toBeCloseTo(expected.Moran_I_HR8893_rowstd, 10);
    expect((moran?.p ?? 0) / 2).toBeCloseTo(expected.Moran_p_norm_one_tailed, 10);
  });
});

describe("globalMoran", () => {
  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 900, resolution: 9 });
  const counts = fc.array(fc.nat(60), { minLength: grid.cellCount, maxLength: grid.cellCount });

  test("is the mean of the local ones", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const moran = globalMoran(values, grid.neighbourStart, grid.neighbours);
        fc.pre(moran !== null);
        const { I } = localMoran(values, grid.neighbourStart, grid.neighbours);
        expect(moran.I).toBeCloseTo(I.reduce((sum, each) => sum + each, 0) / grid.cellCount, 10);
      }),
    );
  });

  test("of high and low by turns on a ring of four is −1", () => {
    const { start, neighbours } = linkLists([
      [1, 3],
      [0, 2],
      [1, 3],
      [0, 2],
    ]);
    expect(globalMoran([1, 0, 1, 0], start, neighbours)?.I).toBeCloseTo(-1, 12);
  });

  test("is null where there is nothing to compare", () => {
    expect(globalMoran([3, 3, 3], ...threeInARow)).toBeNull();
    expect(globalMoran([1, 2], Uint32Array.of(0, 1, 2), Uint32Array.of(1, 0))).toBeNull();
    expect(globalMoran([1, 2, 3], new Uint32Array(4), new Uint32Array(0))).toBeNull();
  });
});

const threeInARow = [Uint32Array.of(0, 1, 3, 4), Uint32Array.of(1, 0, 2, 1)] as const;
