import type { EventCalendar } from "../model/event-calendar.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import { csvLine } from "./csv-text.ts";

/** A calendar as CSV (RFC 4180) with a header; what is not known is left blank, and an end past midnight is the clock's. */
export function writeEventCsv({ events }: EventCalendar): string {
  const time = (minutes: number | null) => (minutes === null ? "" : formatTimeOfDay(minutes));
  return [
    csvLine(["date", "name", "kind", "start", "end", "attendance"]),
    ...events.map(({ date, name, kind, start, end, attendance }) =>
      csvLine([date, name, kind, time(start), time(end), attendance === null ? "" : String(attendance)]),
    ),
  ].join("");
}
