import { measureNearRepeats, NEAR_REPEAT_BANDS } from "../../src/analysis/when/near-repeat.ts";
import { destination } from "../../src/model/geodesy.ts";
import { isLocked } from "../../src/model/locked.ts";
import { type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { MINUTES_PER_DAY } from "../../src/model/wall-clock.ts";
import { makeTable, type Row } from "../analysis/make-table.ts";
import type { FalseAlarms } from "./judge.ts";

/** What tables without any near repeat show. */
export interface NoRepeats extends FalseAlarms {
  /** p of the pairs 200 to 400 m and 15 to 28 days apart, table by table: the fullest cell. */
  readonly p: readonly number[];
}

const CENTER = [-0.27961, 51.55602] as const;
const FIRST_DAY = 19_000;
const DAYS = 365;
const ROWS = 200;
const SPOTS = 60;
const PERMUTATIONS = 199;
const CELLS = NEAR_REPEAT_BANDS.distanceBandsM.length * NEAR_REPEAT_BANDS.dayBands.length;
/** Up to 100 m but not the same point, 1 to 3 days. */
const PLANTED_CELL = NEAR_REPEAT_BANDS.dayBands.length + 1;

/** How many cells of all tables have p ≤ 0.05 where busy places and a season are all there is. */
export function validateNoRepeats(seeds: number): NoRepeats {
  let falseAlarms = 0;
  const fullest: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const p = measureSimulated(seed, 0);
    falseAlarms += p.filter((each) => each <= 0.05).length;
    fullest.push(p[CELLS - 1] as number);
  }
  return { falseAlarms, total: seeds * CELLS, p: fullest };
}

/** In how many tables the cell has p ≤ 0.05 into which so many of 200 incidents are followed by another. */
export function validateRepeats(
  seeds: number,
  followed: number,
): { readonly found: number; readonly total: number } {
  let found = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    if ((measureSimulated(seed, followed)[PLANTED_CELL] as number) <= 0.05) found++;
  }
  return { found, total: seeds };
}

function measureSimulated(seed: number, followed: number): Float64Array {
  const random = seedRandom(seed);
  const spots = Array.from({ length: SPOTS }, () => ({
    at: destination(CENTER, 360 * random.next(), 800 * Math.sqrt(random.next())),
    busy: random.next() ** 2,
  }));
  const busiest = Math.max(...spots.map(({ busy }) => busy));
  const rows: Row[] = [];
  for (let i = 0; i < ROWS; i++) {
    const { at } = drawUntil(
      () => spots[Math.floor(random.next() * SPOTS)] as (typeof spots)[number],
      ({ busy }) => random.next() * busiest < busy,
    );
    const day = drawDay(random);
    rows.push({ at, time: (FIRST_DAY + day) * MINUTES_PER_DAY });
    if (i >= followed) continue;
    const close = destination(at, 360 * random.next(), 5 + 90 * random.next());
    const later = day + 1 + Math.floor(3 * random.next());
    rows.push({ at: close, time: (FIRST_DAY + later) * MINUTES_PER_DAY });
  }
  const table = makeTable(rows, "day");
  const every = Uint32Array.from(rows, (_, row) => row);
  const repeats = runSteps(
    measureNearRepeats(table, every, CENTER, { ...NEAR_REPEAT_BANDS, permutations: PERMUTATIONS, seed }),
  );
  if (isLocked(repeats)) throw new Error(repeats.locked);
  return repeats.p;
}

/** A day of the year, more of them in summer. */
function drawDay(random: SeededRandom): number {
  return drawUntil(
    () => Math.floor(DAYS * random.next()),
    (day) => 1.5 * random.next() < 1 - 0.5 * Math.cos((2 * Math.PI * day) / DAYS),
  );
}

function drawUntil<T>(draw: () => T, isTaken: (drawn: T) => boolean): T {
  for (;;) {
    const drawn = draw();
    if (isTaken(drawn)) return drawn;
  }
}
