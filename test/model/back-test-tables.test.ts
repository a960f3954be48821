import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportBackTest } from "../../src/analysis/expect/back-test.ts";
import { PREDICTOR_LABELS, PREDICTORS } from "../../src/model/back-test-report.ts";
import { tabulateBackTest } from "../../src/model/back-test-tables.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { runSteps } from "../../src/model/steps.ts";
import { monthOf } from "../../src/model/wall-clock.ts";
import { capitalise } from "../../src/model/wording.ts";
import { makeTable, type Row } from "../analysis/make-table.ts";
import { grid, ROWS } from "./two-years-of-rows.ts";

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

describe("the tables of a back-test", () => {
  const all = backTest(ROWS);

  test("score each predictor at each share of the hexes; an even spread hits that share", () => {
    const even = columnOf(all["back-test"], "Predictor").flatMap((label, i) =>
      label === "Even spread" ? [i] : [],
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
      ["PAI", "PAI, low", "PAI, high"],
      ["PEI*", "PEI*, low", "PEI*, high"],
      ["Log score", "Log score, low", "Log score, high"],
    ] as const) {
      for (const [i, value] of columnOf(all["back-test"], name).entries()) {
        expect(Number(columnOf(all["back-test"], low)[i])).toBeLessThanOrEqual(Number(value) + 1e-9);
        expect(Number(columnOf(all["back-test"], high)[i])).toBeGreaterThanOrEqual(Number(value) - 1e-9);
      }
    }
  });

  test("compare each pair once at each share, the first less the second, against the plain count first", () => {
    const differences = all["back-test-differences"];
    const { length } = columnOf(differences, "Predictor");
    const at = (name: string, i: number) => columnOf(differences, name)[i];
    const scoreOf = (measure: string, label: unknown, share: unknown) => {
      const labels = columnOf(all["back-test"], "Predictor");
      const shares = columnOf(all["back-test"], "Share of hexes");
      return Number(
        columnOf(all["back-test"], measure)[
          labels.findIndex((each, row) => each === label && shares[row] === share)
        ],
      );
    };
    const rows = Array.from({ length }, (_, i) => i);
    const keys = rows.map((i) => [at("Predictor", i), at("Against", i), at("Share of hexes", i)].join());
    expect(new Set(keys).size).toBe(length);
    const against = columnOf(differences, "Against");
    expect(against.indexOf("Plain prior count")).toBe(0);
    expect(against.slice(against.lastIndexOf("Plain prior count") + 1)).not.toContain("Plain prior count");
    for (const i of rows) {
      const [one, other, share] = [at("Predictor", i), at("Against", i), at("Share of hexes", i)];
      for (const measure of ["Hit rate", "Log score"]) {
        expect(Number(at(`${measure} beyond it`, i))).toBeCloseTo(
          scoreOf(measure, one, share) - scoreOf(measure, other, share),
          9,
        );
      }
      const weight = 100 * (Math.exp(Number(at("Log score beyond it", i))) - 1);
      expect(Number(at("Weight beyond it", i))).toBeCloseTo(weight, 9);
    }
  });

  test("hold in each month what the mean of the months holds", () => {
    const held = columnOf(all["back-test-months"], "Plain prior count: hit rate at 5%").map(Number);
    const rows = columnOf(all["back-test"], "Predictor").flatMap((label, i) =>
      label === "Plain prior count" ? [i] : [],
    );
    const at = rows.find((i) => columnOf(all["back-test"], "Share of hexes")[i] === 5) ?? -1;
    const mean = held.reduce((sum, each) => sum + each, 0) / held.length;
    expect(columnOf(all["back-test"], "Hit rate")[at]).toBeCloseTo(mean, 9);
  });

  test("have all that was expected and recorded in the groups of each predictor", () => {
    const groups = all["back-test-calibration"];
    const recorded = columnOf(all["back-test-months"], "Recorded").map(Number);
    const labels = columnOf(groups, "Predictor");
    for (const label of new Set(labels)) {
      const sum = labels.reduce<number>(
        (total, each, i) =>
          each === label
            ? total + Number(columnOf(groups, "Recorded")[i]) * Number(columnOf(groups, "Hex-months")[i])
            : total,
        0,
      );
      expect(sum).toBeCloseTo(
        recorded.reduce((total, each) => total + each, 0),
        6,
      );
    }
  });

  test("name the predictor to use", () => {
    const labels = PREDICTORS.map((name) => capitalise(PREDICTOR_LABELS[name]));
    for (const label of columnOf(all["back-test-verdict"], "Predictor")) expect(labels).toContain(label);
  });

  test("are none where it is locked", () => {
    expect(backTest(ROWS.slice(0, 1))).toEqual({});
  });
});
