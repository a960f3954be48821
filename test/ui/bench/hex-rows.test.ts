import { describe, expect, it } from "vitest";
import type { ExpectationReport, PhaseExpectation } from "../../../src/model/expectation-report.ts";
import type { FocusArea } from "../../../src/model/focus-area.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { makeFocusArea } from "../../../src/model/new-focus-area.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { isWeighted, rankHexes, sayDemand, sayHexes } from "../../../src/ui/bench/expect-page/hex-rows.ts";
import { readFocusForm, writeFocusForm } from "../../../src/ui/bench/expect-page/read-focus-form.ts";

const VENUE: LngLat = [-0.27961, 51.55602];
const places = [VENUE, destination(VENUE, 45, 310), destination(VENUE, 180, 900)];
const phase: PhaseExpectation = {
  ...{ phase: "night", from: 1530, to: 1920, timeShare: null },
  expected: Float64Array.of(1.5, 0.5, 0),
  low: Float64Array.of(1, 0.3, 0),
  high: Float64Array.of(2, 0.8, 0.1),
  demand: Float64Array.of(1.5, 2, 0),
  demandLow: Float64Array.of(1, 1.2, 0),
  demandHigh: Float64Array.of(2, 3.2, 0.4),
  total: { expected: 2, low: 1.5, high: 2.6 },
};
const report: ExpectationReport = {
  area: { center: VENUE, radiusM: 1000, resolution: 9 },
  cells: ["a", "b", "c"],
  lng: Float64Array.from(places, ([lng]) => lng),
  lat: Float64Array.from(places, ([, lat]) => lat),
  unit: "rows per evening",
  weightName: "count",
  phasesDiffer: true,
  phases: [phase],
  note: {
    method: "",
    source: "",
    version: 1,
    span: null,
    n: {},
    parameters: { focusAreas: 0 },
    cautions: [],
  },
};
const made = makeFocusArea([], { type: "point", at: places[1] as LngLat, radiusM: 100 });
const heavy: FocusArea = { ...made, weight: { ...made.weight, night: 4 } };

describe("the hexes of a phase", () => {
  const rows = rankHexes(report, phase, VENUE);

  it("come by demand, without those that expect nothing, and say where they are", () => {
    expect(rows.map(({ cell, place }) => [cell, place])).toEqual([
      ["b", "310 m north-east"],
      ["a", "at the venue"],
    ]);
  });

  it("are said in one sentence with figure, interval and share", () => {
    expect(sayHexes(report, rows, 1, { phase: "night", venueName: "Wembley Stadium", weighted: true })).toBe(
      "The hex with most demand in the night after is 310 m north-east of Wembley Stadium: 0.50 recorded crimes (95% interval 0.30 to 0.80); the one hex listed holds 57% of all demand.",
    );
  });
});

describe("demand", () => {
  it("is the expected rows until harm or a focus area weighs", () => {
    const plain = { ...phase, demand: phase.expected };
    expect(isWeighted({ ...report, phases: [plain] })).toBe(false);
    expect(isWeighted({ ...report, phases: [plain, phase] })).toBe(true);
    expect(isWeighted({ ...report, phases: [plain], weightName: "harm (CCHI)" })).toBe(true);
  });

  it("says what it is weighed by, and in what unit", () => {
    const note = { ...report.note, parameters: { focusAreas: 1 } };
    const harm = { ...report, weightName: "harm (CCHI)" };
    expect(sayDemand({ ...report, note }, null)).toBe(
      "Demand is what is expected, weighed by the focus areas.",
    );
    expect(sayDemand({ ...harm, note }, null)).toBe(
      "Demand is what is expected, weighed by harm (CCHI) and by the focus areas.",
    );
    expect(sayDemand(harm, "days")).toBe("Demand is what is expected, weighed by harm (CCHI), in days.");
  });
});

describe("the form of a focus area", () => {
  it("left as it is gives the area as it was, to the last digit", () => {
    const exact: FocusArea = {
      ...heavy,
      geometry: { type: "point", at: [-0.279612345, 51.55602345], radiusM: 80 },
    };
    expect(readFocusForm(writeFocusForm(exact), exact, [exact])).toEqual(exact);
  });

  it("takes numbers that were typed, and says what it cannot take", () => {
    const form = writeFocusForm(heavy);
    const typed = { ...form, name: " The Parade ", weight: { ...form.weight, night: "0.5" } };
    expect(readFocusForm(typed, heavy, [heavy])).toMatchObject({
      id: heavy.id,
      name: "The Parade",
      weight: { night: 0.5 },
    });
    expect(readFocusForm({ ...form, coordinates: "here" }, heavy, [])).toContain("“here”");
    expect(readFocusForm({ ...form, type: "polygon" }, null, [])).toBe("This shape needs at least 3 points.");
    expect(readFocusForm({ ...form, reachM: "" }, heavy, [])).toBe("The reach in metres is not a number.");
  });

  it("gives a new area an id that none has", () => {
    expect(readFocusForm(writeFocusForm(heavy), null, [heavy])).toMatchObject({ id: "focus-2" });
  });
});
