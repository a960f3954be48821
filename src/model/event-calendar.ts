import { parseIsoDay } from "./calendar-day.ts";
import type { ProblemReport } from "./problem.ts";
import { MINUTES_PER_DAY, weekdayOfDay } from "./wall-clock.ts";

/** One event at the venue. Times are minutes after midnight of `date`; an end past midnight is above 1440. */
export interface CalendarEvent {
  /** ISO date, `2026-06-22`. */
  readonly date: string;
  readonly name: string;
  /** What kind of event, in free words: `football`, `concert`. Kinds decide only the times that are assumed. */
  readonly kind: string;
  readonly start: number | null;
  readonly end: number | null;
  /** How many people came, or were expected; null where nobody said. */
  readonly attendance: number | null;
}

/** The events of one venue: in order of date, start and name, no two of them identical. */
export interface EventCalendar {
  readonly events: readonly CalendarEvent[];
}

/** One line of a calendar that holds no event that can be used. */
export interface RefusedLine {
  /** The line of the text, counted from 1; in JSON the number of the entry. */
  readonly line: number;
  /** The line as written, or its beginning. */
  readonly text: string;
  readonly problem: ProblemReport;
}

/** What was found in a calendar that somebody typed, pasted or opened. */
export interface CalendarReading {
  readonly calendar: EventCalendar;
  readonly format: "lines" | "csv" | "ics" | "json";
  readonly refused: readonly RefusedLine[];
  /** What a person should know about how it was read, as sentences. */
  readonly notes: readonly string[];
}

/** When an event begins and ends, and which of the two was assumed because the calendar does not say. */
export interface EventClock {
  readonly start: number;
  readonly end: number;
  readonly startAssumed: boolean;
  readonly endAssumed: boolean;
}

const HOUR = 60;
const LONGEST = 18 * HOUR;

/** Usual times by kind, the first whose words are in the kind; assumptions, not measurements. */
const USUAL: readonly {
  readonly words: RegExp;
  readonly start: number;
  readonly onWeekdays?: number;
  readonly lasts: number;
}[] = [
  { words: /american|nfl|gridiron/i, start: 13 * HOUR, lasts: 3.25 * HOUR },
  { words: /rugby/i, start: 15 * HOUR, lasts: 2 * HOUR },
  { words: /football|soccer/i, start: 15 * HOUR, onWeekdays: 19.75 * HOUR, lasts: 2 * HOUR },
  { words: /baseball/i, start: 13 * HOUR, onWeekdays: 19 * HOUR, lasts: 3 * HOUR },
  { words: /basketball|hockey/i, start: 19 * HOUR, lasts: 2.5 * HOUR },
  { words: /boxing|wrestling|fight/i, start: 17 * HOUR, lasts: 5.5 * HOUR },
  { words: /concert|music|gig|tour/i, start: 18.5 * HOUR, lasts: 4 * HOUR },
];
const OTHERWISE: (typeof USUAL)[number] = { words: /./, start: 19 * HOUR, lasts: 3 * HOUR };

/**
 * When an event begins and ends. A start that is not given is taken from the kind: football 15:00, on Monday to Friday
 * 19:45; rugby 15:00; American football 13:00; baseball 13:00, on Monday to Friday 19:00; basketball and hockey 19:00;
 * boxing and wrestling 17:00; concerts 18:30; anything else 19:00. An end that is not given is the start and the usual
 * length: football and rugby 2 h, American football 3 h 15, baseball 3 h, basketball and hockey 2 h 30, boxing and
 * wrestling 5 h 30, concerts 4 h, anything else 3 h. With an end only, the start lies the usual length before it.
 */
export function clockOf(event: CalendarEvent): EventClock {
  const usual = USUAL.find(({ words }) => words.test(event.kind)) ?? OTHERWISE;
  const weekday = weekdayOfDay(parseIsoDay(event.date) ?? 0);
  const usualStart = weekday < 5 ? (usual.onWeekdays ?? usual.start) : usual.start;
  const start = event.start ?? (event.end === null ? usualStart : Math.max(0, event.end - usual.lasts));
  return {
    start,
    end: event.end ?? start + usual.lasts,
    startAssumed: event.start === null,
    endAssumed: event.end === null,
  };
}

/** Why an event cannot be, in words for the person who entered it; null where it can. */
export function eventProblem(event: CalendarEvent): string | null {
  const { date, name, start, end, attendance } = event;
  if (parseIsoDay(date) === undefined) return `"${date}" is no date of the calendar.`;
  if (name.trim() === "") return "The event has no name.";
  if (start !== null && !(Number.isInteger(start) && start >= 0 && start < MINUTES_PER_DAY)) {
    return "The start is not a time of that day.";
  }
  if (end !== null && !(Number.isInteger(end) && end > (start ?? 0) && end < 2 * MINUTES_PER_DAY)) {
    return "The event ends before it starts.";
  }
  if (start !== null && end !== null && end - start > LONGEST) return "The event lasts more than 18 hours.";
  if (attendance !== null && !(Number.isInteger(attendance) && attendance > 0)) {
    return "The attendance is not a whole number above 0.";
  }
  return null;
}

/**
 * A calendar of these events, put in order, each of several identical ones kept once.
 * @throws RangeError where an event cannot be (`eventProblem`)
 */
export function makeCalendar(events: readonly CalendarEvent[]): EventCalendar {
  const distinct = new Map<string, CalendarEvent>();
  for (const event of events) {
    const problem = eventProblem(event);
    if (problem !== null) throw new RangeError(`${event.date} ${event.name}: ${problem}`);
    distinct.set(
      JSON.stringify([event.date, event.name, event.kind, event.start, event.end, event.attendance]),
      event,
    );
  }
  return { events: [...distinct.entries()].sort(byDateStartName).map(([, event]) => event) };
}

function byDateStartName(
  [keyA, a]: readonly [string, CalendarEvent],
  [keyB, b]: readonly [string, CalendarEvent],
): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  const start = (a.start ?? Number.MAX_SAFE_INTEGER) - (b.start ?? Number.MAX_SAFE_INTEGER);
  if (start !== 0) return start;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return keyA < keyB ? -1 : 1;
}
