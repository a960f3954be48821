import type { RefusedLine } from "../model/event-calendar.ts";
import { endAfter, readAttendance, readDate, readTimes } from "./event-dates.ts";
import { type Drafts, type EventDraft, OTHER_KIND } from "./event-drafts.ts";
import { noDate } from "./event-problems.ts";

const KNOWN_KINDS =
  /^(american football|football|soccer|rugby( league| union)?|cricket|tennis|athletics|baseball|basketball|(ice )?hockey|boxing|wrestling|concert|music|festival|theatre|comedy|conference|exhibition|religious|ceremony|darts|esports|motorsport|other)$/i;

const LEADING_TIME =
  /^((?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*(?:[-–—]|to|until)\s*(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?))?)(?![\w:])/i;

const CROWD = /^(?:attendance|crowd|att\.?)?\s*:?\s*([\d,. ']+?)\s*(?:people|fans|spectators|attendance)?$/i;

/**
 * Reads events typed one to a line: a date, then start (or start and end), name, kind and attendance, such as
 * `2026-06-22 19:45-21:45 England v Japan, football, 81000` or `Sat 20 June 2026 Coldplay (concert)`. After the name the
 * parts may come in any order, between commas, semicolons, tabs or bars. Blank lines and lines that begin with # count
 * for nothing; any other line without a date is refused.
 */
export function readEventLines(text: string): Drafts {
  const drafts: EventDraft[] = [];
  const refused: RefusedLine[] = [];
  text.split(/\r\n|\r|\n/).forEach((written, index) => {
    const clean = written.replace(/^[\uFEFF\s]*(?:[-*•]\s+)?/, "").trimEnd();
    if (clean === "" || clean.startsWith("#")) return;
    const found = readDate(clean);
    if (found === null) refused.push(noDate(index + 1, written));
    else {
      const event = readRest(clean.slice(found.length));
      drafts.push({ line: index + 1, text: written, date: found.date, event });
    }
  });
  return { drafts, refused, notes: [] };
}

function readRest(rest: string): EventDraft["event"] {
  let left = rest.replace(/^[\s,;:|T–—-]+(?=\S)/, "");
  const leading = LEADING_TIME.exec(left);
  let times = leading && readTimes(leading[1] as string);
  if (leading && times) left = left.slice(leading[0].length);
  let kind: string | null = null;
  let attendance: number | null = null;
  const name: string[] = [];
  for (const piece of left.split(/(?=[,;\t|](?!\d{3}(?!\d)))/)) {
    const part = piece.replace(/^[,;\t|\s:–—-]+/, "").trim();
    const crowd = readAttendance(CROWD.exec(part)?.[1] ?? "");
    const clock = times === null ? readTimes(part) : null;
    if (part === "") continue;
    if (clock) times = clock;
    else if (name.length > 0 && kind === null && KNOWN_KINDS.test(part)) kind = part;
    else if (name.length > 0 && attendance === null && crowd !== null) attendance = crowd;
    else name.push(part);
  }
  const whole = name.join(", ");
  const bracketed = kind === null ? /^(.*\S)\s*\(([^()]+)\)$/.exec(whole) : null;
  if (bracketed && KNOWN_KINDS.test(bracketed[2] as string)) {
    return finish(bracketed[1] as string, bracketed[2] as string, times, attendance);
  }
  return finish(whole, kind ?? OTHER_KIND, times, attendance);
}

function finish(
  name: string,
  kind: string,
  times: ReturnType<typeof readTimes>,
  attendance: number | null,
): EventDraft["event"] {
  const start = times?.start ?? null;
  return { name, kind, start, end: endAfter(start, times?.end ?? null), attendance };
}
