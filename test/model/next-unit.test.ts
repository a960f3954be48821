import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayBeFirst, rankNextUnits } from "../../src/model/next-unit.ts";
import type { Goal } from "../../src/model/objective.ts";
import { sharpenWhatIf, type WhatIf, type WhatIfStep } from "../../src/model/what-if.ts";
import {
  describeDifference,
  describeNextUnits,
  formatGain,
  formatLimit,
} from "../../src/model/what-if-words.ts";

function step(change: number, reached: number | null, limit: number, perUnit = 2): WhatIfStep {
  return {
    change,
    units: 3 + change,
    officers: 20 + perUnit * change,
    reached,
    limit,
    proven: reached === limit,
  };
}

function curve(unit: string, then: readonly [number, number], perUnit: number, goal: Goal = "cover"): WhatIf {
  const now = goal === "distance" ? step(0, 400, 390) : step(0, 0.5, 0.51);
  return { unit, goal, steps: [now, step(1, ...then, perUnit)] };
}

const FLEET = [
  { id: "serial", kind: "serial", name: "Foot serials" },
  { id: "vehicle", kind: "vehicle", name: "Vehicles" },
] as const;

describe("where the next unit helps most", () => {
  it("gains at least what it reaches over the limit of now, and at most its limit over what is reached now", () => {
    const [vehicle] = rankNextUnits([curve("vehicle", [0.6, 0.62], 2)]) ?? [];
    expect(vehicle?.gain.least).toBeCloseTo(0.09, 12);
    expect(vehicle?.gain.most).toBeCloseTo(0.12, 12);
    expect(vehicle?.gainPerOfficer.most).toBeCloseTo(0.06, 12);
  });

  it("ranks a group only where no other range meets its own, per unit and per officer apart", () => {
    const ranked = rankNextUnits([curve("serial", [0.6, 0.62], 7), curve("vehicle", [0.56, 0.57], 2)]);
    expect(ranked?.map(({ unit, rank }) => [unit, rank])).toEqual([
      ["serial", 1],
      ["vehicle", 2],
    ]);
    expect(ranked?.map(({ unit, rankPerOfficer }) => [unit, rankPerOfficer])).toEqual([
      ["serial", 2],
      ["vehicle", 1],
    ]);
    const close = rankNextUnits([curve("serial", [0.6, 0.62], 7), curve("vehicle", [0.58, 0.61], 2)]);
    expect(close?.map(({ rank }) => rank)).toEqual([null, null]);
  });

  it("says who helps most, or between whom it is too close to call", () => {
    const clear = rankNextUnits([curve("serial", [0.6, 0.62], 7), curve("vehicle", [0.56, 0.57], 2)]) ?? [];
    expect(describeNextUnits("cover", clear, FLEET)).toEqual([
      "Per unit, one more of Foot serials helps most: 9.0 to 12.0 points.",
      "Per officer, one more of Vehicles helps most: 2.50 to 3.50 points.",
    ]);
    const close = rankNextUnits([curve("serial", [0.6, 0.62], 7), curve("vehicle", [0.58, 0.61], 2)]) ?? [];
    expect(describeNextUnits("cover", close, FLEET)[0]).toBe(
      "Per unit, it is too close to call between Foot serials and Vehicles.",
    );
  });

  it("says that groups gain the same where both are proven and no different", () => {
    const now = step(0, 0.5, 0.5);
    const alike = ["serial", "vehicle"].map(
      (unit): WhatIf => ({ unit, goal: "cover", steps: [now, step(1, 0.6, 0.6)] }),
    );
    expect(describeNextUnits("cover", rankNextUnits(alike) ?? [], FLEET)[0]).toBe(
      "Per unit, Foot serials and Vehicles gain the same from one more.",
    );
  });

  it("takes a shorter mean way for the gain where the goal is distance", () => {
    const [vehicle] = rankNextUnits([curve("vehicle", [350, 345], 2, "distance")]) ?? [];
    expect(vehicle?.gain).toEqual({ least: 40, most: 55 });
  });

  it("is not said where nothing can be placed as asked now", () => {
    const impossible: WhatIf = {
      unit: "serial",
      goal: "cover",
      steps: [step(0, null, 0), step(1, 0.5, 0.5)],
    };
    expect(rankNextUnits([impossible])).toBeNull();
  });

  it("always has the truth among those that may be first, whatever lies within the ranges", () => {
    const range = fc.tuple(fc.nat(100), fc.nat(30)).map(([from, width]) => [0.5 + from / 200, width / 200]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(range, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 2, maxLength: 4 }),
        (groups) => {
          const curves = groups.map(([[from = 0, width = 0]], i) => curve(`${i}`, [from, from + width], 2));
          const truth = groups.map(([[from = 0, width = 0], at]) => from + at * width);
          const ranked = rankNextUnits(curves) ?? [];
          const best = truth.indexOf(Math.max(...truth));
          expect(mayBeFirst(ranked, ({ gain }) => gain).map(({ unit }) => unit)).toContain(`${best}`);
          const first = ranked.find(({ rank }) => rank === 1);
          if (first) expect(truth[Number(first.unit)]).toBe(Math.max(...truth));
        },
      ),
    );
  });
});

describe("figures of units", () => {
  it("round outward while they are not proven, so that they hold as they are read", () => {
    expect(formatGain("cover", { least: 0.0128, most: 0.0212 }, false)).toBe("1.2 to 2.2");
    expect(formatGain("cover", { least: 0.0128, most: 0.0128 }, true)).toBe("1.3");
    expect(formatLimit("cover", 0.80301)).toBe("80.4%");
    expect(formatLimit("distance", 311.8)).toBe("311 m");
  });
});

describe("one unit more or fewer in words", () => {
  it("says the range that the difference lies in, and a figure alone only once both ends are proven", () => {
    const curve: WhatIf = {
      unit: "serial",
      goal: "cover",
      steps: [step(-1, 0.4, 0.4), step(0, 0.5, 0.5), step(1, 0.52, 0.56)],
    };
    expect(describeDifference({ kind: "serial" }, curve)).toBe(
      "One foot serial more would reach 2.0 to 6.0 points more, one fewer 10.0 points less.",
    );
  });

  it("speaks of the way by distance", () => {
    const curve: WhatIf = { unit: "serial", goal: "distance", steps: [step(0, 400, 400), step(1, 386, 386)] };
    expect(describeDifference({ kind: "serial" }, curve)).toBe(
      "One foot serial more would make the mean way 14.0 m shorter.",
    );
  });
});

describe("a curve that becomes better known", () => {
  const held: WhatIf = {
    unit: "serial",
    goal: "cover",
    steps: [step(-1, 0.4, 0.5), step(0, 0.5, 0.7), step(1, 0.55, 0.8)],
  };

  it("keeps the better placing and the tighter limit of each number of units", () => {
    const { steps } = sharpenWhatIf(held, [step(0, 0.6, 0.6)]);
    expect(steps.map(({ reached, limit, proven }) => [reached, limit, proven])).toEqual([
      [0.4, 0.5, false],
      [0.6, 0.6, true],
      [0.6, 0.8, false],
    ]);
  });

  it("lets the limit of more units hold for fewer", () => {
    const { steps } = sharpenWhatIf(held, [step(1, 0.58, 0.58)]);
    expect(steps.map(({ limit }) => limit)).toEqual([0.5, 0.58, 0.58]);
  });

  it("reads fewer metres as better", () => {
    const ways: WhatIf = { unit: "serial", goal: "distance", steps: [step(0, 400, 350), step(1, 390, 300)] };
    const { steps } = sharpenWhatIf(ways, [step(0, 380, 380)]);
    expect(steps.map(({ reached, limit }) => [reached, limit])).toEqual([
      [380, 380],
      [380, 300],
    ]);
  });
});
