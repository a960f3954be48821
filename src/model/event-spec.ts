import type { LngLat } from "./units.ts";

/** Where the event is: a listed venue, or a point somebody chose. */
export interface EventVenue {
  /** Id in the shipped venue list, or null for a point of one's own. */
  readonly id: string | null;
  readonly name: string;
  readonly at: LngLat;
  readonly capacity: number | null;
}

/** One event. Times are minutes after midnight of `date`; an end past midnight is above 1440. */
export interface EventSpec {
  readonly name: string;
  readonly venue: EventVenue;
  /** ISO date, `2026-06-22`. */
  readonly date: string;
  readonly doors: number;
  readonly start: number;
  readonly end: number;
}

/** The four phases of an evening, in order. */
export const PHASE_NAMES = ["arrival", "event", "dispersal", "night"] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** A stretch of the evening, `[from, to)` in minutes after midnight of the event's date. */
export interface Phase {
  readonly name: PhaseName;
  readonly from: number;
  readonly to: number;
}

const HOUR = 60;

/**
 * The four phases of an event: arrival from one hour before doors to the start, the event itself,
 * dispersal for three hours after the end, and the night after until 08:00 (at least one hour).
 */
export function phasesOf(event: Pick<EventSpec, "doors" | "start" | "end">): readonly Phase[] {
  const dispersed = event.end + 3 * HOUR;
  const morning = Math.max(dispersed + HOUR, 32 * HOUR);
  return [
    { name: "arrival", from: event.doors - HOUR, to: event.start },
    { name: "event", from: event.start, to: event.end },
    { name: "dispersal", from: event.end, to: dispersed },
    { name: "night", from: dispersed, to: morning },
  ];
}

/** Why these times cannot be, in words for the person who typed them; null where they can. */
export function timesProblem(event: Pick<EventSpec, "doors" | "start" | "end">): string | null {
  if (event.doors > event.start) return "Doors open after the start. Set doors to the start time or earlier.";
  if (event.end <= event.start) return "The event ends before it starts. Set an end after the start.";
  if (event.end - event.start > 18 * HOUR) return "The event lasts more than 18 hours. Check the end time.";
  return null;
}
