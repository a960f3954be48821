import { expect, test } from "vitest";
import { drawWhatIfCurve } from "../../../src/deploy/phases/what-if-curve.ts";
import { deployByTryingAll } from "./phased-brute-force.ts";
import { smallProblem } from "./phased-cases.ts";

test("every exact point is the best of all placings with so many units, and more units never reach less", async () => {
  let seen = 0;
  for (let seed = 100; seed < 112; seed++) {
    const problem = smallProblem(seed);
    const points = await drawWhatIfCurve(problem, { type: 0, from: -1, to: 1, secondsPerPoint: 20 });
    let last = 0;
    for (const point of points) {
      const types = problem.types.map((type, t) =>
        t > 0
          ? type
          : {
              ...type,
              roster: type.roster + point.change,
              available: type.available.map((n) => Math.max(0, n + point.change)),
            },
      );
      const best = deployByTryingAll({ ...problem, types });
      expect(point.proven).toBe(true);
      if (best === null) expect(point.value).toBeNull();
      else expect(point.value).toBeCloseTo(best.value, 6);
      expect(point.value ?? 0).toBeGreaterThanOrEqual(last - 1e-6);
      last = point.value ?? 0;
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(20);
});

test("without time for the solver each point has a bound that holds, and never falls", async () => {
  for (let seed = 200; seed < 215; seed++) {
    const problem = { ...smallProblem(seed), mustCover: [] };
    const points = await drawWhatIfCurve(problem, { type: 0, from: 0, to: 3, secondsPerPoint: 0 });
    points.forEach((point, k) => {
      const before = points[k - 1];
      if (point.value === null || before === undefined || before.value === null) return;
      expect(point.value).toBeGreaterThanOrEqual(before.value - 1e-9);
      expect(before.bound).toBeLessThanOrEqual(point.bound);
    });
    const first = points[0];
    const best = deployByTryingAll(problem);
    if (first !== undefined && best !== null) expect(first.bound).toBeGreaterThanOrEqual(best.value - 1e-6);
  }
});

test("a curve stops when it is told to", async () => {
  const stop = new AbortController();
  const seen: number[] = [];
  const curve = drawWhatIfCurve(smallProblem(201), {
    type: 0,
    from: 0,
    to: 5,
    secondsPerPoint: 0,
    signal: stop.signal,
    onPoint: ({ change }) => {
      seen.push(change);
      if (change === 1) stop.abort();
    },
  });
  await expect(curve).rejects.toMatchObject({ name: "AbortError" });
  expect(seen).toEqual([0, 1]);
});
