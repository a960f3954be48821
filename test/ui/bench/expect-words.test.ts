import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackTestReport } from "../../../src/model/back-test-report.ts";
import type { ExpectationReport, PhaseExpectation } from "../../../src/model/expectation-report.ts";
import type { MethodNote } from "../../../src/model/method-note.ts";
import {
  sayAnswer,
  sayEvents,
  sayPredictor,
  sayShared,
  titleAnswer,
} from "../../../src/ui/bench/expect-page/expect-words.ts";
import {
  digitsOfColumn,
  formatExpected,
  formatInterval,
} from "../../../src/ui/bench/expect-page/format-expected.ts";
import { listPhases } from "../../../src/ui/bench/expect-page/phase-rows.ts";

const note: MethodNote = {
  method: "Expected rows by phase",
  source: "",
  version: 1,
  span: null,
  n: {},
  parameters: { predictor: "prior-count", usesEventRatios: true },
  cautions: [],
};

function phase(
  name: PhaseExpectation["phase"],
  from: number,
  to: number,
  expected: number,
): PhaseExpectation {
  const none = new Float64Array(0);
  return {
    ...{ phase: name, from, to, expected: none, low: none, high: none },
    ...{ demand: none, demandLow: none, demandHigh: none, timeShare: null },
    total: { expected, low: expected * 0.9, high: expected * 1.2 },
  };
}

const evening: ExpectationReport = {
  area: { center: [0, 51], radiusM: 1000, resolution: 9 },
  cells: [],
  lng: new Float64Array(0),
  lat: new Float64Array(0),
  unit: "rows per evening",
  weightName: "count",
  phasesDiffer: true,
  phases: [
    phase("arrival", 900, 1110, 6.65),
    phase("event", 1110, 1350, 7.35),
    phase("night", 1530, 1920, 3.75),
  ],
  note,
};
const month: ExpectationReport = {
  ...evening,
  unit: "rows per month",
  phasesDiffer: false,
  phases: [phase("arrival", 900, 1110, 1193.67), phase("event", 1110, 1350, 1193.67)],
};
const locked: BackTestReport = { state: "locked", reason: "Only 2 months are there.", note };

describe("the answer", () => {
  it("names the phase with most, its times, its figure and its interval", () => {
    expect(titleAnswer(evening, { date: "2026-06-20" })).toBe("What to expect on Sat 20 Jun 2026");
    expect(sayAnswer(evening)).toBe(
      "Most is to be expected during the event, 18:30 to 22:30: 7.4 recorded crimes in the study area (95% interval 6.6 to 8.8).",
    );
  });

  it("is one figure a month where the records carry the month only, and says so", () => {
    expect(titleAnswer(month, { date: "2026-06-20" })).toBe("What to expect in a month");
    expect(sayAnswer(month)).toBe(
      "Historic demand in the study area is 1,194 recorded crimes a month (95% interval 1,074 to 1,432).",
    );
    expect(sayShared(month, "month")).toBe(
      "These records carry the month only, so all phases share one surface; add focus areas to set them apart.",
    );
    expect(sayShared(month, "day")).toContain("carry the day but no clock time");
    expect(sayShared(evening, "minute")).toBeNull();
    expect(listPhases(month)).toMatchObject([{ phase: null, name: "All phases", times: "" }]);
  });

  it("says that there is nothing where nothing counts", () => {
    expect(sayAnswer({ ...evening, phases: [phase("arrival", 900, 1110, 0)] })).toContain(
      "nothing to expect",
    );
  });

  it("never speaks of an evening for data without hours", () => {
    expect(sayEvents(month)).toBeNull();
    expect(sayEvents(evening)).toContain("past events");
  });

  it("has a row per phase, with its clock", () => {
    expect(listPhases(evening).map(({ name, times }) => `${name} ${times}`)).toEqual([
      "Arrival 15:00–18:30",
      "Event 18:30–22:30",
      "Night 01:30–08:00",
    ]);
  });
});

describe("the predictor", () => {
  it("is said to be nobody’s choice where nothing can be tested", () => {
    expect(sayPredictor({ report: evening, backTest: locked }, null)).toEqual({
      by: "Foretold by the plain prior count, since no predictor can be tested here.",
      why: "Only 2 months are there.",
    });
  });

  it("is said to be one’s own choice, with what the back-test would use", () => {
    const tested: BackTestReport = {
      ...{ state: "tested", folds: [], scores: [], differences: [], note },
      verdict: {
        sentence: "It does best.",
        best: "kernel-density",
        use: "kernel-density",
        naiveMapHolds: false,
      },
    };
    expect(sayPredictor({ report: evening, backTest: tested }, "prior-count").by).toBe(
      "Foretold by the plain prior count, which you chose; the back-test says to use the kernel density.",
    );
    expect(sayPredictor({ report: evening, backTest: tested }, null).why).toBe("It does best.");
  });
});

describe("figures", () => {
  it("have as many decimals as they can bear, and their limits as many as they", () => {
    expect([1193.67, 42.31, 7.35, 0.956].map((value) => formatExpected(value))).toEqual([
      "1,194",
      "42.3",
      "7.4",
      "0.96",
    ]);
    expect(formatInterval({ value: 0.956, low: 0.62, high: 1.49 })).toBe("0.96 (0.62–1.49)");
  });

  it("stand with one number of decimals in a column", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 5000, noNaN: true }), { minLength: 1 }), (values) => {
        const digits = digitsOfColumn(values);
        const decimals = values.map((value) => formatExpected(value, digits).split(".")[1]?.length ?? 0);
        expect(new Set(decimals)).toEqual(new Set([digits]));
      }),
    );
  });
});
