import { type EventSpec, type PhaseName, phasesOf } from "./event-spec.ts";

/** A stretch that has posts of its own: a phase, or the evening where it is planned as one. */
export type Period = PhaseName | "evening";

/** The stretches that a plan has posts for, in order; always at least one. */
export function periodsOf({ phases }: { readonly phases: readonly PhaseName[] }): readonly Period[] {
  return phases.length > 0 ? phases : ["evening"];
}

/** The phases of an evening that is planned as one: from the first arrivals until the crowd has dispersed. */
export const EVENING_PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal"];

/** Whether a post is staffed in a stretch of its plan. */
export function isOnDuty(
  { phases }: { readonly phases: readonly PhaseName[] | null },
  period: Period,
): boolean {
  return period === "evening" || phases === null || phases.includes(period);
}

/** How long a stretch of an event lasts, minutes. */
export function minutesOf(event: Pick<EventSpec, "doors" | "start" | "end">, period: Period): number {
  const names = period === "evening" ? EVENING_PHASES : [period];
  return phasesOf(event)
    .filter(({ name }) => names.includes(name))
    .reduce((sum, { from, to }) => sum + to - from, 0);
}
