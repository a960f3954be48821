import { describe, expect, it } from "vitest";
import { describeEventReport } from "../../src/model/describe-events.ts";
import { describeExpected } from "../../src/model/describe-expectation.ts";
import { describePercent, describeRateChange } from "../../src/model/describe-when.ts";
import { describeConfidence } from "../../src/model/describe-where.ts";
import { EFFECT_RINGS, type EffectCell, type EventReport } from "../../src/model/event-report.ts";

const NOTE = { method: "", source: "", version: 1, span: null, n: {}, parameters: {}, cautions: [] };

function cell(phase: EffectCell["phase"], ring: EffectCell["ring"], told: Partial<EffectCell>): EffectCell {
  return {
    ...{ phase, ring, ratio: 1, interval: { low: 0.8, high: 1.2 }, dispersion: 1, dispersedInterval: null },
    ...{ onEventDays: { count: 20, hours: 10 }, onComparisonDays: { count: 60, hours: 30 } },
    ...{ p: 0.6, adjustedP: 0.8, shrunken: null, addedPerEvent: null },
    ...told,
  };
}

function report(near: EffectCell[], far: Partial<EffectCell>, tooFew: string | null = null): EventReport {
  const last = EFFECT_RINGS.at(-1) ?? { fromM: 0, toM: 0 };
  const locked = { locked: "Not here." };
  return {
    ...{ venue: [0, 0], matchedDays: locked, attendance: locked, map: locked, months: locked },
    effect: {
      ...{ note: NOTE, events: 112, phases: ["dispersal"], phasesLocked: null, rings: EFFECT_RINGS, tooFew },
      ...{ near, cells: [cell("dispersal", last, far)] },
    },
  };
}

describe("what is said of events", () => {
  const near = { fromM: 0, toM: 1000 };

  it("begins with the phase that differs most, with its interval, and looks farther out", () => {
    const left = cell("dispersal", near, {
      ratio: 2.7,
      interval: { low: 2.28, high: 3.2 },
      adjustedP: 0.001,
    });
    const came = cell("arrival", near, { ratio: 2.08, adjustedP: 0.001 });
    expect(describeEventReport(report([came, left], {}))).toEqual([
      "On the 112 event days, 2.70 times (2.28 to 3.20) as much was recorded within 1 km while the crowd left as on matched ordinary days; 2.08 times while the crowd arrived.",
      "From 1.5 to 3 km nothing differs beyond chance: no sign that crime was displaced there.",
    ]);
  });

  it("relies on the interval that honours days that vary", () => {
    const left = cell("dispersal", near, {
      ratio: 2.7,
      adjustedP: 0.01,
      dispersedInterval: { low: 1.5, high: 4.9 },
    });
    expect(describeEventReport(report([left], {}))[0]).toContain("2.70 times (1.50 to 4.90)");
  });

  it("claims nothing where nothing can be told", () => {
    expect(describeEventReport(report([cell("dispersal", near, { ratio: 1.9 })], {}))[0]).toContain(
      "cannot be told",
    );
    expect(describeEventReport(report([], {}, "Too few."))).toEqual(["Too few."]);
  });

  it("names a difference farther out", () => {
    const far = { ratio: 1.3, interval: { low: 1.1, high: 1.5 }, adjustedP: 0.02 };
    expect(describeEventReport(report([], far))[1]).toContain(
      "1.30 times (1.10 to 1.50) while the crowd left",
    );
  });
});

describe("figures in words", () => {
  it("have a sign, an interval and no more digits than they deserve", () => {
    expect(describePercent(-9.06, -10.7, 0.04)).toBe("−9.1% a year (−10.7% to +0.0%)");
    expect(describeExpected({ expected: 2.94, low: 2.4, high: 3.4 })).toBe("2.9 (2.4 to 3.4)");
    expect(describeExpected({ expected: 2156.4, low: 2101, high: 2210 })).toBe("2,156 (2,101 to 2,210)");
    const change = { before: 0, after: 3, ratio: null, low: 0.4, high: null, p: 0.1 };
    expect(describeRateChange(change)).toBe("3 after, 0 before");
    expect(describeRateChange({ ...change, ratio: 3, before: 1 })).toBe(
      "3.00 times as much a day (0.40 to no upper limit)",
    );
  });

  it("count the hexes by confidence", () => {
    const hexes = { confidence: Uint8Array.of(0, 1, 3, 2, 1) } as Parameters<
      typeof describeConfidence
    >[0]["hexes"];
    expect(describeConfidence({ hexes })).toBe(
      "1 hex is hot with high confidence, 1 with medium, 2 with low.",
    );
  });
});
