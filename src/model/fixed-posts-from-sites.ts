import { FIXED_POST_LIMITS, type FixedPost, type FixedPostKind } from "./fixed-post.ts";
import type { Fleet } from "./fleet.ts";
import { makeFixedPost } from "./new-fixed-post.ts";
import type { ListedSite } from "./site-list.ts";

/** What a person's list of sites adds to the fixed posts of a plan. */
export interface FixedPostList {
  readonly posts: readonly FixedPost[];
  /** Sites that were not taken, each a sentence with the reason. */
  readonly refused: readonly string[];
  /** What a person should know about those that were taken, as sentences. */
  readonly notes: readonly string[];
}

const KIND_WORDS: readonly (readonly [FixedPostKind, RegExp])[] = [
  ["gate", /\b(gate|turnstile|entrance|exit)s?\b/i],
  ["station", /\b(station|stop|tube|rail|metro|tram|bus)s?\b/i],
  ["junction", /\b(junction|crossing|crossroads|roundabout|traffic)s?\b/i],
];

/**
 * Fixed posts at the places of a list, after those that are there. A list says how many officers, not of which units: they are
 * asked of the first group that has units, in the phases that the list names. A site with the name and place of a fixed post that is
 * there, one that asks for more than 100 officers, and those beyond 60 fixed posts are refused.
 */
export function fixedPostsFromSites(
  sites: readonly ListedSite[],
  others: readonly FixedPost[],
  fleet: Fleet,
): FixedPostList {
  const group = fleet.find(({ count }) => count > 0) ?? fleet[0];
  const posts: FixedPost[] = [];
  const refused: string[] = [];
  let asked = 0;
  for (const { name, at, type, minimumStaff, phases } of sites) {
    const all = [...others, ...posts];
    const officers = minimumStaff ?? 0;
    if (all.some((post) => post.name === name && String(post.at) === String(at))) {
      refused.push(`“${name}” is there already.`);
    } else if (officers > FIXED_POST_LIMITS.officers) {
      refused.push(
        `“${name}” asks for ${officers} officers; a fixed post can ask for ${FIXED_POST_LIMITS.officers}. Split it in two.`,
      );
    } else if (all.length >= FIXED_POST_LIMITS.posts) {
      refused.push(`“${name}” is one too many: a plan can hold ${FIXED_POST_LIMITS.posts} fixed posts.`);
    } else {
      const needs = group && officers > 0 ? phases.map((phase) => ({ unit: group.id, phase, officers })) : [];
      if (officers > 0) asked++;
      posts.push({ ...makeFixedPost(all, at), name, kind: kindOf(type ?? name), needs });
    }
  }
  return { posts, refused, notes: notesOf(posts.length, asked, group?.name) };
}

function kindOf(words: string): FixedPostKind {
  return KIND_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
}

function notesOf(taken: number, asked: number, groupName: string | undefined): string[] {
  if (taken === 0) return [];
  if (asked === 0) return ["The list asks for no officers: say who stands at each."];
  return groupName === undefined
    ? ["There are no units to ask officers of: add units, then say who stands at each."]
    : [`A list does not say of which units: the officers are asked of ${groupName}.`];
}
