import { type PhaseName, phasesOf } from "../../src/model/event-spec.ts";
import { accumulate, type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import type { WallMinutes } from "../../src/model/units.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { weighPoints } from "./category-places.ts";
import {
  CATEGORIES,
  type Category,
  FIRST_MONTH,
  MONTH_COUNT,
  RECORDED_BY_MONTH,
  RECORDED_PER_ROW,
} from "./crime-figures.ts";
import { type ListedEvent, timesOf } from "./event-calendar.ts";
import { ADDED_PER_EVENT, EVENT_PLACES, SHARE_BY_PHASE } from "./event-effect.ts";
import { laySnapPoints, type SnapPoint } from "./snap-points.ts";
import { MEASURED_PROFILES, PROFILE_OF, weighMinutes } from "./time-profiles.ts";

/** One simulated crime. `time` is wall-clock minutes since 1970. */
export interface SimulatedRow {
  readonly time: WallMinutes;
  readonly category: Category;
  readonly point: SnapPoint;
}

/** The seed of the shipped file: a layout of points that fits the measured concentration well. */
export const SEED = 20_260_622;

const MINUTE_WEIGHTS = accumulate(weighMinutes());
const PHASE_NAMES = Object.keys(SHARE_BY_PHASE) as PhaseName[];
const PHASE_WEIGHTS = accumulate(PHASE_NAMES.map((name) => SHARE_BY_PHASE[name]));

/**
 * Simulates the demonstration crimes, sorted by time. Per month and category a Poisson count around half
 * the recorded volume; of it, what the month's events add falls near the stadium in the hours around
 * each event, and the rest on ordinary days by the measured weekday, hour and place profiles. So a
 * month's volume holds whatever its events, and years do not drift.
 */
export function simulateRows(events: readonly ListedEvent[], seed = SEED): SimulatedRow[] {
  const random = seedRandom(seed);
  const points = laySnapPoints(seed);
  const ordinaryPlaces = weighPoints(points).map((weights) => accumulate(weights));
  const eventPlaces = {
    moving: weighEventPoints(points, EVENT_PLACES.moving),
    inside: weighEventPoints(points, EVENT_PLACES.inside),
  };
  const rows: SimulatedRow[] = [];
  for (let month = 0; month < MONTH_COUNT; month++) {
    const year = FIRST_MONTH.year + Math.floor((FIRST_MONTH.month - 1 + month) / 12);
    const monthOfYear = ((FIRST_MONTH.month - 1 + month) % 12) + 1;
    const prefix = `${year}-${String(monthOfYear).padStart(2, "0")}`;
    const held = events.filter((event) => event.date.startsWith(prefix));
    CATEGORIES.forEach((category, c) => {
      const recorded = RECORDED_BY_MONTH[category][month % 12] as number;
      let ordinary = random.poisson(recorded / RECORDED_PER_ROW);
      for (const event of held) {
        const added = Math.min(ordinary, random.poisson((ADDED_PER_EVENT[category] ?? 0) / RECORDED_PER_ROW));
        ordinary -= added;
        for (let i = 0; i < added; i++) {
          const { time, phase } = drawEventTime(event, random);
          const places = phase === "event" ? eventPlaces.inside : eventPlaces.moving;
          rows.push({ time, category, point: points[random.pick(places)] as SnapPoint });
        }
      }
      const drawTime = ordinaryTimes(category, year, monthOfYear, random);
      const places = ordinaryPlaces[c] as number[];
      for (let i = 0; i < ordinary; i++) {
        rows.push({ time: drawTime(), category, point: points[random.pick(places)] as SnapPoint });
      }
    });
  }
  const lastMinute = wallMinutes(FIRST_MONTH.year, FIRST_MONTH.month + MONTH_COUNT) - 1;
  return rows.filter((row) => row.time <= lastMinute).sort((a, b) => a.time - b.time);
}

function weighEventPoints(points: readonly SnapPoint[], shares: Readonly<Record<string, number>>): number[] {
  const pointsAt = new Map<string, number>();
  for (const { place } of points) pointsAt.set(place, (pointsAt.get(place) ?? 0) + 1);
  return accumulate(points.map(({ place }) => (shares[place] ?? 0) / (pointsAt.get(place) ?? 1)));
}

function drawEventTime(event: ListedEvent, random: SeededRandom): { time: WallMinutes; phase: PhaseName } {
  const name = PHASE_NAMES[random.pick(PHASE_WEIGHTS)] as PhaseName;
  const phase = phasesOf(timesOf(event)).find((candidate) => candidate.name === name);
  const [year, month, day] = event.date.split("-").map(Number) as [number, number, number];
  const minute = phase ? phase.from + (phase.to - phase.from) * random.next() : 0;
  const heaped = Math.floor(minute / 60) * 60 + random.pick(MINUTE_WEIGHTS);
  return { time: wallMinutes(year, month, day) + heaped, phase: name };
}

/** Draws times of one category within one month: weekday, then hour, then minute. */
function ordinaryTimes(category: Category, year: number, month: number, random: SeededRandom) {
  const profile = MEASURED_PROFILES[PROFILE_OF[category]];
  const midnight = wallMinutes(year, month);
  const days = (wallMinutes(year, month + 1) - midnight) / 1440;
  const firstWeekday = (new Date(midnight * 60_000).getUTCDay() + 6) % 7;
  const dayWeights = accumulate(
    Array.from({ length: days }, (_, day) => profile.byWeekday[(firstWeekday + day) % 7] as number),
  );
  const hourWeights = accumulate(profile.byHour);
  return (): WallMinutes =>
    midnight + random.pick(dayWeights) * 1440 + random.pick(hourWeights) * 60 + random.pick(MINUTE_WEIGHTS);
}
