import type { CrimeTable } from "../model/crime-table.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import type { Locked } from "../model/locked.ts";
import type { MonthIndex } from "../model/units.ts";
import { nameMonth } from "../model/wall-clock.ts";
import type { MonthRange, PeriodChange, RateChange } from "../model/when-report.ts";
import { adjustPValues } from "./benjamini-hochberg.ts";
import { daysOfMonth, monthOfYear } from "./month-exposure.ts";
import { comparePoissonRates } from "./poisson-rate-ratio.ts";
import { fitLogLinear } from "./quasi-poisson.ts";
import { countHexMonths, monthsOfRows } from "./row-months.ts";
import { regularisedGammaP } from "./special-functions.ts";

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
 * tested. Where months vary within the stretches more than Poisson counts do (χ² with p < 0.05), a caution says by how much.
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
  const overall = compare(sum(hexBefore), sum(hexAfter));
  const counted = overall.before + overall.after;
  if (counted === 0) return { locked: "There is no row in either of the two periods." };
  return {
    before,
    after,
    beforeDays,
    afterDays,
    overall,
    byCategory: compareCategories(table, rows, new Set(first), new Set(second), compare),
    byHex: compareHexes(hexBefore, hexAfter, compare),
    note: {
      method: "Exact ratio of two Poisson rates, Benjamini–Hochberg",
      source: "Przyborowski & Wilenski 1940; Clopper & Pearson 1934; Benjamini & Hochberg 1995",
      version: 1,
      span: { first: Math.min(before.from, after.from), last: Math.max(before.to, after.to) },
      n: { rows: counted, beforeDays, afterDays },
      parameters: { confidence: 0.95, falseDiscoveryRate: ALPHA },
      cautions: [...warnOfSeason(first, second), ...warnOfUnrest(perMonth, months, first.length)],
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

/** Whether the months within the two periods vary more than Poisson counts, by Pearson's χ². */
function warnOfUnrest(counts: Uint32Array, months: readonly MonthIndex[], firstLength: number): string[] {
  const isBefore = months.map((_, i) => (i < firstLength ? 1 : 0));
  const isAfter = isBefore.map((one) => 1 - one);
  const fit = fitLogLinear(counts, months.map(daysOfMonth), [isBefore, isAfter]);
  if (fit === null || fit.dispersion <= 1) return [];
  const p = 1 - regularisedGammaP(fit.degrees / 2, (fit.dispersion * fit.degrees) / 2);
  if (p >= ALPHA) return [];
  return [
    `Months within the periods vary ${fit.dispersion.toFixed(1)} times as much as independent incidents would: the overall interval should be about ${Math.sqrt(fit.dispersion).toFixed(1)} times as wide, and the overall p-value is too small.`,
  ];
}
