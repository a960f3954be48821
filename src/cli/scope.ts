import { readFile } from "node:fs/promises";
import type { TableSummary } from "../model/crime-table.ts";
import type { EventVenue } from "../model/event-spec.ts";
import type { Query } from "../model/query.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type StudyArea } from "../model/study-area.ts";
import { formatCoordinates, parseCoordinates, searchVenues, type Venue } from "../model/venue.ts";
import { formatMonth, HOURS_PER_WEEK, parseMonth } from "../model/wall-clock.ts";
import { UsageError } from "./input.ts";

/** The flags that say which rows a command is about. */
export const SCOPE_FLAGS = {
  data: { type: "string", multiple: true },
  mapping: { type: "string", multiple: true },
  venue: { type: "string" },
  at: { type: "string" },
  radius: { type: "string" },
  resolution: { type: "string" },
  type: { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  hours: { type: "string" },
} as const;

/** What these flags are, for a command's help. */
export const SCOPE_HELP = `  --mapping FILE       how columns are to be read, as saved; may be given again
  --venue ID           a listed venue, by id or name: wembley-stadium
  --at LAT,LNG         a point instead: 51.4782,-3.1826
  --radius M           metres of study area around the point, ${RADIUS_LIMITS_M.min} to ${RADIUS_LIMITS_M.max} (2000)
  --resolution R       H3 resolution of the hexes: ${RESOLUTIONS.join(", ")} (9)
  --type NAME          count this crime type only; may be given again
  --from YYYY-MM       first month that counts
  --to YYYY-MM         last month that counts
  --hours HOURS        hours of the week that count: fri 20-24,sat 0-3; data without hours is not filtered`;

/** What the flags say. */
export interface ScopeFlags {
  readonly venue?: string | undefined;
  readonly at?: string | undefined;
  readonly radius?: string | undefined;
  readonly resolution?: string | undefined;
  readonly type?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly hours?: string | undefined;
}

/** The area but for its centre. @throws UsageError */
export function readArea({
  radius,
  resolution: text,
}: ScopeFlags): Pick<StudyArea, "radiusM" | "resolution"> {
  const resolution = RESOLUTIONS.find((r) => String(r) === (text ?? "9"));
  if (!resolution) throw new UsageError(`--resolution is one of ${RESOLUTIONS.join(", ")}, not "${text}".`);
  return {
    radiusM: readNumber("--radius", radius ?? "2000", RADIUS_LIMITS_M.min, RADIUS_LIMITS_M.max),
    resolution,
  };
}

/** @throws UsageError */
export function readQuery({ type, from, to, hours }: ScopeFlags): Query {
  return {
    categories: type ?? null,
    period: readPeriod(from, to),
    weekHours: hours === undefined ? null : readWeekHours(hours),
  };
}

/** @throws UsageError unless exactly one of a listed venue and a point is named */
export function requirePlace({ venue, at }: ScopeFlags): void {
  if ((venue === undefined) === (at === undefined)) {
    throw new UsageError("Say where: either --venue ID or --at LAT,LNG.");
  }
}

/** Refuses crime types that the data does not have, instead of counting nothing. @throws UsageError */
export function requireTypes({ categories }: Query, known: TableSummary["categories"]): void {
  const names = known.map(({ name }) => name);
  for (const type of categories ?? []) {
    if (!names.includes(type)) {
      throw new UsageError(`The data has no crime type "${type}". It has: ${names.join("; ")}.`);
    }
  }
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Hours of the week of `fri 20-24,sat 0-3`. @throws UsageError */
export function readWeekHours(text: string): number[] {
  const hours = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^\s*([a-z]{3})[a-z]*\s+(\d{1,2})\s*[-–]\s*(\d{1,2})\s*$/i.exec(part);
    const day = WEEKDAYS.indexOf(match?.[1]?.toLowerCase() ?? "");
    const [from, to] = [Number(match?.[2]), Number(match?.[3])];
    if (day < 0 || !(from < to && to <= 24)) {
      throw new UsageError(`--hours is a list such as fri 20-24,sat 0-3, not "${text}".`);
    }
    for (let hour = from; hour < to; hour++) hours.add((day * 24 + hour) % HOURS_PER_WEEK);
  }
  return [...hours].sort((a, b) => a - b);
}

/** @throws UsageError */
export function readNumber(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`${flag} is a whole number from ${min} to ${max}, not "${text}".`);
}

/** Months that stand for an open end of a period. */
const FIRST_MONTH = 0;
const LAST_MONTH = 12_000;

/** A query with its months as people write them, `2024-05`; null for an end that is open. */
export function nameQuery({ period, ...query }: Query) {
  const name = (month: number, open: number) => (month === open ? null : formatMonth(month));
  return {
    ...query,
    period: period && { from: name(period.from, FIRST_MONTH), to: name(period.to, LAST_MONTH) },
  };
}

function readPeriod(from: string | undefined, to: string | undefined): Query["period"] {
  if (from === undefined && to === undefined) return null;
  const read = (flag: string, text: string | undefined, open: number) => {
    if (text === undefined) return open;
    const month = parseMonth(text);
    if (month === undefined) throw new UsageError(`${flag} is a month such as 2026-04, not "${text}".`);
    return month;
  };
  const period = { from: read("--from", from, FIRST_MONTH), to: read("--to", to, LAST_MONTH) };
  if (period.from > period.to) throw new UsageError("--from is later than --to.");
  return period;
}

/** The venue that the flags name. @throws UsageError */
export async function findVenue({ venue, at }: ScopeFlags): Promise<EventVenue> {
  if (at !== undefined) {
    const point = parseCoordinates(at);
    if (!point) throw new UsageError(`--at is latitude,longitude such as 51.4782,-3.1826, not "${at}".`);
    return { id: null, name: formatCoordinates(point), at: point, capacity: null };
  }
  const list = JSON.parse(
    await readFile(new URL("../../data/venues.json", import.meta.url), "utf8"),
  ) as Venue[];
  const wanted = venue ?? "";
  const exact = list.find((candidate) => candidate.id === wanted);
  const found = exact ? [exact] : searchVenues(list, wanted);
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new UsageError(
    found.length === 0
      ? `Unknown venue "${wanted}". Use an id from data/venues.json, or --at LAT,LNG.`
      : `"${wanted}" is more than one venue: ${found
          .slice(0, 5)
          .map(({ id }) => id)
          .join(", ")}.`,
  );
}
