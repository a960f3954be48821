import { daysOfMonth } from "../../src/analysis/counting/month-exposure.ts";
import { fitMonthTrend } from "../../src/analysis/when/month-trend.ts";
import { isLocked } from "../../src/model/locked.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { drawGamma } from "./draw-gamma.ts";
import type { Coverage } from "./judge.ts";

/** Months of rows: how many, and how they vary. */
export interface SimulatedMonths {
  /** From 24 on there is a season, and the trend allows for one. */
  readonly months: number;
  /** Variance ÷ mean of the counts, 1 if Poisson. */
  readonly dispersion: number;
}

/** How often each way to look for a trend held the planted one, and how often it claims one at 5 % where there is none. */
export interface TrendsFound {
  /** The change per year in per cent of the log-linear trend. */
  readonly logLinear: Coverage;
  /** The median slope (Theil–Sen), of a straight trend. */
  readonly median: Coverage;
  /** p < 0.05 without any trend. */
  readonly falseLogLinear: number;
  readonly falseMannKendall: number;
}

const FIRST_MONTH = 12 * 52;
/** Rows per day where nothing is planted. */
const DAILY = 3.3;
const CHANGE_PER_YEAR = 1.08;
/** Rows per day that a straight trend adds each year. */
const ADDED_PER_YEAR = 0.25;

/** Simulates months thrice for each seed: with a steady change per year, with a straight trend, with none. */
export function validateTrend(seeds: number, simulated: SimulatedMonths): TrendsFound {
  let logLinear = 0;
  let median = 0;
  let falseLogLinear = 0;
  let falseMannKendall = 0;
  const planted = 100 * (CHANGE_PER_YEAR - 1);
  for (let seed = 1; seed <= seeds; seed++) {
    const steady = simulateTrend(seed, simulated, (year, wave) => DAILY * CHANGE_PER_YEAR ** year * wave);
    if (steady.changePerYear.low <= planted && planted <= steady.changePerYear.high) logLinear++;
    const straight = simulateTrend(
      seed + seeds,
      simulated,
      (year, wave) => DAILY * wave + ADDED_PER_YEAR * year,
    );
    const { low, high } = straight.medianPerYear;
    if ((low ?? -Infinity) <= ADDED_PER_YEAR && ADDED_PER_YEAR <= (high ?? Infinity)) median++;
    const none = simulateTrend(seed + 2 * seeds, simulated, (_, wave) => DAILY * wave);
    if (none.p < 0.05) falseLogLinear++;
    if (none.monotonic.p < 0.05) falseMannKendall++;
  }
  return {
    logLinear: { covered: logLinear, total: seeds },
    median: { covered: median, total: seeds },
    falseLogLinear,
    falseMannKendall,
  };
}

function simulateTrend(
  seed: number,
  { months, dispersion }: SimulatedMonths,
  perDay: (year: number, wave: number) => number,
) {
  const random = seedRandom(seed);
  const counts = Uint32Array.from({ length: months }, (_, month) => {
    const wave = months < 24 ? 1 : 1 + 0.2 * Math.sin((2 * Math.PI * month) / 12);
    const mean = perDay(month / 12, wave) * daysOfMonth(FIRST_MONTH + month);
    return random.poisson(mean * drawGamma(random, (dispersion - 1) / mean));
  });
  const trend = fitMonthTrend({ firstMonth: FIRST_MONTH, counts }, []);
  if (isLocked(trend)) throw new Error(trend.locked);
  return trend;
}
