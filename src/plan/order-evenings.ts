import type { Transition } from "../model/deployment.ts";
import { phasesOf } from "../model/event-spec.ts";
import { UNIT_WORDS } from "../model/fleet.ts";
import { namePlace } from "../model/name-place.ts";
import type { Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { type UnitEvening, unitEvenings } from "../model/unit-evenings.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import { capitalise } from "../model/wording.ts";

/** Where every unit stands in each phase that is planned, as a table. */
export interface OrderEvenings {
  /** `Arrival, 15:00`: one per planned phase. */
  readonly phases: readonly string[];
  readonly groups: readonly OrderEveningsGroup[];
  /** Units that have no post in any of the phases, in a sentence; null where all have one. */
  readonly unposted: string | null;
}

/** The units of one group. */
export interface OrderEveningsGroup {
  /** `Foot serials`. */
  readonly name: string;
  readonly units: readonly OrderEvening[];
}

/** One unit's evening; the stays together span all phases. */
export interface OrderEvening {
  /** `Foot serial 3`. */
  readonly name: string;
  readonly stays: readonly OrderStay[];
}

/** One place in one or more phases running. */
export interface OrderStay {
  /** How many phases it takes in. */
  readonly span: number;
  /** `Post 4, 12 min on the way`, `Post 2 throughout`, `No post, event to dispersal`. */
  readonly words: string;
  /** Whether the way takes longer than the turnaround; the words say so too. */
  readonly isLate: boolean;
}

/** The evening of every unit that has a post; null where the evening is planned as one, or nobody has a post. */
export function composeEvenings(
  plan: PlanDocument,
  transitions: readonly Transition[],
): OrderEvenings | null {
  if (plan.phases.length < 2) return null;
  const evenings = unitEvenings(plan, transitions);
  const posted = evenings.filter(({ stays }) => stays.some(({ at }) => at !== null));
  if (posted.length === 0) return null;
  const idle = evenings.length - posted.length;
  return {
    phases: phasesOf(plan.event)
      .filter(({ name }) => plan.phases.includes(name))
      .map(({ name, from }) => `${capitalise(name)}, ${formatTimeOfDay(from)}`),
    groups: plan.fleet.flatMap((group) => {
      const units = posted
        .filter(({ unit }) => unit === group.id)
        .map((evening) => ({
          name: `${capitalise(UNIT_WORDS[group.kind])} ${evening.number}`,
          stays: evening.stays.map((stay) => composeStay(plan, evening, stay)),
        }));
      return units.length > 0 ? [{ name: group.name, units }] : [];
    }),
    unposted:
      idle === 0
        ? null
        : `${idle} more ${idle === 1 ? "unit has" : "units have"} no post in any of these phases.`,
  };
}

function composeStay(
  plan: PlanDocument,
  { unit }: UnitEvening,
  { at, periods, minutes }: UnitEvening["stays"][number],
): OrderStay {
  const isLate = at !== null && minutes > (plan.movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY);
  const place = capitalise(namePlace(plan, unit, at, periods[0] as Period));
  const way = at !== null && minutes > 0 ? `, ${Math.ceil(minutes)} min on the way` : "";
  const words = `${place}${nameStretch(plan, periods)}${way}${isLate ? ", late" : ""}`;
  return { span: periods.length, words, isLate };
}

/** Says of a stay over several phases how long it lasts, since a cell over several columns reads on paper as one and blanks. */
function nameStretch({ phases }: PlanDocument, periods: readonly Period[]): string {
  if (periods.length < 2) return "";
  return periods.length === phases.length ? " throughout" : `, ${periods[0]} to ${periods.at(-1)}`;
}
