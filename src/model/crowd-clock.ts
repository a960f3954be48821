import type { MethodNote } from "./method-note.ts";
import type { LngLat } from "./units.ts";

/** The most that ever waited somewhere, and the first time that so many did. */
export interface QueuePeak {
  readonly people: number;
  /** Minutes after midnight of the event's date. */
  readonly at: number;
}

/** What happens at one exit. */
export interface ExitClock {
  readonly name: string;
  readonly peoplePerMinute: number;
  /** Share of the crowd, 0–1. */
  readonly share: number;
  /** How many have come to it and how many are out, at each minute. */
  readonly wanting: Float64Array;
  readonly out: Float64Array;
  readonly peak: QueuePeak;
  /** From when on nobody waits there; null where that is not within what was worked out. */
  readonly clearsAt: number | null;
}

/** What happens to those who want one line of a station. */
export interface LineClock {
  readonly name: string;
  readonly peoplePerMinute: number;
  /** When it takes nobody any more; null where it runs on. */
  readonly endsAt: number | null;
  /** Whether its last train ends it or its station closes before that; null where it runs on. */
  readonly endedBy: "last-train" | "closing" | null;
  /** How many have come for it and how many are away, at each minute. */
  readonly arrived: Float64Array;
  readonly boarded: Float64Array;
  /** Who waited when it ended, and who came later; both 0 where it runs on. */
  readonly waitingAtEnd: number;
  readonly late: number;
}

/** What happens at one station. */
export interface StationClock {
  readonly name: string;
  readonly at: LngLat | null;
  readonly walkMinutes: number;
  readonly queuePeoplePerM: number;
  readonly lines: readonly LineClock[];
  /** How many have come, are away and wait, at each minute, over all its lines. */
  readonly arrived: Float64Array;
  readonly boarded: Float64Array;
  readonly waiting: Float64Array;
  readonly peak: QueuePeak;
  /** From when on nobody waits; null where people are left behind or it is not within what was worked out. */
  readonly clearsAt: number | null;
  /** When the last of its lines ends; null where one runs on. */
  readonly endsAt: number | null;
  /** Who waits when their line ends or comes later: nobody takes them away. */
  readonly leftBehind: number;
  /** The longest that any who got away had waited, minutes. */
  readonly longestWaitMinutes: number;
}

/**
 * How a crowd leaves, minute by minute. Every array has one value per minute, `minutes` in all, the first at `from`. People
 * are a continuous quantity, so counts have fractions.
 */
export interface CrowdClock {
  readonly from: number;
  readonly minutes: number;
  readonly endsAt: number;
  readonly attendance: number;
  /** How many want to be out, and how many are, at each minute. */
  readonly wanting: Float64Array;
  readonly out: Float64Array;
  /** How many have left the venue by other means than a station. */
  readonly elsewhere: Float64Array;
  readonly exits: readonly ExitClock[];
  readonly stations: readonly StationClock[];
  /** From when on nobody is in the venue; null where that is not within what was worked out. */
  readonly emptyAt: number | null;
  readonly note: MethodNote;
}

/** Where the people are at a minute; together they are the attendance. */
export interface CrowdAt {
  readonly inside: number;
  /** On the way to a station. */
  readonly walking: number;
  readonly waiting: number;
  readonly boarded: number;
  readonly elsewhere: number;
}

/** A curve at a time: straight between minutes, its first value before and its last one after. */
export function valueAt(curve: Float64Array, from: number, time: number): number {
  const place = Math.min(Math.max(time - from, 0), curve.length - 1);
  const before = Math.floor(place);
  const low = curve[before] as number;
  const high = curve[Math.min(before + 1, curve.length - 1)] as number;
  return low + (high - low) * (place - before);
}

/** Where the people are at a time, minutes after midnight of the event's date. */
export function crowdAt(clock: CrowdClock, time: number): CrowdAt {
  const at = (curve: Float64Array) => valueAt(curve, clock.from, time);
  const sum = (pick: (station: StationClock) => Float64Array) =>
    clock.stations.reduce((total, station) => total + at(pick(station)), 0);
  const out = at(clock.out);
  const elsewhere = at(clock.elsewhere);
  return {
    inside: clock.attendance - out,
    walking: out - elsewhere - sum(({ arrived }) => arrived),
    waiting: sum(({ waiting }) => waiting),
    boarded: sum(({ boarded }) => boarded),
    elsewhere,
  };
}

/** Metres of queue for so many people at a station. */
export function queueM({ queuePeoplePerM }: StationClock, people: number): number {
  return people / queuePeoplePerM;
}
