import type { Post } from "../model/deployment.ts";
import { type EventSpec, type EventVenue, timesProblem } from "../model/event-spec.ts";
import { UNIT_LIMITS, type UnitGroup, type UnitMode } from "../model/fleet.ts";
import type { PlanDocument, PlanSource } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import type { Query } from "../model/query.ts";
import { roundPosition } from "../model/round-position.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type Resolution, type StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { HOURS_PER_WEEK } from "../model/wall-clock.ts";
import { DEFAULT_UNIT_GROUPS } from "./create-plan.ts";
import { cutText, isCalendarDate, PLAN_LIMITS } from "./plan-limits.ts";

/*
 * Each edit returns a new plan, or the very same one where nothing changes. Numbers out of range are brought
 * into range; what is no number, place or date at all throws a ProblemError. An edit of what the evidence
 * snapshot speaks of (area, query, source, units, places of posts) drops the snapshot, since it would no longer be true.
 */

/**
 * Moves the event to a venue. At another place the study area is centred there and all posts go, pinned ones too:
 * they belong to the old place. The same place under another name keeps them.
 */
export function setVenue(plan: PlanDocument, venue: EventVenue): PlanDocument {
  const at = checkPosition(venue.at);
  const event: EventSpec = {
    ...plan.event,
    venue: {
      id: venue.id === null ? null : cutText(venue.id),
      name: cutText(venue.name),
      at,
      capacity:
        venue.capacity === null ? null : clampWhole(venue.capacity, 0, PLAN_LIMITS.capacity, "capacity"),
    },
  };
  if (isSame(at, plan.event.venue.at) && isSame(at, plan.area.center)) return applyEdit(plan, { event });
  return applyEdit(plan, { event, area: { ...plan.area, center: at }, posts: [], evidence: null });
}

/** Renames the event; names beyond 200 characters are cut. */
export function setEventName(plan: PlanDocument, name: string): PlanDocument {
  return applyEdit(plan, { event: { ...plan.event, name: cutText(name) } });
}

/**
 * Sets the day of the event.
 * @throws ProblemError where the text is not a date of the calendar, `2026-06-22`.
 */
export function setEventDate(plan: PlanDocument, date: string): PlanDocument {
  if (!isCalendarDate(date)) {
    throw refuse(`“${cutText(date, 40)}” is not a date.`, "Give a date of the calendar, such as 2026-06-22.");
  }
  return applyEdit(plan, { event: { ...plan.event, date } });
}

/**
 * Sets times of the event, minutes after midnight of its date. An end at or before the start is taken as past
 * midnight where that makes an event of at most 18 hours.
 * @throws ProblemError where the times cannot be, such as doors after the start.
 */
export function setEventTimes(
  plan: PlanDocument,
  times: Partial<Pick<EventSpec, "doors" | "start" | "end">>,
): PlanDocument {
  const { doors, start, end } = { ...plan.event, ...times };
  const event: EventSpec = {
    ...plan.event,
    doors: clampWhole(doors, 0, PLAN_LIMITS.startMinute, "time of doors"),
    start: clampWhole(start, 0, PLAN_LIMITS.startMinute, "start"),
    end: clampWhole(end, 0, PLAN_LIMITS.endMinute, "end"),
  };
  const nextDay: EventSpec = { ...event, end: event.end + 1440 };
  const chosen = event.end <= event.start && timesProblem(nextDay) === null ? nextDay : event;
  const problem = timesProblem(chosen);
  if (problem !== null) {
    const [what = problem, ...advice] = problem.split(/(?<=\.) /);
    throw new ProblemError({
      what,
      meaning: "The event keeps the times it had.",
      remedy: advice.join(" ") || "Check the three times.",
    });
  }
  return applyEdit(plan, { event: chosen });
}

/** Sets radius (metres, brought within 250–5000) or resolution (brought to the nearest of 8–10); posts stay. */
export function setArea(
  plan: PlanDocument,
  area: Partial<Pick<StudyArea, "radiusM" | "resolution">>,
): PlanDocument {
  const { radiusM, resolution } = { ...plan.area, ...area };
  return applyEdit(plan, {
    area: {
      ...plan.area,
      radiusM: clampWhole(radiusM, RADIUS_LIMITS_M.min, RADIUS_LIMITS_M.max, "radius"),
      resolution: clampWhole(resolution, RESOLUTIONS[0], RESOLUTIONS[2], "resolution") as Resolution,
    },
    evidence: null,
  });
}

/**
 * Sets which rows count; posts stay. Repeated categories and hours are named once, hours and period put in order;
 * all hours of the week are no filter.
 * @throws RangeError for what is no hour of the week
 * @throws ProblemError above 500 categories, or where a category's name has more than 200 characters.
 */
export function setQuery(plan: PlanDocument, query: Query): PlanDocument {
  const categories = query.categories && [...new Set(query.categories)];
  const tooLong = categories?.find((name) => name.length > PLAN_LIMITS.text);
  if (tooLong !== undefined) {
    throw refuse(
      `The crime type “${cutText(tooLong, 40)}…” has a name of more than ${PLAN_LIMITS.text} characters.`,
      "Check that the crime type column of the file was read as the right column.",
    );
  }
  if (categories && categories.length > PLAN_LIMITS.categories) {
    throw refuse(
      `${categories.length} crime types were chosen; a plan can name ${PLAN_LIMITS.categories}.`,
      "Choose fewer, or all.",
    );
  }
  const { min, max } = PLAN_LIMITS.month;
  const [from, to] = query.period
    ? [
        clampWhole(query.period.from, min, max, "first month"),
        clampWhole(query.period.to, min, max, "last month"),
      ]
    : [0, 0];
  const period = query.period && { from: Math.min(from, to), to: Math.max(from, to) };
  const hours = query.weekHours && [...new Set(query.weekHours)].sort((a, b) => a - b);
  if (hours?.some((hour) => !Number.isInteger(hour) || hour < 0 || hour >= HOURS_PER_WEEK)) {
    throw new RangeError(`Hours of the week are 0 to 167, got ${hours.join(", ")}.`);
  }
  const weekHours = hours?.length === HOURS_PER_WEEK ? null : hours;
  return applyEdit(plan, { query: { categories, period, weekHours }, evidence: null });
}

/**
 * Notes whom the records behind the plan are from; an attribution beyond 1,000 characters is cut. Another source drops
 * the evidence, whose figures would else be credited to it.
 */
export function setSource(plan: PlanDocument, source: PlanSource | null): PlanDocument {
  return applyEdit(plan, {
    source: source && {
      simulated: source.simulated,
      attribution: cutText(source.attribution, PLAN_LIMITS.longText),
    },
    evidence: null,
  });
}

/**
 * Sets how many units of a kind there are, how large they are or how far one covers. Posts of that kind take on a
 * new cover radius, pinned or not; their number changes only with the next suggestion or by hand.
 */
export function setUnitGroup(
  plan: PlanDocument,
  mode: UnitMode,
  group: Partial<Omit<UnitGroup, "mode">>,
): PlanDocument {
  const before = plan.fleet.find((other) => other.mode === mode);
  const wanted = { ...(before ?? DEFAULT_UNIT_GROUPS[mode]), ...group };
  const { min, max } = UNIT_LIMITS.coverRadiusM;
  const next: UnitGroup = {
    mode,
    count: clampWhole(wanted.count, 0, UNIT_LIMITS.count, "number of units"),
    officersPerUnit: clampWhole(wanted.officersPerUnit, 1, UNIT_LIMITS.officersPerUnit, "officers per unit"),
    coverRadiusM: clampWhole(wanted.coverRadiusM, min, max, "cover radius"),
  };
  const fleet = before ? plan.fleet.map((other) => (other === before ? next : other)) : [...plan.fleet, next];
  const posts =
    group.coverRadiusM === undefined
      ? plan.posts
      : plan.posts.map((post) => (post.mode === mode ? { ...post, coverRadiusM: next.coverRadiusM } : post));
  return applyEdit(plan, { fleet, posts, evidence: null });
}

/**
 * Adds a post by hand, last in the list: pinned, since an officer chose it, with the cover radius of its kind.
 * @throws ProblemError at 200 posts, or where the place is not on Earth.
 */
export function addPost(plan: PlanDocument, at: LngLat, mode: UnitMode): PlanDocument {
  const group = plan.fleet.find((other) => other.mode === mode) ?? DEFAULT_UNIT_GROUPS[mode];
  const post: Post = {
    id: newPostId(plan.posts),
    at: checkPosition(at),
    mode,
    coverRadiusM: group.coverRadiusM,
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
 * gets a new one.
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
  for (const post of suggested) {
    const pin = listed.has(post) ? pins.get(post.id) : undefined;
    if (pin) {
      posts.push(pin);
      continue;
    }
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

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function applyEdit(plan: PlanDocument, change: Partial<PlanDocument>): PlanDocument {
  const { evidence, ...rest } = change;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  if (keys.every((key) => isSame(plan[key], rest[key]))) return plan;
  return { ...plan, ...rest, ...(evidence === undefined ? {} : { evidence }) };
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

function checkPosition(at: LngLat): LngLat {
  const [lng, lat] = at;
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
    throw refuse(
      `Latitude ${lat}, longitude ${lng} is not a place on Earth.`,
      "Choose a point on the map, or type latitude (−90 to 90) and then longitude (−180 to 180).",
    );
  }
  return roundPosition(at);
}

function clampWhole(value: number, min: number, max: number, name: string): number {
  if (!Number.isFinite(value))
    throw refuse(`The ${name} is not a number.`, `Give a number from ${min} to ${max}.`);
  return Math.min(max, Math.max(min, Math.round(value))) + 0;
}

function refuse(what: string, remedy: string): ProblemError {
  return new ProblemError({ what, meaning: "The plan is unchanged.", remedy });
}
