import type { RefusedLine } from "../model/event-calendar.ts";
import { nameDate } from "../model/wall-clock.ts";

const LONGEST_SHOWN = 80;
const NOT_TAKEN = "The event is not in the calendar.";
const EXAMPLE = "2026-06-22 19:45 England v Japan, football";

function refuse(line: number, text: string, what: string, meaning: string, remedy: string): RefusedLine {
  const clean = text.replace(/[\p{C}\s]+/gu, " ").trim();
  const shown = clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN - 1)}…` : clean;
  return { line, text: shown, problem: { what, meaning, remedy } };
}

/** A line that does not begin with a date. */
export function noDate(line: number, text: string): RefusedLine {
  const what = `Line ${line} has no date that can be read.`;
  return refuse(line, text, what, NOT_TAKEN, `Write the date first, with its year: "${EXAMPLE}".`);
}

/** A date with two meanings, in a calendar that does not settle which is meant. */
export function openDate(line: number, text: string, dayFirst: string, monthFirst: string): RefusedLine {
  const what = `The date in line ${line} may be ${nameDate(dayFirst)} or ${nameDate(monthFirst)}.`;
  const meaning = `Nothing in the calendar says whether the day or the month comes first. ${NOT_TAKEN}`;
  return refuse(line, text, what, meaning, `Write ${dayFirst} or ${monthFirst}.`);
}

/** A time of day that is none. */
export function noTime(line: number, text: string, time: string, which: "start" | "end"): RefusedLine {
  const what = `The ${which} in line ${line}, "${time.trim().slice(0, 20)}", is no time of day.`;
  const remedy = `Write it as 19:45, or leave it out: the usual ${which} for its kind is then assumed.`;
  return refuse(line, text, what, NOT_TAKEN, remedy);
}

/** An attendance that is no whole number. */
export function noAttendance(line: number, text: string, attendance: string): RefusedLine {
  const what = `The attendance in line ${line}, "${attendance.trim().slice(0, 20)}", is no whole number above 0.`;
  return refuse(line, text, what, NOT_TAKEN, "Write it in figures, such as 81000, or leave it out.");
}

/** An event that was read but cannot be. */
export function impossible(line: number, text: string, why: string): RefusedLine {
  const remedy = "Correct its times or its name. Where an event lasts for days, enter each day on its own.";
  return refuse(line, text, `Line ${line} cannot be an event: ${why}`, NOT_TAKEN, remedy);
}

/** An event that its calendar marks as called off. */
export function calledOff(line: number, text: string): RefusedLine {
  const what = `The event in line ${line} is marked as cancelled.`;
  return refuse(line, text, what, NOT_TAKEN, "Remove the mark if it took place.");
}

/** An entry of a calendar file that is not written as such entries are. */
export function damagedEntry(line: number, text: string): RefusedLine {
  const what = `The entry that begins in line ${line} is damaged.`;
  return refuse(line, text, what, NOT_TAKEN, "Export the calendar again, or type the event as a line.");
}

/** JSON that breaks off, or holds no list of events. */
export function noEventList(text: string): RefusedLine {
  const remedy =
    'Use a list such as [{"date": "2026-06-22", "name": "England v Japan", "kind": "football"}].';
  return refuse(1, text, "The text is JSON, but no list of events.", "No event was read.", remedy);
}
