import type {
  DeployedPhase,
  PhaseCoverage,
  PhasedDeployment,
  PhasedProof,
  PhaseRoster,
  SectorCoverage,
  StandingUnits,
} from "../../model/phased-deployment.ts";
import { listStanding } from "./movement-limits.ts";
import { type PhaseCover, weighPhase, worthOf } from "./phase-cover.ts";
import type { PhasedPlacing, PhasedProblem, SuggestedSites } from "./phased-problem.ts";

/** One phase of the answer, counted anew on the problem as it came, with the sectors' shares as {@link shareSectors} has them. */
export function describePhase(
  problem: PhasedProblem,
  phase: number,
  suggested: SuggestedSites,
  perSector: readonly SectorCoverage[],
  proof: PhasedProof,
): DeployedPhase {
  return {
    name: problem.phases[phase]?.name ?? "",
    standing: listUnits(problem, phase, suggested),
    rosters: problem.types.map((type, t): PhaseRoster => {
      const placed = listStanding(problem, phase, t, suggested).length;
      const available = type.available[phase] as number;
      return {
        type: t,
        roster: type.roster,
        available,
        placed,
        idle: available - placed,
        officersPlaced: placed * type.officersPerUnit,
      };
    }),
    coverage: { ...measureCoverage(problem, phase, suggested), perSector },
    proof,
  };
}

/** The suggested units of a deployment as a placing to start from, also for a problem that differs a little. */
export function readSuggested(problem: PhasedProblem, deployment: PhasedDeployment): PhasedPlacing {
  return deployment.phases.map(({ standing }) =>
    problem.types.map((_, t) =>
      standing.flatMap(({ type, site, units, fixed }) =>
        type === t && !fixed ? Array.from({ length: units }, () => site) : [],
      ),
    ),
  );
}

/** A proof from its figures; a bound below the value by rounding is raised to it. */
export function proofOf(
  value: number,
  bound: number,
  how: Pick<PhasedProof, "status" | "method" | "seconds">,
): PhasedProof {
  const least = Math.max(value, bound);
  return { value, bound: least, gap: least > 0 ? (least - value) / least : 0, ...how };
}

/** The deployment with its proofs by other bounds on its phases, where these are lower than its own. */
export function tightenProofs(
  deployment: PhasedDeployment,
  phaseBounds: readonly number[],
  relativeGap: number,
): PhasedDeployment {
  const tighten = ({ value, bound, ...how }: PhasedProof, other: number): PhasedProof => {
    const least = Math.min(bound, other);
    const status = least - value <= relativeGap * value ? "optimal" : how.status;
    return proofOf(value, least, { ...how, status });
  };
  const sum = phaseBounds.reduce((all, bound) => all + bound, 0);
  return {
    ...deployment,
    phases: deployment.phases.map((phase, i) => ({
      ...phase,
      proof: tighten(phase.proof, phaseBounds[i] ?? Number.POSITIVE_INFINITY),
    })),
    proof: tighten(deployment.proof, sum),
  };
}

function listUnits(problem: PhasedProblem, phase: number, suggested: SuggestedSites): StandingUnits[] {
  const fixed = problem.fixed
    .filter((f) => f.phase === phase && f.units > 0)
    .map(({ type, site, units }): StandingUnits => ({ type, site, units, fixed: true }));
  const free = suggested.flatMap((sites, type) =>
    [...new Set(sites)]
      .sort((a, b) => a - b)
      .map(
        (site): StandingUnits => ({
          type,
          site,
          units: sites.filter((s) => s === site).length,
          fixed: false,
        }),
      ),
  );
  return [...fixed, ...free];
}

/** The share of each sector that a placing covers, of a phase in reduced form; none where the problem names no sectors. */
export function shareSectors(cover: PhaseCover, suggested: SuggestedSites): SectorCoverage[] {
  return [...weighPhase(cover, suggested).perSector].map((covered, sector) => {
    const total = cover.sectorTotal[sector] as number;
    return { sector, total, covered, share: total > 0 ? Math.min(1, covered / total) : 1 };
  });
}

function measureCoverage(
  problem: PhasedProblem,
  phase: number,
  suggested: SuggestedSites,
): Omit<PhaseCoverage, "perSector"> {
  const weight = problem.phases[phase]?.weight ?? new Float64Array();
  const times = new Uint16Array(problem.demandCount);
  const beyond = problem.objective.kind === "distance" ? problem.objective.beyondM : Number.POSITIVE_INFINITY;
  const nearest = new Float64Array(problem.demandCount).fill(beyond);
  let standing = 0;
  problem.types.forEach(({ start, points, metres }, t) => {
    for (const site of listStanding(problem, phase, t, suggested)) {
      standing++;
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        const i = points[k] as number;
        times[i] = (times[i] as number) + 1;
        const distance = metres?.[k];
        if (distance !== undefined) nearest[i] = Math.min(nearest[i] as number, distance);
      }
    }
  });
  const worth = worthOf(problem, standing);
  let total = 0;
  let covered = 0;
  let expected = 0;
  let coveredTwice = 0;
  let far = 0;
  weight.forEach((w, i) => {
    const n = times[i] as number;
    total += w;
    if (n > 0) covered += w;
    if (n > 1) coveredTwice += w;
    expected += w * (worth[n] as number);
    if (w > 0) far += w * (nearest[i] as number);
  });
  return {
    total,
    covered,
    expected,
    coveredTwice,
    meanDistanceM: total > 0 && Number.isFinite(far) ? far / total : null,
  };
}
