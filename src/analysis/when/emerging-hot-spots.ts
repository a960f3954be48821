import type { HexGrid } from "../../model/hex-grid.ts";
import type { Locked } from "../../model/locked.ts";
import type { MonthIndex } from "../../model/units.ts";
import type { EmergingHotSpots, HotSpotPattern } from "../../model/when-report.ts";
import { daysOfMonth, spanOf } from "../counting/month-exposure.ts";
import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { testTrend } from "../statistics/mann-kendall.ts";
import { twoSidedP } from "../statistics/normal-p.ts";
import { getisOrdStar } from "../where/getis-ord.ts";
import { nameHotSpotPattern } from "./hot-spot-pattern.ts";

const LEAST_MONTHS = 10;
const MOST_CELLS_BY_MONTHS = 1_500_000;
const FALSE_DISCOVERY_RATE = 0.05;

/** Rows by hex and month: hex `h` had `counts[h * months.length + t]` in `months[t]`. */
export interface HexMonths {
  readonly months: readonly MonthIndex[];
  readonly counts: Uint32Array;
}

/**
 * Which hexes became hotspots, stayed or ceased to be, month by month. Gi* (`getis-ord.ts`) is taken over all hexes and
 * months at once, of the rows per day; the neighbourhood of a hex in a month is the hex and those that touch it, in that month
 * and the month before (Esri, "How Emerging Hot Spot Analysis works", ArcGIS Pro). Significance is Benjamini and Hochberg's over
 * all hexes and months; `hot-spot-pattern.ts` names what each hex's series amounts to, first as a hot spot, then as a cold one.
 *
 * Locked with fewer than ten months, as Esri asks, without rows, and for more than 1.5 million hexes times months.
 * @param hexMonths months rising; where one is skipped, the next has no month before
 */
export function findEmergingHotSpots(
  grid: Pick<HexGrid, "cellCount" | "neighbourStart" | "neighbours">,
  { months, counts }: HexMonths,
): EmergingHotSpots | Locked {
  const steps = months.length;
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (steps < LEAST_MONTHS) {
    return {
      locked: `How hotspots emerge needs at least ${LEAST_MONTHS} whole months, and there are ${steps}.`,
    };
  }
  if (rows === 0) return { locked: "There is no row in these months." };
  if (counts.length > MOST_CELLS_BY_MONTHS) {
    return {
      locked: `${grid.cellCount} hexes over ${steps} months are too many to compare; take fewer months, larger hexes or a smaller area.`,
    };
  }
  const days = months.map(daysOfMonth);
  const perDay = Float64Array.from(counts, (count, i) => count / (days[i % steps] as number));
  const { start, neighbours } = linkSpaceAndTime(grid, months);
  const z = getisOrdStar(perDay, start, neighbours);
  const adjusted = adjustPValues(z.map(twoSidedP));
  const significant = Int8Array.from(z, (value, i) =>
    (adjusted[i] as number) < FALSE_DISCOVERY_RATE ? Math.sign(value) : 0,
  );
  const tau = new Float64Array(grid.cellCount);
  const trendP = new Float64Array(grid.cellCount);
  const sideOf = new Int8Array(grid.cellCount);
  const patternOf: HotSpotPattern[] = [];
  for (let hex = 0; hex < grid.cellCount; hex++) {
    const trend = testTrend(z.subarray(hex * steps, (hex + 1) * steps));
    const sides = significant.subarray(hex * steps, (hex + 1) * steps);
    tau[hex] = trend.tau;
    trendP[hex] = trend.p;
    const hot = nameHotSpotPattern(sides, trend);
    const cold = nameHotSpotPattern(
      sides.map((side) => -side),
      { tau: -trend.tau, p: trend.p },
    );
    sideOf[hex] = hot !== "none" ? 1 : cold !== "none" ? -1 : 0;
    patternOf.push(hot !== "none" ? hot : cold);
  }
  return {
    months,
    patternOf,
    sideOf,
    z,
    significant,
    tau,
    trendP,
    note: {
      method: "Emerging hot spots: space-time Getis-Ord Gi*, Benjamini–Hochberg, Mann–Kendall",
      source: "Getis & Ord 1992, Ord & Getis 1995; Esri, How Emerging Hot Spot Analysis works",
      version: 1,
      span: spanOf(months),
      n: { rows, hexes: grid.cellCount, months: steps },
      parameters: { falseDiscoveryRate: FALSE_DISCOVERY_RATE, trendAlpha: 0.05, monthsBefore: 1 },
      cautions: warn(rows, counts.length, steps),
    },
  };
}

function warn(rows: number, cells: number, steps: number): string[] {
  const cautions = [
    "Hexes are compared with the average of all months: a season can make hexes hot in summer and not in winter.",
  ];
  if (rows < cells) {
    cautions.push(
      "There is less than one row per hex and month: single rows can make a hex hot, and none can be significantly cold.",
    );
  }
  if (steps < 24) cautions.push("There are less than two years of months: a season can pass for a change.");
  return cautions;
}

/** The neighbours of each hex in each month, as `getisOrdStar` takes them: hex `h` in month `t` is `h * months.length + t`. */
function linkSpaceAndTime(
  { cellCount, neighbourStart, neighbours }: Pick<HexGrid, "cellCount" | "neighbourStart" | "neighbours">,
  months: readonly MonthIndex[],
): { readonly start: Uint32Array; readonly neighbours: Uint32Array } {
  const steps = months.length;
  const start = new Uint32Array(cellCount * steps + 1);
  const linked = new Uint32Array((2 * neighbours.length + cellCount) * steps);
  let at = 0;
  for (let hex = 0; hex < cellCount; hex++) {
    const from = neighbourStart[hex] as number;
    const to = neighbourStart[hex + 1] as number;
    for (let t = 0; t < steps; t++) {
      const hasBefore = t > 0 && months[t - 1] === (months[t] as number) - 1;
      if (hasBefore) linked[at++] = hex * steps + t - 1;
      for (let k = from; k < to; k++) {
        const other = (neighbours[k] as number) * steps + t;
        linked[at++] = other;
        if (hasBefore) linked[at++] = other - 1;
      }
      start[hex * steps + t + 1] = at;
    }
  }
  return { start, neighbours: linked.subarray(0, at) };
}
