import type { RefusedLine } from "../model/event-calendar.ts";
import { endAfter, readAttendance, readDate, readTimeOfDay } from "./event-dates.ts";
import { type EventDraft, OTHER_KIND } from "./event-drafts.ts";
import { noAttendance, noDate, noTime } from "./event-problems.ts";

/** What a column or field of an event list holds. */
export type EventField = "date" | "name" | "kind" | "start" | "end" | "attendance";

const SPELLINGS: Readonly<Record<EventField, readonly string[]>> = {
  date: ["date", "day", "eventdate", "startdate", "matchdate", "datum"],
  name: [
    "name",
    "event",
    "eventname",
    "title",
    "summary",
    "subject",
    "match",
    "fixture",
    "artist",
    "opponent",
  ],
  kind: ["kind", "type", "category", "eventtype", "sport"],
  start: ["start", "starttime", "starts", "begin", "begins", "time", "kickoff", "kickofftime", "ko", "from"],
  end: ["end", "endtime", "ends", "finish", "finishes", "until", "to", "curfew"],
  attendance: ["attendance", "crowd", "spectators", "people", "visitors", "att", "expectedattendance"],
};

/** The field that a column's name stands for, whatever its case and punctuation; undefined where it is none. */
export function recogniseField(name: string): EventField | undefined {
  const key = name.toLowerCase().replace(/[^a-z]/g, "");
  return (Object.keys(SPELLINGS) as EventField[]).find((field) => SPELLINGS[field].includes(key));
}

/** Reads one event from its fields; a line refused where date, time or attendance cannot be read. */
export function readFields(
  line: number,
  text: string,
  fields: Partial<Record<EventField, string>>,
): EventDraft | RefusedLine {
  const written = (fields.date ?? "").trim();
  const found = readDate(written);
  if (found === null) return noDate(line, text);
  const clockInDate = written.slice(found.length).replace(/^[T\s,]+/, "");
  const startText = given(fields.start) ?? given(stripZone(clockInDate));
  const start = startText === undefined ? null : readTimeOfDay(stripZone(startText));
  if (startText !== undefined && start === null) return noTime(line, text, startText, "start");
  const endText = given(fields.end);
  const end = endText === undefined ? null : readTimeOfDay(stripZone(endText));
  if (endText !== undefined && end === null) return noTime(line, text, endText, "end");
  const crowd = given(fields.attendance);
  const attendance = crowd === undefined ? null : readAttendance(crowd);
  if (crowd !== undefined && attendance === null) return noAttendance(line, text, crowd);
  return {
    ...{ line, text, date: found.date },
    event: {
      name: (fields.name ?? "").trim(),
      kind: given(fields.kind) ?? OTHER_KIND,
      ...{ start, end: endAfter(start, end), attendance },
    },
  };
}

function given(text: string | undefined): string | undefined {
  const clean = text?.trim();
  return clean === undefined || clean === "" || clean === "-" ? undefined : clean;
}

/** A stamp's date before the time, and its offset after it, are not part of the wall clock. */
function stripZone(text: string): string {
  return text.replace(/^\d{4}-\d{2}-\d{2}[T ]/, "").replace(/(:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i, "$1");
}
