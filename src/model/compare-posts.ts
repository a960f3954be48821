import type { Post } from "./deployment.ts";
import { UNIT_WORDS } from "./fleet.ts";
import { distanceM } from "./geodesy.ts";
import { placeFrom } from "./place-from-venue.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { Metres } from "./units.ts";
import { formatDistance } from "./wording.ts";

/** Posts of the same group this near to each other are the same post. */
export const SAME_POST_M: Metres = 25;

/** Posts of the same group this near to each other, which are not the same, are taken for one that was moved. */
export const MOVED_POST_M: Metres = 250;

/** How the posts of two plans stand to each other; each post is in one of the four lists. */
export interface ComparedPosts {
  /** Within 25 m, and of the same group. */
  readonly same: readonly PostPair[];
  /** Within 250 m, and of the same group. */
  readonly moved: readonly PostPair[];
  readonly onlyA: readonly Post[];
  readonly onlyB: readonly Post[];
}

/** A post of either plan. */
export interface PostPair {
  readonly a: Post;
  readonly b: Post;
  readonly distanceM: Metres;
}

type Posted = Pick<PlanDocument, "posts">;

/** Pairs the posts of two plans, the nearest of the same group first. Units of a group are alike, so which of them stands where is no matter. */
export function comparePosts(a: Posted, b: Posted): ComparedPosts {
  const pairs: PostPair[] = [];
  const taken = new Set<Post>();
  const near = a.posts
    .flatMap((post) =>
      b.posts
        .filter((other) => other.unit === post.unit)
        .map((other) => ({ a: post, b: other, distanceM: distanceM(post.at, other.at) })),
    )
    .filter((pair) => pair.distanceM <= MOVED_POST_M)
    .sort((one, two) => one.distanceM - two.distanceM);
  for (const pair of near) {
    if (taken.has(pair.a) || taken.has(pair.b)) continue;
    taken.add(pair.a).add(pair.b);
    pairs.push(pair);
  }
  return {
    same: pairs.filter((pair) => pair.distanceM <= SAME_POST_M),
    moved: pairs.filter((pair) => pair.distanceM > SAME_POST_M),
    onlyA: a.posts.filter((post) => !taken.has(post)),
    onlyB: b.posts.filter((post) => !taken.has(post)),
  };
}

/** The posts that differ, a sentence each; numbers are those of the post in its own plan. */
export function describePosts(a: PlanDocument, b: PlanDocument): readonly string[] {
  const { same, moved, onlyA, onlyB } = comparePosts(a, b);
  return [
    ...onlyA.map((post) => `Only in A: ${describePost(a, post)}.`),
    ...onlyB.map((post) => `Only in B: ${describePost(b, post)}.`),
    ...moved.map(
      (pair) =>
        `Moved by ${formatDistance(pair.distanceM)}: ${describePost(a, pair.a)}, is post ${numberOf(b, pair.b)} in B.`,
    ),
    ...same
      .filter((pair) => namePhases(a, pair.a) !== namePhases(b, pair.b))
      .map(
        (pair) =>
          `Other phases: post ${numberOf(a, pair.a)} in A is staffed ${namePhases(a, pair.a)}, post ${numberOf(b, pair.b)} in B ${namePhases(b, pair.b)}.`,
      ),
  ];
}

/** `post 4 (foot serial), 310 m north-east of the venue`. */
function describePost(plan: PlanDocument, post: Post): string {
  const group = plan.fleet.find(({ id }) => id === post.unit);
  const { place, isAtVenue } = placeFrom(plan.event.venue.at, post.at);
  const kind = group ? ` (${UNIT_WORDS[group.kind]})` : "";
  return `post ${numberOf(plan, post)}${kind}, ${isAtVenue ? place : `${place} of the venue`}`;
}

function namePhases(plan: PlanDocument, { phases }: Post): string {
  if (plan.phases.length === 0) return "all evening";
  const staffed = plan.phases.filter((name) => phases === null || phases.includes(name));
  return staffed.length === 0 ? "in no phase" : `in ${staffed.join(", ")}`;
}

function numberOf({ posts }: Posted, post: Post): number {
  return posts.indexOf(post) + 1;
}
