import { parseIsoDay } from "../../model/calendar-day.ts";
import type { CrimeTable } from "../../model/crime-table.ts";
import { EFFECT_RINGS, type EventReport, type EventReportOptions } from "../../model/event-report.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import { holidaysOf } from "../../model/holidays.ts";
import type { Locked } from "../../model/locked.ts";
import type { Query } from "../../model/query.ts";
import { isAtLeast } from "../../model/wall-clock.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { coveredDays, type DaySpan } from "../counting/covered-days.ts";
import { rateByAttendance } from "./attendance-rates.ts";
import { FEWEST_EVENTS } from "./effect-cells.ts";
import { mapEffect } from "./effect-map.ts";
import { gatherEventDays } from "./event-days.ts";
import { daySets, reckonEventEffect } from "./event-effect.ts";
import {
  type EffectGround,
  noteAttendance,
  noteDays,
  noteEffect,
  noteMap,
  noteMonths,
} from "./event-notes.ts";
import { type DaySet, type GroupedTimes, groupTimes } from "./matched-counts.ts";
import { describeMatchedDay, type MatchedDay, matchDays } from "./matched-days.ts";
import { compareMonths } from "./months-with-events.ts";
import { ringsAround } from "./venue-rings.ts";

/**
 * What the events of a calendar change in what is recorded around the venue. Rows are those of the whole table within 3 km of the venue that
 * the query counts, whatever the study area; only the map is by the hexes of the grid. What the data cannot say is locked, with the reason.
 * @param cellOf cell index per location, from `cellOfLocations`
 */
export function reportEventEffect(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  options: EventReportOptions,
): EventReport {
  const { venue, calendar, permutations, seed } = options;
  const events = gatherEventDays(calendar);
  const { ringOf, emptySides } = ringsAround(table, venue);
  const span = coveredDays(table, ringOf, query);
  const precision = table.timePrecision;
  const why = whyNothing(table, events.length, span);
  if (why !== null || span === null) {
    const lock: Locked = { locked: why ?? NO_ROWS };
    return { venue, matchedDays: lock, effect: lock, attendance: lock, map: lock, months: lock };
  }
  const rows = selectRows(table, ringOf, query);
  const ordinary = ordinaryDays(options, span);
  const ground = { ...options, ...ordinary, precision, span, rows: rows.length, emptySides, events };
  if (!isAtLeast(precision, "day")) {
    const lock: Locked = { locked: NO_DAYS };
    const months = compareMonths(table, rows, ringOf, span, events);
    return {
      ...{ venue, matchedDays: lock, effect: lock, attendance: lock, map: lock },
      months: "locked" in months ? months : { note: noteMonths(ground, months), ...months },
    };
  }
  const matched = matchDays(events, { span, precision, ...ordinary });
  const grouped = groupTimes(table, rows, ringOf, EFFECT_RINGS.length);
  const sets = daySets(matched, precision);
  const effect = reckonEventEffect(grouped, sets, precision, permutations, seed);
  return {
    venue,
    matchedDays: { note: noteDays(ground, matched), eventDays: matched.map(describeMatchedDay) },
    effect: { note: noteEffect(ground, effect), ...effect },
    attendance: reckonAttendance(ground, matched, grouped),
    map:
      effect.tooFew === null
        ? reckonMap(ground, groupTimes(table, selectRows(table, cellOf, query), cellOf, grid.cellCount), sets)
        : { locked: effect.tooFew },
    months: { locked: "The data has days, which say more than a comparison of months." },
  };
}

function reckonAttendance(
  ground: EffectGround,
  matched: readonly MatchedDay[],
  grouped: GroupedTimes,
): EventReport["attendance"] {
  const known = matched.filter(({ unused, event }) => unused === null && event.attendance !== null);
  if (known.length === 0) {
    return { locked: "No event that counts has an attendance. Enter it in the calendar." };
  }
  if (known.length < FEWEST_EVENTS) {
    return {
      locked: `Events that count and have an attendance: ${known.length}; rates need ${FEWEST_EVENTS}.`,
    };
  }
  const people = known.map(({ event }) => event.attendance as number);
  const present = ground.ordinarilyPresent ?? null;
  const rates = rateByAttendance(grouped, daySets(known, ground.precision), people, present);
  return { note: noteAttendance(ground, rates), ...rates };
}

function reckonMap(ground: EffectGround, byCell: GroupedTimes, sets: readonly DaySet[]): EventReport["map"] {
  const map = mapEffect(byCell, sets);
  return { note: noteMap(ground, map, sets.length), ...map };
}

const NO_ROWS = "No row with a time lies within 3 km of the venue in this period.";
const NO_DAYS = "The data has months but no days, so that no event day can be told from another.";

function whyNothing(table: CrimeTable, events: number, span: DaySpan | null): string | null {
  if (events === 0) return "The calendar has no events yet. Enter, paste or open a list of them.";
  if (!isAtLeast(table.timePrecision, "month")) return "The data has no dates.";
  return span === null ? NO_ROWS : null;
}

function ordinaryDays({ holidays, leaveOut }: EventReportOptions, span: DaySpan) {
  const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
  const dates: string[] = [];
  for (let year = yearOf(span.firstDay); year <= yearOf(span.lastDay); year++) {
    dates.push(...holidaysOf(holidays, year).map(({ date }) => date));
  }
  return { holidayDays: daysOf(dates), leftOutDays: daysOf(leaveOut) };
}

function daysOf(dates: readonly string[]): ReadonlySet<number> {
  return new Set(dates.flatMap((date) => parseIsoDay(date) ?? []));
}
