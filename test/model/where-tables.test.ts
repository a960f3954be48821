import { beforeAll, describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportWhere } from "../../src/analysis/where/where-report.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { placeFrom } from "../../src/model/place-from-venue.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { runSteps } from "../../src/model/steps.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { DEFAULT_WHERE, type WhereReport } from "../../src/model/where-report.ts";
import { tabulateTopHexes, tabulateWhere } from "../../src/model/where-tables.ts";
import { makeTable, type Row, WEMBLEY } from "../analysis/make-table.ts";

const grid = layHexGrid(WEMBLEY);
const time = wallMinutes(2025, 5, 3, 22, 0);
const scatter: Row[] = Array.from({ length: 60 }, (_, k) => ({
  at: destination(WEMBLEY.center, k * 137.5, 100 + 20 * k),
  category: "Burglary",
  time,
}));
const crowd: Row[] = Array.from({ length: 300 }, (_, k) => ({
  at: destination(WEMBLEY.center, k * 137.5, k / 2),
  category: "Robbery",
  time,
}));

function report(rows: readonly Row[]): WhereReport {
  const table = makeTable(rows);
  return runSteps(
    reportWhere(table, grid, cellOfLocations(table, grid), EVERYTHING, {
      ...DEFAULT_WHERE,
      ...{ weights: { Robbery: 365, Burglary: null }, weightsName: "Made-up index" },
      ...{ permutations: 99, replicates: 9, scanReplicates: 99 },
    }),
  );
}

function columnOf({ columns, rows }: ReportTable | undefined = { columns: [], rows: [] }, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[at]);
}

/** The rows that fall into each hex, by the grid's own index. */
function countBy(rows: readonly Row[]): Map<string, number> {
  const table = makeTable(rows);
  const cellOf = cellOfLocations(table, grid);
  const counts = new Map(grid.cells.map((hex) => [hex, 0]));
  for (const location of table.locationOf) {
    const hex = grid.cells[cellOf[location] ?? -1];
    if (hex !== undefined) counts.set(hex, (counts.get(hex) ?? 0) + 1);
  }
  return counts;
}

describe("the tables of where", () => {
  const rows = [...scatter, ...crowd];
  let found: WhereReport;
  let tables: ReturnType<typeof tabulateWhere>;
  beforeAll(() => {
    found = report(rows);
    tables = tabulateWhere(found, WEMBLEY.center);
  });

  test("have a row for each hex of the area, empty ones too, with what was recorded in it", () => {
    const counts = countBy(rows);
    const hexes = columnOf(tables.hexes, "Hex");
    expect(new Set(hexes)).toEqual(new Set(grid.cells));
    expect(columnOf(tables.hexes, "Recorded")).toEqual(hexes.map((hex) => counts.get(String(hex))));
  });

  test("list the hexes with most first, and the fullest apart", () => {
    const recorded = columnOf(tables.hexes, "Recorded").map(Number);
    expect(recorded).toEqual([...recorded].sort((a, b) => b - a));
    expect(columnOf(tables["top-hexes"], "Hex")).toEqual(columnOf(tables.hexes, "Hex").slice(0, 10));
    const total = recorded.reduce((sum, each) => sum + each, 0);
    expect(columnOf(tables["top-hexes"], "Share of records")[0]).toBeCloseTo(
      (100 * (recorded[0] ?? 0)) / total,
      12,
    );
  });

  test("never call a hex without a row one of the fullest", () => {
    expect(tabulateTopHexes(report(crowd.slice(0, 1)), WEMBLEY.center).rows).toHaveLength(1);
    expect(tabulateTopHexes(report([]), WEMBLEY.center).rows).toEqual([]);
  });

  test("place each hex where it is, with its area", () => {
    const cell = grid.indexOf.get(String(columnOf(tables.hexes, "Hex")[0])) ?? -1;
    expect(columnOf(tables.hexes, "Latitude")[0]).toBe(grid.lat[cell]);
    expect(columnOf(tables.hexes, "Longitude")[0]).toBe(grid.lng[cell]);
    expect(columnOf(tables.hexes, "From the venue")[0]).toBe(
      placeFrom(WEMBLEY.center, [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0]).place,
    );
    expect(columnOf(tables.hexes, "Area")[0]).toBe(found.hexes.areaKm2[cell]);
  });

  test("give harm of the rows with a weight, and say which have none", () => {
    const harm = columnOf(tables.hexes, "Harm").map(Number);
    const robberies = [...countBy(crowd).values()].reduce((sum, each) => sum + each, 0);
    expect(harm.reduce((sum, each) => sum + each, 0)).toBeCloseTo(365 * robberies, 6);
    expect(columnOf(tables["without-harm"], "Crime type")).toEqual(["Burglary"]);
  });

  test("number the clusters as the hexes do", () => {
    const members = columnOf(tables.hexes, "Cluster");
    const sizes = columnOf(tables.clusters, "Hexes");
    expect(sizes.length).toBeGreaterThan(0);
    for (const [i, number] of columnOf(tables.clusters, "Cluster").entries()) {
      const own = members.filter((each) => each === number).length;
      expect(own).toBeGreaterThan(0);
      expect(own).toBeLessThanOrEqual(Number(sizes[i]));
    }
  });

  test("have the Gini of the whole area, as the mean difference of all pairs of hexes gives it", () => {
    const counts = [...countBy(rows).values()];
    const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
    const differences = counts.flatMap((a) => counts.map((b) => Math.abs(a - b)));
    const gini = differences.reduce((sum, each) => sum + each, 0) / (2 * counts.length ** 2 * mean);
    const row = tables["where-figures"]?.rows.find(([name]) => name === "Gini");
    expect(row?.[1]).toBeCloseTo(gini, 10);
  });

  test("say nothing rather than something where nothing is recorded", () => {
    const empty = tabulateWhere(report([]), WEMBLEY.center);
    for (const figure of ["Share of records", "Coefficient"]) {
      expect(new Set(columnOf(empty.concentration, figure))).toEqual(new Set([null]));
    }
    expect(empty["where-figures"]?.rows.find(([name]) => name === "Gini")?.[1]).toBeNull();
    expect(empty.clusters?.rows).toEqual([]);
  });
});
