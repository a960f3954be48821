import * as v from "valibot";
import { PHASE_NAMES } from "../model/event-spec.ts";
import { FOCUS_LIMITS, focusAreaProblem } from "../model/focus-area.ts";
import { PLAN_AREA_KINDS, planAreaProblem } from "../model/plan-area.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import { id, isUnique, listUpTo, numberIn, phaseList, position, textUpTo } from "./schema-parts.ts";

const size = numberIn(0, Math.max(FOCUS_LIMITS.radiusM.max, FOCUS_LIMITS.halfWidthM.max));
const weight = numberIn(FOCUS_LIMITS.weight.min, FOCUS_LIMITS.weight.max);
const corners = listUpTo(position, FOCUS_LIMITS.points);

/** Ground that a person weighs, each area under an id of its own. */
export const focusAreasSchema = v.pipe(
  listUpTo(
    v.pipe(
      v.object({
        id,
        name: textUpTo(FOCUS_LIMITS.nameLength),
        kind: v.picklist(
          ["route", "station", "car-park", "licensed-street", "other"],
          "is not a kind of focus area",
        ),
        geometry: v.variant(
          "type",
          [
            v.object({ type: v.literal("point"), at: position, radiusM: size }),
            v.object({ type: v.literal("line"), path: corners, halfWidthM: size }),
            v.object({ type: v.literal("polygon"), ring: corners }),
          ],
          "is not a circle, a line or a polygon",
        ),
        weight: v.object(v.entriesFromList(PHASE_NAMES, weight)),
      }),
      v.check((area) => focusAreaProblem(area) === null, "is no focus area that can be used"),
    ),
    FOCUS_LIMITS.areas,
  ),
  v.check((list) => isUnique(list.map((area) => area.id)), "has two focus areas with one id"),
);

/** Ground that binds the placing of units, each area under an id of its own. */
export const planAreasSchema = v.pipe(
  listUpTo(
    v.pipe(
      v.object({
        id,
        name: textUpTo(FOCUS_LIMITS.nameLength),
        kind: v.picklist(PLAN_AREA_KINDS, `is not one of ${PLAN_AREA_KINDS.join(", ")}`),
        ring: corners,
        phases: v.pipe(phaseList, v.nonEmpty("is empty")),
      }),
      v.check((area) => planAreaProblem(area) === null, "is no area that can be used"),
    ),
    PLAN_LIMITS.areas,
  ),
  v.check((list) => isUnique(list.map((area) => area.id)), "has two areas with one id"),
);
