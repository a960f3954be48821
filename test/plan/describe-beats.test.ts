import { latLngToCell } from "h3-js";
import { describe, expect, it } from "vitest";
import type { Beat, BeatPlan, BeatProof } from "../../src/model/beat.ts";
import { listBeatLines, tabulateBeats } from "../../src/model/beat-lines.ts";
import type { BeatReport } from "../../src/model/beat-report.ts";
import { describeBeats } from "../../src/plan/describe-beats.ts";
import { setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { composeOrderBeats } from "../../src/plan/order-beats.ts";
import { examplePlan } from "./example-plan.ts";

const HEX = latLngToCell(51.559, -0.2796, 9);
const plan = setUnitGroup(examplePlan(3), "serial", { beatHexes: 2 });
const beat = (unit: string, workload: number): Beat => ({
  ...{ unit, cells: [HEX, `${unit}-b`], startCell: HEX, workload, walkM: 680 },
});
const proof: BeatProof = { method: "exact", status: "optimal", bound: 4000, gap: 0, seconds: 3 };
const chosen: BeatPlan = {
  beats: [beat("post-2", 1000), beat("post-1", 3000)],
  ...{ withoutBeat: ["post-3"], totalDemand: 10_000, coveredDemand: 4000, workloadRatio: 3, proof },
};
const report: BeatReport = {
  ...{ period: "evening", unit: "recorded rows", plan: chosen, rows: 10_000, notes: [] },
  contents: [
    { rows: 1000, places: ["On or near Olympic Way", "Fulton Road"] },
    { rows: 3000, places: [] },
  ],
};
const withProof = (change: Partial<BeatProof>) =>
  describeBeats({ ...chosen, proof: { ...proof, ...change } }, plan);

describe("beats in words", () => {
  it("say how even they are, which unit has none, and that they are proven best", () => {
    expect(describeBeats(chosen, plan)).toEqual([
      "The largest workload is 3 times the smallest.",
      "The unit of post 3 has no beat: none would add anything.",
      "Proven: no other beats of these sizes hold more than 40.0%.",
      "These beats are optimal.",
    ]);
  });

  it("never claim more than is proven: bounds and gaps are rounded up", () => {
    const quick = withProof({ method: "growth-exchange", status: "feasible", bound: 4101 });
    expect(quick.slice(-2)).toEqual([
      "Proven: no other beats of these sizes hold more than 41.1%.",
      "Found by a quick search: better beats may exist, by 1.1 points at most.",
    ]);
    expect(withProof({ status: "time-limit", bound: 4001, seconds: 60 }).at(-1)).toBe(
      "The search reached its time limit of 60 s: better beats may exist, by 0.1 points at most.",
    );
  });

  it("say whether beats as even as was asked for are impossible or were only not found", () => {
    expect(withProof({ status: "unbalanced", bound: 0 }).at(-1)).toMatch(/^Proven: no beats .* as even/);
    expect(withProof({ status: "unbalanced", bound: 4500 }).at(-1)).toMatch(/were not found, and whether/);
  });
});

describe("beats line by line", () => {
  it("stand in the order of their posts, with the way at the unit's pace and the plan's detour", () => {
    const [first, second] = listBeatLines(plan, report);
    expect([first?.number, first?.workload, second?.number]).toEqual([1, 3000, 2]);
    // 680 m × 1.25 at 4.8 km/h, 80 m a minute.
    expect(first?.walkMinutes).toBeCloseTo(10.625, 9);
    expect(second?.places).toEqual(["Olympic Way", "Fulton Road"]);
  });

  it("make a table whose shares are of all demand", () => {
    const { rows } = tabulateBeats(listBeatLines(plan, report), report);
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ["evening", 1, "foot serial", 2, 3000, 30],
      ["evening", 2, "foot serial", 2, 1000, 10],
    ]);
  });
});

describe("beats in the order", () => {
  it("say what they hold, beside the posts and not added to them", () => {
    const [evening] = composeOrderBeats(plan, [report]);
    expect(evening?.words).toBe(
      "The beats of 2 units hold 40.0% of the recorded crime counted. Proven: no other beats of these sizes hold more than 40.0%. These beats are optimal. This is beside what the posts cover and is not added to it.",
    );
    expect(evening?.beats[1]).toEqual({
      ...{ post: "post-2", number: 2, unit: "Foot serial", hexes: 2, share: "10.0%" },
      ...{ walk: "680 m, 11 min", places: "Olympic Way, Fulton Road" },
    });
  });

  it("say how good they are by bounds that are brought up to what may be shared, never down", () => {
    const quick = { ...proof, method: "growth-exchange" as const, status: "feasible" as const, bound: 41 };
    const small = { ...chosen, totalDemand: 100, coveredDemand: 38, proof: quick };
    const [evening] = composeOrderBeats(plan, [{ ...report, rows: 100, plan: small }]);
    expect(evening?.words).toContain(
      "hold 40.0% of the recorded crime counted. Proven: no other beats of these sizes hold more than 45.0%.",
    );
    expect(evening?.words).toContain("better beats may exist, by 5.0 points at most.");
  });

  it("never show a share or a place that rests on fewer than five rows", () => {
    const few = {
      ...report,
      contents: [
        { rows: 4, places: ["Olympic Way"] },
        { rows: 3000, places: [] },
      ],
    };
    const [evening] = composeOrderBeats(plan, [few]);
    expect(evening?.beats[1]).toMatchObject({
      share: "none or too few",
      places: expect.stringMatching(/^Around \d+ m [a-z-]+ of Wembley Stadium$/),
    });
  });

  it("say whether figures are yet to come or cannot be had, and nothing where nobody patrols", () => {
    expect(composeOrderBeats(plan, "pending")[0]?.words).toBe("The beats are being worked out.");
    expect(composeOrderBeats(plan, "unknown")[0]?.words).toMatch(/not at hand/);
    expect(composeOrderBeats(examplePlan(3), [])).toEqual([]);
  });
});
