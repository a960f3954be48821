import { describe, expect, it } from "vitest";
import type { MethodNote } from "../../../src/model/method-note.ts";
import { describeSpan, stateProvenance } from "../../../src/model/provenance.ts";
import { describeMethod, describeParameter } from "../../../src/ui/charts/describe-method.ts";

const note: MethodNote = {
  method: "Getis-Ord Gi*",
  source: "Ord & Getis (1995)",
  version: 2,
  span: { first: 675, last: 698 },
  n: { rows: 22253, rowsCounted: 1200 },
  parameters: { bandwidthM: 410, edgeCorrected: false },
  cautions: ["Counts are not rates."],
};

describe("a method note in plain words", () => {
  it("says method, source, data span, what it rests on and what was chosen", () => {
    expect(describeMethod(note)).toEqual([
      { name: "Method", text: "Getis-Ord Gi* (version 2)" },
      { name: "Source", text: "Ord & Getis (1995)" },
      { name: "Data", text: "Apr 2026 – Mar 2028" },
      { name: "Rests on", text: "22,253 rows, 1,200 rows counted" },
      { name: "Chosen", text: "bandwidth 410 m, edge corrected: no" },
    ]);
  });

  it("says so where nothing was chosen and no row has a date", () => {
    const lines = describeMethod({ ...note, span: null, parameters: {} });
    expect(lines.map(({ text }) => text)).toEqual(expect.arrayContaining(["rows without a date", "nothing"]));
  });

  it("says what was entered where there are no rows", () => {
    const [, , data] = describeMethod({ ...note, span: null, input: "what was entered" });
    expect(data).toEqual({ name: "Data", text: "what was entered" });
    expect(stateProvenance({ badge: null, notes: [{ ...note, input: "what was entered" }] })).toContainEqual({
      name: "Data",
      value: "Worked out, not recorded",
    });
    expect(stateProvenance({ badge: null, notes: [note] })).toContainEqual({
      name: "Data",
      value: "Recorded data",
    });
  });

  it("names one month once", () => {
    expect(describeSpan({ first: 675, last: 675 })).toBe("Apr 2026");
  });
});

describe("a parameter", () => {
  it.each([
    ["bandwidthM", 1500, "bandwidth 1.5 km"],
    ["windowDays", 1, "window 1 day"],
    ["windowDays", 14, "window 14 days"],
    ["areaShare", 0.025, "area 2.5%"],
    ["permutations", 9999, "permutations 9,999"],
    ["seed", 20250601, "seed 20250601"],
    ["kernel", "biweight", "kernel: biweight"],
    ["edgeCorrected", true, "edge corrected: yes"],
  ])("%s of %s reads %s", (name, value, words) => {
    expect(describeParameter(name, value)).toBe(words);
  });
});
