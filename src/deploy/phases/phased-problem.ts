import type { CoverGroup } from "../cover/cover-problem.ts";

/** What is maximised in each phase, summed over the phases. */
export type PhasedObjective =
  /** Demand within reach of a unit (maximal covering; Church & ReVelle 1974). */
  | { readonly kind: "cover" }
  /** Expected demand met, each unit busy this fraction of the time, 0 ≤ q < 1 (maximal expected covering; Daskin 1983). */
  | { readonly kind: "backup"; readonly busyFraction: number }
  /** Demand × metres saved against `beyondM` (p-median; Hakimi 1964): demand that no unit reaches counts as that far away. */
  | { readonly kind: "distance"; readonly beyondM: number };

/** One stretch of the event with demand of its own. */
export interface ProblemPhase {
  readonly name: string;
  /** Weight of each demand entry in this phase, zero or more. */
  readonly weight: Float64Array;
  /** 1 for each candidate site where units may be suggested; all of them where left out. Fixed units stand where they are told to. */
  readonly allowed?: Uint8Array;
}

/** Units of one type. Site `s` covers demand `points[start[s] … start[s + 1])`, off-list sites after the candidates. */
export interface ProblemType extends Pick<CoverGroup, "start" | "points"> {
  readonly id: string;
  readonly officersPerUnit: number;
  /** Units that exist: at least the most that any phase has available. Who is not placed in a phase may be sent anywhere in the next. */
  readonly roster: number;
  /** Units on duty in each phase, reserve already taken off. */
  readonly available: readonly number[];
  /** Most units of this type that a suggestion puts at one site; only backup ever puts more than one. No limit where left out. */
  readonly mostPerSite?: number;
  /** Metres from the site to each demand entry in `points`, in the same order; needed for distances only. */
  readonly metres?: Float64Array;
}

/** Units that must stand at a site throughout a phase: a pinned post, or the least staff of a fixed post. */
export interface FixedUnits {
  readonly phase: number;
  readonly type: number;
  readonly site: number;
  readonly units: number;
}

/** A requirement that at least one unit, fixed or not, stands at one of the sites listed for its type. */
export interface MustCover {
  readonly phase: number;
  /** Named when it cannot hold. */
  readonly name: string;
  readonly anyOf: readonly { readonly type: number; readonly sites: readonly number[] }[];
}

/** How far units get between phases. */
export interface PhasedMovement {
  /** Minutes that one unit of a type takes between two sites; 0 for `from === to`. Asked when needed. */
  readonly minutes: (type: number, from: number, to: number) => number;
  /** Minutes between each phase and the next, one fewer than phases; `Infinity` for no limit. */
  readonly turnaroundMinutes: readonly number[];
}

/**
 * A deployment problem over consecutive phases, without geometry. A placing says how many units of each type
 * stand at each site in each phase: at least the fixed ones, no suggested one on a site that is not allowed or off
 * the list, no more than are available. Between phases a unit goes only to a site within the turnaround, or to or
 * from the reserve, of which `roster − placed` units are free; the reserve counts no minutes.
 */
export interface PhasedProblem {
  readonly demandCount: number;
  /** Candidate sites. */
  readonly siteCount: number;
  /** Sites after the candidates where only fixed units stand. */
  readonly offListCount: number;
  readonly phases: readonly ProblemPhase[];
  readonly types: readonly ProblemType[];
  readonly fixed: readonly FixedUnits[];
  readonly mustCover: readonly MustCover[];
  /** Sector of each demand entry, 0 … `count` − 1; needed for fairness. */
  readonly sectors?: { readonly count: number; readonly of: Uint16Array };
  /** No limit and no account of movement where left out. */
  readonly movement?: PhasedMovement;
  readonly objective: PhasedObjective;
  /**
   * Whether the worst-covered sector comes first: the shares covered of every sector with demand in every phase,
   * sorted upward, are made as great as can be in lexicographic order, then the objective.
   */
  readonly fairFirst: boolean;
}

/**
 * Sites of the suggested units of one phase: a list per type, a site once for each unit there. Fixed units are not listed.
 */
export type SuggestedSites = readonly (readonly number[])[];

/** {@link SuggestedSites} of every phase. */
export type PhasedPlacing = readonly SuggestedSites[];

/** Units of a type that are fixed in a phase. */
export function countFixed(problem: PhasedProblem, phase: number, type: number): number {
  let units = 0;
  for (const fixed of problem.fixed) {
    if (fixed.phase === phase && fixed.type === type) units += fixed.units;
  }
  return units;
}

/** Requirements that each of the demand entries is covered by some unit in a phase, one requirement per entry. */
export function mustCoverEntries(
  problem: Pick<PhasedProblem, "types">,
  phase: number,
  entries: readonly { readonly entry: number; readonly name: string }[],
): MustCover[] {
  return entries.map(({ entry, name }) => ({
    phase,
    name,
    anyOf: problem.types.map(({ start, points }, type) => {
      const sites: number[] = [];
      for (let site = 0; site + 1 < start.length; site++) {
        if (points.subarray(start[site], start[site + 1]).includes(entry)) sites.push(site);
      }
      return { type, sites };
    }),
  }));
}

/**
 * Refuses a problem that contradicts itself in its own numbers.
 * @throws RangeError naming the first number that cannot be: lengths that disagree, indices out of range, weights
 * below zero or not finite, units that are not whole, more available than the roster has.
 */
export function checkPhasedProblem(problem: PhasedProblem): void {
  const { demandCount, phases, types, objective } = problem;
  const allSites = problem.siteCount + problem.offListCount;
  const refuse = (holds: boolean, what: string) => {
    if (!holds) throw new RangeError(what);
  };
  const whole = (value: number) => Number.isInteger(value) && value >= 0;
  phases.forEach(({ name, weight, allowed }, phase) => {
    refuse(weight.length === demandCount, `Phase ${name} weighs ${weight.length} of ${demandCount} entries.`);
    refuse(
      weight.every((w) => w >= 0 && Number.isFinite(w)),
      `Phase ${name} has a weight below zero or not finite.`,
    );
    refuse(
      allowed === undefined || allowed.length === problem.siteCount,
      `Phase ${name} allows ${allowed?.length} of ${problem.siteCount} sites.`,
    );
    types.forEach(({ id, available, roster }) => {
      const units = available[phase];
      refuse(
        units !== undefined && whole(units) && units <= roster,
        `Type ${id} has ${units} of ${roster} units in ${name}.`,
      );
    });
  });
  for (const type of types) {
    refuse(
      type.start.length === allSites + 1,
      `Type ${type.id} lists ${type.start.length - 1} of ${allSites} sites.`,
    );
    refuse(
      type.points.every((point) => point < demandCount),
      `Type ${type.id} covers an entry that is not there.`,
    );
    refuse(
      objective.kind !== "distance" || type.metres?.length === type.points.length,
      `Type ${type.id} has no distances to the demand it covers.`,
    );
  }
  for (const { phase, type, site, units } of problem.fixed) {
    refuse(
      phase in phases && type in types && site >= 0 && site < allSites && whole(units),
      `Fixed units ${units} of type ${type} at site ${site} in phase ${phase} are not in the problem.`,
    );
  }
  for (const { phase, name, anyOf } of problem.mustCover) {
    refuse(
      phase in phases && anyOf.every(({ type, sites }) => type in types && sites.every((s) => s < allSites)),
      `Must-cover ${name} names a phase, type or site that is not in the problem.`,
    );
  }
  if (objective.kind === "backup") {
    refuse(objective.busyFraction >= 0 && objective.busyFraction < 1, "The busy fraction must be in [0, 1).");
  }
  refuse(!problem.fairFirst || problem.sectors !== undefined, "Fairness needs sectors.");
  refuse(
    problem.movement === undefined ||
      problem.movement.turnaroundMinutes.length === Math.max(0, phases.length - 1),
    "There must be one turnaround between each phase and the next.",
  );
}
