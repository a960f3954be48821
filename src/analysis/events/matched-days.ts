import { formatIsoDay } from "../../model/calendar-day.ts";
import type { LeftOutReason, MatchedEventDay } from "../../model/event-report.ts";
import { MINUTES_PER_DAY, type TimePrecision } from "../../model/wall-clock.ts";
import type { DaySpan } from "../counting/covered-days.ts";
import { busyTimes, type EventDay } from "./event-days.ts";

/** How far comparison days may lie from their event, weeks. */
export const WEEKS_EITHER_SIDE = 4;

/** What decides which days can stand against an event day; days count from 1970-01-01. */
export interface MatchingRules {
  readonly span: DaySpan;
  readonly precision: TimePrecision;
  readonly holidayDays: ReadonlySet<number>;
  readonly leftOutDays: ReadonlySet<number>;
}

/** An event day with the days that it is compared with. */
export interface MatchedDay {
  readonly event: EventDay;
  readonly comparisonDays: readonly number[];
  readonly leftOut: readonly { readonly day: number; readonly reason: LeftOutReason }[];
  readonly unused: MatchedEventDay["unused"];
}

/**
 * Gives each event day its comparison days: the same weekday one to four weeks before and after, over the same hours. Left
 * out are days that the data does not cover for all those hours, days with an event, days whose hours overlap an event of a
 * neighbouring day, public holidays and days left out by request. A day stands against one event only, so that no count is used
 * twice: days are dealt out in turns, the event with the fewest first (the earlier of equals), each taking the nearest day that is left.
 */
export function matchDays(events: readonly EventDay[], rules: MatchingRules): MatchedDay[] {
  const busy = events.map((event) => absolute(event.day, busyTimes(event, rules.precision)));
  const candidates = events.map((event) => judgeCandidates(event, events, busy, rules));
  const chosen = dealOut(candidates.map(({ possible }) => possible));
  return events.map((event, index) => {
    const { possible, leftOut, unused } = candidates[index] as Candidates;
    const comparisonDays = (chosen[index] as number[]).toSorted((a, b) => a - b);
    const elsewhere = possible
      .filter((day) => !comparisonDays.includes(day))
      .map((day) => ({ day, reason: "serves-another-event" as const }));
    return {
      event,
      comparisonDays,
      leftOut: [...leftOut, ...elsewhere].sort((a, b) => a.day - b.day),
      unused: unused ?? (comparisonDays.length === 0 ? "no-comparison-day" : null),
    };
  });
}

/** A matched day in the words of a report. */
export function describeMatchedDay({ event, comparisonDays, leftOut, unused }: MatchedDay): MatchedEventDay {
  const { day, ...rest } = event;
  return {
    date: formatIsoDay(day),
    ...rest,
    comparedWith: comparisonDays.map(formatIsoDay),
    leftOut: leftOut.map((out) => ({ date: formatIsoDay(out.day), reason: out.reason })),
    unused,
  };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Candidates {
  /** Nearest first, of two as near the earlier. */
  readonly possible: readonly number[];
  readonly leftOut: MatchedDay["leftOut"];
  readonly unused: MatchedEventDay["unused"];
}

function judgeCandidates(
  event: EventDay,
  events: readonly EventDay[],
  busy: readonly Stretch[],
  rules: MatchingRules,
): Candidates {
  const own = counted(event, rules.precision);
  if (!isWithin(rules.span, absolute(event.day, own))) {
    return { possible: [], leftOut: [], unused: "outside-data" };
  }
  if (rules.leftOutDays.has(event.day)) return { possible: [], leftOut: [], unused: "left-out-by-request" };
  const eventDays = new Set(events.map(({ day }) => day));
  const possible: number[] = [];
  const leftOut: { day: number; reason: LeftOutReason }[] = [];
  for (let week = 1; week <= WEEKS_EITHER_SIDE; week++) {
    for (const day of [event.day - 7 * week, event.day + 7 * week]) {
      const reason = whyNot(day, absolute(day, own), eventDays, busy, rules);
      if (reason === null) possible.push(day);
      else leftOut.push({ day, reason });
    }
  }
  return { possible, leftOut, unused: null };
}

function whyNot(
  day: number,
  hours: Stretch,
  eventDays: ReadonlySet<number>,
  busy: readonly Stretch[],
  { span, holidayDays, leftOutDays }: MatchingRules,
): LeftOutReason | null {
  if (!isWithin(span, hours)) return "outside-data";
  if (eventDays.has(day)) return "event-day";
  if (busy.some(({ from, to }) => from < hours.to && hours.from < to)) return "overlaps-event";
  if (leftOutDays.has(day)) return "left-out-by-request";
  return holidayDays.has(day) ? "holiday" : null;
}

function dealOut(possible: readonly (readonly number[])[]): number[][] {
  const chosen: number[][] = possible.map(() => []);
  const waiting = possible.map((days) => [...days]);
  const taken = new Set<number>();
  for (;;) {
    let fewest = -1;
    for (let i = 0; i < waiting.length; i++) {
      const left = (waiting[i] as number[]).filter((day) => !taken.has(day));
      waiting[i] = left;
      if (left.length === 0) continue;
      if (fewest < 0 || (chosen[i] as number[]).length < (chosen[fewest] as number[]).length) fewest = i;
    }
    if (fewest < 0) return chosen;
    const day = (waiting[fewest] as number[])[0] as number;
    taken.add(day);
    (chosen[fewest] as number[]).push(day);
  }
}

/** The hours that are counted, without hours the whole day. */
function counted(event: EventDay, precision: TimePrecision): Stretch {
  return precision === "day" ? { from: 0, to: MINUTES_PER_DAY } : busyTimes(event, precision);
}

function absolute(day: number, { from, to }: Stretch): Stretch {
  return { from: day * MINUTES_PER_DAY + from, to: day * MINUTES_PER_DAY + to };
}

function isWithin({ firstDay, lastDay }: DaySpan, { from, to }: Stretch): boolean {
  return from >= firstDay * MINUTES_PER_DAY && to <= (lastDay + 1) * MINUTES_PER_DAY;
}
