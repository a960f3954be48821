import * as v from "valibot";
import type { CrowdInputs } from "../model/crowd-plan.ts";
import { CROWD_LIMITS, crowdProblems } from "../model/crowd-problems.ts";
import { listUpTo, position, textUpTo } from "./schema-parts.ts";

const number = v.pipe(v.number("is not a number"), v.finite("is not a number"));
const name = textUpTo(CROWD_LIMITS.nameLength);

/** How a crowd leaves. What its numbers may be is said by `crowdProblems`, for the form and for files alike. */
export const crowdSchema: v.GenericSchema<unknown, CrowdInputs> = v.pipe(
  v.object({
    attendance: number,
    exits: listUpTo(
      v.object({
        name,
        widthM: number,
        surface: v.picklist(["level", "stepped"], "is not level or stepped"),
        flowPerMinuteM: number,
        share: v.nullable(number),
      }),
      CROWD_LIMITS.exits,
    ),
    leaving: v.object({
      earlyShare: number,
      earlyMinutes: number,
      promptMinutes: number,
      lingerShare: number,
      lingerMinutes: number,
    }),
    stations: listUpTo(
      v.object({
        name,
        at: v.nullable(position),
        walk: v.variant(
          "kind",
          [
            v.object({ kind: v.literal("minutes"), minutes: number }),
            v.object({ kind: v.literal("distance"), distanceM: number }),
          ],
          "is not minutes or a distance",
        ),
        share: number,
        opensAt: v.nullable(number),
        closesAt: v.nullable(number),
        queuePeoplePerM: number,
        lines: listUpTo(
          v.object({
            name,
            share: number,
            throughput: v.variant(
              "kind",
              [
                v.object({ kind: v.literal("rate"), peoplePerMinute: number }),
                v.object({ kind: v.literal("trains"), trainsPerHour: number, peoplePerTrain: number }),
              ],
              "is not a rate or trains",
            ),
            lastTrain: v.nullable(number),
          }),
          CROWD_LIMITS.lines,
        ),
      }),
      CROWD_LIMITS.stations,
    ),
  }),
  v.check(
    (inputs) => crowdProblems({ ...inputs, endsAt: 0 }).length === 0,
    "is no crowd that can be reckoned with",
  ),
);
