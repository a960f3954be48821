import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deployMedians, deployMediansQuickly } from "../../../src/deploy/phases/deploy-medians.ts";
import { deployExactly } from "../../../src/deploy/phases/exact-phased.ts";
import { deployHeuristically } from "../../../src/deploy/phases/phased-heuristic.ts";
import type { MustCover, PhasedProblem, ProblemType } from "../../../src/deploy/phases/phased-problem.ts";
import { startClock } from "../../../src/deploy/phases/solve-clock.ts";
import { deployByTryingAll, recount } from "./phased-brute-force.ts";
import { eventProblem, smallProblem } from "./phased-cases.ts";

const BEYOND_M = 100;

/** A small problem of short ways whose types all reach alike, under no turnaround. */
const someProblem = fc.nat(100_000).map((seed): PhasedProblem => {
  const problem = smallProblem(seed);
  const [first] = problem.types;
  const { start, points, metres } = first as ProblemType;
  return {
    ...problem,
    types: problem.types.map(({ mostPerSite: _, ...type }) => ({
      ...{ ...type, start, points },
      ...(metres && { metres }),
    })),
    fixed: problem.fixed.map((each) => ({ ...each, units: 1 })),
    mustCover: [],
    objective: { kind: "distance", beyondM: BEYOND_M },
    movement: {
      minutes: problem.movement?.minutes ?? (() => 0),
      turnaroundMinutes: problem.phases.slice(1).map(() => Number.POSITIVE_INFINITY),
    },
  };
});

const clock = () => startClock(60, undefined);

describe("deploying for short ways by p-medians, phase by phase", () => {
  it("is as good as the best of all placings, and says so", () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const best = deployByTryingAll(problem);
        const answer = deployMedians(problem, 1e-6, clock())?.deployment ?? null;
        if (best === null || answer === null) return expect(answer).toBe(best);
        expect(answer.proof.value).toBeCloseTo(best.value, 4);
        expect(answer.proof.status).toBe("optimal");
        expect(answer.proof.bound).toBeGreaterThanOrEqual(best.value - 1e-6);
        expect(recount(problem, answer).value).toBeCloseTo(best.value, 4);
        expect(answer.movement?.minutes).toBeGreaterThanOrEqual(best.minutes - 1e-6);
      }),
      { numRuns: 150 },
    );
  });

  it("is at once never better than its bound, nor the bound below the best", () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const best = deployByTryingAll(problem);
        const quick = deployMediansQuickly(problem, clock())?.deployment ?? null;
        if (best === null || quick === null) return expect(quick).toBe(best);
        expect(quick.proof.value).toBeLessThanOrEqual(best.value + 1e-6);
        expect(quick.proof.bound).toBeGreaterThanOrEqual(best.value - 1e-6);
        expect(recount(problem, quick).value).toBeCloseTo(quick.proof.value, 6);
      }),
      { numRuns: 150 },
    );
  });

  it("gives every type no more units than it has, and keeps those that are fixed", () => {
    fc.assert(
      fc.property(someProblem, (problem) => {
        const answer = deployMedians(problem, 1e-6, clock())?.deployment ?? null;
        for (const { rosters } of answer?.phases ?? []) {
          for (const { idle } of rosters) expect(idle).toBeGreaterThanOrEqual(0);
        }
        const fixed = answer?.phases.flatMap(({ standing }) => standing.filter((each) => each.fixed));
        if (answer) expect(fixed).toHaveLength(problem.fixed.filter(({ units }) => units > 0).length);
      }),
      { numRuns: 50 },
    );
  });

  it("improves on a placing that it is given, and never ends below it", () => {
    fc.assert(
      fc.property(someProblem, fc.nat(4), (problem, site) => {
        const start = problem.phases.map((_, phase) =>
          problem.types.map((type, t) => {
            const fixed = problem.fixed.filter((each) => each.phase === phase && each.type === t).length;
            const isAllowed = problem.phases[phase]?.allowed?.[site % problem.siteCount] !== 0;
            return t === 0 && isAllowed && (type.available[phase] ?? 0) > fixed
              ? [site % problem.siteCount]
              : [];
          }),
        );
        const given = deployMediansQuickly(problem, clock(), start)?.deployment ?? null;
        const anew = deployMediansQuickly(problem, clock())?.deployment ?? null;
        if (given && anew) expect(given.proof.value).toBeGreaterThanOrEqual(anew.proof.value - 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it("is not tried where types differ in what they reach, or more is asked than short ways", () => {
    const distance = { kind: "distance", beyondM: 900 } as const;
    const differing = eventProblem({ hexes: 30, objective: distance });
    expect(deployMedians(differing, 1e-6, clock())).toBeNull();
    expect(deployMedians(eventProblem({ hexes: 30 }), 1e-6, clock())).toBeNull();
  });

  it("bounds from above what must-covers and turnarounds leave, which it cannot answer by itself", () => {
    fc.assert(
      fc.property(someProblem, fc.nat(100_000), (problem, seed) => {
        const { mustCover, movement } = smallProblem(seed);
        const isThere = ({ phase, anyOf }: MustCover) =>
          phase < problem.phases.length &&
          anyOf.every(
            ({ type, sites }) => type < problem.types.length && sites.every((s) => s < problem.siteCount),
          );
        const asked: PhasedProblem = {
          ...problem,
          mustCover: mustCover.filter(isThere),
          movement: {
            minutes: problem.movement?.minutes ?? (() => 0),
            turnaroundMinutes: problem.phases.slice(1).map(() => movement?.turnaroundMinutes[0] ?? 5),
          },
        };
        const best = deployByTryingAll(asked);
        const answer = deployMedians(asked, 1e-6, clock());
        if (best === null || answer === null) return;
        const bound = answer.phaseBounds.reduce((sum, each) => sum + each, 0);
        expect(bound).toBeGreaterThanOrEqual(best.value - 1e-6);
        if (asked.mustCover.length > 0) expect(answer.deployment).toBeNull();
        else if (answer.deployment) expect(answer.deployment.proof.value).toBeCloseTo(best.value, 4);
      }),
      { numRuns: 150 },
    );
  });

  it("proves an event of 900 hexes in three phases, with vehicles and serials spread so that ways are short", async () => {
    const problem = eventProblem({ objective: { kind: "distance", beyondM: 2000 } });
    const [serials] = problem.types as readonly [ProblemType];
    const { start, points, metres } = serials;
    const alike = {
      ...problem,
      types: problem.types.map((type) => ({ ...type, start, points, ...(metres && { metres }) })),
    };
    const quick = deployHeuristically(alike);
    const exact = await deployExactly(alike, { timeLimitSeconds: 60 });
    if (quick.kind !== "deployment" || exact.kind !== "deployment") throw new Error("It can be deployed.");
    expect(exact.proof.status).toBe("optimal");
    expect(quick.proof.value).toBeLessThanOrEqual(exact.proof.value + 1e-6);
    expect(quick.proof.bound).toBeGreaterThanOrEqual(exact.proof.value - 1e-6);
    expect(quick.proof.gap).toBeLessThan(0.03);
  });
});
