import type { Post } from "./deployment.ts";
import type { FixedPost } from "./fixed-post.ts";
import type { Fleet, UnitGroup } from "./fleet.ts";
import { isOnDuty, type Period } from "./period.ts";
import type { LngLat } from "./units.ts";

/** Units of one group that a fixed post takes in a stretch. */
export interface FixedUnitsOf {
  readonly group: UnitGroup;
  readonly units: number;
}

/** As many units as make up the officers asked for: no unit is split. */
export function unitsFor(officers: number, group: UnitGroup): number {
  return Math.ceil(officers / group.officersPerUnit);
}

/** What a fixed post takes in a stretch; in the evening as one, the most that any phase asks for. */
export function unitsAtFixedPost(post: FixedPost, fleet: Fleet, period: Period): FixedUnitsOf[] {
  return fleet.flatMap((group) => {
    const asked = post.needs.filter(
      (need) => need.unit === group.id && (period === "evening" || need.phase === period),
    );
    const units = Math.max(0, ...asked.map(({ officers }) => unitsFor(officers, group)));
    return units > 0 ? [{ group, units }] : [];
  });
}

/** Units of one group at one place in a stretch. */
export interface StandingUnits {
  readonly unit: string;
  readonly at: LngLat;
  readonly units: number;
}

/** Everybody who stands somewhere in a stretch: at the posts on duty, and at the fixed posts. */
export function standingUnits(
  posts: readonly Post[],
  fixedPosts: readonly FixedPost[],
  fleet: Fleet,
  period: Period,
): StandingUnits[] {
  return [
    ...posts.filter((post) => isOnDuty(post, period)).map(({ unit, at }) => ({ unit, at, units: 1 })),
    ...fixedPosts.flatMap((post) =>
      unitsAtFixedPost(post, fleet, period).map(({ group, units }) => ({
        ...{ unit: group.id, at: post.at, units },
      })),
    ),
  ];
}
