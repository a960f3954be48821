import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { Phase } from "../../model/event-spec.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import { HOURS_PER_WEEK, hourOfWeek, isAtLeast } from "../../model/wall-clock.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { gammaLimits, type Limits } from "../statistics/gamma-limits.ts";
import { maximiseByLogarithm } from "../statistics/golden-section.ts";
import { logGamma } from "../statistics/special-functions.ts";
import { sumOf } from "./prediction-metrics.ts";

/** Which share of a week's rows falls in each phase of an evening on one weekday. */
export interface TimeShares {
  /** Of the whole area, one per phase, with its 95 % interval. */
  readonly area: readonly Limits[];
  /** Rows in the phase's window on that weekday, hours in part counted in part, one per phase. */
  readonly rows: readonly number[];
  /** Of hex i in phase p: `hex[p * cellCount + i]`. */
  readonly hex: Float64Array;
  /** As many rows of a hex's own as the area's share counts for in it. */
  readonly areaWeightRows: number;
  /** Rows with a time. */
  readonly timedRows: number;
}

const DAYS = 7;
const HOURS = 24;
const LEAST_ROWS = 0.1;
const GREATEST_ROWS = 100_000;

/**
 * The share of a week's rows that falls in each phase's window on the event's weekday, for the area and for each hex. Two
 * shrinkages, both empirical Bayes:
 *
 * - the weekday towards the mean of all weekdays: with c rows in the window on it, μ a mean weekday's and κ = μ² / (s² − μ) from the
 *   variance s² over the seven weekdays, (c + κ) / (μ + κ) times the mean share (gamma–Poisson, by moments as in Marshall
 *   1991); where weekdays differ no more than chance lets them (s² ≤ μ), all are taken alike;
 * - the hex towards the area: with cᵢ of its nᵢ rows in the window on any weekday and H the area's share of them,
 *   (cᵢ + κ′H) / (nᵢ + κ′) in place of H, with one κ′ for all phases by the likelihood of the hexes' counts (beta-binomial, the
 *   margin of a Dirichlet).
 *
 * One more row is spread evenly over the week. Rows are counted by the hour; an hour that a window cuts counts in part. Rows
 * without a time are left out.
 * @param weekday Monday 0 to Sunday 6; windows are minutes after its midnight and may reach into the next day
 * @returns null where the data has no hours, and where no row has a time
 */
export function sharePhases(
  table: CrimeTable,
  cellOf: Int32Array,
  grid: HexGrid,
  query: Query,
  phases: readonly Phase[],
  weekday: number,
): TimeShares | null {
  if (!isAtLeast(table.timePrecision, "hour")) return null;
  const { cellCount } = grid;
  const areaHours = new Float64Array(HOURS_PER_WEEK);
  const hexHours = new Float64Array(cellCount * HOURS);
  for (const row of selectRows(table, cellOf, query)) {
    const time = table.timeOf[row] as number;
    if (time === NO_TIME) continue;
    const hour = hourOfWeek(time);
    const slot = (cellOf[table.locationOf[row] as number] as number) * HOURS + (hour % HOURS);
    areaHours[hour] = (areaHours[hour] as number) + 1;
    hexHours[slot] = (hexHours[slot] as number) + 1;
  }
  const timedRows = sumOf(areaHours);
  if (timedRows === 0) return null;
  const inWeek = phases.map((phase) => hoursOf(phase, HOURS_PER_WEEK));
  const inDay = phases.map((phase) => hoursOf(phase, HOURS));
  const onDay = inWeek.map((window) =>
    Array.from({ length: DAYS }, (_, day) => overlap(areaHours, window, day)),
  );
  const area = phases.map((phase, p) =>
    shareWeekday(onDay[p] as number[], weekday, (phase.to - phase.from) / 60, timedRows),
  );
  const anyDay = inDay.map((window) => {
    const rows = Float64Array.from({ length: cellCount }, (_, i) =>
      overlap(hexHours.subarray(i * HOURS, (i + 1) * HOURS), window, 0),
    );
    return { rows, share: (sumOf(rows) + sumOf(window) / HOURS) / (timedRows + 1) };
  });
  const hexRows = Float64Array.from({ length: cellCount }, (_, i) =>
    sumOf(hexHours.subarray(i * HOURS, (i + 1) * HOURS)),
  );
  const areaWeightRows = chooseAreaWeight(anyDay, hexRows);
  const hex = new Float64Array(phases.length * cellCount);
  anyDay.forEach(({ rows, share }, p) => {
    for (let i = 0; i < cellCount; i++) {
      const own = ((rows[i] as number) + areaWeightRows * share) / ((hexRows[i] as number) + areaWeightRows);
      if (share > 0) hex[p * cellCount + i] = ((area[p] as Limits).value * own) / share;
    }
  });
  return { area, rows: onDay.map((days) => days[weekday] as number), hex, areaWeightRows, timedRows };
}

/** How much of each hour of a day or week a window that begins on its first day takes, at most the whole of it. */
function hoursOf({ from, to }: Phase, hours: number): Float64Array {
  const taken = new Float64Array(hours);
  for (let hour = Math.floor(from / 60); hour * 60 < to; hour++) {
    const part = (Math.min(to, (hour + 1) * 60) - Math.max(from, hour * 60)) / 60;
    const slot = ((hour % hours) + hours) % hours;
    taken[slot] = Math.min(1, (taken[slot] as number) + part);
  }
  return taken;
}

/** Rows in a window that is moved on by whole days. */
function overlap(rows: Float64Array, window: Float64Array, day: number): number {
  let sum = 0;
  for (let hour = 0; hour < rows.length; hour++) {
    const taken = window[hour] as number;
    if (taken > 0) sum += taken * (rows[(hour + day * HOURS) % rows.length] as number);
  }
  return sum;
}

/** The share on the weekday; its interval is that of as many rows as the weekday's factor and the mean share together rest on. */
function shareWeekday(onDay: readonly number[], weekday: number, hours: number, timedRows: number): Limits {
  const all = onDay.reduce((sum, rows) => sum + rows, 0);
  const mean = all / DAYS;
  const excess = onDay.reduce((sum, rows) => sum + (rows - mean) ** 2, 0) / (DAYS - 1) - mean;
  const restsOn = all + hours / HOURS;
  const meanShare = restsOn / (DAYS * (timedRows + 1));
  const alike = excess > 0 ? mean ** 2 / excess : Number.POSITIVE_INFINITY;
  const onThis = (onDay[weekday] as number) + alike;
  const factor = excess > 0 ? onThis / (mean + alike) : 1;
  const share = factor * meanShare;
  const perRow = share * (1 / onThis + 1 / restsOn);
  return gammaLimits(share, share * perRow, perRow, perRow * perRow);
}

/** The beta-binomial likelihood of all hexes and phases, with the prior's weight in rows as the one thing unknown. */
function chooseAreaWeight(
  phases: readonly { readonly rows: Float64Array; readonly share: number }[],
  hexRows: Float64Array,
): number {
  const likelihood = (weight: number) => {
    let sum = 0;
    for (const { rows, share } of phases) {
      if (share <= 0 || share >= 1) continue;
      const [a, b] = [weight * share, weight * (1 - share)];
      const prior = logGamma(a + b) - logGamma(a) - logGamma(b);
      hexRows.forEach((n, i) => {
        if (n === 0) return;
        const inside = rows[i] as number;
        sum += prior + logGamma(inside + a) + logGamma(n - inside + b) - logGamma(n + a + b);
      });
    }
    return sum;
  };
  return maximiseByLogarithm(likelihood, LEAST_ROWS, GREATEST_ROWS);
}
