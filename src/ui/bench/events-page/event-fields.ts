import { type CalendarEvent, eventProblem } from "../../../model/event-calendar.ts";
import { formatTimeOfDay, MINUTES_PER_DAY, parseTimeOfDay } from "../../../model/wall-clock.ts";

/** An event as its form holds it. */
export interface EventFields {
  readonly date: string;
  readonly name: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly attendance: string;
}

export const NO_FIELDS: EventFields = { date: "", name: "", kind: "", start: "", end: "", attendance: "" };

/** The fields of an event. */
export function fieldsOf(event: CalendarEvent): EventFields {
  const time = (minutes: number | null) => (minutes === null ? "" : formatTimeOfDay(minutes));
  return {
    date: event.date,
    name: event.name,
    kind: event.kind,
    start: time(event.start),
    end: time(event.end),
    attendance: event.attendance === null ? "" : String(event.attendance),
  };
}

/** The event that the fields make, or why they make none; an end before the start is past midnight. */
export function readFields(
  fields: EventFields,
): { readonly event: CalendarEvent } | { readonly problem: string } {
  const start = readTime(fields.start);
  const end = readTime(fields.end);
  if (start === undefined) return { problem: "The start is not a time such as 19:45." };
  if (end === undefined) return { problem: "The end is not a time such as 22:30." };
  const people = fields.attendance.replace(/[\s,.]/g, "");
  if (people !== "" && !/^\d+$/.test(people)) return { problem: "The attendance is not a number." };
  const event: CalendarEvent = {
    date: fields.date.trim(),
    name: fields.name.trim(),
    kind: fields.kind.trim() || "other",
    start,
    end: end !== null && start !== null && end <= start ? end + MINUTES_PER_DAY : end,
    attendance: people === "" ? null : Number(people),
  };
  const problem = eventProblem(event);
  return problem === null ? { event } : { problem };
}

function readTime(text: string): number | null | undefined {
  return text.trim() === "" ? null : parseTimeOfDay(text);
}
