import * as v from "valibot";
import { BEAT_LIMITS } from "../model/beat.ts";
import { PHASE_NAMES } from "../model/event-spec.ts";
import { FIXED_POST_KINDS, FIXED_POST_LIMITS } from "../model/fixed-post.ts";
import { UNIT_KINDS, UNIT_LIMITS, type UnitGroup } from "../model/fleet.ts";
import { BUSY_SHARE_LIMITS, GOALS, MOVEMENT_LIMITS } from "../model/objective.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import {
  flag,
  id,
  isUnique,
  listUpTo,
  numberIn,
  phase,
  phaseList,
  position,
  text,
  textUpTo,
  wholeIn,
} from "./schema-parts.ts";

const coverRadius = numberIn(UNIT_LIMITS.coverRadiusM.min, UNIT_LIMITS.coverRadiusM.max);

/** The groups of a fleet, each under an id of its own. */
export const fleetSchema = v.pipe(
  listUpTo(
    v.object({
      id,
      kind: v.picklist(UNIT_KINDS, `is not one of ${UNIT_KINDS.join(", ")}`),
      name: text,
      count: wholeIn(0, UNIT_LIMITS.count),
      officersPerUnit: wholeIn(1, UNIT_LIMITS.officersPerUnit),
      officersBeside: wholeIn(0, UNIT_LIMITS.officersBeside),
      coverRadiusM: coverRadius,
      coverMinutes: v.nullable(numberIn(UNIT_LIMITS.coverMinutes.min, UNIT_LIMITS.coverMinutes.max)),
      speedKmh: numberIn(UNIT_LIMITS.speedKmh.min, UNIT_LIMITS.speedKmh.max),
      reserve: wholeIn(0, UNIT_LIMITS.count),
      onDuty: v.pipe(
        v.object(v.entriesFromList(PHASE_NAMES, v.optional(wholeIn(0, UNIT_LIMITS.count)))),
        v.transform((duty) => duty as UnitGroup["onDuty"]),
      ),
      costPerHour: v.nullable(numberIn(0, UNIT_LIMITS.costPerHour)),
      beatHexes: v.nullable(wholeIn(BEAT_LIMITS.mostHexes.min, BEAT_LIMITS.mostHexes.max)),
    }),
    UNIT_LIMITS.groups,
  ),
  v.check((groups) => isUnique(groups.map((group) => group.id)), "has two groups with one id"),
);

/** What placings are chosen for. */
export const objectiveSchema = v.object({
  goal: v.picklist(GOALS, `is not one of ${GOALS.join(", ")}`),
  busyShare: numberIn(BUSY_SHARE_LIMITS.min, BUSY_SHARE_LIMITS.max),
  weighBy: v.picklist(["count", "harm", "blend"], "is not count, harm or blend"),
});

/** How units get from post to post. */
export const movementSchema = v.object({
  detour: numberIn(MOVEMENT_LIMITS.detour.min, MOVEMENT_LIMITS.detour.max),
  turnaroundMinutes: v.nullable(
    wholeIn(MOVEMENT_LIMITS.turnaroundMinutes.min, MOVEMENT_LIMITS.turnaroundMinutes.max),
  ),
});

/** What holds for beats together. */
export const beatRulesSchema = v.object({
  mostRatio: v.nullable(numberIn(BEAT_LIMITS.workloadRatio.min, BEAT_LIMITS.workloadRatio.max)),
});

/** Posts that suggestions and officers chose. */
export const postsSchema = v.pipe(
  listUpTo(
    v.object({
      id,
      at: position,
      unit: id,
      coverRadiusM: coverRadius,
      phases: v.nullable(v.pipe(phaseList, v.nonEmpty("is empty"))),
      pinned: flag,
      chosenBy: v.picklist(["suggestion", "officer"], "is not suggestion or officer"),
    }),
    PLAN_LIMITS.posts,
  ),
  v.check((list) => isUnique(list.map((post) => post.id)), "has two posts with one id"),
);

/** Places that must be staffed. */
export const fixedPostsSchema = v.pipe(
  listUpTo(
    v.object({
      id,
      name: v.pipe(textUpTo(FIXED_POST_LIMITS.nameLength), v.nonEmpty("is empty")),
      kind: v.picklist(FIXED_POST_KINDS, `is not one of ${FIXED_POST_KINDS.join(", ")}`),
      at: position,
      needs: v.pipe(
        listUpTo(
          v.object({ unit: id, phase, officers: wholeIn(1, FIXED_POST_LIMITS.officers) }),
          UNIT_LIMITS.groups * PHASE_NAMES.length,
        ),
        v.check(
          (needs) => isUnique(needs.map((need) => `${need.phase} ${need.unit}`)),
          "asks twice for the same units in a phase",
        ),
      ),
    }),
    FIXED_POST_LIMITS.posts,
  ),
  v.check((list) => isUnique(list.map((post) => post.id)), "has two fixed posts with one id"),
);
