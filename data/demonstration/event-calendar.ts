import { parseTimeOfDay } from "../../src/model/wall-clock.ts";

export type EventKind =
  | "concert"
  | "football"
  | "rugby-league"
  | "american-football"
  | "boxing"
  | "wrestling";

/** One day of `data/wembley-events.json`; a time that is not known for certain is left out. */
export interface ListedEvent {
  /** ISO date. */
  readonly date: string;
  readonly name: string;
  readonly kind: EventKind;
  readonly doors?: string;
  readonly start?: string;
  readonly end?: string;
}

/** Doors, start and end in minutes after midnight. */
export interface EventTimes {
  readonly doors: number;
  readonly start: number;
  readonly end: number;
}

const HOUR = 60;

/** Usual start, length and time between doors and start, where the list does not say. */
const USUAL: Readonly<Record<EventKind, { start: number; lasts: number; doorsBefore: number }>> = {
  concert: { start: 18 * HOUR, lasts: 4.5 * HOUR, doorsBefore: HOUR },
  football: { start: 15 * HOUR, lasts: 2 * HOUR, doorsBefore: 2 * HOUR },
  "rugby-league": { start: 15 * HOUR, lasts: 2 * HOUR, doorsBefore: 2 * HOUR },
  "american-football": { start: 14.5 * HOUR, lasts: 3.25 * HOUR, doorsBefore: 2 * HOUR },
  boxing: { start: 17 * HOUR, lasts: 5.5 * HOUR, doorsBefore: HOUR },
  wrestling: { start: 17 * HOUR, lasts: 5.5 * HOUR, doorsBefore: HOUR },
};

const EVENING_KICK_OFF = 19.75 * HOUR;

/** The times of a listed event: as listed, else usual for its kind (football on a weekday: the evening). */
export function timesOf(event: ListedEvent): EventTimes {
  const usual = USUAL[event.kind];
  const weekday = new Date(`${event.date}T00:00:00Z`).getUTCDay();
  const usualStart =
    event.kind === "football" && weekday >= 1 && weekday <= 5 ? EVENING_KICK_OFF : usual.start;
  const start = readTime(event.start) ?? usualStart;
  const usualEnd = event.kind === "concert" ? usual.start + usual.lasts : start + usual.lasts;
  return {
    doors: readTime(event.doors) ?? start - usual.doorsBefore,
    start,
    end: readTime(event.end) ?? usualEnd,
  };
}

function readTime(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseTimeOfDay(text);
}
