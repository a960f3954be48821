import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignMovements, assignUnits } from "../../../src/deploy/phases/assign-movements.ts";
import { canMove, matchUnits, openMovementLimits } from "../../../src/deploy/phases/movement-limits.ts";
import { leastMinutes } from "./phased-brute-force.ts";
import { smallProblem } from "./phased-cases.ts";

const units = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });
const table = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 25, maxLength: 25 });

describe("assigning units to places", () => {
  test("moves them no further than the cheapest of all assignments, or says that there is none", () => {
    fc.assert(
      fc.property(
        units,
        units,
        table,
        fc.integer({ min: 0, max: 22 }),
        fc.nat({ max: 4 }),
        (a, b, t, limit, n) => {
          const minutes = (from: number, to: number) => t[from * 5 + to] ?? 0;
          const found = assignUnits(a, b, minutes, limit, n);
          const least = leastMinutes(a, b, minutes, limit, n);
          expect(found === null ? Number.POSITIVE_INFINITY : found.minutes).toBeCloseTo(least, 9);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("pairs each unit at most once and nobody beyond the limit", () => {
    fc.assert(
      fc.property(units, units, table, fc.integer({ min: 0, max: 22 }), (a, b, t, limit) => {
        const minutes = (from: number, to: number) => t[from * 5 + to] ?? 0;
        const found = assignUnits(a, b, minutes, limit, 1);
        if (found === null) return;
        const partners = [...found.goesTo].filter((v) => v >= 0);
        expect(new Set(partners).size).toBe(partners.length);
        found.goesTo.forEach((v, u) => {
          if (v < 0 || a[u] === b[v]) return;
          expect(minutes(a[u] ?? 0, b[v] ?? 0)).toBeLessThanOrEqual(limit);
        });
      }),
    );
  });

  test("who can stay, stays, even where the reserve could take over", () => {
    const found = assignUnits([0, 1], [1, 2], () => 5, 10, 0);
    expect([...(found?.goesTo ?? [])]).toEqual([-1, 0]);
  });
});

test("units can move exactly where an assignment within the turnaround exists", () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), units, units, fc.nat({ max: 5 }), (seed, a, b, spare) => {
      const problem = smallProblem(seed);
      const all = problem.siteCount + problem.offListCount;
      const before = a.map((s) => s % all);
      const after = b.map((s) => s % all);
      const reach = openMovementLimits(problem)[0]?.[0] ?? null;
      const limit = problem.movement?.turnaroundMinutes[0] ?? 0;
      const roster = Math.max(before.length, after.length) + spare;
      const minutes = (from: number, to: number) => problem.movement?.minutes(0, from, to) ?? 0;
      const least = leastMinutes(before, after, minutes, limit, before.length + after.length - roster);
      expect(canMove(reach, before, after, roster)).toBe(least < Number.POSITIVE_INFINITY);
      if (reach !== null) expect(matchUnits(reach, before, after).size).toBeLessThanOrEqual(after.length);
    }),
    { numRuns: 500 },
  );
});

test("the movements of a type add up to who stands before and after", () => {
  const problem = {
    ...smallProblem(1),
    fixed: [],
    movement: {
      minutes: (_: number, from: number, to: number) => 3 * Math.abs(from - to),
      turnaroundMinutes: smallProblem(1)
        .phases.slice(1)
        .map(() => Number.POSITIVE_INFINITY),
    },
  };
  const placing = problem.phases.map((_, phase) => problem.types.map((_, t) => (t === 0 ? [phase] : [])));
  const transitions = assignMovements(problem, placing);
  const roster = problem.types[0]?.roster ?? 0;
  const expected = roster === 1 ? { from: 0, to: 1, units: 1, minutes: 3 } : { from: 0, to: null, units: 1 };
  expect(transitions?.[0]?.movements[0]).toMatchObject(expected);
});
