import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import { cellAreasKm2, type HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import type { HarmSurface } from "../../model/where-report.ts";
import { rankCategories } from "../counting/category-ranking.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { countHexes } from "../counting/hex-counts.ts";
import { keepWithin } from "../counting/month-exposure.ts";

/** How harm is weighed. */
export interface HarmWeighing {
  /** Harm per category, not negative; null, or no entry, where the index has no value for it. */
  readonly weights: Readonly<Record<string, number | null>>;
  /** Weight of harm against count in the blend, 0 to 1. */
  readonly blend: number;
}

/**
 * Counts, rates and harm of each hex side by side. Harm is the sum of the weights of its rows (as in Sherman, Neyroud &
 * Neyroud 2016); rows without a weight are counted apart, never guessed at. The blend of a hex is
 *
 * (1 − b) · count / Σ count + b · harm / Σ harm.
 *
 * Rates are over the months from the first to the last that the area has a row in, and over the hex's own area.
 * @throws RangeError for a weight below 0 or a blend outside 0 to 1
 */
export function measureHarm(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  { weights, blend }: HarmWeighing,
): HarmSurface {
  if (!(blend >= 0 && blend <= 1)) throw new RangeError(`Expected a blend from 0 to 1, got ${blend}.`);
  const weightOf = table.categories.map((name) => readWeight(weights, name));
  const { count, rowsCounted, ...counts } = countHexes(table, cellOf, grid, query);
  const byMonth = keepWithin(counts.byMonth, query.period);
  const harm = new Float64Array(grid.cellCount);
  const unweighted = new Uint32Array(grid.cellCount);
  const timed = new Uint32Array(grid.cellCount);
  const unweightedOf = new Uint32Array(table.categories.length);
  let rowsWithoutTime = 0;
  for (const row of selectRows(table, cellOf, query)) {
    const cell = cellOf[table.locationOf[row] as number] as number;
    const category = table.categoryOf[row] as number;
    const weight = weightOf[category] as number | null;
    if (table.timeOf[row] === NO_TIME) rowsWithoutTime++;
    else timed[cell] = (timed[cell] as number) + 1;
    if (weight === null) {
      unweighted[cell] = (unweighted[cell] as number) + 1;
      unweightedOf[category] = (unweightedOf[category] as number) + 1;
    } else harm[cell] = (harm[cell] as number) + weight;
  }
  const months = byMonth?.counts.length ?? null;
  const areas = cellAreasKm2(grid);
  return {
    count,
    span: byMonth && { first: byMonth.firstMonth, last: byMonth.firstMonth + byMonth.counts.length - 1 },
    months,
    ratePerKm2Month:
      months === null ? null : areas.map((area, cell) => (timed[cell] as number) / area / months),
    harm,
    unweighted,
    blend: blendShares(count, rowsCounted, harm, blend),
    rowsCounted,
    rowsWithoutTime,
    rowsUnweighted: unweightedOf.reduce((sum, rows) => sum + rows, 0),
    unweightedCategories: rankCategories(table.categories, unweightedOf),
  };
}

function readWeight(weights: HarmWeighing["weights"], name: string): number | null {
  const weight = Object.hasOwn(weights, name) ? (weights[name] ?? null) : null;
  if (weight !== null && !(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected a weight of 0 or more for "${name}", got ${weight}.`);
  }
  return weight;
}

function blendShares(
  count: Uint32Array,
  rowsCounted: number,
  harm: Float64Array,
  blend: number,
): Float64Array | null {
  const allHarm = harm.reduce((sum, each) => sum + each, 0);
  if (rowsCounted === 0 || allHarm === 0) return null;
  return harm.map(
    (each, cell) => ((1 - blend) * (count[cell] as number)) / rowsCounted + (blend * each) / allHarm,
  );
}
