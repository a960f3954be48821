import { describe, expect, it } from "vitest";
import type { ReportTable } from "../../../src/model/report-table.ts";
import {
  tabulateCategories,
  tabulateDays,
  tabulateHours,
  tabulateMonths,
  tabulateWeekdays,
  tabulateWeekHours,
} from "../../../src/ui/charts/tabulate-counts.ts";
import {
  tabulateBands,
  tabulateCalibration,
  tabulateConcentration,
  tabulateHitRates,
  tabulateIntervals,
} from "../../../src/ui/charts/tabulate-findings.ts";

const heads = ({ columns }: ReportTable) => columns.map(({ name }) => name);

describe("the table of a chart of counts", () => {
  it("of months has a column for trend and events only where the chart has them", () => {
    expect(tabulateMonths({ firstMonth: 675, counts: [4, 6] })).toEqual({
      columns: [
        { name: "Month", align: "left" },
        { name: "Recorded", align: "right" },
      ],
      rows: [
        ["Apr 2026", 4],
        ["May 2026", 6],
      ],
    });
    const trend = { name: "trend", value: [Number.NaN, 5.5], low: [1, 2], high: [8, 9] };
    const table = tabulateMonths({ firstMonth: 675, counts: [4, 6], trend, events: [0, 2] });
    expect(heads(table)).toEqual(["Month", "Recorded", "Trend", "Trend, low", "Trend, high", "Events"]);
    expect(table.rows).toEqual([
      ["Apr 2026", 4, null, 1, 8, 0],
      ["May 2026", 6, 5.5, 2, 9, 2],
    ]);
  });

  it("of hours of the week has a row per hour, Monday first, and their sum", () => {
    const { rows } = tabulateWeekHours(Array.from({ length: 168 }, (_, i) => i));
    expect(rows).toHaveLength(24);
    expect(rows[1]).toEqual(["01:00–01:59", 1, 25, 49, 73, 97, 121, 145, 511]);
  });

  it("of hours, weekdays and categories has a row each", () => {
    expect(tabulateHours(new Uint32Array(24)).rows).toHaveLength(24);
    expect(tabulateWeekdays([1, 2, 3, 4, 5, 6, 7]).rows.at(-1)).toEqual(["Sun", 7]);
    const categories = [
      { name: "Drugs", rows: 2 },
      { name: "Robbery", rows: 9 },
    ];
    expect(tabulateCategories(categories).rows).toEqual([
      ["Robbery", 9],
      ["Drugs", 2],
    ]);
  });

  it("of days says nothing where there is no data", () => {
    const days = { firstDay: 20260, counts: [3, Number.NaN], eventDays: new Set([20261]) };
    expect(tabulateDays(days).rows).toEqual([
      ["Sat 21 Jun 2025", 3, "no"],
      ["Sun 22 Jun 2025", null, "yes"],
    ]);
  });
});

describe("the table of a finding", () => {
  it("of intervals says in words which are too few", () => {
    const table = tabulateIntervals(
      [
        { label: "Concerts", interval: { estimate: 2, low: 1, high: 3, shrunken: 1.8 } },
        { label: "Boxing", interval: null, text: "too few: 3 events" },
      ],
      "Events",
    );
    expect(heads(table)).toEqual(["Events", "Estimate", "Low", "High", "Drawn towards the mean", "Remark"]);
    expect(table.rows).toEqual([
      ["Concerts", 2, 1, 3, 1.8, ""],
      ["Boxing", null, null, null, null, "too few: 3 events"],
    ]);
  });

  it("of hit rates and concentration is in percent", () => {
    const hits = [{ predictor: "Naive", hitRate: [0.25, Number.NaN] }];
    expect(tabulateHitRates([0.05, 0.1], hits).rows).toEqual([["Naive", 25, null]]);
    expect(tabulateConcentration([{ places: 0.25, records: 0.5 }], "hexes").rows).toEqual([[25, 50]]);
  });

  it("of bands has a row per cell", () => {
    const bands = {
      rowsTitle: "Distance",
      columnsTitle: "Days",
      rowNames: ["0 m", "100 m"],
      columnNames: ["0–7", "8–14"],
      ratios: [
        [2.4, 1.6],
        [1.5, null],
      ],
      p: [
        [0.001, 0.2],
        [0.04, null],
      ],
    };
    expect(tabulateBands(bands).rows).toEqual([
      ["0 m", "0–7", 2.4, 0.001],
      ["0 m", "8–14", 1.6, 0.2],
      ["100 m", "0–7", 1.5, 0.04],
      ["100 m", "8–14", null, null],
    ]);
  });

  it("of calibration has the unit in its heads", () => {
    const { columns, rows } = tabulateCalibration(
      [{ expected: 1, observed: 2, low: 1, high: 3, n: 40 }],
      "per hex",
    );
    expect(columns[0]).toMatchObject({ name: "Expected", unit: "per hex" });
    expect(rows).toEqual([[1, 2, 1, 3, 40]]);
  });
});
