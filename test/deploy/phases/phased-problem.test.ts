import { describe, expect, test } from "vitest";
import { listCovers } from "../../../src/deploy/cover/cover-problem.ts";
import { deployExactly } from "../../../src/deploy/phases/exact-phased.ts";
import { deployHeuristically } from "../../../src/deploy/phases/phased-heuristic.ts";
import { mustCoverEntries, type PhasedProblem } from "../../../src/deploy/phases/phased-problem.ts";

/** Three sites in a row, 10 minutes apart; each covers its own demand entry. */
function threeSites(change: Partial<PhasedProblem> = {}): PhasedProblem {
  return {
    demandCount: 3,
    siteCount: 3,
    offListCount: 0,
    phases: [
      { name: "arrival", weight: Float64Array.of(5, 3, 1) },
      { name: "dispersal", weight: Float64Array.of(1, 3, 5) },
    ],
    types: [
      {
        id: "serial",
        officersPerUnit: 7,
        roster: 1,
        available: [1, 1],
        ...listCovers(3, (site) => [site]),
      },
    ],
    fixed: [],
    mustCover: [],
    sectors: { count: 3, of: Uint16Array.of(0, 1, 2) },
    movement: { minutes: (_, from, to) => 10 * Math.abs(from - to), turnaroundMinutes: [30] },
    objective: { kind: "cover" },
    fairFirst: false,
    ...change,
  };
}

const short = { minutes: (_: number, a: number, b: number) => 10 * Math.abs(a - b), turnaroundMinutes: [10] };

describe("one unit, three sites", () => {
  test("goes to where the demand is in each phase when it has the time", async () => {
    const answer = await deployExactly(threeSites());
    expect(answer).toMatchObject({
      proof: { value: 10, bound: 10, status: "optimal" },
      movement: { minutes: 20, bound: 20, proven: "minimal" },
      transitions: [{ afterPhase: 0, movements: [{ type: 0, from: 0, to: 2, units: 1, minutes: 20 }] }],
    });
  });

  test("goes no further than the turnaround allows", async () => {
    const answer = await deployExactly(threeSites({ movement: short }));
    expect(answer).toMatchObject({ proof: { value: 8, status: "optimal" }, movement: { minutes: 10 } });
  });

  test("has no way to be in two must-cover places too far apart, and both and the turnaround are named", async () => {
    const must = (phase: number, site: number) => ({
      phase,
      name: `gate ${site}`,
      anyOf: [{ type: 0, sites: [site] }],
    });
    const answer = await deployExactly(threeSites({ movement: short, mustCover: [must(0, 0), must(1, 2)] }));
    expect(answer).toEqual({
      kind: "cannot-hold",
      proven: true,
      together: [
        { kind: "must-cover", phase: 0, name: "gate 0" },
        { kind: "must-cover", phase: 1, name: "gate 2" },
        { kind: "turnaround", afterPhase: 0, type: 0 },
      ],
    });
  });

  test("stands nowhere suggested that is not allowed, though a pinned post may be there", async () => {
    const noGo = threeSites();
    const phases = noGo.phases.map((phase) => ({ ...phase, allowed: Uint8Array.of(0, 1, 1) }));
    expect(await deployExactly({ ...noGo, phases })).toMatchObject({ proof: { value: 8 } });
    const fixed = [{ phase: 0, type: 0, site: 0, units: 1 }];
    expect(await deployExactly({ ...noGo, phases, fixed })).toMatchObject({ proof: { value: 10 } });
  });

  test("is relieved by the reserve at no minutes where there is one", async () => {
    const { types } = threeSites();
    const relieved = threeSites({ movement: short, types: types.map((type) => ({ ...type, roster: 2 })) });
    expect(await deployExactly(relieved)).toMatchObject({ proof: { value: 10 }, movement: { minutes: 0 } });
  });
});

describe("what cannot be", () => {
  test("more fixed units than are available is said with both numbers", async () => {
    const fixed = [{ phase: 1, type: 0, site: 0, units: 3 }];
    const expected = {
      kind: "cannot-hold",
      together: [{ kind: "fixed-units", phase: 1, type: 0, needed: 3, available: 1 }],
      proven: true,
    };
    expect(await deployExactly(threeSites({ fixed }))).toEqual(expected);
    expect(deployHeuristically(threeSites({ fixed }))).toEqual(expected);
  });

  test("pinned posts further apart than the turnaround are said", async () => {
    const fixed = [0, 1].map((phase) => ({ phase, type: 0, site: 2 * phase, units: 1 }));
    expect(await deployExactly(threeSites({ fixed, movement: short }))).toEqual({
      kind: "cannot-hold",
      together: [{ kind: "turnaround", afterPhase: 0, type: 0 }],
      proven: true,
    });
  });

  test("a must-cover that no site reaches is named", async () => {
    const answer = await deployExactly(
      threeSites({ mustCover: [{ phase: 0, name: "north gate", anyOf: [{ type: 0, sites: [] }] }] }),
    );
    expect(answer).toMatchObject({ together: [{ kind: "must-cover", phase: 0, name: "north gate" }] });
  });

  test("two must-covers for one unit are named together", async () => {
    const two = threeSites();
    const mustCover = mustCoverEntries(two, 0, [
      { entry: 0, name: "gate A" },
      { entry: 2, name: "gate C" },
    ]);
    const answer = await deployExactly({ ...two, mustCover });
    expect(answer).toMatchObject({ kind: "cannot-hold", proven: true, together: [{}, {}] });
  });

  test("numbers that contradict each other are refused by name", async () => {
    const phases = [{ name: "arrival", weight: Float64Array.of(1, -1, 0) }];
    const types = threeSites().types.map((type) => ({ ...type, available: [1] }));
    const { movement: _, ...still } = threeSites({ phases, types });
    await expect(deployExactly(still)).rejects.toThrow("Phase arrival has a weight below zero");
    const many = threeSites().types.map((type) => ({ ...type, available: [2, 1] }));
    await expect(deployExactly(threeSites({ types: many }))).rejects.toThrow("2 of 1 units");
  });
});

describe("degenerate problems", () => {
  const { movement: _, ...still } = threeSites();
  const cases: [string, PhasedProblem, number][] = [
    ["no phases", { ...still, phases: [], types: still.types.map((t) => ({ ...t, available: [] })) }, 0],
    ["no types", { ...still, types: [] }, 0],
    ["no units", { ...still, types: still.types.map((t) => ({ ...t, roster: 0, available: [0, 0] })) }, 0],
    ["no demand", { ...still, phases: still.phases.map((p) => ({ ...p, weight: new Float64Array(3) })) }, 0],
    [
      "no sites",
      { ...still, siteCount: 0, types: still.types.map((t) => ({ ...t, ...listCovers(0, () => []) })) },
      0,
    ],
    [
      "more units than sites",
      { ...still, types: still.types.map((t) => ({ ...t, roster: 9, available: [9, 9] })) },
      18,
    ],
    [
      "equal weights",
      { ...still, phases: still.phases.map((p) => ({ ...p, weight: Float64Array.of(2, 2, 2) })) },
      4,
    ],
  ];

  test.each(cases)("%s", async (_name, problem, value) => {
    for (const objective of [{ kind: "cover" }, { kind: "backup", busyFraction: 0 }] as const) {
      for (const fairFirst of [false, true]) {
        const asked = { ...problem, objective, fairFirst };
        const exact = await deployExactly(asked);
        expect(exact).toMatchObject({
          kind: "deployment",
          proof: { value, bound: value, status: "optimal" },
        });
        expect(deployHeuristically(asked)).toMatchObject({ kind: "deployment", proof: { value } });
      }
    }
  });
});
