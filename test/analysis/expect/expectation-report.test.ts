import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import {
  type ExpectationOptions,
  reportExpectation,
} from "../../../src/analysis/expect/expectation-report.ts";
import { learnBaseline } from "../../../src/analysis/expect/weighted-baseline.ts";
import { PREDICTORS } from "../../../src/model/back-test-report.ts";
import type { FocusArea } from "../../../src/model/focus-area.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";
import { type TimePrecision, wallMinutes } from "../../../src/model/wall-clock.ts";
import { makeTable, type Row, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const centre = (cell: number) => [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0] as const;
const OPTIONS: ExpectationOptions = {
  event: {
    name: "Concert",
    venue: { id: null, name: "Wembley", at: WEMBLEY.center, capacity: null },
    date: "2026-06-20",
    doors: 17 * 60,
    start: 19 * 60,
    end: 22 * 60,
  },
  ratios: null,
  weights: null,
  focusAreas: [],
  predictor: "prior-count",
};
const report = (
  rows: readonly Row[],
  options: Partial<ExpectationOptions> = {},
  precision: TimePrecision = "minute",
) => {
  const table = makeTable(rows, precision);
  return runSteps(
    reportExpectation(table, grid, cellOfLocations(table, grid), EVERYTHING, { ...OPTIONS, ...options }),
  );
};
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

/** A year of rows, most of them in the evening and in the first hexes. */
const random = seedRandom(4);
const YEAR: Row[] = Array.from({ length: 4000 }, () => ({
  at: centre(Math.floor(random.next() ** 3 * grid.cellCount)),
  category: random.next() < 0.1 ? "Robbery" : "Theft from the person",
  time:
    wallMinutes(2025, 1) +
    Math.floor(random.next() * 365) * 1440 +
    Math.floor(Math.sqrt(random.next()) * 1440),
}));
const station: FocusArea = {
  id: "station",
  name: "The station",
  kind: "station",
  geometry: { type: "point", at: centre(20), radiusM: 300 },
  weight: { arrival: 2, event: 1, dispersal: 3, night: 1 },
};

describe("what to expect of an evening", () => {
  test("adds up to what was recorded on such evenings", () => {
    const found = report(YEAR);
    const saturdays = YEAR.filter(({ time = 0 }) => {
      const date = new Date(time * 60_000);
      return date.getUTCDay() === 6 && date.getUTCHours() >= 19 && date.getUTCHours() < 22;
    }).length;
    expect(found.unit).toBe("rows per evening");
    expect(found.phases.map(({ phase }) => phase)).toEqual(["arrival", "event", "dispersal", "night"]);
    const event = found.phases[1];
    expect(event?.total.low).toBeLessThan(saturdays / 52);
    expect(event?.total.high).toBeGreaterThan(saturdays / 52);
    expect(event?.timeShare?.rows).toBe(saturdays);
    expect(found.phasesDiffer).toBe(true);
  });

  test("an event ratio raises its ring in its phase alone", () => {
    const ratios = [{ phase: "dispersal", ringOuterM: 400, ratio: 2, low: 1.5, high: 2.7 }] as const;
    const [plain, raised] = [report(YEAR), report(YEAR, { ratios })];
    expect(raised.phases[1]).toEqual(plain.phases[1]);
    expect(raised.phases[2]?.expected[0]).toBeCloseTo(2 * (plain.phases[2]?.expected[0] ?? 0), 12);
    const far = grid.cellCount - 1;
    expect(raised.phases[2]?.expected[far]).toBe(plain.phases[2]?.expected[far]);
    expect(plain.note.cautions.join(" ")).toContain("No event ratio is used");
    expect(raised.note.parameters.usesEventRatios).toBe(true);
  });

  test("weights by category change demand and not expected rows", () => {
    const of = { Robbery: 365, "Theft from the person": 2 };
    const [plain, weighed] = [report(YEAR), report(YEAR, { weights: { name: "harm", of } })];
    expect(weighed.phases[0]?.expected).toEqual(plain.phases[0]?.expected);
    const robberies = YEAR.filter(({ category }) => category === "Robbery").length;
    const meanWeight = (365 * robberies + 2 * (YEAR.length - robberies)) / YEAR.length;
    const { baseline } = runSteps(
      learnBaseline(
        makeTable(YEAR),
        cellOfLocations(makeTable(YEAR), grid),
        grid,
        EVERYTHING,
        "prior-count",
        { name: "harm", of },
      ),
    );
    expect(sum(baseline.weighted) / sum(baseline.rows)).toBeCloseTo(meanWeight, 9);
    expect(weighed.weightName).toBe("harm");
  });

  test("a category without a weight is refused", () => {
    expect(() => report(YEAR, { weights: { name: "harm", of: { Robbery: 365 } } })).toThrow(
      "Theft from the person",
    );
    const negative = { name: "harm", of: { Robbery: -1, "Theft from the person": 1 } };
    expect(() => report(YEAR, { weights: negative })).toThrow(RangeError);
  });

  test("a focus area raises demand where it lies, and with weight 1 changes nothing", () => {
    const plain = report(YEAR);
    const focused = report(YEAR, { focusAreas: [station] });
    expect(focused.phases[2]?.demand[20]).toBeGreaterThan(2.5 * (plain.phases[2]?.demand[20] ?? 0));
    expect(focused.phases[2]?.expected).toEqual(plain.phases[2]?.expected);
    const flat = { ...station, weight: { arrival: 1, event: 1, dispersal: 1, night: 1 } };
    expect(report(YEAR, { focusAreas: [flat] }).phases).toEqual(plain.phases);
  });

  test.each(PREDICTORS)("is given by %s, in the same total", (predictor) => {
    const found = report(YEAR, { predictor }, "month");
    expect((found.phases[0]?.total.expected ?? 0) / (YEAR.length / 12)).toBeCloseTo(1, 1);
    expect(found.note.parameters.predictor).toBe(predictor);
  });

  test("a date that is none is refused", () => {
    expect(() => report(YEAR, { event: { ...OPTIONS.event, date: "soon" } })).toThrow("soon");
  });
});

describe("what the data cannot say is not invented", () => {
  test("month data gives each phase the same rows per month, and says so", () => {
    const found = report(YEAR, {}, "month");
    expect(found.unit).toBe("rows per month");
    expect(found.phasesDiffer).toBe(false);
    for (const { expected, demand, timeShare } of found.phases) {
      expect(expected).toEqual(found.phases[0]?.expected);
      expect(demand).toEqual(found.phases[0]?.demand);
      expect(timeShare).toBeNull();
    }
    expect(found.note.cautions.join(" ")).toContain("all phases show the same surface");
  });

  test("with focus areas only these differ by phase", () => {
    const found = report(YEAR, { focusAreas: [station] }, "month");
    expect(found.phases[0]?.demand).not.toEqual(found.phases[2]?.demand);
    expect(found.phases[1]?.demand).toEqual(found.phases[3]?.demand);
    expect(found.phases[0]?.expected).toEqual(found.phases[2]?.expected);
    expect(found.note.cautions.join(" ")).toContain("only the focus areas differ by phase");
  });

  test("event ratios are left out of month data, and it is said", () => {
    const ratios = [{ phase: "event", ringOuterM: 900, ratio: 3, low: 2, high: 4 }] as const;
    const found = report(YEAR, { ratios }, "month");
    expect(found.phases).toEqual(report(YEAR, {}, "month").phases);
    expect(found.note.cautions.join(" ")).toContain("Event ratios by phase are left out");
    expect(found.note.parameters.usesEventRatios).toBe(false);
  });

  test("data without times gives rows in the data", () => {
    const found = report(YEAR, {}, "none");
    expect(found.unit).toBe("rows in the data");
    expect(found.phases[0]?.total.expected).toBeCloseTo(YEAR.length, 6);
    expect(found.note.span).toBeNull();
  });

  test("rows without a time are left out of dated data, and counted", () => {
    const found = report([...YEAR, ...Array.from({ length: 7 }, () => ({ at: centre(0) }))]);
    expect(found.note.n.rows).toBe(YEAR.length);
    expect(found.note.cautions.join(" ")).toContain("7 counted rows are left out");
  });

  test("no rows at all is said, and no number stands without its upper limit", () => {
    const found = report([], {}, "month");
    expect(found.note.cautions.join(" ")).toContain("No row counts here");
    expect(sum(found.phases[0]?.expected ?? [])).toBe(0);
    expect(found.phases[0]?.high[0]).toBeGreaterThan(3.6);
  });
});
