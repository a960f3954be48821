import type { UnitGroup } from "./fleet.ts";
import { unitsToPlace } from "./fleet.ts";
import { isOnDuty, type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { unitsAtFixedPost } from "./standing-units.ts";

/** What is asked of the units of a plan before anything is chosen: they stand, or do not, by an officer's decision. */
type Asked = Pick<PlanDocument, "fleet" | "phases" | "posts" | "fixedPosts">;

/** Where pinned and fixed posts take more units of a group than can be placed, a sentence for each group and stretch. */
export function listShortages(plan: Asked): string[] {
  return periodsOf(plan).flatMap((period) =>
    plan.fleet.flatMap((group) => {
      const there = unitsToPlace(group, period);
      const asked = unitsAsked(plan, group, period);
      return asked > there ? [describeShortage(group, period, asked, there)] : [];
    }),
  );
}

/** Units of a group that pinned and fixed posts take in a stretch. */
export function unitsAsked(
  { fleet, posts, fixedPosts }: Omit<Asked, "phases">,
  group: UnitGroup,
  period: Period,
): number {
  const pinned = posts.filter((post) => post.pinned && post.unit === group.id && isOnDuty(post, period));
  const fixed = fixedPosts
    .flatMap((post) => unitsAtFixedPost(post, fleet, period))
    .filter((each) => each.group === group)
    .reduce((sum, { units }) => sum + units, 0);
  return pinned.length + fixed;
}

/** Why pinned and fixed posts cannot all be staffed, in words. */
export function describeShortage(group: UnitGroup, period: Period, asked: number, there: number): string {
  const when = period === "evening" ? "" : ` in the ${period} phase`;
  return `${group.name}: pinned and fixed posts take ${asked}${when}, and ${there} can be placed.`;
}
