import type { RefusedLine } from "../model/event-calendar.ts";
import { type EventField, readFields, recogniseField } from "./event-columns.ts";
import type { Drafts, EventDraft } from "./event-drafts.ts";
import { damagedEntry, noEventList } from "./event-problems.ts";

/** Reads a list of objects, or the list in an object's `events`, with the field names a CSV may have; `line` is the number of the entry. */
export function readEventJson(text: string): Drafts {
  const list = listIn(text);
  if (list === null) return { drafts: [], refused: [noEventList(text)], notes: [] };
  const drafts: EventDraft[] = [];
  const refused: RefusedLine[] = [];
  list.forEach((entry: unknown, index) => {
    const shown = JSON.stringify(entry) ?? "";
    if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
      refused.push(damagedEntry(index + 1, shown));
      return;
    }
    const fields: Partial<Record<EventField, string>> = {};
    for (const [key, value] of Object.entries(entry)) {
      const field = recogniseField(key);
      if (field === undefined || fields[field] !== undefined) continue;
      if (typeof value === "string" || typeof value === "number") fields[field] = String(value);
    }
    const read = readFields(index + 1, shown, fields);
    if ("problem" in read) refused.push(read);
    else drafts.push(read);
  });
  return { drafts, refused, notes: [] };
}

function listIn(text: string): readonly unknown[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  if (Array.isArray(value)) return value;
  const events = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const list = events.find(([key]) => key.toLowerCase() === "events")?.[1];
  return Array.isArray(list) ? list : null;
}
