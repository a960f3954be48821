import type { EventReport } from "./event-report.ts";
import type { Expectation } from "./expectation-report.ts";
import { isLocked, type Locked } from "./locked.ts";
import type { MethodNote } from "./method-note.ts";
import type { WhenReport } from "./when-report.ts";
import type { WhereReport } from "./where-report.ts";

/** How each table came about, by its name. */
export type TableNotes = Readonly<Record<string, readonly MethodNote[]>>;

/** The methods behind each table of a report of where. */
export function noteWhere({ notes }: Pick<WhereReport, "notes">): TableNotes {
  const ofHexes = [notes.counts, notes.harm, notes.agreement];
  return {
    "where-figures": [notes.counts, notes.concentration, notes.globalMoran, notes.kernel],
    "top-hexes": ofHexes,
    hexes: ofHexes,
    clusters: [notes.scan],
    concentration: [notes.concentration],
    "without-harm": [notes.harm],
    "selected-hex": [
      ...[notes.giStar, notes.giStarPermutation, notes.localMoran, notes.scan],
      ...[notes.kernel, notes.empiricalBayes, notes.stability],
    ],
  };
}

/** The methods behind each table of a report of when, and of what is counted; plain counts have none. */
export function noteWhen(report: WhenReport): TableNotes {
  const { trend, seasonality, change, emerging, nearRepeats, weekHours } = report;
  return {
    months: noteOf(trend),
    "week-hours": noteOf(weekHours),
    hours: noteOf(weekHours),
    weekdays: noteOf(weekHours),
    categories: [],
    days: [],
    "when-figures": [...noteOf(trend), ...noteOf(seasonality)],
    season: noteOf(seasonality),
    "change-by-category": noteOf(change),
    "change-by-hex": noteOf(change),
    "emerging-hot-spots": noteOf(emerging),
    "near-repeats": noteOf(nearRepeats),
  };
}

/** The methods behind each table of a report of events. */
export function noteEvents({ matchedDays, effect, attendance, map, months }: EventReport): TableNotes {
  return {
    "event-figures": [effect, attendance, months].flatMap(noteOf),
    "event-effect": noteOf(effect),
    "event-effect-near": noteOf(effect),
    "event-attendance": noteOf(attendance),
    "event-map": noteOf(map),
    "event-days": noteOf(matchedDays),
    "event-months": noteOf(months),
  };
}

/** The methods behind each table of what to expect, and of the back-test. */
export function noteExpectation({ report, backTest }: Expectation): TableNotes {
  return Object.fromEntries([
    ...["expected-phases", ...report.phases.map(({ phase }) => `expected-hexes-${phase}`)].map((name) => [
      name,
      [report.note],
    ]),
    ...["", "-verdict", "-differences", "-calibration", "-months"].map((part) => [
      `back-test${part}`,
      [backTest.note],
    ]),
  ]);
}

function noteOf(part: { readonly note: MethodNote } | Locked): readonly MethodNote[] {
  return isLocked(part) ? [] : [part.note];
}
