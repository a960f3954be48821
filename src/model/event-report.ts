import type { EventCalendar } from "./event-calendar.ts";
import type { PhaseName } from "./event-spec.ts";
import type { HolidayRegion } from "./holidays.ts";
import type { Locked } from "./locked.ts";
import type { MethodNote } from "./method-note.ts";
import type { LngLat, Metres, MonthIndex } from "./units.ts";

/** A phase of an event by its own clock, or the whole day where the data has no hours. */
export type EffectPhase = PhaseName | "day";

/** A ring around the venue, metres: from `fromM` (included) to `toM`. */
export interface Ring {
  readonly fromM: Metres;
  readonly toM: Metres;
}

/** The rings that an effect is told by; the last is there to show displacement. */
export const EFFECT_RINGS: readonly Ring[] = [
  { fromM: 0, toM: 250 },
  { fromM: 250, toM: 500 },
  { fromM: 500, toM: 1000 },
  { fromM: 1000, toM: 1500 },
  { fromM: 1500, toM: 3000 },
];

/** An interval; `high` is null where nothing bounds it. */
export interface Interval {
  readonly low: number;
  readonly high: number | null;
}

/** Why a day was not compared with. */
export type LeftOutReason =
  | "outside-data"
  | "event-day"
  | "overlaps-event"
  | "holiday"
  | "left-out-by-request"
  | "serves-another-event";

/** One day with an event, or with several, and the days it is compared with. Times are minutes after midnight of `date`. */
export interface MatchedEventDay {
  /** ISO date. */
  readonly date: string;
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly startAssumed: boolean;
  readonly endAssumed: boolean;
  /** Everybody who came that day; null where some event does not say. */
  readonly attendance: number | null;
  /** ISO dates. */
  readonly comparedWith: readonly string[];
  /** The days among four weeks before and after that were not compared with. */
  readonly leftOut: readonly { readonly date: string; readonly reason: LeftOutReason }[];
  /** Why the event day itself does not count; null where it does. */
  readonly unused: "outside-data" | "left-out-by-request" | "no-comparison-day" | null;
}

/** Which days stand against which. */
export interface MatchedDays {
  readonly note: MethodNote;
  readonly eventDays: readonly MatchedEventDay[];
}

/** What one phase in one ring shows. */
export interface EffectCell {
  readonly phase: EffectPhase;
  readonly ring: Ring;
  readonly onEventDays: { readonly count: number; readonly hours: number };
  readonly onComparisonDays: { readonly count: number; readonly hours: number };
  /** Rate on event days ÷ rate on comparison days, each event against its own days; null with fewer than ten counted. */
  readonly ratio: number | null;
  /** Exact 95 % interval of the ratio, were the counts Poisson; null with too few events. */
  readonly interval: Interval | null;
  /** Variance ÷ mean of the counts of comparison days of one event; 1 if Poisson. Null where too few days say. */
  readonly dispersion: number | null;
  /** 95 % interval that honours days' varying; only where that is larger than chance would have it. */
  readonly dispersedInterval: Interval | null;
  /** Two-sided p of the permutation of days within their sets; null with too few events. */
  readonly p: number | null;
  /** The same, adjusted for the false discovery rate over the table. */
  readonly adjustedP: number | null;
  /** The ratio drawn toward 1 as far as the table as a whole suggests, with its 95 % posterior interval. */
  readonly shrunken: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  /** Recorded crimes more (or fewer) per event than its comparison days would have, with a 95 % interval. */
  readonly addedPerEvent: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

/** The effect by phase and ring. */
export interface EventEffect {
  readonly note: MethodNote;
  /** Event days that count. */
  readonly events: number;
  readonly phases: readonly EffectPhase[];
  /** Why there is only the whole day; null where there are phases. */
  readonly phasesLocked: string | null;
  readonly rings: readonly Ring[];
  /** Phase by phase, ring by ring. */
  readonly cells: readonly EffectCell[];
  /** The first kilometre as one, by phase; adjusted over the phases. */
  readonly near: readonly EffectCell[];
  /** Why there are no ratios although there are counts; null where there are. */
  readonly tooFew: string | null;
}

/** What attendance makes of one phase within the first kilometre. */
export interface AttendancePhase {
  readonly phase: EffectPhase;
  /** Recorded on event days with a known attendance. */
  readonly count: number;
  readonly hours: number;
  /** Hours × people who came. */
  readonly personHours: number;
  readonly per100000PersonHours: number;
  readonly ratioPerHour: number | null;
  readonly interval: Interval | null;
  /**
   * With fewer people than this there on an ordinary day, the rate per person present is not up; null where the rate per hour is not
   * up either, or there is no ratio.
   */
  readonly breakEvenPresent: number | null;
  /** Rate per person present on event days ÷ on comparison days; only where the number ordinarily present was given. */
  readonly ratioPerPerson: number | null;
  readonly intervalPerPerson: Interval | null;
}

/** Rates per person present. */
export interface AttendanceRates {
  readonly note: MethodNote;
  readonly events: number;
  readonly meanAttendance: number;
  readonly phases: readonly AttendancePhase[];
}

/** The effect on the map, per cell of the grid; arrival to dispersal as one, or the whole day. */
export interface EffectMap {
  readonly note: MethodNote;
  readonly eventCount: Uint32Array;
  readonly comparisonCount: Uint32Array;
  /** Shrunken ratio; NaN where too little was recorded to say. */
  readonly ratio: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Months with more events against months with fewer: weak evidence. */
export interface MonthsWithEvents {
  readonly note: MethodNote;
  readonly months: readonly {
    readonly month: MonthIndex;
    readonly events: number;
    readonly near: number;
    readonly far: number;
  }[];
  /** Recorded near the venue relative to far from it, times this for each further event in a month. */
  readonly ratioPerEvent: number;
  readonly interval: Interval;
  readonly p: number;
  /** Pearson's χ² ÷ degrees of freedom; 1 were the counts Poisson. */
  readonly dispersion: number;
}

/** All that is known of what the events at a venue change. */
export interface EventReport {
  readonly venue: LngLat;
  readonly matchedDays: MatchedDays | Locked;
  readonly effect: EventEffect | Locked;
  readonly attendance: AttendanceRates | Locked;
  readonly map: EffectMap | Locked;
  readonly months: MonthsWithEvents | Locked;
}

/** What a person chose for a report. */
export interface EventReportOptions {
  readonly venue: LngLat;
  readonly calendar: EventCalendar;
  readonly holidays: HolidayRegion;
  /** ISO dates of days that are no ordinary days, events among them. */
  readonly leaveOut: readonly string[];
  /** Draws of the permutation test; with 999 the least p is 0.001. */
  readonly permutations: number;
  readonly seed: number;
  /** People within a kilometre of the venue on an ordinary day, where somebody knows. */
  readonly ordinarilyPresent?: number | null;
}
