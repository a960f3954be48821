import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { reportWhen } from "../../../src/analysis/when/when-report.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { isLocked } from "../../../src/model/locked.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";
import { type TimePrecision, wallMinutes } from "../../../src/model/wall-clock.ts";
import type { WhenOptions } from "../../../src/model/when-report.ts";
import { FIRST_MONTH, makeTable, type Row, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const OPTIONS: WhenOptions = { compare: null, permutations: 99, seed: 7, leaveOutMonths: [] };

/** Rows of so many months, at thirty places, one in ten of another category and a few without a time. */
function makeRows(months: number): Row[] {
  const random = seedRandom(9);
  const rows: Row[] = [];
  for (let month = 1; month <= months; month++) {
    for (let i = random.poisson(60); i > 0; i--) {
      const at = destination(WEMBLEY.center, Math.floor(random.next() * 30) * 12, 1000);
      const category = random.next() < 0.1 ? "Burglary" : "Robbery";
      const time = wallMinutes(
        2025,
        month,
        1 + Math.floor(random.next() * 28),
        0,
        Math.floor(random.next() * 1440),
      );
      rows.push(random.next() < 0.02 ? { at, category } : { at, category, time });
    }
  }
  return rows;
}

function report(
  months: number,
  precision: TimePrecision,
  options: Partial<WhenOptions> = {},
  query: Query = EVERYTHING,
) {
  const table = makeTable(makeRows(months), precision);
  return runSteps(reportWhen(table, grid, cellOfLocations(table, grid), query, { ...OPTIONS, ...options }));
}

const lockedOf = (found: ReturnType<typeof report>) =>
  Object.entries(found).flatMap(([name, section]) =>
    typeof section === "object" && isLocked(section) ? [name] : [],
  );

describe("reportWhen", () => {
  test("has every section for three years with times, each with a note on rows that there are", () => {
    const found = report(36, "minute");
    expect(lockedOf(found)).toEqual([]);
    const sections = Object.values(found).filter((section) => typeof section === "object");
    expect(sections.length).toBe(7);
    for (const section of sections) {
      expect(section).toMatchObject({ note: { version: 1, span: { first: expect.any(Number) } } });
      if (!isLocked(section)) expect(section.note.n.rows).toBeLessThanOrEqual(found.rows - found.withoutTime);
    }
    expect(found.withoutTime).toBeGreaterThan(0);
  });

  test("compares the last twelve months with the twelve before, skipping a partial last one", () => {
    expect(report(36, "minute").change).toMatchObject({
      before: { from: FIRST_MONTH + 12, to: FIRST_MONTH + 23 },
      after: { from: FIRST_MONTH + 24, to: FIRST_MONTH + 35 },
    });
    expect(report(36, "minute", { leaveOutMonths: [FIRST_MONTH + 35] }).change).toMatchObject({
      before: { from: FIRST_MONTH + 11, to: FIRST_MONTH + 22 },
      after: { from: FIRST_MONTH + 23, to: FIRST_MONTH + 34 },
    });
  });

  test("compares the periods asked for", () => {
    const before = { from: FIRST_MONTH, to: FIRST_MONTH + 2 };
    const after = { from: FIRST_MONTH + 3, to: FIRST_MONTH + 5 };
    expect(report(14, "minute", { compare: { before, after } }).change).toMatchObject({ before, after });
  });

  test("locks what is finer than the data, and says so", () => {
    expect(lockedOf(report(36, "month"))).toEqual(["nearRepeats", "weekHours", "calendar"]);
    expect(lockedOf(report(36, "day"))).toEqual([]);
    expect(lockedOf(report(36, "none")).length).toBe(7);
  });

  test("locks what needs more months than there are", () => {
    expect(lockedOf(report(14, "minute"))).toEqual(["seasonality", "change"]);
    expect(lockedOf(report(11, "minute"))).toEqual(["trend", "seasonality", "change"]);
    expect(lockedOf(report(9, "minute"))).toEqual(["trend", "seasonality", "change", "emerging"]);
  });

  test("says of a query that finds nothing that there is nothing", () => {
    const found = report(36, "minute", {}, { ...EVERYTHING, categories: ["Piracy"] });
    expect(found.rows).toBe(0);
    expect(lockedOf(found).length).toBe(7);
  });

  test("counts only what the query lets through", () => {
    const all = report(36, "minute");
    const some = report(
      36,
      "minute",
      {},
      {
        ...EVERYTHING,
        categories: ["Burglary"],
        period: { from: FIRST_MONTH, to: FIRST_MONTH + 17 },
      },
    );
    expect(some.rows).toBeLessThan(all.rows / 10);
    expect(some.trend).toMatchObject({ note: { span: { first: FIRST_MONTH, last: FIRST_MONTH + 17 } } });
    expect(some.change).toHaveProperty("locked");
  });

  test("is the same for the same seed, and goes through JSON and a structured clone", () => {
    const found = report(24, "minute");
    expect(report(24, "minute")).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found)).rows).toBe(found.rows);
  });
});
