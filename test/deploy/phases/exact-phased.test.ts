import { describe, expect, test } from "vitest";
import { deployExactly } from "../../../src/deploy/phases/exact-phased.ts";
import { deployHeuristically } from "../../../src/deploy/phases/phased-heuristic.ts";
import type { PhasedObjective, PhasedProblem } from "../../../src/deploy/phases/phased-problem.ts";
import type { PhasedDeployment } from "../../../src/model/phased-deployment.ts";
import { deployByTryingAll, recount } from "./phased-brute-force.ts";
import { smallProblem } from "./phased-cases.ts";

const SECONDS = 300_000;
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, k) => from + k);

async function compareWithAll(problem: PhasedProblem, seed: number): Promise<PhasedDeployment | null> {
  const best = deployByTryingAll(problem);
  const answer = await deployExactly(problem);
  const where = `seed ${seed}`;
  if (best === null) {
    expect(answer, where).toMatchObject({ kind: "cannot-hold", proven: true });
    return null;
  }
  if (answer.kind === "cannot-hold") throw new Error(`${where} can hold: ${JSON.stringify(answer)}`);
  expect(answer.proof.value, where).toBeCloseTo(best.value, 6);
  expect(answer.proof.status, where).toBe("optimal");
  expect(answer.proof.bound, where).toBeGreaterThanOrEqual(best.value - 1e-6);
  expect(answer.movement?.minutes, where).toBeCloseTo(best.minutes, 6);
  expect(answer.movement?.proven, where).toBe("minimal");
  const counted = recount(problem, answer);
  expect(counted.value, where).toBeCloseTo(best.value, 6);
  if (problem.fairFirst) {
    counted.shares.forEach((share, k) => {
      expect(share, where).toBeCloseTo(best.shares[k] ?? Number.NaN, 6);
    });
    expect(answer.fairness?.proven, where).toBe(true);
    expect(answer.fairness?.worstShareBound, where).toBeGreaterThanOrEqual((best.shares[0] ?? 0) - 1e-6);
  }
  return answer;
}

async function compareMany(
  from: number,
  count: number,
  objective: PhasedObjective,
  fairFirst: boolean,
): Promise<{ deployed: number; impossible: number; limited: number }> {
  let deployed = 0;
  let impossible = 0;
  let limited = 0;
  for (const seed of seeds(from, count)) {
    const problem = { ...smallProblem(seed), objective, fairFirst };
    const answer = await compareWithAll(problem, seed);
    if (answer === null) {
      impossible++;
      continue;
    }
    deployed++;
    const unlimited = deployByTryingAll(withoutTurnarounds(problem));
    if ((unlimited?.value ?? 0) > answer.proof.value + 1e-6) limited++;
  }
  return { deployed, impossible, limited };
}

function withoutTurnarounds(problem: PhasedProblem): PhasedProblem {
  const { movement } = problem;
  if (movement === undefined) return problem;
  const turnaroundMinutes = movement.turnaroundMinutes.map(() => Number.POSITIVE_INFINITY);
  return { ...problem, movement: { ...movement, turnaroundMinutes } };
}

describe("with fixed units, no-go sites, must-covers and turnarounds, the answer is the best of all placings", () => {
  test(
    "for the demand covered",
    async () => {
      const seen = await compareMany(1000, 80, { kind: "cover" }, false);
      expect(seen.deployed).toBeGreaterThan(40);
      expect(seen.impossible).toBeGreaterThan(5);
      expect(seen.limited).toBeGreaterThan(5);
    },
    SECONDS,
  );

  test(
    "for the demand expected to be met with backup",
    async () => {
      const seen = await compareMany(2000, 60, { kind: "backup", busyFraction: 0.3 }, false);
      expect(seen.limited).toBeGreaterThan(3);
    },
    SECONDS,
  );

  test(
    "for the distance to demand",
    async () => {
      const seen = await compareMany(3000, 30, { kind: "distance", beyondM: 100 }, false);
      expect(seen.deployed).toBeGreaterThan(15);
    },
    SECONDS,
  );

  test(
    "for the worst-covered sector first",
    async () => {
      const cover = await compareMany(4000, 30, { kind: "cover" }, true);
      const backup = await compareMany(5000, 20, { kind: "backup", busyFraction: 0.5 }, true);
      expect(cover.deployed + backup.deployed).toBeGreaterThan(25);
    },
    SECONDS,
  );
});

test(
  "what is named as impossible together is impossible, and possible without any one of it",
  async () => {
    let named = 0;
    for (const seed of seeds(6000, 60)) {
      const problem = smallProblem(seed);
      const answer = await deployExactly(problem);
      if (answer.kind === "deployment") continue;
      expect(answer.together.length).toBeGreaterThan(0);
      const keep = (dropped: number): PhasedProblem => {
        const kept = answer.together.filter((_, k) => k !== dropped);
        const turnaround = (afterPhase: number) =>
          kept.some((r) => r.kind === "turnaround" && r.afterPhase === afterPhase);
        return {
          ...problem,
          mustCover: problem.mustCover.filter((must) =>
            kept.some((r) => r.kind === "must-cover" && r.phase === must.phase && r.name === must.name),
          ),
          movement: {
            minutes: (type, from, to) => {
              const mine = kept.some((r) => r.kind === "turnaround" && r.type === type);
              return mine ? (problem.movement?.minutes(type, from, to) ?? 0) : 0;
            },
            turnaroundMinutes: (problem.movement?.turnaroundMinutes ?? []).map((limit, p) =>
              turnaround(p) ? limit : Number.POSITIVE_INFINITY,
            ),
          },
        };
      };
      if (answer.together.some((r) => r.kind === "fixed-units")) continue;
      named++;
      expect(deployByTryingAll(keep(-1)), `seed ${seed}`).toBeNull();
      answer.together.forEach((_, k) => {
        expect(deployByTryingAll(keep(k)), `seed ${seed} without ${k}`).not.toBeNull();
      });
    }
    expect(named).toBeGreaterThan(5);
  },
  SECONDS,
);

describe("laws", () => {
  test(
    "bound, exact answer and quick answer keep their order; fixed units stay; officers add up to the roster",
    async () => {
      for (const seed of seeds(7000, 60)) {
        const objective: PhasedObjective =
          seed % 2 === 0 ? { kind: "cover" } : { kind: "backup", busyFraction: 0.4 };
        const problem = { ...smallProblem(seed), objective };
        const exact = await deployExactly(problem);
        const quick = deployHeuristically(problem);
        if (exact.kind === "cannot-hold") {
          expect(quick.kind).toBe("cannot-hold");
          continue;
        }
        expect(exact.proof.bound).toBeGreaterThanOrEqual(exact.proof.value);
        for (const answer of quick.kind === "deployment" ? [exact, quick] : [exact]) {
          expect(answer.proof.value).toBeLessThanOrEqual(exact.proof.value + 1e-6);
          expect(answer.proof.bound).toBeGreaterThanOrEqual(exact.proof.value - 1e-6);
          expectLawful(problem, answer);
        }
      }
    },
    SECONDS,
  );

  test(
    "one more unit never covers less",
    async () => {
      for (const seed of seeds(8000, 30)) {
        const problem = smallProblem(seed);
        const larger = {
          ...problem,
          types: problem.types.map((type, t) =>
            t > 0 ? type : { ...type, roster: type.roster + 1, available: type.available.map((n) => n + 1) },
          ),
        };
        const before = await deployExactly(problem, { leastMovement: false });
        const after = await deployExactly(larger, { leastMovement: false });
        if (before.kind === "cannot-hold") continue;
        if (after.kind === "cannot-hold") throw new Error(`seed ${seed} holds with fewer units`);
        expect(after.proof.value).toBeGreaterThanOrEqual(before.proof.value - 1e-6);
      }
    },
    SECONDS,
  );

  test(
    "the price of fairness is what it costs of the objective, as a share",
    async () => {
      let paid = 0;
      for (const seed of seeds(9000, 25)) {
        const problem = smallProblem(seed);
        const fair = await deployExactly({ ...problem, fairFirst: true });
        const plain = deployByTryingAll(problem);
        if (fair.kind === "cannot-hold" || plain === null) continue;
        const price = plain.value > 0 ? (plain.value - fair.proof.value) / plain.value : 0;
        expect(fair.fairness?.price).toBeCloseTo(price, 6);
        if (price > 0) paid++;
      }
      expect(paid).toBeGreaterThan(0);
    },
    SECONDS,
  );
});

function expectLawful(problem: PhasedProblem, answer: PhasedDeployment): void {
  answer.phases.forEach(({ standing, rosters }, phase) => {
    const fixed = problem.fixed.filter((f) => f.phase === phase);
    expect(standing.filter((place) => place.fixed)).toEqual(
      fixed.map(({ type, site, units }) => ({ type, site, units, fixed: true })),
    );
    for (const place of standing) {
      if (place.fixed) continue;
      expect(place.site).toBeLessThan(problem.siteCount);
      expect(problem.phases[phase]?.allowed?.[place.site]).not.toBe(0);
    }
    rosters.forEach(({ type, placed, idle, available, roster, officersPlaced }) => {
      const stands = standing.filter((s) => s.type === type).reduce((sum, { units }) => sum + units, 0);
      expect(placed).toBe(stands);
      expect(placed + idle).toBe(available);
      expect(idle).toBeGreaterThanOrEqual(0);
      expect(available).toBeLessThanOrEqual(roster);
      expect(officersPlaced).toBe(placed * (problem.types[type]?.officersPerUnit ?? 0));
    });
  });
  answer.transitions.forEach(({ movements, afterPhase }) => {
    const limit = problem.movement?.turnaroundMinutes[afterPhase] ?? 0;
    for (const { minutes } of movements) expect(minutes).toBeLessThanOrEqual(limit);
    for (const [phase, end] of [
      [afterPhase, "from"],
      [afterPhase + 1, "to"],
    ] as const) {
      for (const place of answer.phases[phase]?.standing ?? []) {
        const sameSite = (answer.phases[phase]?.standing ?? []).filter(
          (s) => s.type === place.type && s.site === place.site,
        );
        const leaving = movements.filter((m) => m.type === place.type && m[end] === place.site);
        expect(leaving.reduce((sum, { units }) => sum + units, 0)).toBe(
          sameSite.reduce((sum, { units }) => sum + units, 0),
        );
      }
    }
  });
}
