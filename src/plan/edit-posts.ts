import type { Post } from "../model/deployment.ts";
import { PHASE_NAMES, type PhaseName } from "../model/event-spec.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { LngLat } from "../model/units.ts";
import { applyEdit, checkPosition, isSame, refuse } from "./apply-edit.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";

/**
 * Adds a post by hand, last in the list: pinned, since an officer chose it, for a unit of a group and with its cover radius.
 * @param phases when it is staffed; null for the whole evening
 * @throws ProblemError at 200 posts, where the fleet has no such group, or where the place is not on Earth.
 */
export function addPost(
  plan: PlanDocument,
  at: LngLat,
  unit: string,
  phases: readonly PhaseName[] | null,
): PlanDocument {
  const group = plan.fleet.find((other) => other.id === unit);
  if (!group) throw refuse("There is no unit to stand there.", "Add units first, then the post.");
  const post: Post = {
    id: newPostId(plan.posts),
    at: checkPosition(at),
    unit,
    coverRadiusM: group.coverRadiusM,
    phases,
    pinned: true,
    chosenBy: "officer",
  };
  return applyEdit(plan, { posts: checkPostCount([...plan.posts, post]), evidence: null });
}

/** Moves a post; it is pinned from then on, since a moved post is an officer's decision. */
export function movePost(plan: PlanDocument, id: string, to: LngLat): PlanDocument {
  const post = findPost(plan, id);
  const at = checkPosition(to);
  if (isSame(at, post.at)) return plan;
  const moved: Post = { ...post, at, pinned: true, chosenBy: "officer" };
  return applyEdit(plan, {
    posts: plan.posts.map((other) => (other === post ? moved : other)),
    evidence: null,
  });
}

/**
 * Sets the phases in which a post is staffed, in order; null for the whole evening. It is an officer's decision from then on. No phase
 * at all takes the post away.
 */
export function setPostPhases(
  plan: PlanDocument,
  id: string,
  phases: readonly PhaseName[] | null,
): PlanDocument {
  const post = findPost(plan, id);
  const staffed = phases && PHASE_NAMES.filter((name) => phases.includes(name));
  if (staffed?.length === 0) return removePost(plan, id);
  if (isSame(staffed, post.phases)) return plan;
  const changed: Post = { ...post, phases: staffed, pinned: true, chosenBy: "officer" };
  return applyEdit(plan, {
    posts: plan.posts.map((other) => (other === post ? changed : other)),
    evidence: null,
  });
}

/** Takes a post away, pinned or not. */
export function removePost(plan: PlanDocument, id: string): PlanDocument {
  const post = findPost(plan, id);
  return applyEdit(plan, { posts: plan.posts.filter((other) => other !== post), evidence: null });
}

/** Takes off the posts that a suggestion chose and nobody pinned; decisions stay. */
export function clearSuggestedPosts(plan: PlanDocument): PlanDocument {
  const kept = plan.posts.filter((post) => post.pinned || post.chosenBy === "officer");
  return kept.length === plan.posts.length ? plan : { ...plan, posts: kept, evidence: null };
}

/** Pins a post where it stands, or lets suggestions move it again, which drops what was proven with it kept. */
export function pinPost(plan: PlanDocument, id: string, pinned: boolean): PlanDocument {
  const post = findPost(plan, id);
  return applyEdit(plan, {
    posts: plan.posts.map((other) => (other === post ? { ...post, pinned } : other)),
    ...(pinned ? {} : { evidence: null }),
  });
}

/**
 * Takes on a suggestion. Pinned posts of the plan stay exactly as they are: in the suggestion's place for them
 * where it lists them, else first. All others are replaced. A post that comes under the id of another
 * gets a new one, and one for units that the fleet does not have is left out.
 */
export function replacePosts(plan: PlanDocument, suggested: readonly Post[]): PlanDocument {
  const pins = new Map(plan.posts.filter((post) => post.pinned).map((post) => [post.id, post]));
  const listed = new Set<Post>();
  for (const [id] of pins) {
    const sameId = suggested.filter((post) => post.id === id);
    const match = sameId.find((post) => post.pinned) ?? sameId[0];
    if (match) listed.add(match);
  }
  const unlistedPins = [...pins.values()].filter((pin) => ![...listed].some((post) => post.id === pin.id));
  const posts: Post[] = [...unlistedPins];
  const taken = new Set(pins.keys());
  const units = new Set(plan.fleet.map(({ id }) => id));
  for (const post of suggested) {
    const pin = listed.has(post) ? pins.get(post.id) : undefined;
    if (pin) {
      posts.push(pin);
      continue;
    }
    if (!units.has(post.unit)) continue;
    const id =
      taken.has(post.id) || !isPostId(post.id) ? newPostId([...plan.posts, ...suggested, ...posts]) : post.id;
    taken.add(id);
    posts.push({ ...post, id, at: checkPosition(post.at) });
  }
  return applyEdit(plan, { posts: checkPostCount(posts), evidence: null });
}

/** An id that no post has, one above the highest of the form `post-7`. */
export function newPostId(existing: readonly Pick<Post, "id">[]): string {
  const highest = existing.reduce((top, { id }) => {
    const match = /^post-(\d{1,9})$/.exec(id);
    return match ? Math.max(top, Number(match[1])) : top;
  }, 0);
  return `post-${highest + 1}`;
}

function isPostId(id: string): boolean {
  return id.length > 0 && id.length <= PLAN_LIMITS.text;
}

function findPost(plan: PlanDocument, id: string): Post {
  const post = plan.posts.find((other) => other.id === id);
  if (!post) throw refuse("That post is no longer in the plan.", "Choose a post from the map or the list.");
  return post;
}

function checkPostCount(posts: readonly Post[]): readonly Post[] {
  if (posts.length <= PLAN_LIMITS.posts) return posts;
  throw refuse(
    `A plan can hold ${PLAN_LIMITS.posts} posts, and this would make ${posts.length}.`,
    "Remove posts that are not needed, or split the event into two plans.",
  );
}
