import type { PhasedDeployment } from "../../model/phased-deployment.ts";
import { castDistances } from "./distance-as-cover.ts";
import { worthOf } from "./phase-cover.ts";
import type { PhasedProblem } from "./phased-problem.ts";

/** What one unit at a place adds to the whole. */
export interface MarginalValue {
  readonly phase: number;
  readonly type: number;
  readonly site: number;
  readonly fixed: boolean;
  /** Objective lost if one unit there were taken away and nobody else moved; by sector too where there are any. */
  readonly lost: number;
  readonly lostPerSector: readonly number[];
}

/** The marginal value of one unit at every place of a deployment, in the order of its phases and places. */
export function measureMarginalValues(asked: PhasedProblem, deployment: PhasedDeployment): MarginalValue[] {
  const problem = castDistances(asked);
  const { types, sectors } = problem;
  return deployment.phases.flatMap(({ standing }, phase) => {
    const weight = problem.phases[phase]?.weight ?? new Float64Array();
    const times = new Uint16Array(problem.demandCount);
    let all = 0;
    for (const { type, site, units } of standing) {
      all += units;
      const { start, points } = types[type] as PhasedProblem["types"][number];
      for (const i of points.subarray(start[site], start[site + 1])) times[i] = (times[i] as number) + units;
    }
    const worth = worthOf(problem, all);
    return standing.map(({ type, site, fixed }): MarginalValue => {
      const lostPerSector = new Array<number>(sectors?.count ?? 0).fill(0);
      let lost = 0;
      const { start, points } = types[type] as PhasedProblem["types"][number];
      for (const i of points.subarray(start[site], start[site + 1])) {
        const n = times[i] as number;
        const share = (worth[n] as number) - (worth[n - 1] as number);
        const part = (weight[i] as number) * share;
        lost += part;
        const sector = sectors?.of[i];
        if (sector !== undefined) lostPerSector[sector] = (lostPerSector[sector] as number) + part;
      }
      return { phase, type, site, fixed, lost, lostPerSector };
    });
  });
}
