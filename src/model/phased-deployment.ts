/** Units of one type that stand at one site during one phase. */
export interface StandingUnits {
  /** Position of the type in the problem's list. */
  readonly type: number;
  /** Candidate site, or an off-list site numbered after the candidates. */
  readonly site: number;
  readonly units: number;
  /** Pinned posts and the minimum staff of fixed posts; never moved by a suggestion. */
  readonly fixed: boolean;
}

/** What becomes of the units of one type within one phase: `placed + idle = available`, and `available ≤ roster`. */
export interface PhaseRoster {
  readonly type: number;
  /** Units that exist, whatever the phase. */
  readonly roster: number;
  /** Units on duty in this phase once the reserve is held back. */
  readonly available: number;
  readonly placed: number;
  /** Available units that could add nothing anywhere; they stand in the reserve. */
  readonly idle: number;
  readonly officersPlaced: number;
}

/** How much of one sector's demand in a phase is covered. */
export interface SectorCoverage {
  readonly sector: number;
  readonly total: number;
  /** In the unit of the objective: covered demand, or expected covered demand with backup. */
  readonly covered: number;
  /** `covered / total`; 1 where the sector has no demand. */
  readonly share: number;
}

/** How well one phase is covered. Demand is in the unit of the weights given. */
export interface PhaseCoverage {
  readonly total: number;
  /** Demand within reach of at least one unit. */
  readonly covered: number;
  /** Demand expected to be met where each unit is busy the given fraction of the time (Daskin 1983); equals `covered` without backup. */
  readonly expected: number;
  /** Demand within reach of at least two units. */
  readonly coveredTwice: number;
  /** Demand-weighted mean distance to the nearest unit, metres; null where no distances are given or there is no demand. */
  readonly meanDistanceM: number | null;
  /** By sector number; empty where the problem names no sectors. */
  readonly perSector: readonly SectorCoverage[];
}

/** What is known about how good a placing is, in the unit of the objective. */
export interface PhasedProof {
  /** Objective reached: covered demand, expected covered demand, or metres × demand saved. */
  readonly value: number;
  /** No placing under the same conditions reaches more. */
  readonly bound: number;
  /** `(bound − value) / bound`; 0 where both are zero. */
  readonly gap: number;
  /** `optimal` only where the gap is within the tolerance asked for. */
  readonly status: "optimal" | "feasible" | "time-limit";
  readonly method: "heuristic" | "exact";
  readonly seconds: number;
}

/** One phase of the answer. */
export interface DeployedPhase {
  readonly name: string;
  readonly standing: readonly StandingUnits[];
  readonly rosters: readonly PhaseRoster[];
  readonly coverage: PhaseCoverage;
  readonly proof: PhasedProof;
}

/** Units of one type that go from one place to the next between two phases; null stands for the reserve. */
export interface UnitMovement {
  readonly type: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly units: number;
  /** Of one unit; 0 for who stays, and for coming from or going to the reserve. */
  readonly minutes: number;
}

/** All movements between phase `afterPhase` and the next. */
export interface PhaseTransition {
  readonly afterPhase: number;
  readonly movements: readonly UnitMovement[];
  /** Units × minutes, summed over the movements. */
  readonly minutes: number;
}

/** What is known about the sum of all movement. */
export interface MovementProof {
  /** Units × minutes over all transitions. */
  readonly minutes: number;
  /** No placing with the same objective value needs fewer; equals `minutes` where proven. */
  readonly bound: number;
  /** `for-these-positions`: no other assignment of units to the positions chosen moves less, though other positions of equal value might. */
  readonly proven: "minimal" | "for-these-positions";
}

/** What covering the worst-off sector first costs. */
export interface FairnessProof {
  /** Share covered in the worst-off sector of any phase. */
  readonly worstShare: number;
  /** No placing covers more of its worst-off sector. */
  readonly worstShareBound: number;
  /** Best objective without fairness, and a bound on it. */
  readonly unfairValue: number;
  readonly unfairBound: number;
  /** `(unfairValue − value) / unfairValue` (Bertsimas, Farias & Trichakis 2011); 0 where nothing can be covered. */
  readonly price: number;
  /** Whether the sorted shares are proven best from the worst upward. */
  readonly proven: boolean;
}

/** A requirement that cannot hold, alone or together with those it is listed with. */
export type Requirement =
  | {
      readonly kind: "fixed-units";
      readonly phase: number;
      readonly type: number;
      readonly needed: number;
      readonly available: number;
    }
  | { readonly kind: "must-cover"; readonly phase: number; readonly name: string }
  | { readonly kind: "turnaround"; readonly afterPhase: number; readonly type: number };

/** Why nothing can be deployed as asked: all of `together` cannot hold at once, and dropping any one of them lets the rest hold. */
export interface CannotHold {
  readonly kind: "cannot-hold";
  readonly together: readonly Requirement[];
  /** Whether it is proven; false where the time ran out before a placing was found. */
  readonly proven: boolean;
}

/** A deployment over phases with its proofs. Plain data. */
export interface PhasedDeployment {
  readonly kind: "deployment";
  readonly phases: readonly DeployedPhase[];
  readonly transitions: readonly PhaseTransition[];
  readonly proof: PhasedProof;
  /** Null where there is one phase only, or no travel times are given. */
  readonly movement: MovementProof | null;
  /** Null where fairness is not asked for. */
  readonly fairness: FairnessProof | null;
}
