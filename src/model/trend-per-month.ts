import type { HexSurface } from "./hex-surface.ts";
import type { MonthTrend } from "./when-report.ts";

/** Of the Gregorian calendar; months of their own length would make a straight trend look ragged. */
const MEAN_MONTH_DAYS = 365.2425 / 12;

/** The trend in rows per month of mean length, laid over the months of the chart; not a number in months that it does not reach. */
export function trendPerMonth(
  { months, trendPerDay }: Pick<MonthTrend, "months" | "trendPerDay">,
  { firstMonth, counts }: NonNullable<HexSurface["byMonth"]>,
): { readonly name: string; readonly value: Float64Array } {
  const value = Float64Array.from(
    counts,
    (_, i) => (trendPerDay[firstMonth + i - months.firstMonth] ?? Number.NaN) * MEAN_MONTH_DAYS,
  );
  return { name: "trend", value };
}
