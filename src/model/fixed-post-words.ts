import type { FixedPost, FixedPostKind } from "./fixed-post.ts";
import { type Fleet, UNIT_WORDS } from "./fleet.ts";
import type { Period } from "./period.ts";
import { type FixedUnitsOf, unitsAtFixedPost } from "./standing-units.ts";

/** What each kind of fixed post is called. */
export const FIXED_POST_KIND_WORDS: Readonly<Record<FixedPostKind, string>> = {
  gate: "gate",
  station: "station",
  junction: "junction",
  other: "other place",
};

/** What stands in the mark of a fixed post on a map. */
export const FIXED_POST_LETTERS: Readonly<Record<FixedPostKind, string>> = {
  gate: "G",
  station: "S",
  junction: "J",
  other: "F",
};

const WHEN: Readonly<Record<Period, string>> = {
  evening: "all evening",
  arrival: "on arrival",
  event: "during the event",
  dispersal: "on dispersal",
  night: "at night",
};

/** When a stretch is, after what stands there in it: `on arrival`. */
export function nameWhen(period: Period): string {
  return WHEN[period];
}

/** Officers of the units that a fixed post takes in a stretch: of whole units, so no fewer than it asks for. */
export function officersAtFixedPost(post: FixedPost, fleet: Fleet, period: Period): number {
  return unitsAtFixedPost(post, fleet, period).reduce(
    (sum, { group, units }) => sum + units * group.officersPerUnit,
    0,
  );
}

/** What a fixed post is and who stands there in a stretch: `gate, 14 officers on arrival`. */
export function describeFixedPost(post: FixedPost, fleet: Fleet, period: Period): string {
  const officers = officersAtFixedPost(post, fleet, period);
  const who = officers === 0 ? "nobody" : countOfficers(officers);
  return `${FIXED_POST_KIND_WORDS[post.kind]}, ${who} ${nameWhen(period)}`;
}

/**
 * Who stands at a fixed post in a stretch: `2 foot serials and 1 dog handler`; empty where nobody does. Groups of one kind are told
 * apart by their names.
 */
export function describeFixedUnits(post: FixedPost, fleet: Fleet, period: Period): string {
  return unitsAtFixedPost(post, fleet, period)
    .map((each) => nameUnits(each, fleet))
    .join(" and ");
}

/** `2 foot serials`. */
export function nameUnits({ group, units }: FixedUnitsOf, fleet: Fleet): string {
  const isOnlyOne = fleet.filter(({ kind }) => kind === group.kind).length === 1;
  const name = isOnlyOne ? "" : ` (${group.name})`;
  return `${units} ${UNIT_WORDS[group.kind]}${units === 1 ? "" : "s"}${name}`;
}

/** `1 officer`, `14 officers`. */
export function countOfficers(officers: number): string {
  return `${officers} officer${officers === 1 ? "" : "s"}`;
}
