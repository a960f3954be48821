import { selectRows } from "../../src/analysis/counting/counted-rows.ts";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { daysOfMonth } from "../../src/analysis/counting/month-exposure.ts";
import { comparePeriods } from "../../src/analysis/when/period-change.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { isLocked } from "../../src/model/locked.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { makeTable, type Row } from "../analysis/make-table.ts";
import { drawGamma } from "./draw-gamma.ts";
import type { Coverage, FalseAlarms } from "./judge.ts";

/** An area over two years. */
export interface SimulatedPeriods {
  /** Rows per hex and month in the first year. */
  readonly mean: number;
  /** Variance of the factor that all hexes of a month share; 0 for Poisson counts. */
  readonly monthVariance?: number;
}

/** How often the interval of the second year over the first held the planted ratio, and how often the data told that it may not. */
export interface PeriodsFound extends Coverage {
  /** Areas whose note cautions that months vary more than Poisson counts do. */
  readonly cautioned: number;
}

const GRID = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1500, resolution: 9 });
const YEAR = 2024;
const FIRST_MONTH = 12 * (YEAR - 1970);
/** Variance of the hexes' own rates. */
const HEX_VARIANCE = 1;

/** Plants ratios in turn in all hexes of the second year, and compares the years. */
export function validatePeriodRatio(
  seeds: number,
  ratios: readonly number[],
  area: SimulatedPeriods,
): PeriodsFound {
  let covered = 0;
  let cautioned = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const ratio = ratios[seed % ratios.length] as number;
    const { overall, note } = compareSimulated(seed, ratio, area);
    if (overall.low <= ratio && ratio <= (overall.high ?? Number.POSITIVE_INFINITY)) covered++;
    if (note.cautions.some((caution) => caution.includes("Months within the periods vary"))) cautioned++;
  }
  return { covered, total: seeds, cautioned };
}

/** In how many areas without any change some hex is called changed at a false discovery rate of 5 %. */
export function validateNoChange(seeds: number, area: SimulatedPeriods): FalseAlarms {
  let falseAlarms = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { byHex } = compareSimulated(seed, 1, area);
    if (byHex.significance.some((side) => side !== 0)) falseAlarms++;
  }
  return { falseAlarms, total: seeds };
}

function compareSimulated(seed: number, ratio: number, { mean, monthVariance = 0 }: SimulatedPeriods) {
  const random = seedRandom(seed);
  const hexMean = Float64Array.from(
    { length: GRID.cellCount },
    () => (mean * drawGamma(random, HEX_VARIANCE)) / 30.4,
  );
  const rows: Row[] = [];
  for (let month = 0; month < 24; month++) {
    const days = daysOfMonth(FIRST_MONTH + month);
    const level = days * drawGamma(random, monthVariance) * (month < 12 ? 1 : ratio);
    hexMean.forEach((perDay, hex) => {
      const at = [GRID.lng[hex] as number, GRID.lat[hex] as number] as const;
      for (let left = random.poisson(perDay * level); left > 0; left--) {
        rows.push({ at, time: wallMinutes(YEAR, 1 + month, 1 + Math.floor(random.next() * days)) });
      }
    });
  }
  const table = makeTable(rows, "day");
  const cellOf = cellOfLocations(table, GRID);
  const change = comparePeriods(table, GRID, cellOf, selectRows(table, cellOf, EVERYTHING), {
    before: { from: FIRST_MONTH, to: FIRST_MONTH + 11 },
    after: { from: FIRST_MONTH + 12, to: FIRST_MONTH + 23 },
    covered: { from: FIRST_MONTH, to: FIRST_MONTH + 23 },
    leaveOut: [],
  });
  if (isLocked(change)) throw new Error(change.locked);
  return change;
}
