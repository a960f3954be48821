import { expect, test } from "vitest";
import { suggestBeatsExactly, suggestBeatsHeuristically } from "../../../src/deploy/beats/suggest-beats.ts";
import { hexesWithinWalk } from "../../../src/model/beat.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { WEMBLEY } from "../small-cases.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 1500, resolution: 9 });
const random = seedRandom(4);
const weight = Float64Array.from(grid.cells, () => random.poisson(random.next() < 0.3 ? 14 : 2));
const post = grid.cells[9] as string;
const request = (unit: string, mostHexes: number, startCell: string | null = null) => ({
  unit,
  mostHexes,
  startCell,
});
const question = {
  weight,
  requests: [request("Foot 1", 4, post), request("Foot 2", 4), request("Vehicle 1", 7)],
  mostRatio: null,
};

test("each unit has a beat of its own, named by its cells, the post first", () => {
  const { beats, withoutBeat } = suggestBeatsHeuristically(grid, question);
  expect(beats.map(({ unit }) => unit)).toEqual(["Foot 1", "Foot 2", "Vehicle 1"]);
  expect(withoutBeat).toEqual([]);
  expect(beats[0]?.cells[0]).toBe(post);
  const cells = beats.flatMap((beat) => beat.cells);
  expect(new Set(cells).size).toBe(cells.length);
});

test("workloads are the demand in the beats and add up to what is covered", () => {
  const { beats, coveredDemand, totalDemand, workloadRatio } = suggestBeatsHeuristically(grid, question);
  const loads = beats.map(({ cells }) =>
    cells.reduce((sum, cell) => sum + (weight[grid.indexOf.get(cell) ?? -1] ?? 0), 0),
  );
  expect(beats.map(({ workload }) => workload)).toEqual(loads);
  expect(coveredDemand).toBe(loads.reduce((sum, load) => sum + load, 0));
  expect(workloadRatio).toBeCloseTo(Math.max(...loads) / Math.min(...loads), 12);
  expect(totalDemand).toBe(weight.reduce((sum, w) => sum + w, 0));
});

test("the exact answer is proven, covers at least the quick one and keeps under its bound", async () => {
  const quick = suggestBeatsHeuristically(grid, question);
  const exact = await suggestBeatsExactly(grid, question, { timeLimitSeconds: 20 });
  expect(exact.proof).toMatchObject({ status: "optimal", gap: 0, bound: exact.coveredDemand });
  expect(exact.coveredDemand).toBeGreaterThanOrEqual(quick.coveredDemand);
  expect(exact.coveredDemand).toBeLessThanOrEqual(quick.proof.bound);
  expect(quick.proof.gap).toBeCloseTo(quick.proof.bound / quick.coveredDemand - 1, 12);
});

test("a beat of as many hexes as fit a patrol can be walked round within it", () => {
  const spacing = Math.max(
    ...Array.from(grid.neighbours.subarray(0, grid.neighbourStart[1]), (other) =>
      distanceM(
        [grid.lng[0] as number, grid.lat[0] as number],
        [grid.lng[other] as number, grid.lat[other] as number],
      ),
    ),
  );
  for (const patrolM of [0, 1000, 2500, 4000]) {
    const mostHexes = hexesWithinWalk(patrolM, spacing * 1.01);
    const { beats } = suggestBeatsHeuristically(grid, { ...question, requests: [request("a", mostHexes)] });
    expect(beats[0]?.cells.length).toBe(mostHexes);
    expect(beats[0]?.walkM).toBeLessThanOrEqual(patrolM);
  }
  expect(() => hexesWithinWalk(-1, 300)).toThrow("-1 m");
});

test("a unit whose beat could add nothing has none, and is named", () => {
  const lone = new Float64Array(grid.cellCount);
  lone[5] = 3;
  const requests = [request("Foot 1", 2), request("Foot 2", 2)];
  const { beats, withoutBeat, proof } = suggestBeatsHeuristically(grid, {
    weight: lone,
    requests,
    mostRatio: null,
  });
  expect(beats.map(({ cells }) => cells)).toEqual([[grid.cells[5]]]);
  expect(withoutBeat).toEqual(["Foot 2"]);
  expect(proof).toMatchObject({ status: "optimal", bound: 3 });
});

test("no beat enters no-go ground", () => {
  const walkable = Uint8Array.from(weight, (w) => (w > 10 ? 0 : 1));
  walkable[grid.indexOf.get(post) ?? 0] = 1;
  const { beats } = suggestBeatsHeuristically(grid, { ...question, walkable });
  for (const cell of beats.flatMap(({ cells }) => cells)) {
    expect(walkable[grid.indexOf.get(cell) ?? -1]).toBe(1);
  }
});

test("what cannot be is said in plain words", () => {
  const ask = (requests: (typeof question)["requests"], walkable?: Uint8Array) => () =>
    suggestBeatsHeuristically(grid, { ...question, requests, ...(walkable && { walkable }) });
  const closed = new Uint8Array(grid.cellCount);
  expect(ask([request("Foot 1", 3, "8928308280fffff")])).toThrow(
    "Foot 1 is to contain a hex that is outside",
  );
  expect(ask([request("Foot 1", 3, post)], closed)).toThrow("a hex that is no-go");
  expect(ask([request("Foot 1", 3, post), request("Foot 2", 3, post)])).toThrow(
    "The beats of Foot 1 and Foot 2 are to contain the same hex.",
  );
  const nothing = { ...question, weight: new Float64Array(grid.cellCount) };
  expect(() => suggestBeatsHeuristically(grid, nothing)).toThrow("No recorded crime is left");
});

test("balance that cannot be had is said, with the nearest that was found", async () => {
  const lone = new Float64Array(grid.cellCount);
  lone[5] = 3;
  const requests = [request("Foot 1", 2), request("Foot 2", 2)];
  const plan = await suggestBeatsExactly(
    grid,
    { weight: lone, requests, mostRatio: 1.5 },
    { timeLimitSeconds: 20 },
  );
  expect(plan.proof).toMatchObject({ status: "unbalanced", bound: 0 });
  expect(plan.workloadRatio).toBe(Number.POSITIVE_INFINITY);
});
