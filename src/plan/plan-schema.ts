import * as v from "valibot";
import { timesProblem } from "../model/event-spec.ts";
import { MASK_BELOW } from "../model/evidence.ts";
import { FIXED_POST_LIMITS } from "../model/fixed-post.ts";
import { withRadiusOfMinutes } from "../model/fleet.ts";
import { PLAN_VERSION, type PlanDocument } from "../model/plan-document.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS } from "../model/study-area.ts";
import { HOURS_PER_WEEK } from "../model/wall-clock.ts";
import { focusAreasSchema, planAreasSchema } from "./area-schemas.ts";
import { crowdSchema } from "./crowd-schema.ts";
import {
  beatRulesSchema,
  fixedPostsSchema,
  fleetSchema,
  movementSchema,
  objectiveSchema,
  postsSchema,
} from "./fleet-schema.ts";
import { sitesSchema, sourcesSchema } from "./place-schemas.ts";
import { isCalendarDate, PLAN_LIMITS } from "./plan-limits.ts";
import {
  flag,
  isRising,
  isUnique,
  listUpTo,
  numberIn,
  phaseList,
  position,
  text,
  textUpTo,
  wholeIn,
} from "./schema-parts.ts";

const share = numberIn(0, 1);
const month = wholeIn(PLAN_LIMITS.month.min, PLAN_LIMITS.month.max);

const event = v.pipe(
  v.object({
    name: text,
    venue: v.object({
      id: v.nullable(text),
      name: text,
      at: position,
      capacity: v.nullable(wholeIn(0, PLAN_LIMITS.capacity)),
    }),
    date: v.pipe(text, v.check(isCalendarDate, "is not a date such as 2026-06-22")),
    doors: wholeIn(0, PLAN_LIMITS.startMinute),
    start: wholeIn(0, PLAN_LIMITS.startMinute),
    end: wholeIn(0, PLAN_LIMITS.endMinute),
  }),
  v.check((times) => timesProblem(times) === null, "has times that cannot be"),
);

const area = v.object({
  center: position,
  radiusM: numberIn(RADIUS_LIMITS_M.min, RADIUS_LIMITS_M.max),
  resolution: v.picklist(RESOLUTIONS, `is not one of ${RESOLUTIONS.join(", ")}`),
});

const query = v.object({
  categories: v.nullable(
    v.pipe(listUpTo(text, PLAN_LIMITS.categories), v.check(isUnique, "names a crime type twice")),
  ),
  period: v.nullable(
    v.pipe(
      v.object({ from: month, to: month }),
      v.check(({ from, to }) => from <= to, "ends before it starts"),
    ),
  ),
  weekHours: v.nullable(
    v.pipe(
      listUpTo(wholeIn(0, HOURS_PER_WEEK - 1), HOURS_PER_WEEK - 1),
      v.check(isRising, "is not in order, each hour once"),
    ),
  ),
});

const classEdges = v.pipe(
  listUpTo(wholeIn(0, Number.MAX_SAFE_INTEGER), PLAN_LIMITS.classes),
  v.check(
    (edges) => edges[0] === 0 && edges.every((edge, i) => i === 0 || edge > (edges[i - 1] as number)),
    "does not rise from 0",
  ),
  v.check((edges) => (edges[1] ?? MASK_BELOW) >= MASK_BELOW - 1, "shows counts below 5"),
);

const maskedCount = v.nullable(
  v.pipe(
    wholeIn(0, Number.MAX_SAFE_INTEGER),
    v.check((count) => count === 0 || count >= MASK_BELOW, "shows a count below 5"),
  ),
);

const source = v.object({ simulated: flag, attribution: textUpTo(PLAN_LIMITS.longText) });

const postEvidence = v.object({
  reachesShare: share,
  onlyHereShare: share,
  why: listUpTo(text, 5),
  place: v.nullable(text),
});

const evidence = v.pipe(
  v.object({
    months: v.nullable(v.object({ first: month, last: month })),
    rowsInArea: maskedCount,
    rowsCounted: maskedCount,
    coveredShare: share,
    boundShare: v.nullable(share),
    method: textUpTo(PLAN_LIMITS.longText),
    posts: listUpTo(postEvidence, PLAN_LIMITS.posts),
    fixedPosts: listUpTo(postEvidence, FIXED_POST_LIMITS.posts),
    classEdges,
    hexClasses: v.pipe(
      v.string("is not text"),
      v.maxLength(PLAN_LIMITS.hexes, "has too many hexes"),
      v.regex(/^[a-zA-Z]*$/, "is not made of letters"),
    ),
  }),
  v.check(
    ({ classEdges: edges, hexClasses }) =>
      [...hexClasses.toLowerCase()].every((letter) => Number.parseInt(letter, 36) - 10 < edges.length),
    "uses a colour class it does not list",
  ),
);

/**
 * A plan document of the newest version, strict about types, ranges and lengths. Keys it does not know are left
 * out, and what it returns has its keys in one order. Its messages complete a sentence that begins with the
 * place of the fault.
 */
export const planSchema: v.GenericSchema<unknown, PlanDocument> = v.pipe(
  v.object({
    version: v.literal(PLAN_VERSION, `is not ${PLAN_VERSION}`),
    event,
    area,
    query,
    fleet: fleetSchema,
    phases: phaseList,
    objective: objectiveSchema,
    movement: movementSchema,
    beats: beatRulesSchema,
    focusAreas: focusAreasSchema,
    fixedPosts: fixedPostsSchema,
    areas: planAreasSchema,
    sites: v.nullable(sitesSchema),
    takenFrom: sourcesSchema,
    crowd: v.nullable(crowdSchema),
    posts: postsSchema,
    source: v.nullable(source),
    evidence: v.nullable(evidence),
  }),
  v.check(
    (plan) => plan.evidence === null || plan.evidence.posts.length === plan.posts.length,
    "has evidence for another number of posts",
  ),
  v.check(
    ({ evidence, fixedPosts }) => [undefined, 0, fixedPosts.length].includes(evidence?.fixedPosts.length),
    "has evidence for another number of fixed posts",
  ),
  v.check(({ fleet: groups, posts: list, fixedPosts: fixed }) => {
    const ids = new Set(groups.map((group) => group.id));
    const named = [...list, ...fixed.flatMap((post) => post.needs)];
    return named.every(({ unit }) => ids.has(unit));
  }, "has a post for units that are not in its fleet"),
  v.transform((plan) => ({
    ...plan,
    fleet: plan.fleet.map((group) => withRadiusOfMinutes(group, plan.movement.detour)),
  })),
);
