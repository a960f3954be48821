import { listCovers } from "../cover/cover-problem.ts";
import type { PhasedProblem } from "./phased-problem.ts";

/**
 * A distance problem as a covering problem with the same placings and values. With the distances d₁ < d₂ < … at which
 * any site reaches a demand entry, and `beyondM` last, the metres that a placing saves for it are the sum of
 * dⱼ₊₁ − dⱼ over all j whose distance some unit keeps to: one covering entry each (the radius formulation of the
 * p-median; Cornuéjols, Nemhauser & Wolsey 1980, Elloumi 2010). Other objectives are returned as they are.
 *
 * The entries grow with the distinct distances per demand entry, the pairs with their square; distances rounded to
 * a step that matters on the ground (25 m) keep both small.
 */
export function castDistances(problem: PhasedProblem): PhasedProblem {
  const { objective, types, demandCount } = problem;
  if (objective.kind !== "distance") return problem;
  const { beyondM } = objective;
  const reached: Set<number>[] = Array.from({ length: demandCount }, () => new Set());
  for (const { points, metres } of types) {
    points.forEach((point, k) => {
      const distance = metres?.[k] ?? beyondM;
      if (distance < beyondM) reached[point]?.add(distance);
    });
  }
  const steps = reached.map((distances) => Float64Array.from(distances).sort());
  const first = new Uint32Array(demandCount + 1);
  steps.forEach((list, i) => {
    first[i + 1] = (first[i] as number) + list.length;
  });
  const owner: number[] = [];
  const saved: number[] = [];
  steps.forEach((list, i) => {
    list.forEach((distance, j) => {
      owner.push(i);
      saved.push((list[j + 1] ?? beyondM) - distance);
    });
  });
  const { sectors } = problem;
  return {
    ...problem,
    objective: { kind: "cover" },
    demandCount: owner.length,
    phases: problem.phases.map((phase) => ({
      ...phase,
      weight: Float64Array.from(owner, (i, e) => (phase.weight[i] as number) * (saved[e] as number)),
    })),
    types: types.map((type) => ({
      ...type,
      ...listCovers(type.start.length - 1, (site) => {
        const entries: number[] = [];
        for (let k = type.start[site] as number; k < (type.start[site + 1] as number); k++) {
          const point = type.points[k] as number;
          const distance = type.metres?.[k] ?? beyondM;
          const list = steps[point] as Float64Array;
          for (let j = list.length - 1; j >= 0 && (list[j] as number) >= distance; j--) {
            entries.push((first[point] as number) + j);
          }
        }
        return entries;
      }),
    })),
    ...(sectors === undefined
      ? {}
      : {
          sectors: { count: sectors.count, of: Uint16Array.from(owner, (i) => sectors.of[i] as number) },
        }),
  };
}
