import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportExpectation } from "../../src/analysis/expect/expectation-report.ts";
import { tabulateExpectation, tabulatePhases } from "../../src/model/expectation-tables.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { headOfColumn, type ReportTable } from "../../src/model/report-table.ts";
import { runSteps } from "../../src/model/steps.ts";
import { makeTable } from "../analysis/make-table.ts";
import { AREA, grid, ROWS } from "./two-years-of-rows.ts";

function columnOf({ columns, rows }: ReportTable | undefined = { columns: [], rows: [] }, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[at]);
}

describe("the tables of what to expect", () => {
  const table = makeTable(ROWS);
  const report = runSteps(
    reportExpectation(table, grid, cellOfLocations(table, grid), EVERYTHING, {
      event: {
        ...{ name: "Concert", date: "2026-06-20", doors: 17 * 60, start: 19 * 60, end: 22 * 60 },
        venue: { id: null, name: "Wembley", at: AREA.center, capacity: null },
      },
      ...{ ratios: null, weights: null, focusAreas: [], predictor: "prior-count" },
    }),
  );
  const all = tabulateExpectation(report, AREA.center);

  test("have the four phases by their clock, with an interval around each figure", () => {
    const phases = all["expected-phases"];
    expect(columnOf(phases, "Phase")).toEqual(["arrival", "event", "dispersal", "night"]);
    expect(columnOf(phases, "From")).toEqual(["16:00", "19:00", "22:00", "01:00"]);
    for (const [i, expected] of columnOf(phases, "Expected").entries()) {
      expect(Number(columnOf(phases, "Low")[i])).toBeLessThan(Number(expected));
      expect(Number(expected)).toBeLessThan(Number(columnOf(phases, "High")[i]));
    }
  });

  test("say what an hour of each phase brings", () => {
    const [arrival] = columnOf(all["expected-phases"], "Per hour");
    expect(arrival).toBeCloseTo(Number(columnOf(all["expected-phases"], "Expected")[0]) / 3, 9);
  });

  test.each(["arrival", "event", "dispersal", "night"])(
    "have every hex on %s, most demand first",
    (phase) => {
      const hexes = all[`expected-hexes-${phase}`];
      expect(new Set(columnOf(hexes, "Hex"))).toEqual(new Set(grid.cells));
      const demand = columnOf(hexes, "Demand").map(Number);
      expect(demand).toEqual([...demand].sort((a, b) => b - a));
      const sum = columnOf(hexes, "Expected").reduce<number>((total, rows) => total + Number(rows), 0);
      const at = columnOf(all["expected-phases"], "Phase").indexOf(phase);
      expect(sum).toBeCloseTo(Number(columnOf(all["expected-phases"], "Expected")[at]), 8);
    },
  );

  test("never speak of an evening or of phases where the data has months alone", () => {
    const month = { ...report, unit: "rows per month" as const, phasesDiffer: false };
    const { columns, rows } = tabulatePhases(month);
    expect(columns.map(headOfColumn)).toEqual([
      "Phase",
      "Expected (rows per month)",
      "Low (rows per month)",
      "High (rows per month)",
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[0]).toBe("all phases");
  });
});
