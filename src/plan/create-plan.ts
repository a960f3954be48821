import type { EventSpec } from "../model/event-spec.ts";
import { DEFAULT_MOVEMENT, DEFAULT_OBJECTIVE } from "../model/objective.ts";
import { PLAN_VERSION, type PlanDocument } from "../model/plan-document.ts";
import { EVERYTHING } from "../model/query.ts";
import { roundPosition } from "../model/round-position.ts";
import { makeUnitGroup } from "./unit-presets.ts";

/** A new plan for an event: 2 km around the venue at resolution 9, all data, twelve foot units, no posts yet. */
export function createPlan(event: EventSpec): PlanDocument {
  const at = roundPosition(event.venue.at);
  return {
    version: PLAN_VERSION,
    event: { ...event, venue: { ...event.venue, at } },
    area: { center: at, radiusM: 2000, resolution: 9 },
    query: EVERYTHING,
    fleet: [{ ...makeUnitGroup("serial", []), count: 12 }, makeUnitGroup("vehicle", [])],
    phases: [],
    objective: DEFAULT_OBJECTIVE,
    movement: DEFAULT_MOVEMENT,
    beats: { mostRatio: null },
    focusAreas: [],
    fixedPosts: [],
    areas: [],
    sites: null,
    takenFrom: [],
    crowd: null,
    posts: [],
    source: null,
    evidence: null,
  };
}
