import type { CalendarReading } from "../model/event-calendar.ts";
import { isEventCsv, readEventCsv } from "./event-csv.ts";
import { settleDrafts } from "./event-drafts.ts";
import { isIcs, readEventIcs } from "./event-ics.ts";
import { readEventJson } from "./event-json.ts";
import { readEventLines } from "./event-lines.ts";

/**
 * Reads events from any text somebody types, pastes or opens: lines, CSV with a header, iCalendar, or JSON, told apart by how
 * the text begins. Never throws: what cannot be read is refused line by line, with its reason.
 */
export function readEventCalendar(text: string): CalendarReading {
  if (isIcs(text)) return settleDrafts(readEventIcs(text), "ics");
  if (/^[\uFEFF\s]*[[{]/.test(text)) return settleDrafts(readEventJson(text), "json");
  if (isEventCsv(text)) return settleDrafts(readEventCsv(text), "csv");
  return settleDrafts(readEventLines(text), "lines");
}
