import { expect, test } from "vitest";
import {
  DETOUR_FACTOR,
  detourProblem,
  metresIn,
  minutesFor,
  SPEED_KMH,
  STRAIGHT_LINE,
} from "../../src/model/travel.ts";

test("on foot ten minutes are 800 metres, and 800 metres ten minutes", () => {
  expect(metresIn(10, SPEED_KMH.foot)).toBeCloseTo(800, 9);
  expect(minutesFor(800, SPEED_KMH.foot)).toBeCloseTo(10, 9);
});

test("without a network a walk is a quarter longer than the straight line", () => {
  expect(STRAIGHT_LINE).toEqual({ kind: "straight-line", detourFactor: 1.25 });
});

test("a detour factor may be anything from the straight line itself to three times it", () => {
  for (const factor of [DETOUR_FACTOR.min, 1.25, DETOUR_FACTOR.max]) expect(detourProblem(factor)).toBeNull();
  for (const factor of [0.99, 3.01, Number.NaN]) expect(detourProblem(factor)).toContain("must be 1 to 3");
});
