import type { SourceArea } from "./abstraction.ts";
import type { BeatRules } from "./beat.ts";
import type { CrowdInputs } from "./crowd-plan.ts";
import type { Post } from "./deployment.ts";
import type { EventSpec, PhaseName } from "./event-spec.ts";
import type { EvidenceSnapshot } from "./evidence.ts";
import type { FixedPost } from "./fixed-post.ts";
import type { Fleet } from "./fleet.ts";
import type { FocusArea } from "./focus-area.ts";
import type { Movement, Objective } from "./objective.ts";
import type { PlanArea } from "./plan-area.ts";
import type { Query } from "./query.ts";
import type { NamedSite } from "./site-list.ts";
import type { StudyArea } from "./study-area.ts";

/** Version of the plan document that this Muster writes; older ones are migrated on reading. */
export const PLAN_VERSION = 4;

/** Whom the records behind a plan are from, kept with the plan so that the simulated badge is never lost. */
export interface PlanSource {
  /** True where the records are simulated; such a plan wears its badge everywhere. */
  readonly simulated: boolean;
  /** Who published the records and under what terms. */
  readonly attribution: string;
}

/** Inputs and decisions of one plan. Results are recomputed from it, never stored in it. */
export interface PlanDocument {
  readonly version: typeof PLAN_VERSION;
  readonly event: EventSpec;
  readonly area: StudyArea;
  readonly query: Query;
  readonly fleet: Fleet;
  /** The phases that are planned one by one, in order; none where the evening is planned as one. */
  readonly phases: readonly PhaseName[];
  readonly objective: Objective;
  readonly movement: Movement;
  readonly beats: BeatRules;
  /** Ground that a person weighs by phase. */
  readonly focusAreas: readonly FocusArea[];
  readonly fixedPosts: readonly FixedPost[];
  /** Ground where no unit may be suggested, ground that units must reach, and ground whose streets are closed. */
  readonly areas: readonly PlanArea[];
  /** The only places where units may be suggested; null for the middles of the hexes. */
  readonly sites: readonly NamedSite[] | null;
  /** The stations and areas that units are taken from for the event. */
  readonly takenFrom: readonly SourceArea[];
  /** How the crowd leaves, as somebody said; null where nobody did. */
  readonly crowd: CrowdInputs | null;
  readonly posts: readonly Post[];
  /** Source of the records that were last open with the plan; null before any data. */
  readonly source: PlanSource | null;
  /** A masked snapshot of the figures for readers without the data; null after an edit that makes it untrue. */
  readonly evidence: EvidenceSnapshot | null;
}
