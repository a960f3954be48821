import { describe, expect, test } from "vitest";
import { boundPhase } from "../../../src/deploy/phases/bound-phase.ts";
import { readSuggested } from "../../../src/deploy/phases/describe-placing.ts";
import { deployExactly } from "../../../src/deploy/phases/exact-phased.ts";
import { weighPhase } from "../../../src/deploy/phases/phase-cover.ts";
import {
  deployHeuristically,
  findPlacing,
  visitOrders,
} from "../../../src/deploy/phases/phased-heuristic.ts";
import type { PhasedProblem } from "../../../src/deploy/phases/phased-problem.ts";
import { isMovable, openPhasedTask, weighPlacing } from "../../../src/deploy/phases/phased-task.ts";
import { shakePlacing } from "../../../src/deploy/phases/place-phases.ts";
import { deployByTryingAll, recount } from "./phased-brute-force.ts";
import { eventProblem, smallProblem } from "./phased-cases.ts";

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, k) => from + k);

function varied(seed: number): PhasedProblem {
  const problem = smallProblem(seed);
  const objectives = [
    { kind: "cover" },
    { kind: "backup", busyFraction: 0.35 },
    { kind: "distance", beyondM: 90 },
  ] as const;
  return { ...problem, objective: objectives[seed % 3] ?? { kind: "cover" }, fairFirst: seed % 4 === 0 };
}

test("the quick answer can be, is what it says, and its bounds hold against all placings", () => {
  let best = 0;
  let deployed = 0;
  for (const seed of seeds(0, 300)) {
    const problem = varied(seed);
    const quick = deployHeuristically(problem);
    const all = deployByTryingAll(problem);
    if (all === null) {
      expect(quick.kind, `seed ${seed}`).toBe("cannot-hold");
      continue;
    }
    if (quick.kind === "cannot-hold") {
      expect(quick.proven, `seed ${seed}`).toBe(false);
      continue;
    }
    deployed++;
    const counted = recount(problem, quick);
    expect(quick.proof.value).toBeCloseTo(counted.value, 6);
    expect(quick.transitions.length).toBe(problem.phases.length - 1);
    if (problem.fairFirst) {
      expect(quick.fairness?.worstShare).toBeCloseTo(counted.shares[0] ?? 1, 9);
      expect(quick.fairness?.worstShareBound).toBeGreaterThanOrEqual((all.shares[0] ?? 1) - 1e-9);
    } else {
      expect(quick.proof.value).toBeLessThanOrEqual(all.value + 1e-6);
      if (quick.proof.status === "optimal") expect(quick.proof.value).toBeCloseTo(all.value, 4);
    }
    expect(quick.proof.bound, `seed ${seed}`).toBeGreaterThanOrEqual(all.value - 1e-6);
    if (Math.abs(quick.proof.value - all.value) < 1e-6) best++;
  }
  expect(best / deployed).toBeGreaterThan(0.8);
});

test("bounds with a site taken hold: the best placing's own sites are never excluded", async () => {
  for (const seed of seeds(400, 60)) {
    const problem = { ...varied(seed), fairFirst: false };
    const answer = await deployExactly(problem);
    if (answer.kind === "cannot-hold") continue;
    const { covers } = openPhasedTask(problem);
    const placing = readSuggested(problem, answer);
    for (const looks of [1, 2_000, 2_000_000]) {
      covers.forEach((cover, phase) => {
        const { value } = weighPhase(cover, placing[phase] ?? []);
        const none = cover.groups.map(() => []);
        const bound = boundPhase(cover, none, looks);
        expect(bound.value).toBeGreaterThanOrEqual(value - 1e-6);
        placing[phase]?.forEach((sites, type) => {
          for (const site of sites) {
            expect(bound.withSite[type]?.[site]).toBeGreaterThanOrEqual(value - 1e-6);
          }
        });
      });
    }
  }
});

describe("an event of 961 hexes, three phases, nine serials, four vehicles and eight fixed posts", () => {
  const limited = eventProblem({ turnaroundMinutes: 15 });

  test("has a quick answer whose units can move, with its gap", () => {
    const began = performance.now();
    const quick = deployHeuristically(limited);
    const again = performance.now();
    expect(deployHeuristically(limited).kind).toBe("deployment");
    console.info(
      `quick answer: ${Math.round(again - began)} ms, again ${Math.round(performance.now() - again)} ms`,
    );
    if (quick.kind === "cannot-hold") throw new Error("cannot hold");
    expect(quick.proof.gap).toBeLessThan(0.08);
    expect(isMovable(openPhasedTask(limited), readSuggested(limited, quick))).toBe(true);
    const officers = quick.phases.map(({ rosters }) => rosters.reduce((sum, r) => sum + r.officersPlaced, 0));
    expect(officers).toEqual([103, 103, 103]);
  });

  test("starts from the placing on screen and never falls behind it", () => {
    const quick = deployHeuristically(limited);
    if (quick.kind === "cannot-hold") throw new Error("cannot hold");
    const better = deployHeuristically(limited, readSuggested(limited, quick));
    if (better.kind === "cannot-hold") throw new Error("cannot hold");
    expect(better.proof.value).toBeGreaterThanOrEqual(quick.proof.value);
  });

  test("shaking finds more, stays possible, and finds the same again", () => {
    const task = openPhasedTask(limited);
    const start = findPlacing(task, visitOrders(task).slice(0, 1));
    const shake = () => shakePlacing(task, [0, 1, 2], start, { rounds: 25, seed: 5, keepOn: () => true });
    const shaken = shake();
    expect(weighPlacing(task, shaken).value).toBeGreaterThan(weighPlacing(task, start).value);
    expect(isMovable(task, shaken)).toBe(true);
    expect(shake()).toEqual(shaken);
  });

  test("is proven within one per cent", async () => {
    const problem = eventProblem({ spacingM: 300 });
    const answer = await deployExactly(problem, { timeLimitSeconds: 280, relativeGap: 0.01 });
    if (answer.kind === "cannot-hold") throw new Error("cannot hold");
    console.info(`gap ${(100 * answer.proof.gap).toFixed(2)} % in ${answer.proof.seconds.toFixed(1)} s`);
    expect(answer.proof.gap).toBeLessThanOrEqual(0.01);
    expect(answer.proof.status).toBe("optimal");
    const counted = recountCover(problem, answer);
    expect(answer.proof.value).toBeCloseTo(counted, 6);
  }, 300_000);
});

function recountCover(
  problem: PhasedProblem,
  answer: { phases: readonly { coverage: { covered: number } }[] },
) {
  expect(answer.phases.length).toBe(problem.phases.length);
  return answer.phases.reduce((sum, { coverage }) => sum + coverage.covered, 0);
}

test("out of time, the best so far comes with a bound that holds", async () => {
  const problem = eventProblem({ turnaroundMinutes: 8, hexes: 400, spacingM: 250 });
  const answer = await deployExactly(problem, { timeLimitSeconds: 0.3 });
  const quick = deployHeuristically(problem);
  if (answer.kind === "cannot-hold" || quick.kind === "cannot-hold") throw new Error("cannot hold");
  expect(answer.proof.value).toBeGreaterThanOrEqual(quick.proof.value * 0.98);
  expect(answer.proof.bound).toBeGreaterThanOrEqual(quick.proof.value);
  expect(answer.proof.status).not.toBe("optimal");
});
