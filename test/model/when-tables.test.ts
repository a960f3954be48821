import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportWhen } from "../../src/analysis/when/when-report.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { dayOf, type TimePrecision, wallMinutes } from "../../src/model/wall-clock.ts";
import { tabulateWhen } from "../../src/model/when-tables.ts";
import { makeTable, type Row, WEMBLEY } from "../analysis/make-table.ts";

const grid = layHexGrid(WEMBLEY);

/** Two years of rows at thirty places, one in ten a burglary, a few without a time. */
const ROWS: readonly Row[] = (() => {
  const random = seedRandom(11);
  return Array.from({ length: 1500 }, (): Row => {
    const at = destination(WEMBLEY.center, Math.floor(random.next() * 30) * 12, 900);
    const category = random.next() < 0.1 ? "Burglary" : "Robbery";
    const time = wallMinutes(2024, 1) + Math.floor(random.next() * 731 * 1440);
    return random.next() < 0.02 ? { at, category } : { at, category, time };
  });
})();
const TIMES = ROWS.flatMap(({ time }) => time ?? []);

function tables(precision: TimePrecision = "minute") {
  const table = makeTable(ROWS, precision);
  const asked = { compare: null, permutations: 99, seed: 7, leaveOutMonths: [] };
  const report = runSteps(reportWhen(table, grid, cellOfLocations(table, grid), EVERYTHING, asked));
  return tabulateWhen(report, grid, WEMBLEY.center);
}

function columnOf({ columns, rows }: ReportTable | undefined = { columns: [], rows: [] }, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[at]);
}

function figureOf(table: ReportTable | undefined, name: string) {
  return table?.rows.find(([figure]) => figure === name);
}

describe("the tables of when", () => {
  const all = tables();

  test("have no table of what months cannot say", () => {
    const names = Object.keys(tables("month"));
    expect(names).toContain("emerging-hot-spots");
    expect(names).not.toContain("near-repeats");
  });

  test("begin the change by crime type with all, which the types add up to", () => {
    const [name, ...types] = columnOf(all["change-by-category"], "Crime type");
    expect(name).toBe("All");
    expect([...types].sort()).toEqual(["Burglary", "Robbery"]);
    const [total, ...parts] = columnOf(all["change-by-category"], "After").map(Number);
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(total);
    expect(total).toBe(TIMES.filter((time) => time >= wallMinutes(2025, 1)).length);
    expect(columnOf(all["change-by-category"], "Adjusted p")[0]).toBeNull();
  });

  test("have the change by hex of the same rows", () => {
    const before = columnOf(all["change-by-hex"], "Before").map(Number);
    expect(before.reduce((sum, each) => sum + each, 0)).toBe(
      columnOf(all["change-by-category"], "Before")[0],
    );
  });

  test("count pairs at the same point by the days between them, band by band", () => {
    const timed = ROWS.flatMap(({ at, time }) =>
      time === undefined ? [] : { point: `${at}`, day: dayOf(time) },
    );
    const gaps = timed.flatMap((a, i) =>
      timed.slice(0, i).flatMap((b) => (a.point === b.point ? Math.abs(a.day - b.day) : [])),
    );
    const near = all["near-repeats"];
    const edges = columnOf(near, "Within").slice(0, 5).map(Number);
    expect(columnOf(near, "Up to").slice(0, 6)).toEqual([0, 0, 0, 0, 0, 100]);
    expect(columnOf(near, "Pairs").slice(0, 5)).toEqual(
      edges.map((edge, i) => gaps.filter((gap) => gap <= edge && gap > (edges[i - 1] ?? -1)).length),
    );
  });

  test("say how many rows have no time, and the trend with its interval", () => {
    expect(figureOf(all["when-figures"], "Without a time")?.[1]).toBe(ROWS.length - TIMES.length);
    const [, value, low, high, p, unit] = figureOf(all["when-figures"], "Change per year") ?? [];
    expect(Number(low)).toBeLessThan(Number(value));
    expect(Number(value)).toBeLessThan(Number(high));
    expect(Number(p)).toBeGreaterThan(0);
    expect(unit).toBe("%");
  });

  test("have no figure of a trend that is locked", () => {
    const table = makeTable([{ at: WEMBLEY.center, time: wallMinutes(2024, 1) }], "month");
    const asked = { compare: null, permutations: 9, seed: 7, leaveOutMonths: [] };
    const report = runSteps(reportWhen(table, grid, cellOfLocations(table, grid), EVERYTHING, asked));
    const names = tabulateWhen(report, grid, WEMBLEY.center)["when-figures"]?.rows.map(([name]) => name);
    expect(names).toEqual(["Recorded", "Without a time"]);
  });
});
