import type { RefusedLine } from "../model/event-calendar.ts";
import { sniffDelimiter } from "./csv-delimiter.ts";
import { type EventField, readFields, recogniseField } from "./event-columns.ts";
import type { Drafts, EventDraft } from "./event-drafts.ts";

/** Whether a text begins with the header of an event list: a date and a name among its columns. */
export function isEventCsv(text: string): boolean {
  const fields = cutRecords(text).next().value?.fields.map(recogniseField) ?? [];
  return fields.includes("date") && fields.includes("name");
}

/**
 * Reads a list of events with a header, its columns in any order and under their usual other names (`event`, `type`,
 * `kick-off`, `crowd`); columns that are not known are passed over, and said.
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

/**
 * Cuts a text into records by RFC 4180 with the line each begins in, blank lines left out. A quote that is never closed ends with its
 * line, so that one slip does not swallow the rest of a calendar.
 */
function* cutRecords(text: string): Generator<{ readonly line: number; readonly fields: string[] }> {
  const delimiter = String.fromCharCode(sniffDelimiter(new TextEncoder().encode(text.slice(0, 4096))));
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record = cutRecord(text, at, delimiter);
    if (record.fields.length > 1 || record.fields[0] !== "") yield { line, fields: record.fields };
    line += record.lines;
    at = record.next;
  }
}

function cutRecord(text: string, from: number, delimiter: string) {
  const fields: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const quoted = text[at] === '"' ? closeQuote(text, at) : null;
    if (quoted) {
      lines += quoted.value.split(/\r\n|\r|\n/).length - 1;
      at = quoted.after;
    }
    let stop = at;
    while (stop < text.length && text[stop] !== delimiter && text[stop] !== "\n" && text[stop] !== "\r")
      stop++;
    fields.push((quoted?.value ?? "") + text.slice(at, stop));
    at = stop + 1;
    if (text[stop] === delimiter) continue;
    if (text[stop] === "\r" && text[at] === "\n") at++;
    return { fields, next: at, lines };
  }
}

function closeQuote(text: string, from: number): { readonly value: string; readonly after: number } | null {
  const match = /"((?:[^"]|"")*)"/y;
  match.lastIndex = from;
  const found = match.exec(text);
  return found && { value: (found[1] as string).replaceAll('""', '"'), after: match.lastIndex };
}
