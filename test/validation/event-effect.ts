import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportEventEffect } from "../../src/analysis/events/event-report.ts";
import { formatIsoDay } from "../../src/model/calendar-day.ts";
import { makeCalendar } from "../../src/model/event-calendar.ts";
import { EFFECT_RINGS, type EffectCell, type EffectPhase } from "../../src/model/event-report.ts";
import { phasesOf } from "../../src/model/event-spec.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import { MINUTES_PER_DAY, weekdayOfDay } from "../../src/model/wall-clock.ts";
import { makeTable, type Row } from "../analysis/make-table.ts";
import { drawGamma } from "./draw-gamma.ts";
import type { Coverage, FalseAlarms } from "./judge.ts";

/** What a simulated city is like. */
export interface SimulatedEffect {
  /** Factor on the rate of one phase in one ring on event days; 1 for no effect. */
  readonly ratio: number;
  /** Variance of the day-to-day factor that all rates of a day share; 0 for Poisson counts. */
  readonly dayVariance?: number;
  /** Factor on the rows of the ring that the effect is planted in: 1 makes about 35 on event days and 170 on comparison days of the planted phase. */
  readonly volume?: number;
  readonly permutations?: number;
}

/** What cities without any effect show. */
export interface NoEffect extends FalseAlarms, Coverage {
  /** p of the planted phase in the fullest ring, city by city. */
  readonly p: readonly number[];
}

const FIRST_DAY = 19_000;
const DAYS = 420;
const EVENTS = 24;
const PLANTED_PHASE: EffectPhase = "dispersal";
const PLANTED_RING = 1;
/** Rows per ring on a mean day. */
const DAILY = [4, 6, 9, 12, 20];
const WEEKDAY = [0.8, 0.85, 0.9, 1, 1.2, 1.35, 0.9];
const VENUE = [-0.27961, 51.55602] as const;
const GRID = layHexGrid({ center: VENUE, radiusM: 1000, resolution: 9 });
const SPOTS = EFFECT_RINGS.map(({ fromM, toM }) => destination(VENUE, 40, (fromM + toM) / 2));

/**
 * A simulated city: each day's rows are Poisson with a weekday pattern, a season and an evening peak, around a venue with 24 events at various
 * times, and in one phase and ring the rate is multiplied on event days. Returns the cells of the table that the real code makes of it.
 */
export function simulateEffect(
  seed: number,
  { ratio, dayVariance = 0, volume = 1, permutations = 999 }: SimulatedEffect,
) {
  const random = seedRandom(seed);
  const events = drawEvents(random);
  const planted = new Map(events.map(({ day, start }) => [day, plantedWindow(start)]));
  const isPlanted = (day: number, minute: number) => {
    const tonight = planted.get(day);
    const lastNight = planted.get(day - 1);
    if (tonight && minute >= tonight.from && minute < tonight.to) return true;
    return lastNight !== undefined && minute + MINUTES_PER_DAY < lastNight.to;
  };
  const rows: Row[] = [];
  for (let day = 0; day < DAYS; day++) {
    const season = 1 + 0.25 * Math.sin((2 * Math.PI * day) / 365);
    const level =
      season * (WEEKDAY[weekdayOfDay(FIRST_DAY + day)] as number) * drawGamma(random, dayVariance);
    SPOTS.forEach((at, ring) => {
      const most = Math.max(1, ratio);
      const filled = ring === PLANTED_RING ? volume : 1;
      const drawn = random.poisson((DAILY[ring] as number) * filled * level * most);
      for (let i = 0; i < drawn; i++) {
        const minute = drawMinute(random);
        const factor = ring === PLANTED_RING && isPlanted(day, minute) ? ratio : 1;
        if (random.next() * most >= factor) continue;
        rows.push({ at, time: (FIRST_DAY + day) * MINUTES_PER_DAY + minute });
      }
    });
  }
  const table = makeTable(rows);
  const calendar = makeCalendar(
    events.map(({ day, start }) => ({
      date: formatIsoDay(FIRST_DAY + day),
      ...{ name: "Simulated", kind: "football", attendance: null },
      ...{ start, end: start + 120 },
    })),
  );
  return reportEventEffect(table, GRID, cellOfLocations(table, GRID), EVERYTHING, {
    venue: VENUE,
    ...{ calendar, holidays: "none" as const, leaveOut: [] },
    ...{ permutations, seed },
  });
}

/** How often the 95 % interval of one cell holds the ratio planted in it, over so many simulated cities; the ratios take turns. */
export function validateEventRatio(
  seeds: number,
  ratios: readonly number[],
  city: Omit<SimulatedEffect, "ratio"> = {},
): Coverage {
  let covered = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const ratio = ratios[seed % ratios.length] as number;
    if (holds(plantedCell(simulateEffect(seed, { permutations: 19, ...city, ratio })), ratio)) covered++;
  }
  return { covered, total: seeds };
}

/** In how many simulated cities without any effect some cell of the table is called significant at a false discovery rate of 5 %. */
export function validateNoEffect(seeds: number, dayVariance = 0): NoEffect {
  let falseAlarms = 0;
  let covered = 0;
  const p: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const report = simulateEffect(seed, { ratio: 1, dayVariance });
    const { effect } = report;
    if ("locked" in effect) throw new Error(effect.locked);
    if (effect.cells.some(({ adjustedP }) => adjustedP !== null && adjustedP < 0.05)) falseAlarms++;
    if (holds(plantedCell(report), 1)) covered++;
    const fullest = effect.cells.find(
      ({ phase, ring }) => phase === PLANTED_PHASE && ring === EFFECT_RINGS.at(-1),
    );
    if (fullest?.p != null) p.push(fullest.p);
  }
  return { falseAlarms, covered, total: seeds, p };
}

function holds(cell: EffectCell, ratio: number): boolean {
  const interval = cell.dispersedInterval ?? cell.interval;
  return interval !== null && interval.low <= ratio && ratio <= (interval.high ?? Number.POSITIVE_INFINITY);
}

/** The cell that the effect is planted in. */
export function plantedCell({ effect }: ReturnType<typeof simulateEffect>): EffectCell {
  if ("locked" in effect) throw new Error(effect.locked);
  const cell = effect.cells.find(
    ({ phase, ring }) => phase === PLANTED_PHASE && ring === EFFECT_RINGS[PLANTED_RING],
  );
  if (cell === undefined) throw new Error("The table lacks the planted cell.");
  return cell;
}

function drawEvents(random: SeededRandom) {
  const days = new Set<number>();
  while (days.size < EVENTS) {
    const day = 2 + Math.floor(random.next() * (DAYS - 4));
    const weekday = weekdayOfDay(FIRST_DAY + day);
    if (weekday === 1 || weekday === 2 || weekday >= 4) days.add(day);
  }
  return [...days].map((day) => ({
    day,
    start: [900, 1050, 1185, 1170][Math.floor(random.next() * 4)] as number,
  }));
}

function plantedWindow(start: number) {
  const phase = phasesOf({ doors: start - 120, start, end: start + 120 }).find(
    ({ name }) => name === PLANTED_PHASE,
  );
  if (phase === undefined) throw new Error("There is no such phase.");
  return phase;
}

/** A minute after midnight, half of them spread over the day and half over the evening. */
function drawMinute(random: SeededRandom): number {
  return Math.floor(random.next() < 0.5 ? random.next() * 1440 : 960 + random.next() * 480);
}
