import type { EventSpec } from "../model/event-spec.ts";
import type { Fleet, UnitGroup, UnitMode } from "../model/fleet.ts";
import { PLAN_VERSION, type PlanDocument } from "../model/plan-document.ts";
import { EVERYTHING } from "../model/query.ts";
import { roundPosition } from "../model/round-position.ts";

/**
 * What a unit is until somebody says otherwise: a foot serial of one sergeant and six constables covering
 * 300 m, a vehicle of two covering 800 m. A default, not a rule: forces differ.
 */
export const DEFAULT_UNIT_GROUPS: Readonly<Record<UnitMode, UnitGroup>> = {
  foot: { mode: "foot", count: 0, officersPerUnit: 7, coverRadiusM: 300 },
  vehicle: { mode: "vehicle", count: 0, officersPerUnit: 2, coverRadiusM: 800 },
};

const DEFAULT_FLEET: Fleet = [{ ...DEFAULT_UNIT_GROUPS.foot, count: 12 }, DEFAULT_UNIT_GROUPS.vehicle];

/** A new plan for an event: 2 km around the venue at resolution 9, all data, twelve foot units, no posts yet. */
export function createPlan(event: EventSpec): PlanDocument {
  const at = roundPosition(event.venue.at);
  return {
    version: PLAN_VERSION,
    event: { ...event, venue: { ...event.venue, at } },
    area: { center: at, radiusM: 2000, resolution: 9 },
    query: EVERYTHING,
    fleet: DEFAULT_FLEET,
    posts: [],
    source: null,
    evidence: null,
  };
}
