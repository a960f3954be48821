import type { UnitGroup } from "./fleet.ts";
import { unitsOnDuty, unitsToPlace } from "./fleet.ts";
import { isOnDuty, type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { unitsAtFixedPost } from "./standing-units.ts";

/** What becomes of the units of one group in one stretch; the five numbers of units add up to the group's count, or to more where posts take more than there are. */
export interface GroupRoster {
  readonly group: UnitGroup;
  readonly atPosts: number;
  readonly atFixedPosts: number;
  /** On duty with no post. */
  readonly spare: number;
  readonly reserve: number;
  readonly offDuty: number;
  /** Units that posts take beyond those that may be placed. */
  readonly missing: number;
}

/** The whole roster in one stretch. */
export interface PeriodRoster {
  readonly period: Period;
  readonly groups: readonly GroupRoster[];
  /** Officers standing at posts and fixed posts. */
  readonly officersPosted: number;
  /** Officers on duty at no post: of spare units, of the reserve, and beside the units. */
  readonly officersUnposted: number;
  readonly officersOffDuty: number;
}

/** Who is where in each stretch of a plan. Posted, unposted and off-duty officers add up to the roster, unless units are missing. */
export function rosterOf(
  plan: Pick<PlanDocument, "fleet" | "phases" | "posts" | "fixedPosts">,
): PeriodRoster[] {
  return periodsOf(plan).map((period) => {
    const groups = plan.fleet.map((group) => groupRoster(plan, group, period));
    const officers = (unitsOf: (roster: GroupRoster) => number) =>
      groups.reduce((sum, roster) => sum + roster.group.officersPerUnit * unitsOf(roster), 0);
    return {
      period,
      groups,
      officersPosted: officers(({ atPosts, atFixedPosts }) => atPosts + atFixedPosts),
      officersUnposted:
        officers(({ spare, reserve }) => spare + reserve) +
        plan.fleet.reduce((sum, { officersBeside }) => sum + officersBeside, 0),
      officersOffDuty: officers(({ offDuty }) => offDuty),
    };
  });
}

function groupRoster(
  { fleet, posts, fixedPosts }: Pick<PlanDocument, "fleet" | "posts" | "fixedPosts">,
  group: UnitGroup,
  period: Period,
): GroupRoster {
  const atPosts = posts.filter((post) => post.unit === group.id && isOnDuty(post, period)).length;
  const atFixedPosts = fixedPosts
    .flatMap((post) => unitsAtFixedPost(post, fleet, period))
    .reduce((sum, each) => sum + (each.group.id === group.id ? each.units : 0), 0);
  const toPlace = unitsToPlace(group, period);
  const placed = atPosts + atFixedPosts;
  const there = unitsOnDuty(group, period);
  return {
    ...{ group, atPosts, atFixedPosts },
    spare: Math.max(0, toPlace - placed),
    reserve: there - toPlace,
    offDuty: group.count - there,
    missing: Math.max(0, placed - toPlace),
  };
}
