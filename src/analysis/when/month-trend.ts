import type { Locked } from "../../model/locked.ts";
import type { MonthIndex } from "../../model/units.ts";
import type { MonthSeries, MonthTrend } from "../../model/when-report.ts";
import { keepUsableMonths, spanOf, type UsableMonths } from "../counting/month-exposure.ts";
import { testSeasonalTrend } from "../statistics/mann-kendall.ts";
import { fitLogLinear, type LogLinearFit } from "../statistics/quasi-poisson.ts";
import { studentQuantile, twoSidedStudentP } from "../statistics/student-t.ts";
import { estimateSlope } from "../statistics/theil-sen.ts";

const LEAST_MONTHS = 12;
const LEAST_MONTHS_WITH_SEASON = 24;
const CONFIDENCE = 0.95;

/**
 * How the rows per day have changed over the months, in two ways.
 *
 * The quasi-Poisson trend (McCullagh & Nelder 1989, chapter 6): log E(countₜ) = log daysₜ + α + β yearsₜ, with
 * γ sin 2π yearsₜ + δ cos 2π yearsₜ added from 24 months on, so that a series which begins in winter and ends in summer does
 * not seem to rise. The change per year is e^β − 1; its interval takes Student's t and the overdispersion
 * φ = Σ(count − fit)² / fit / (n − coefficients), but never a φ under 1.
 *
 * The tests of Mann and Kendall and the median slope (`mann-kendall.ts`, `theil-sen.ts`) of the rows per day, which
 * assume no shape; both month by month of the year from 24 months on.
 *
 * Locked with fewer than 12 usable months, or without rows in them.
 */
export function fitMonthTrend(series: MonthSeries, leaveOut: readonly MonthIndex[]): MonthTrend | Locked {
  const usable = keepUsableMonths(series, leaveOut);
  const n = usable.months.length;
  if (n < LEAST_MONTHS) {
    return { locked: `A trend needs at least ${LEAST_MONTHS} whole months, and there are ${n}.` };
  }
  const withSeason = n >= LEAST_MONTHS_WITH_SEASON;
  const middle = usable.months.reduce((sum, month) => sum + month, 0) / n;
  const years = Float64Array.from(usable.months, (month) => (month - middle) / 12);
  const wave = (turn: (angle: number) => number) => years.map((year) => turn(2 * Math.PI * year));
  const season = withSeason ? [wave(Math.sin), wave(Math.cos)] : [];
  const fit = fitLogLinear(usable.counts, usable.days, [new Float64Array(n).fill(1), years, ...season]);
  if (fit === null) return { locked: `The ${usable.rows} rows of these months are too few for a trend.` };
  const [level = 0, slope = 0] = fit.coefficients;
  const size = fit.coefficients.length;
  const error = Math.sqrt(Math.max(1, fit.dispersion) * (fit.covariance[size + 1] as number));
  const reach = studentQuantile(CONFIDENCE, fit.degrees) * error;
  const perDay = new Float64Array(series.counts.length).fill(Number.NaN);
  usable.months.forEach((month, i) => {
    perDay[month - series.firstMonth] = (usable.counts[i] as number) / (usable.days[i] as number);
  });
  const period = withSeason ? 12 : 1;
  const { s, z, p, tau } = testSeasonalTrend(perDay, period);
  const line = estimateSlope(perDay, { period, confidence: CONFIDENCE });
  const perYear = 12 / period;
  return {
    months: series,
    leftOut: leaveOut.filter((month) => series.counts[month - series.firstMonth] !== undefined),
    perDay,
    trendPerDay: perDay.map((_, i) => Math.exp(level + (slope * (series.firstMonth + i - middle)) / 12)),
    changePerYear: {
      percent: 100 * Math.expm1(slope),
      low: 100 * Math.expm1(slope - reach),
      high: 100 * Math.expm1(slope + reach),
    },
    p: twoSidedStudentP(slope / error, fit.degrees),
    dispersion: fit.dispersion,
    withSeason,
    monotonic: { s, z, p, tau },
    medianPerYear: {
      slope: (line?.slope ?? 0) * perYear,
      low: line === null || line.low === null ? null : line.low * perYear,
      high: line === null || line.high === null ? null : line.high * perYear,
    },
    note: {
      method: "Log-linear quasi-Poisson trend; Mann–Kendall and Theil–Sen beside it",
      source:
        "McCullagh & Nelder 1989, chapter 6; Mann 1945, Kendall 1975, Hirsch, Slack & Smith 1982; Theil 1950, Sen 1968",
      version: 1,
      span: spanOf(usable.months),
      n: { months: n, rows: usable.rows },
      parameters: { confidence: CONFIDENCE, yearlyWave: withSeason },
      cautions: [...warnOfShortness(withSeason), ...warnOfCounts(usable), ...warnOfEcho(usable, fit)],
    },
  };
}

function warnOfShortness(withSeason: boolean): string[] {
  return withSeason
    ? []
    : [
        "With less than two years of months a trend cannot be told from the season: the change per year may be the season's.",
      ];
}

function warnOfCounts({ rows, months }: UsableMonths): string[] {
  return rows < 5 * months.length
    ? [
        "There are fewer than five rows a month: the interval is approximate, and how much months vary is poorly known.",
      ]
    : [];
}

/** Looks for months that resemble the month before beyond trend and season: lag-one correlation over 2/√n. */
function warnOfEcho({ months, counts }: UsableMonths, fit: LogLinearFit): string[] {
  const residual = Array.from(counts, (count, i) => {
    const mean = fit.fitted[i] as number;
    return (count - mean) / Math.sqrt(mean);
  });
  let squares = 0;
  let products = 0;
  residual.forEach((value, i) => {
    squares += value * value;
    if (i > 0 && months[i - 1] === (months[i] as number) - 1) products += value * (residual[i - 1] as number);
  });
  const correlation = squares === 0 ? 0 : products / squares;
  if (correlation <= 2 / Math.sqrt(counts.length)) return [];
  return [
    `Months resemble the month before beyond the trend (correlation ${correlation.toFixed(2)}): the interval and the p-values are more certain than they should be.`,
  ];
}
