import * as v from "valibot";
import type { SourceGround } from "../model/abstraction.ts";
import type { CrowdStation } from "../model/crowd-plan.ts";
import type { FocusGeometry } from "../model/focus-area.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { roundPosition } from "../model/round-position.ts";
import { planSchema } from "./plan-schema.ts";

/**
 * The plan as it is saved and shared: positions to five decimals, keys in one order, nothing that is not part of
 * a plan. Opening what was saved gives exactly this.
 * @throws ProblemError where the plan could not be opened again, so that no such file or link is ever made.
 */
export function normalisePlan(plan: PlanDocument): PlanDocument {
  const { event, area, areas, focusAreas, fixedPosts, posts, sites, takenFrom, crowd } = plan;
  const result = v.safeParse(planSchema, {
    ...plan,
    event: { ...event, venue: { ...event.venue, at: roundPosition(event.venue.at) } },
    area: { ...area, center: roundPosition(area.center) },
    posts: posts.map((post) => ({ ...post, at: roundPosition(post.at) })),
    focusAreas: focusAreas.map((focus) => ({ ...focus, geometry: roundGeometry(focus.geometry) })),
    areas: areas.map((each) => ({ ...each, ring: each.ring.map(roundPosition) })),
    fixedPosts: fixedPosts.map((post) => ({ ...post, at: roundPosition(post.at) })),
    sites: sites?.map((site) => ({ ...site, at: roundPosition(site.at) })) ?? null,
    takenFrom: takenFrom.map((source) => ({ ...source, ground: roundGround(source.ground) })),
    crowd: crowd && { ...crowd, stations: crowd.stations.map(roundStation) },
  });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ProblemError({
    what: `The plan cannot be saved or shared: ${v.getDotPath(issue) ?? "it"} ${issue.message}.`,
    meaning: "Nothing was written; the plan on screen is unchanged.",
    remedy: "Undo the last change and try again.",
  });
}

function roundGround(ground: SourceGround): SourceGround {
  return ground.type === "hexes" ? ground : (roundGeometry(ground) as SourceGround);
}

function roundStation(station: CrowdStation): CrowdStation {
  return { ...station, at: station.at && roundPosition(station.at) };
}

function roundGeometry(geometry: FocusGeometry): FocusGeometry {
  switch (geometry.type) {
    case "point":
      return { ...geometry, at: roundPosition(geometry.at) };
    case "line":
      return { ...geometry, path: geometry.path.map(roundPosition) };
    case "polygon":
      return { ...geometry, ring: geometry.ring.map(roundPosition) };
  }
}
