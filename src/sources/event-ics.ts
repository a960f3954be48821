import ICAL from "ical.js";
import { dayNumber, formatIsoDay } from "../model/calendar-day.ts";
import type { RefusedLine } from "../model/event-calendar.ts";
import { MINUTES_PER_DAY } from "../model/wall-clock.ts";
import { type Drafts, type EventDraft, OTHER_KIND } from "./event-drafts.ts";
import { calledOff, damagedEntry, impossible } from "./event-problems.ts";

/** A rule that repeats an event is followed this often at most, a year of days and a month more. */
const MOST_OCCURRENCES = 400;
const LONGEST_INTERVAL = 400;

/** Whether a text is iCalendar (RFC 5545). */
export function isIcs(text: string): boolean {
  return /^[\uFEFF\s]*BEGIN:VCALENDAR/i.test(text);
}

interface Block {
  readonly line: number;
  readonly text: string;
}

/** One VEVENT as read: wall-clock minutes since 1970 of its start, and how long it lasts. */
interface Entry {
  readonly block: Block;
  readonly event: InstanceType<typeof ICAL.Event>;
  readonly uid: string;
  /** The start that this entry takes the place of, where it is an exception to a rule. */
  readonly replaces: number | null;
}

/**
 * Reads the events of an iCalendar text. Times are the wall clock as written, whether with TZID, floating or in UTC (which
 * is said); all-day events have no times, and one of several days is an event on each. Rules are expanded up to
 * 400 times, with their exceptions; an entry that is damaged costs only itself.
 */
export function readEventIcs(text: string): Drafts {
  const refused: RefusedLine[] = [];
  const drafts: EventDraft[] = [];
  const entries: Entry[] = [];
  for (const block of cutBlocks(text)) {
    const entry = parseBlock(block);
    if (entry === null) refused.push(damagedEntry(block.line, block.text));
    else entries.push(entry);
  }
  const replaced = new Set(entries.map(({ uid, replaces }) => `${uid} ${replaces}`));
  let inUtc = 0;
  let cutShort = 0;
  for (const entry of entries) {
    const { block, event, uid, replaces } = entry;
    if (property(event, "status").toUpperCase() === "CANCELLED") {
      refused.push(calledOff(block.line, event.summary ?? ""));
      continue;
    }
    const starts = replaces === null ? expand(event) : [wallOf(event.startDate)];
    if (starts === null) {
      const why = "it repeats by a rule that cannot be followed.";
      refused.push(impossible(block.line, event.summary ?? "", why));
      continue;
    }
    if (isUtc(event)) inUtc++;
    if (starts.length > MOST_OCCURRENCES) cutShort++;
    for (const start of starts.slice(0, MOST_OCCURRENCES)) {
      if (replaces === null && replaced.has(`${uid} ${start}`)) continue;
      drafts.push(...draftsAt(entry, start));
    }
  }
  const notes: string[] = [];
  if (inUtc > 0) {
    notes.push(
      `Entries with times in UTC: ${inUtc}, taken as written; where the local clock differs from UTC, correct them.`,
    );
  }
  if (cutShort > 0)
    notes.push(`Entries that repeat more than ${MOST_OCCURRENCES} times: ${cutShort}, cut there.`);
  return { drafts, refused, notes };
}

function cutBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; lines: string[] } | null = null;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const mark = line.trim().toUpperCase();
    if (mark === "BEGIN:VEVENT") {
      if (open) blocks.push({ line: open.line, text: open.lines.join("\r\n") });
      open = { line: index + 1, lines: [] };
    }
    open?.lines.push(line);
    if (mark !== "END:VEVENT" || !open) return;
    blocks.push({ line: open.line, text: open.lines.join("\r\n") });
    open = null;
  });
  const last = open as { line: number; lines: string[] } | null;
  if (last) blocks.push({ line: last.line, text: last.lines.join("\r\n") });
  return blocks;
}

function parseBlock(block: Block): Entry | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${block.text}\r\nEND:VCALENDAR`));
    const component = calendar.getFirstSubcomponent("vevent");
    if (!component) return null;
    const event = new ICAL.Event(component, { strictExceptions: true });
    const start = wallOf(event.startDate);
    if (!Number.isFinite(start) || !Number.isFinite(wallOf(event.endDate))) return null;
    const replaces = event.isRecurrenceException() ? wallOf(event.recurrenceId) : null;
    return { block, event, uid: event.uid ?? "", replaces };
  } catch {
    return null;
  }
}

/** The starts of an event, one more than are taken where there are more; null where its rule cannot be followed. */
function expand(event: Entry["event"]): number[] | null {
  if (!event.isRecurring()) return [wallOf(event.startDate)];
  const rules = event.component.getAllProperties("rrule").map((rule) => String(rule.getFirstValue()));
  if (!rules.every(isFollowable)) return null;
  try {
    const iterator = event.iterator();
    const starts: number[] = [];
    while (starts.length <= MOST_OCCURRENCES) {
      const next = iterator.next();
      if (!next) break;
      const start = wallOf(next);
      if (!Number.isFinite(start)) break;
      starts.push(start);
    }
    return starts;
  } catch {
    return null;
  }
}

/** Rules that repeat within a day make no events; those by the day that may match no day keep the expansion looking for ever. */
function isFollowable(rule: string): boolean {
  const frequency = /FREQ=(\w+)/.exec(rule)?.[1] ?? "";
  const interval = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1);
  if (interval > LONGEST_INTERVAL) return false;
  if (frequency !== "DAILY") return ["WEEKLY", "MONTHLY", "YEARLY"].includes(frequency);
  return !/BY(MONTH|YEAR)DAY=/.test(rule) && !(/BYDAY=/.test(rule) && interval % 7 === 0);
}

function draftsAt({ block, event }: Entry, start: number): EventDraft[] {
  const lasts = wallOf(event.endDate) - wallOf(event.startDate);
  const firstDay = Math.floor(start / MINUTES_PER_DAY);
  const allDay = event.startDate.isDate;
  const days = allDay ? Math.max(1, Math.min(MOST_OCCURRENCES, Math.round(lasts / MINUTES_PER_DAY))) : 1;
  const clock = start - firstDay * MINUTES_PER_DAY;
  const name = (event.summary ?? "").trim();
  return Array.from({ length: days }, (_, day) => ({
    ...{ line: block.line, text: name },
    date: { iso: formatIsoDay(firstDay + day) },
    event: {
      name,
      kind: property(event, "categories").trim() || OTHER_KIND,
      start: allDay ? null : clock,
      end: allDay || lasts === 0 ? null : clock + lasts,
      attendance: null,
    },
  }));
}

function wallOf(time: Entry["event"]["startDate"]): number {
  const midnight = dayNumber(time.year, time.month, time.day) * MINUTES_PER_DAY;
  const wall = midnight + (time.isDate ? 0 : time.hour * 60 + time.minute);
  return time.year >= 1900 && time.year <= 2199 ? wall : Number.NaN;
}

function isUtc(event: Entry["event"]): boolean {
  return !event.startDate.isDate && event.startDate.zone?.tzid === "UTC";
}

function property(event: Entry["event"], name: string): string {
  const value = event.component.getFirstPropertyValue(name);
  return typeof value === "string" ? value : "";
}
