import { describe, expect, test } from "vitest";
import { reportBackTest } from "../../src/analysis/back-test.ts";
import { reportExpectation } from "../../src/analysis/expectation-report.ts";
import { cellOfLocations } from "../../src/analysis/locate-rows.ts";
import { PREDICTOR_LABELS, PREDICTORS } from "../../src/model/back-test-report.ts";
import { tabulateBackTest, tabulateExpectation } from "../../src/model/expectation-tables.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { monthOf, wallMinutes } from "../../src/model/wall-clock.ts";
import { makeTable, type Row } from "../analysis/make-table.ts";

const AREA = { center: [-0.27961, 51.55602] as const, radiusM: 1000, resolution: 9 as const };
const grid = layHexGrid(AREA);

/** Two years of rows, most of them in the first hexes. */
const ROWS: readonly Row[] = (() => {
  const random = seedRandom(4);
  return Array.from({ length: 2400 }, () => {
    const cell = Math.floor(random.next() ** 3 * grid.cellCount);
    return {
      at: [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0] as const,
      time: wallMinutes(2024, 1) + Math.floor(random.next() * 731 * 1440),
    };
  });
})();

function backTest(rows: readonly Row[]) {
  const table = makeTable(rows);
  return tabulateBackTest(
    runSteps(reportBackTest(table, grid, cellOfLocations(table, grid), EVERYTHING, {})),
  );
}

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
  const all = tabulateExpectation(report);

  test("have the four phases by their clock, with an interval around each figure", () => {
    const phases = all["expected-phases"];
    expect(columnOf(phases, "Phase")).toEqual(["arrival", "event", "dispersal", "night"]);
    expect(columnOf(phases, "From")).toEqual(["16:00", "19:00", "22:00", "01:00"]);
    for (const [i, expected] of columnOf(phases, "Expected").entries()) {
      expect(Number(columnOf(phases, "Low")[i])).toBeLessThan(Number(expected));
      expect(Number(expected)).toBeLessThan(Number(columnOf(phases, "High")[i]));
    }
  });

  test("have every hex in every phase, most demand first, adding up to the phase", () => {
    const hexes = all["expected-hexes"];
    const arrival = columnOf(hexes, "Phase").flatMap((phase, i) => (phase === "arrival" ? [i] : []));
    expect(arrival).toHaveLength(grid.cellCount);
    const demand = arrival.map((i) => Number(columnOf(hexes, "Demand")[i]));
    expect(demand).toEqual([...demand].sort((a, b) => b - a));
    const sum = arrival.reduce((total, i) => total + Number(columnOf(hexes, "Expected")[i]), 0);
    expect(sum).toBeCloseTo(Number(columnOf(all["expected-phases"], "Expected")[0]), 8);
  });
});

describe("the tables of a back-test", () => {
  const all = backTest(ROWS);

  test("score each predictor at each share of the hexes; an even spread hits that share", () => {
    const even = columnOf(all["back-test"], "Predictor").flatMap((label, i) =>
      label === PREDICTOR_LABELS.uniform ? [i] : [],
    );
    expect(new Set(columnOf(all["back-test"], "Predictor")).size).toBeGreaterThan(2);
    expect(even.map((i) => columnOf(all["back-test"], "Share of hexes")[i])).toEqual([1, 2, 5, 10]);
    for (const i of even) {
      expect(Number(columnOf(all["back-test"], "PAI")[i])).toBeCloseTo(1, 9);
      expect(Number(columnOf(all["back-test"], "Hit rate")[i])).toBeCloseTo(
        Number(columnOf(all["back-test"], "Share of hexes")[i]),
        9,
      );
    }
  });

  test("count the rows of each month that is foretold", () => {
    const months = columnOf(all["back-test-months"], "Month");
    const inLast = ROWS.filter(({ time }) => monthOf(time ?? 0) === (2025 - 1970) * 12 + 11).length;
    expect(months.at(-1)).toBe("2025-12");
    expect(columnOf(all["back-test-months"], "Recorded").at(-1)).toBe(inLast);
  });

  test("hold each figure between its limits", () => {
    for (const [name, low, high] of [
      ["Hit rate", "Low", "High"],
      ["PAI", "PAI low", "PAI high"],
      ["PEI*", "PEI* low", "PEI* high"],
      ["Log score", "Log score low", "Log score high"],
    ] as const) {
      for (const [i, value] of columnOf(all["back-test"], name).entries()) {
        expect(Number(columnOf(all["back-test"], low)[i])).toBeLessThanOrEqual(Number(value) + 1e-9);
        expect(Number(columnOf(all["back-test"], high)[i])).toBeGreaterThanOrEqual(Number(value) - 1e-9);
      }
    }
  });

  test("compare each pair once, the first less the second", () => {
    const differences = all["back-test-differences"];
    const scoreOf = (label: unknown) =>
      Number(
        columnOf(all["back-test"], "Log score")[columnOf(all["back-test"], "Predictor").indexOf(`${label}`)],
      );
    const pairs = columnOf(differences, "Predictor").map(
      (label, i) => `${label} ${columnOf(differences, "Against")[i]}`,
    );
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const [i, difference] of columnOf(differences, "Log score").entries()) {
      const [one, other] = [columnOf(differences, "Predictor")[i], columnOf(differences, "Against")[i]];
      expect(Number(difference)).toBeCloseTo(scoreOf(one) - scoreOf(other), 9);
    }
  });

  test("name the predictor to use", () => {
    const labels = PREDICTORS.map((name) => PREDICTOR_LABELS[name]);
    for (const label of columnOf(all["back-test-verdict"], "Predictor")) expect(labels).toContain(label);
  });

  test("are none where it is locked", () => {
    expect(backTest(ROWS.slice(0, 1))).toEqual({});
  });
});
