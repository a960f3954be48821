import { describe, expect, it } from "vitest";
import { MAP_MEASURES, MEASURE_IDS, type MeasureId } from "../../src/app/map-measures.ts";
import { classifyAmounts, type MeasureClasses } from "../../src/app/measure-classes.ts";
import type { EventReport } from "../../src/model/event-report.ts";
import { isLocked } from "../../src/model/locked.ts";
import type { MethodNote } from "../../src/model/method-note.ts";
import { RATIO_MIDDLE } from "../../src/model/ratio-classes.ts";
import type { MonthIndex } from "../../src/model/units.ts";
import type { EmergingHotSpots, PeriodChange, WhenReport } from "../../src/model/when-report.ts";

const NOTE: MethodNote = {
  ...{ method: "", source: "", version: 1, span: null },
  ...{ n: {}, parameters: {}, cautions: [] },
};
const LOCKED = { locked: "Not asked here." };
const CONTEXT = { harmName: "an index", harmUnit: "days", blend: 0.5 };
const may2024 = ((2024 - 1970) * 12 + 4) as MonthIndex;
const may2025 = ((2025 - 1970) * 12 + 4) as MonthIndex;

const CHANGE: PeriodChange = {
  before: { from: may2024, to: may2024 },
  after: { from: may2025, to: may2025 },
  ...{ beforeDays: 31, afterDays: 31, byCategory: [], note: NOTE },
  overall: { before: 1, after: 1, ratio: 1, low: 0.9, high: 1.1, p: 1 },
  byHex: {
    before: Uint32Array.of(10, 40, 12, 0, 0),
    after: Uint32Array.of(30, 10, 24, 0, 3),
    ratio: Float64Array.of(3, 0.25, 2, Number.NaN, Number.POSITIVE_INFINITY),
    low: new Float64Array(5),
    high: new Float64Array(5),
    pAdjusted: Float64Array.of(0.01, 0.0001, 0.2, 1, 0.3),
    significance: Int8Array.of(1, -1, 0, 0, 0),
  },
};

const EMERGING: EmergingHotSpots = {
  ...{ months: [], z: new Float64Array(0), significant: new Int8Array(0), note: NOTE },
  ...{ tau: new Float64Array(4), trendP: new Float64Array(4) },
  patternOf: ["none", "new", "intensifying", "oscillating"],
  sideOf: Int8Array.of(0, 1, 1, -1),
};

function whenReport(parts: Partial<WhenReport>): WhenReport {
  return {
    ...{ rows: 0, withoutTime: 0, trend: LOCKED, seasonality: LOCKED, change: LOCKED },
    ...{ emerging: LOCKED, nearRepeats: LOCKED, weekHours: LOCKED, calendar: LOCKED },
    ...parts,
  };
}

function classesOf(id: MeasureId, report: unknown): MeasureClasses {
  const classes = MAP_MEASURES[id].classify(report as never, CONTEXT);
  if (isLocked(classes)) throw new Error(classes.locked);
  return classes;
}

describe("classes of amounts", () => {
  const amounts = classifyAmounts(Float64Array.of(0, 0.0123, 4.56, 1234.5, Number.NaN), {
    title: "Harm per hex",
    unit: "days (an index)",
    said: "days",
  });

  it("say the true figure with its unit, and that there is none", () => {
    expect([0, 1, 2, 3, 4].map(amounts.describe)).toEqual([
      "0 days",
      "0.0123 days",
      "4.56 days",
      "1,235 days",
      "too little to say",
    ]);
  });

  it("are named by both edges, and by the upper one where room is short", () => {
    expect(amounts.labels).toEqual(["0 days", "0 to 0.013 days", "0.013 to 4.6 days", "4.6 to 1,300 days"]);
    expect(amounts.ticks).toEqual(["0", "0.013", "4.6", "1.3k"]);
  });

  it("put no space before a per cent sign", () => {
    const shares = classifyAmounts(Float64Array.of(2.5), { title: "", unit: "% of all" });
    expect(shares.describe(0)).toBe("2.5% of all");
    expect(shares.labels).toEqual(["0% of all", "0 to 2.5% of all"]);
  });
});

describe("the change between two periods", () => {
  const change = classesOf("change", whenReport({ change: CHANGE }));

  it("colours only hexes that changed beyond chance; others are as many, and none is none", () => {
    expect([...change.classOf]).toEqual([7, 1, RATIO_MIDDLE, 0, RATIO_MIDDLE]);
    expect(change.note).toContain("1 with more, 1 with fewer");
  });

  it("says ratio, counts and what chance allows of each hex", () => {
    expect([0, 2, 3, 4].map(change.describe)).toEqual([
      "3.00 times as many a day (10 before, 30 after), beyond chance, adjusted p 0.010",
      "2.00 times as many a day (12 before, 24 after), within chance, adjusted p 0.200",
      "none recorded in either period",
      "some where there were none a day (0 before, 3 after), within chance, adjusted p 0.300",
    ]);
  });

  it("names both periods, and has a label for each class", () => {
    expect(change.unit).toBe("May 2025 against May 2024, a day");
    expect(change.labels).toHaveLength(8);
    expect(change.labels[RATIO_MIDDLE]).toBe("as many, or within chance");
    expect(change.ticks).toHaveLength(8);
  });
});

describe("the patterns of emerging hot spots", () => {
  const patterns = classesOf("pattern", whenReport({ emerging: EMERGING }));

  it("have a class each, none first", () => {
    expect(patterns.labels).toHaveLength(9);
    expect([...patterns.classOf].map((own) => patterns.labels[own])).toEqual([
      "no pattern",
      "new",
      "intensifying",
      "oscillating",
    ]);
  });

  it("are outlined and said of cold months where they are of those", () => {
    expect([...(patterns.outlines?.sideOf ?? [])]).toEqual([0, 0, 0, -1]);
    expect([0, 1, 3].map(patterns.describe)).toEqual([
      "no pattern",
      "new: hot in the last month for the first time",
      "oscillating, of cold months: cold now, hot at other times",
    ]);
  });
});

describe("the effect of events", () => {
  it("is a ratio with its interval, and too little to say where it has no ratio", () => {
    const effect = classesOf("effect", {
      map: {
        note: NOTE,
        eventCount: Uint32Array.of(23, 1),
        comparisonCount: Uint32Array.of(30, 0),
        ratio: Float64Array.of(2.1, Number.NaN),
        low: Float64Array.of(1.4, Number.NaN),
        high: Float64Array.of(3.1, Number.NaN),
      },
    } satisfies Pick<EventReport, "map">);
    expect([...effect.classOf]).toEqual([7, 0]);
    expect(effect.describe(0)).toBe(
      "2.10 times as many on event days (95%: 1.40 to 3.10), 23 recorded on event days",
    );
    expect(effect.describe(1)).toBe("too little to say: 1 recorded on event days");
  });
});

describe("the table of measures", () => {
  it("passes on why a part of a report cannot be had", () => {
    for (const id of ["change", "pattern"] as const) {
      expect(MAP_MEASURES[id].classify(whenReport({}) as never, CONTEXT)).toEqual(LOCKED);
    }
    expect(MAP_MEASURES.effect.classify({ map: LOCKED } as never, CONTEXT)).toEqual(LOCKED);
  });

  it("has a name of its own for each", () => {
    expect(new Set(MEASURE_IDS.map((id) => MAP_MEASURES[id].label)).size).toBe(MEASURE_IDS.length);
  });
});
