import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { describeHexes } from "../../../src/analysis/counting/hex-surface.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { reportWhere } from "../../../src/analysis/where/where-report.ts";
import type { CrimeTable } from "../../../src/model/crime-table.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import { runSteps } from "../../../src/model/steps.ts";
import { parseMonth, wallMinutes } from "../../../src/model/wall-clock.ts";
import {
  CONFIDENCE_WORDS,
  DEFAULT_WHERE,
  HOT_METHODS,
  type WhereOptions,
} from "../../../src/model/where-report.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const options: WhereOptions = {
  ...DEFAULT_WHERE,
  weights: { Robbery: 365, Burglary: 20, Violence: null },
  weightsName: "Made-up index",
  permutations: 999,
  replicates: 19,
  scanReplicates: 99,
};
const report = (table: CrimeTable, query: Query = EVERYTHING, how = options) =>
  runSteps(reportWhere(table, grid, cellOfLocations(table, grid), query, how));
const wordOf = (word: number | undefined) => CONFIDENCE_WORDS[word ?? -1];
const time = wallMinutes(2025, 5, 3, 22, 0);

const scatter: Row[] = Array.from({ length: 90 }, (_, k) => ({
  at: destination(WEMBLEY.center, k * 137.5, 100 + 15 * k),
  category: "Burglary",
  time,
}));
const crowd: Row[] = Array.from({ length: 300 }, (_, k) => ({
  at: destination(WEMBLEY.center, k * 137.5, k),
  category: "Robbery",
  time,
}));

describe("reportWhere", () => {
  test("never has high confidence in a hex of fewer than five rows", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const { hexes } = report(makeTable(rows), query);
        for (const [i, count] of hexes.count.entries()) {
          if (count < 5) expect(["not hot", "low"]).toContain(wordOf(hexes.confidence[i]));
        }
      }),
      { numRuns: 15 },
    );
  });

  test("counts as the map counts, and finds its Gi*", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows);
        const surface = describeHexes(table, grid, cellOfLocations(table, grid), query);
        const { hexes, rowsCounted } = report(table, query);
        expect(hexes.count).toEqual(surface.count);
        expect(hexes.giStar).toEqual(surface.z);
        expect(hexes.giStarP).toEqual(surface.pAdjusted);
        expect(rowsCounted).toBe(surface.rowsCounted);
      }),
      { numRuns: 15 },
    );
  });

  test("is sure of a crowd among scattered rows, and all methods agree on its middle", () => {
    const { hexes, clusters } = report(makeTable([...scatter, ...crowd]), EVERYTHING, {
      ...options,
      permutations: DEFAULT_WHERE.permutations,
    });
    expect(wordOf(hexes.confidence[0])).toBe("high");
    expect(HOT_METHODS.filter((_, bit) => ((hexes.calledBy[0] ?? 0) >> bit) & 1)).toEqual([...HOT_METHODS]);
    expect(clusters[0]?.hexes).toContain(grid.cells[0]);
    const far = grid.cells.map((_, i) => i).filter((i) => (grid.lat[i] ?? 0) > 51.566);
    expect(far.length).toBeGreaterThan(3);
    for (const i of far) expect(wordOf(hexes.confidence[i])).toBe("not hot");
  });

  test("numbers the clusters that hexes belong to", () => {
    const { hexes, clusters, lng, lat } = report(makeTable([...scatter, ...crowd]));
    expect(clusters.length).toBeGreaterThan(0);
    for (const [index, cluster] of clusters.entries()) {
      const members = grid.cells.filter((_, i) => hexes.cluster[i] === index);
      expect([...cluster.hexes].toSorted()).toEqual(members.toSorted());
      expect([cluster.lng, cluster.lat]).toEqual([lng[cluster.center], lat[cluster.center]]);
      expect(cluster.p).toBeLessThanOrEqual(0.05);
      expect(cluster.radiusM).toBeLessThan(options.scanRadiusM);
    }
  });

  test("finds no significant circle in rows that lie evenly", () => {
    const even = grid.cells.map((_, i) => ({ at: [grid.lng[i] ?? 0, grid.lat[i] ?? 0] as const, time }));
    const { clusters, hexes } = report(makeTable(even));
    expect(clusters).toEqual([]);
    expect(new Set(hexes.confidence)).toEqual(new Set([0]));
  });

  test("is plain data that survives a message to another thread", () => {
    const made = report(makeTable([...scatter, ...crowd]));
    expect(structuredClone(made)).toEqual(made);
    expect(() => JSON.stringify(made)).not.toThrow();
  });

  test("is the same for the same seed, and says the seed", () => {
    const table = makeTable([...scatter, ...crowd]);
    const made = report(table);
    expect(report(table)).toEqual(made);
    expect(made.notes.scan.parameters).toMatchObject({ seed: 1, replicates: 99 });
    expect(made.notes.giStarPermutation.parameters).toMatchObject({ seed: 1, permutations: 999 });
  });

  test("gives no rate per month where the data has no months, and says so", () => {
    const { hexes, months, notes } = report(makeTable([...scatter, ...crowd], "none"));
    expect(hexes.ratePerKm2Month).toBeNull();
    expect(months).toBeNull();
    expect(notes.counts.span).toBeNull();
    expect(notes.counts.cautions.join(" ")).toContain("no months");
  });

  test("names the categories that have no weight in the index", () => {
    const violence: Row[] = [{ at: WEMBLEY.center, category: "Violence", time }];
    const { notes, rowsUnweighted, unweightedCategories } = report(makeTable([...scatter, ...violence]));
    expect(rowsUnweighted).toBe(1);
    expect(unweightedCategories).toEqual([{ name: "Violence", rows: 1 }]);
    expect(notes.harm.cautions.join(" ")).toContain(
      "1 rows have no value in Made-up index and are in no sum of harm: Violence (1).",
    );
  });

  test("says in each note how many rows it rests on, from when, and that they are simulated", () => {
    const { notes } = report(makeTable([...scatter, ...crowd]));
    const may = parseMonth("2025-05");
    for (const note of Object.values(notes)) {
      expect(note.span).toEqual({ first: may, last: may });
      expect(note.n).toEqual({ rows: countHexes(...everything()).rowsCounted, hexes: grid.cellCount });
      expect(note.cautions[0]).toContain("simulated");
    }
  });

  function everything() {
    const table = makeTable([...scatter, ...crowd]);
    return [table, cellOfLocations(table, grid), grid, EVERYTHING] as const;
  }

  test("warns of a handful of rows, and of too few draws to find a lone hex", () => {
    const { notes } = report(makeTable(crowd.slice(0, 4)), EVERYTHING, { ...options, permutations: 99 });
    expect(notes.giStar.cautions.join(" ")).toContain("Only 4 rows are counted");
    expect(notes.giStarPermutation.cautions.join(" ")).toContain("fewer than");
  });

  test("warns of counts that vary too much for the scan, and not of ones that do not", () => {
    const warning = "times as much as chance";
    expect(report(makeTable([...scatter, ...crowd])).notes.scan.cautions.join(" ")).toContain(warning);
    const even = grid.cells.map((_, i) => ({ at: [grid.lng[i] ?? 0, grid.lat[i] ?? 0] as const, time }));
    expect(report(makeTable(even)).notes.scan.cautions.join(" ")).not.toContain(warning);
  });

  test("has something to say of a table without rows, and of a single hex", () => {
    const empty = report(makeTable([]));
    expect(empty).toMatchObject({ rowsCounted: 0, clusters: [], bandwidth: null, globalMoran: null });
    expect(empty.hexes.density).toBeNull();
    expect(empty.hexes.blend).toBeNull();
    const single = layHexGrid({ center: WEMBLEY.center, radiusM: 250, resolution: 8 });
    const table = makeTable(crowd);
    const one = runSteps(reportWhere(table, single, cellOfLocations(table, single), EVERYTHING, options));
    expect(new Set(one.hexes.confidence)).toEqual(new Set([0]));
  });
});
