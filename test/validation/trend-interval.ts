import { fitMonthTrend } from "../../src/analysis/month-trend.ts";
import { isLocked } from "../../src/model/locked.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import type { Coverage } from "./event-effect.ts";

const MONTHS = 48;
const CHANGE_PER_YEAR = 1.08;

/**
 * How often the 95 % interval of the change per year holds the planted one, in four years of months with a season whose
 * counts vary `dispersion` times as much as Poisson's.
 */
export function validateTrend(seeds: number, dispersion: number): Coverage {
  let covered = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const random = seedRandom(seed);
    const counts = Uint32Array.from({ length: MONTHS }, (_, month) => {
      const mean = 100 * CHANGE_PER_YEAR ** (month / 12) * (1 + 0.2 * Math.sin((2 * Math.PI * month) / 12));
      const varied = Math.max(0, mean + random.normal() * Math.sqrt(mean * (dispersion - 1)));
      return random.poisson(varied);
    });
    const trend = fitMonthTrend({ firstMonth: 12 * 52, counts }, []);
    if (isLocked(trend)) throw new Error(trend.locked);
    const { low, high } = trend.changePerYear;
    const planted = 100 * (CHANGE_PER_YEAR - 1);
    if (low <= planted && planted <= high) covered++;
  }
  return { covered, total: seeds };
}
