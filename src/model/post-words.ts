import type { Post } from "./deployment.ts";
import { type Fleet, UNIT_WORDS } from "./fleet.ts";

/** `pinned`, `placed by hand` or `suggested`. */
function standingOf({ pinned, chosenBy }: Post): string {
  if (pinned) return "pinned";
  return chosenBy === "officer" ? "placed by hand" : "suggested";
}

/** Who stands at a post and how that came: `foot serial, suggested`. */
export function describeStanding(post: Post, fleet: Fleet): string {
  const group = fleet.find(({ id }) => id === post.unit);
  return `${group ? UNIT_WORDS[group.kind] : "unit"}, ${standingOf(post)}`;
}
