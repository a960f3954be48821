import { isSamePlace } from "./geodesy.ts";
import { isOnDuty, type Period } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { LngLat } from "./units.ts";

/** What the place where a unit of a group stands in a stretch is called: `post 3`, a fixed post's name, `no post`. */
export function namePlace(
  { posts, fixedPosts }: Pick<PlanDocument, "posts" | "fixedPosts">,
  unit: string,
  at: LngLat | null,
  period: Period,
): string {
  if (at === null) return "no post";
  const number = posts.findIndex(
    (post) => post.unit === unit && isOnDuty(post, period) && isSamePlace(post.at, at),
  );
  if (number >= 0) return `post ${number + 1}`;
  return fixedPosts.find((post) => isSamePlace(post.at, at))?.name ?? "a post";
}
