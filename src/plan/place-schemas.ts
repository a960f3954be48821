import * as v from "valibot";
import { SOURCE_LIMITS, type SourceUnits } from "../model/abstraction.ts";
import { PHASE_NAMES } from "../model/event-spec.ts";
import { FOCUS_LIMITS } from "../model/focus-area.ts";
import { SITE_LIMITS } from "../model/site-list.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";
import { id, isUnique, listUpTo, numberIn, position, text, textUpTo, wholeIn } from "./schema-parts.ts";

/** The only places where units may be suggested. */
export const sitesSchema = v.pipe(
  listUpTo(
    v.object({ name: v.pipe(textUpTo(SITE_LIMITS.nameLength), v.nonEmpty("is empty")), at: position }),
    PLAN_LIMITS.sites,
  ),
  v.minLength(1, "is empty"),
);

const unitsAtSource = wholeIn(0, SOURCE_LIMITS.units);
const { radiusM } = FOCUS_LIMITS;

/** The stations and areas that units are taken from, each under an id of its own. */
export const sourcesSchema = v.pipe(
  listUpTo(
    v.object({
      id,
      name: v.pipe(textUpTo(FOCUS_LIMITS.nameLength), v.nonEmpty("is empty")),
      kind: v.picklist(["station", "area"], "is not station or area"),
      ground: v.variant(
        "type",
        [
          v.object({
            type: v.literal("point"),
            at: position,
            radiusM: numberIn(radiusM.min, radiusM.max),
          }),
          v.object({ type: v.literal("polygon"), ring: listUpTo(position, FOCUS_LIMITS.points) }),
          v.object({ type: v.literal("hexes"), cells: listUpTo(text, SOURCE_LIMITS.cells) }),
        ],
        "is not a circle, a polygon or hexes",
      ),
      units: v.pipe(
        v.array(
          v.object({
            unitType: id,
            normally: unitsAtSource,
            taken: v.pipe(
              v.object(v.entriesFromList(PHASE_NAMES, v.optional(unitsAtSource))),
              v.transform((taken) => taken as SourceUnits["taken"]),
            ),
          }),
          "is not a list",
        ),
        v.check((list) => isUnique(list.map(({ unitType }) => unitType)), "names a unit type twice"),
      ),
    }),
    SOURCE_LIMITS.sources,
  ),
  v.check((list) => isUnique(list.map((source) => source.id)), "has two sources with one id"),
);
