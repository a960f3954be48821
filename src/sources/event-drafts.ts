import {
  type CalendarEvent,
  type CalendarReading,
  eventProblem,
  makeCalendar,
  type RefusedLine,
} from "../model/event-calendar.ts";
import { settleOrder } from "./day-month-order.ts";
import type { WrittenDate } from "./event-dates.ts";
import { impossible, openDate } from "./event-problems.ts";

/** Stands for the kind of an event that names none. */
export const OTHER_KIND = "other";

/** An event as written, its date perhaps open until all lines are known. */
export interface EventDraft {
  readonly line: number;
  readonly text: string;
  readonly date: WrittenDate;
  readonly event: Omit<CalendarEvent, "date">;
}

/** What the reader of one format found. */
export interface Drafts {
  readonly drafts: readonly EventDraft[];
  readonly refused: readonly RefusedLine[];
  readonly notes: readonly string[];
}

/**
 * Makes the calendar of what was written: settles whether day or month comes first, where some date says, and refuses
 * dates that stay open and events that cannot be.
 */
export function settleDrafts(found: Drafts, format: CalendarReading["format"]): CalendarReading {
  const open = found.drafts.flatMap(({ date }) => ("iso" in date ? [] : [date]));
  const onlyDayFirst = open.filter(({ monthFirst }) => monthFirst === null).length;
  const onlyMonthFirst = open.filter(({ dayFirst }) => dayFirst === null).length;
  const { order } = settleOrder(open.length, onlyDayFirst, onlyMonthFirst, "year-first");
  const refused = [...found.refused];
  const notes = [...found.notes];
  const events: CalendarEvent[] = [];
  let settledByOthers = 0;
  for (const { line, text, date, event } of found.drafts) {
    let iso: string;
    if ("iso" in date) iso = date.iso;
    else {
      const [dayFirst, monthFirst] = [date.dayFirst, date.monthFirst];
      const both = dayFirst !== null && monthFirst !== null;
      if (both && order === null) {
        refused.push(openDate(line, text, dayFirst, monthFirst));
        continue;
      }
      if (both) settledByOthers++;
      iso = ((order === "month-first" ? monthFirst : dayFirst) ?? dayFirst ?? monthFirst) as string;
    }
    const whole = { date: iso, ...event };
    const problem = eventProblem(whole);
    if (problem === null) events.push(whole);
    else refused.push(impossible(line, text, problem));
  }
  if (settledByOthers > 0) {
    const first = order === "month-first" ? "month" : "day";
    const told = order === "month-first" ? onlyMonthFirst : onlyDayFirst;
    notes.push(
      `Dates with two meanings: ${settledByOthers}, read with the ${first} first, because ${told} other dates can only be meant so.`,
    );
  }
  const calendar = makeCalendar(events);
  const repeated = events.length - calendar.events.length;
  if (repeated > 0) notes.push(`Events listed more than once: ${repeated}, kept once.`);
  return { calendar, format, refused: refused.sort((a, b) => a.line - b.line), notes };
}
