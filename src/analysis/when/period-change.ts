import type { CrimeTable } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Locked } from "../../model/locked.ts";
import type { MonthIndex } from "../../model/units.ts";
import { nameMonth } from "../../model/wall-clock.ts";
import type { MonthRange, PeriodChange, RateChange } from "../../model/when-report.ts";
import { daysOfMonth, monthOfYear } from "../counting/month-exposure.ts";
import { countHexMonths, monthsOfRows } from "../counting/row-months.ts";
import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { comparePoissonRates } from "../statistics/poisson-rate-ratio.ts";
import { fitLogLinear } from "../statistics/quasi-poisson.ts";
import { regularisedGammaP } from "../statistics/special-functions.ts";
import { studentQuantile, twoSidedStudentP } from "../statistics/student-t.ts";

const ALPHA = 0.05;

/** Two stretches of whole months, the months that the data covers, and those to leave out. */
export interface PeriodPair {
  readonly before: MonthRange;
  readonly after: MonthRange;
  readonly covered: MonthRange;
  readonly leaveOut: readonly MonthIndex[];
}

/**
 * What has changed from one stretch of whole months to another: overall, by category and by hex the counts, the days, and the
 * exact rate ratio with its interval (`poisson-rate-ratio.ts`). p-values are adjusted for the false discovery rate
 * (Benjamini & Hochberg 1995) over the categories and over the hexes with a row in either stretch; a hex without any cannot be
 * tested. Where months vary within the stretches more than Poisson counts do (χ² with p < 0.05), the overall interval and p take
 * that into account: log ratio ± t · √(φ (1/before + 1/after)), φ = Pearson's χ² / degrees, Student's t of as many degrees
 * (McCullagh & Nelder 1989, chapter 6); a caution says by how much months vary, and that types and hexes are compared as Poisson counts.
 *
 * Locked where the stretches overlap, reach beyond the data, have no month left, or no row.
 * @param rows of the table, all within the study area
 */
export function comparePeriods(
  table: CrimeTable,
  grid: Pick<HexGrid, "cellCount">,
  cellOf: Int32Array,
  rows: Uint32Array,
  pair: PeriodPair,
): PeriodChange | Locked {
  const { before, after } = pair;
  const wrong = findFault(pair);
  if (wrong !== null) return { locked: wrong };
  const first = monthsWithin(before, pair.leaveOut);
  const second = monthsWithin(after, pair.leaveOut);
  if (first.length === 0 || second.length === 0) {
    return { locked: "All months of one of the two periods are left out as incomplete." };
  }
  const beforeDays = sumDays(first);
  const afterDays = sumDays(second);
  const compare = (earlier: number, later: number): RateChange => ({
    before: earlier,
    after: later,
    ...comparePoissonRates({ count: later, exposure: afterDays }, { count: earlier, exposure: beforeDays }),
  });
  const months = [...first, ...second];
  const hexMonths = countHexMonths(table, grid, cellOf, rows, months);
  const perMonth = new Uint32Array(months.length);
  const hexBefore = new Uint32Array(grid.cellCount);
  const hexAfter = new Uint32Array(grid.cellCount);
  hexMonths.forEach((count, i) => {
    const t = i % months.length;
    const side = t < first.length ? hexBefore : hexAfter;
    const hex = (i - t) / months.length;
    side[hex] = (side[hex] as number) + count;
    perMonth[t] = (perMonth[t] as number) + count;
  });
  const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);
  const poisson = compare(sum(hexBefore), sum(hexAfter));
  const counted = poisson.before + poisson.after;
  if (counted === 0) return { locked: "There is no row in either of the two periods." };
  const unrest = findUnrest(perMonth, months, first.length);
  return {
    before,
    after,
    beforeDays,
    afterDays,
    overall: unrest === null ? poisson : { ...poisson, ...unrest.change },
    byCategory: compareCategories(table, rows, new Set(first), new Set(second), compare),
    byHex: compareHexes(hexBefore, hexAfter, compare),
    note: {
      method: "Exact ratio of two Poisson rates, Benjamini–Hochberg",
      source:
        "Przyborowski & Wilenski 1940; Clopper & Pearson 1934; Benjamini & Hochberg 1995; McCullagh & Nelder 1989",
      version: 1,
      span: { first: Math.min(before.from, after.from), last: Math.max(before.to, after.to) },
      n: { rows: counted, beforeDays, afterDays },
      parameters: { confidence: 0.95, falseDiscoveryRate: ALPHA },
      cautions: [...warnOfSeason(first, second), ...warnOfUnrest(unrest)],
    },
  };
}

function findFault({ before, after, covered }: PeriodPair): string | null {
  if (before.from > before.to || after.from > after.to) return "A period ends before it begins.";
  if (before.from <= after.to && after.from <= before.to) {
    return `The two periods share ${nameMonth(Math.max(before.from, after.from))}.`;
  }
  for (const { from, to } of [before, after]) {
    if (from >= covered.from && to <= covered.to) continue;
    return `The data covers ${nameMonth(covered.from)} to ${nameMonth(covered.to)}, and the period ${nameMonth(from)} to ${nameMonth(to)} reaches beyond.`;
  }
  return null;
}

function monthsWithin({ from, to }: MonthRange, leaveOut: readonly MonthIndex[]): MonthIndex[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
    (month) => !leaveOut.includes(month),
  );
}

function sumDays(months: readonly MonthIndex[]): number {
  return months.reduce((sum, month) => sum + daysOfMonth(month), 0);
}

function compareCategories(
  table: CrimeTable,
  rows: Uint32Array,
  first: ReadonlySet<MonthIndex>,
  second: ReadonlySet<MonthIndex>,
  compare: (before: number, after: number) => RateChange,
): PeriodChange["byCategory"] {
  const before = new Uint32Array(table.categories.length);
  const after = new Uint32Array(table.categories.length);
  monthsOfRows(table, rows).forEach((month, i) => {
    const side = first.has(month) ? before : second.has(month) ? after : null;
    const category = table.categoryOf[rows[i] as number] as number;
    if (side !== null) side[category] = (side[category] as number) + 1;
  });
  const compared = table.categories
    .map((name, category) => ({ name, ...compare(before[category] as number, after[category] as number) }))
    .filter((change) => change.before + change.after > 0)
    .sort((a, b) => b.before + b.after - a.before - a.after);
  const adjusted = adjustPValues(Float64Array.from(compared, ({ p }) => p));
  return compared.map((change, i) => ({ ...change, pAdjusted: adjusted[i] as number }));
}

function compareHexes(
  before: Uint32Array,
  after: Uint32Array,
  compare: (before: number, after: number) => RateChange,
): PeriodChange["byHex"] {
  const ratio = new Float64Array(before.length).fill(Number.NaN);
  const low = new Float64Array(before.length);
  const high = new Float64Array(before.length).fill(Number.POSITIVE_INFINITY);
  const pAdjusted = new Float64Array(before.length).fill(1);
  const significance = new Int8Array(before.length);
  const tested: number[] = [];
  const p: number[] = [];
  before.forEach((earlier, hex) => {
    const later = after[hex] as number;
    if (earlier + later === 0) return;
    const change = compare(earlier, later);
    ratio[hex] = change.ratio ?? Number.POSITIVE_INFINITY;
    low[hex] = change.low;
    high[hex] = change.high ?? Number.POSITIVE_INFINITY;
    tested.push(hex);
    p.push(change.p);
  });
  adjustPValues(Float64Array.from(p)).forEach((adjusted, i) => {
    const hex = tested[i] as number;
    pAdjusted[hex] = adjusted;
    if (adjusted < ALPHA) significance[hex] = (ratio[hex] as number) > 1 ? 1 : -1;
  });
  return { before, after, ratio, low, high, pAdjusted, significance };
}

function warnOfSeason(first: readonly MonthIndex[], second: readonly MonthIndex[]): string[] {
  const names = (months: readonly MonthIndex[]) =>
    months
      .map(monthOfYear)
      .sort((a, b) => a - b)
      .join();
  const alike = names(first) === names(second);
  return alike
    ? []
    : ["The two periods do not hold the same months of the year: a season can pass for a change."];
}

/** Months that vary more than Poisson counts, and what the comparison is with that allowed for. */
interface Unrest {
  readonly dispersion: number;
  readonly change: Pick<RateChange, "low" | "high" | "p">;
}

/** Whether the months within the two periods vary more than Poisson counts, by Pearson's χ²; null where they do not. */
function findUnrest(counts: Uint32Array, months: readonly MonthIndex[], firstLength: number): Unrest | null {
  const isBefore = months.map((_, i) => (i < firstLength ? 1 : 0));
  const isAfter = isBefore.map((one) => 1 - one);
  const fit = fitLogLinear(counts, months.map(daysOfMonth), [isBefore, isAfter]);
  if (fit === null || fit.dispersion <= 1) return null;
  const { dispersion, degrees, covariance } = fit;
  if (1 - regularisedGammaP(degrees / 2, (dispersion * degrees) / 2) >= ALPHA) return null;
  const [before = 0, after = 0] = fit.coefficients;
  const error = Math.sqrt(dispersion * ((covariance[0] as number) + (covariance[3] as number)));
  const reach = studentQuantile(1 - ALPHA, degrees) * error;
  const logRatio = after - before;
  return {
    dispersion,
    change: {
      low: Math.exp(logRatio - reach),
      high: Math.exp(logRatio + reach),
      p: twoSidedStudentP(logRatio / error, degrees),
    },
  };
}

function warnOfUnrest(unrest: Unrest | null): string[] {
  if (unrest === null) return [];
  return [
    `Months within the periods vary ${unrest.dispersion.toFixed(1)} times as much as independent incidents would. The overall interval and p-value allow for it; those of crime types and hexes do not, and are more certain than they should be.`,
  ];
}
