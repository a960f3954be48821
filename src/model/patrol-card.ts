import type { LngLat } from "./units.ts";

/** How long a unit stays at a stop, and how soon it is back (Koper 1995; see the method section). */
export const PATROL_STOP = { leastMinutes: 10, mostMinutes: 16, revisitMinutes: 120 } as const;

/** A hot hex that a unit stops at. */
export interface PatrolStop {
  /** Cell of the hex. */
  readonly id: string;
  readonly at: LngLat;
  /** Historic demand of the hex, in recorded crimes. */
  readonly weight: number;
}

/** One stay at a stop. Minutes are whole, after midnight of the event's date. */
export interface PatrolVisit {
  /** Position in the list of stops. */
  readonly stop: number;
  /** Which round of all stops it belongs to, from 1. */
  readonly round: number;
  readonly arrival: number;
  readonly departure: number;
  /** Walk from the visit before, or from the post. */
  readonly walkMinutes: number;
  /** Time before the walk that the unit may spend as it sees fit; only where one or two stops would else be seen too regularly. */
  readonly freeMinutes: number;
}

/** How good the choice of stops is: no choice that keeps to the same rules has more weight than `bound`. */
export interface PatrolProof {
  readonly status: "optimal" | "feasible" | "time-limit";
  readonly bound: number;
  /** `(bound − weight) / bound`. */
  readonly gap: number;
}

/** Why a hot hex is no stop of a circuit. */
export type LeftOutReason = "out-of-reach" | "no-room";

/** The circuit of one unit over one stretch of its shift. */
export interface PatrolCircuit {
  readonly kind: "circuit";
  /** The number that the order and the lengths of stay were drawn from: the same seed gives the same card. */
  readonly seed: number;
  /** Where it sets out from, and is back at the end. */
  readonly post: LngLat;
  readonly from: number;
  readonly to: number;
  readonly stops: readonly PatrolStop[];
  readonly visits: readonly PatrolVisit[];
  /** When the unit is back at its post. */
  readonly backAt: number;
  readonly leftOut: readonly { readonly hex: PatrolStop; readonly reason: LeftOutReason }[];
  /** Historic demand of the stops, and of all hot hexes given. */
  readonly stopWeight: number;
  readonly hotWeight: number;
  readonly proof: PatrolProof;
  readonly minutesAtStops: number;
  readonly minutesWalking: number;
  /** The longest time from one arrival at a stop to the next, over all stops; 0 where none is visited twice. */
  readonly longestGapMinutes: number;
  /** How many stops could have come next, on average over the visits: 1 is a fixed order. */
  readonly meanChoices: number;
}

/** No circuit, and why. */
export interface NoCircuit {
  readonly kind: "no-circuit";
  /** `stretch-too-short`: not even a stop at the post itself fits; `out-of-reach`: no hot hex fits the stretch and the cycle with its walk. */
  readonly reason: "no-hot-hexes" | "stretch-too-short" | "out-of-reach";
  /** The least minutes that a stretch and a cycle would need for one stop; null where there is no hot hex or no way to one. */
  readonly neededMinutes: number | null;
}

/** What a unit takes along. */
export interface PatrolCard {
  readonly unit: string;
  readonly circuit: PatrolCircuit | NoCircuit;
}
