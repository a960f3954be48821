import type { RefusedLine } from "../model/event-calendar.ts";
import { cutRecords } from "./cut-records.ts";
import { type EventField, readFields, recogniseField } from "./event-columns.ts";
import type { Drafts, EventDraft } from "./event-drafts.ts";

/** Whether a text begins with the header of an event list: a date and a name among its columns. */
export function isEventCsv(text: string): boolean {
  const fields = cutRecords(text).next().value?.fields.map(recogniseField) ?? [];
  return fields.includes("date") && fields.includes("name");
}

/**
 * Reads a list of events with a header, its columns in any order and under their usual other names (`event`,
 * `type`, `kick-off`, `crowd`); columns that are not known are passed over, and said.
 */
export function readEventCsv(text: string): Drafts {
  const drafts: EventDraft[] = [];
  const refused: RefusedLine[] = [];
  const notes: string[] = [];
  let columns: (EventField | undefined)[] | null = null;
  for (const { line, fields } of cutRecords(text)) {
    if (columns === null) {
      const known = fields.map(recogniseField);
      columns = known.map((field, column) => (known.indexOf(field) === column ? field : undefined));
      const passedOver = fields.filter(
        (name, column) => columns?.[column] === undefined && name.trim() !== "",
      );
      if (passedOver.length > 0)
        notes.push(`Columns not used: ${passedOver.map((name) => `"${name.trim()}"`).join(", ")}.`);
      continue;
    }
    if (fields.every((field) => field.trim() === "")) continue;
    const byName: Partial<Record<EventField, string>> = {};
    columns.forEach((field, column) => {
      if (field !== undefined) byName[field] = fields[column] ?? "";
    });
    const read = readFields(line, fields.join(", "), byName);
    if ("problem" in read) refused.push(read);
    else drafts.push(read);
  }
  return { drafts, refused, notes };
}
