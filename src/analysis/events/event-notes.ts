import type {
  AttendanceRates,
  EffectMap,
  EventEffect,
  EventReportOptions,
  MonthsWithEvents,
} from "../../model/event-report.ts";
import type { MethodNote } from "../../model/method-note.ts";
import { MINUTES_PER_DAY, monthOf, type TimePrecision } from "../../model/wall-clock.ts";
import type { DaySpan } from "../counting/covered-days.ts";
import { FEWEST_COUNTED, FEWEST_EVENTS } from "./effect-cells.ts";
import type { EventDay } from "./event-days.ts";
import { type MatchedDay, WEEKS_EITHER_SIDE } from "./matched-days.ts";

/** What every part of an event report rests on. */
export interface EffectGround extends EventReportOptions {
  readonly precision: TimePrecision;
  readonly span: DaySpan;
  /** Rows within 3 km that the query counts. */
  readonly rows: number;
  readonly emptySides: readonly string[];
  readonly events: readonly EventDay[];
  readonly holidayDays: ReadonlySet<number>;
  readonly leftOutDays: ReadonlySet<number>;
}

/** How comparison days were chosen. */
export function noteDays(ground: EffectGround, matched: readonly MatchedDay[]): MethodNote {
  const used = matched.filter(({ unused }) => unused === null);
  const comparison = matched.reduce((sum, { comparisonDays }) => sum + comparisonDays.length, 0);
  const unused = matched.length - used.length;
  const onHolidays = used.filter(({ event }) => ground.holidayDays.has(event.day)).length;
  return {
    ...headOf(
      ground,
      "Comparison days matched by weekday, season and hours",
      "docs/methods.md, Comparison days",
    ),
    n: { eventDays: matched.length, eventDaysThatCount: used.length, comparisonDays: comparison },
    parameters: {
      ...{ weeksEitherSide: WEEKS_EITHER_SIDE, holidays: ground.holidays },
      daysLeftOutByRequest: ground.leftOutDays.size,
    },
    cautions: [
      ...(unused > 0
        ? [`Event days without data or without a day to compare: ${unused}; they count nowhere.`]
        : []),
      ...(onHolidays > 0
        ? [`Event days on a public holiday: ${onHolidays}; they are compared with days that are none.`]
        : []),
      ...cautionsOnTimes(ground),
    ],
  };
}

/** How the table of phases and rings came about. */
export function noteEffect(ground: EffectGround, effect: Omit<EventEffect, "note">): MethodNote {
  const dispersed = effect.cells.filter(({ dispersedInterval }) => dispersedInterval !== null).length;
  return {
    ...headOf(
      ground,
      "Rate ratio of matched days: exact conditional interval, permutation of days, shrinkage toward 1",
      "Przyborowski & Wilenski 1940; Clopper & Pearson 1934; Hoeffding 1956; Benjamini & Hochberg 1995; docs/methods.md, Event effect",
    ),
    n: { events: effect.events, rows: ground.rows, cells: effect.cells.length },
    parameters: {
      ...{ permutations: ground.permutations, seed: ground.seed, falseDiscoveryRate: 0.05 },
      ...{ fewestEvents: FEWEST_EVENTS, fewestCounted: FEWEST_COUNTED },
    },
    cautions: [
      ...(effect.tooFew === null ? [] : [effect.tooFew]),
      ...(effect.phasesLocked === null ? [] : [effect.phasesLocked]),
      ...(effect.cells.length >= 0.05 * (ground.permutations + 1)
        ? [
            `With ${ground.permutations} permutations a single cell of ${effect.cells.length} cannot be significant.`,
          ]
        : []),
      ...(dispersed > 0
        ? [
            `Cells whose counts vary more from day to day than chance has it: ${dispersed} of ${effect.cells.length}; read their wider interval.`,
          ]
        : []),
      ...cautionsOnPlaces(ground),
      ...cautionsOnTimes(ground),
      "More recorded on event days may also be more officers there to record it.",
    ],
  };
}

/** How the rates per person came about. */
export function noteAttendance(ground: EffectGround, rates: Omit<AttendanceRates, "note">): MethodNote {
  return {
    ...headOf(
      ground,
      "Rates per hour and per person present",
      "Kurland, Johnson & Tilley 2014; docs/methods.md, Event effect",
    ),
    n: { events: rates.events },
    parameters: { ordinarilyPresent: ground.ordinarilyPresent ?? "not given", withinM: 1000 },
    cautions: [
      "People who came are counted as present through every phase and within a kilometre, and nobody besides.",
      ...(ground.ordinarilyPresent == null
        ? ["How many people are there on an ordinary day is not known, so no ratio per person is given."]
        : ["The number ordinarily present is taken as exact; the interval does not hold its uncertainty."]),
    ],
  };
}

/** How the map came about. */
export function noteMap(ground: EffectGround, map: Omit<EffectMap, "note">, events: number): MethodNote {
  const rated = map.ratio.reduce((sum, ratio) => sum + (Number.isNaN(ratio) ? 0 : 1), 0);
  return {
    ...headOf(
      ground,
      "Rate ratio of matched days per hex, shrunk toward 1 (Student t prior on the log, conditional binomial counts)",
      "Efron & Morris 1973; Clayton & Kaldor 1987; docs/methods.md, Shrunken ratios",
    ),
    n: { events, hexes: map.ratio.length, hexesWithRatio: rated },
    parameters: {
      window: ground.precision === "day" ? "whole day" : "arrival to dispersal",
      fewestCounted: FEWEST_COUNTED,
    },
    cautions: ["Neighbouring hexes are not compared with each other; a single hex may stand out by chance."],
  };
}

/** How the comparison of months came about. */
export function noteMonths(ground: EffectGround, months: Omit<MonthsWithEvents, "note">): MethodNote {
  return {
    ...headOf(
      ground,
      "Quasi-binomial regression of the near share on events per month",
      "McCullagh & Nelder 1989, 4.4–4.5; docs/methods.md, Months with events",
    ),
    n: {
      months: months.months.length,
      events: months.months.reduce((sum, { events }) => sum + events, 0),
      near: months.months.reduce((sum, { near }) => sum + near, 0),
      far: months.months.reduce((sum, { far }) => sum + far, 0),
    },
    parameters: { nearToM: 1000, farFromM: 1500, farToM: 3000 },
    cautions: [
      "This is weak evidence: months differ in more than their events, and anything else that moves near and far differently in months with many events looks the same.",
      "A month that the calendar lists no event for is taken to have had none.",
      ...cautionsOnPlaces(ground),
    ],
  };
}

function headOf({ span }: EffectGround, method: string, source: string) {
  return {
    ...{ method, source, version: 1 },
    span: { first: monthOf(span.firstDay * MINUTES_PER_DAY), last: monthOf(span.lastDay * MINUTES_PER_DAY) },
  };
}

function cautionsOnPlaces({ emptySides }: EffectGround): string[] {
  if (emptySides.length === 0) return [];
  const sides = emptySides.length === 8 ? "any side" : `the ${emptySides.join(", ")}`;
  return [
    `Between 1,500 and 3,000 m of the venue nothing is recorded to ${sides}: water or open ground, or the data ends there. Outer rings hold only what the data covers.`,
  ];
}

function cautionsOnTimes({ events, precision }: EffectGround): string[] {
  const starts = events.filter(({ startAssumed }) => startAssumed).length;
  const ends = events.filter(({ endAssumed }) => endAssumed).length;
  const shared = events.filter(({ names }) => names.length > 1).length;
  return [
    ...(starts > 0 && precision !== "day"
      ? [`Event days whose start is assumed by kind: ${starts} of ${events.length}.`]
      : []),
    ...(ends > 0 && precision !== "day"
      ? [`Event days whose end is assumed by kind: ${ends} of ${events.length}.`]
      : []),
    ...(shared > 0
      ? [`Days with several events: ${shared}, each taken as one from the first start to the last end.`]
      : []),
    ...(precision === "hour"
      ? ["The data has hours but no minutes, so starts and ends are taken to the nearest full hour."]
      : []),
  ];
}
