import type { Post } from "./deployment.ts";
import type { EventSpec } from "./event-spec.ts";
import type { EvidenceSnapshot } from "./evidence.ts";
import type { Fleet } from "./fleet.ts";
import type { Query } from "./query.ts";
import type { StudyArea } from "./study-area.ts";

export const PLAN_VERSION = 1;

/** Inputs and decisions of one plan. Results are recomputed from it, never stored in it. */
export interface PlanDocument {
  readonly version: typeof PLAN_VERSION;
  readonly event: EventSpec;
  readonly area: StudyArea;
  readonly query: Query;
  readonly fleet: Fleet;
  readonly posts: readonly Post[];
  /** A masked snapshot for readers without the data; only in saved files and links. */
  readonly evidence: EvidenceSnapshot | null;
}
