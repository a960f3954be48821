import type { Locked } from "../../model/locked.ts";
import type { MonthIndex } from "../../model/units.ts";
import type { MonthSeries, Seasonality } from "../../model/when-report.ts";
import { keepUsableMonths, monthOfYear, spanOf } from "../counting/month-exposure.ts";
import { fitLogLinear, type LogLinearFit } from "../statistics/quasi-poisson.ts";
import { studentQuantile, upperSnedecorP } from "../statistics/student-t.ts";

const MONTHS_OF_YEAR = 12;
const LEAST_MONTHS = 24;
const CONFIDENCE = 0.95;

/**
 * How the months of the year differ, in rows per day, the trend set aside: the quasi-Poisson model
 * log E(countₜ) = log daysₜ + β yearsₜ + γₘ₍ₜ₎ with one γ for each month of the year (McCullagh & Nelder 1989, chapter 6). The index of
 * a month is exp(γₘ − mean γ), 1 for a month like the twelve months' geometric mean; its interval takes Student's t and the
 * overdispersion, but never one under 1. Whether there is a season at all is the F test of the twelve γ being equal.
 *
 * Locked with fewer than 24 usable months, and where a month of the year is missing or without any row.
 */
export function measureSeasonality(
  series: MonthSeries,
  leaveOut: readonly MonthIndex[],
): Seasonality | Locked {
  const usable = keepUsableMonths(series, leaveOut);
  const n = usable.months.length;
  if (n < LEAST_MONTHS) {
    return {
      locked: `A season needs at least ${LEAST_MONTHS} whole months to be told from chance, and there are ${n}.`,
    };
  }
  const place = usable.months.map(monthOfYear);
  const months = new Uint32Array(MONTHS_OF_YEAR);
  const rows = new Float64Array(MONTHS_OF_YEAR);
  place.forEach((m, i) => {
    months[m] = (months[m] as number) + 1;
    rows[m] = (rows[m] as number) + (usable.counts[i] as number);
  });
  if (rows.includes(0)) {
    return {
      locked: "There is a month of the year without a single row, so that the months cannot be compared.",
    };
  }
  const middle = usable.months.reduce((sum, month) => sum + month, 0) / n;
  const years = Float64Array.from(usable.months, (month) => (month - middle) / MONTHS_OF_YEAR);
  const dummies = Array.from(rows, (_, m) => Float64Array.from(place, (own) => (own === m ? 1 : 0)));
  const full = fitLogLinear(usable.counts, usable.days, [...dummies, years]);
  const trendOnly = fitLogLinear(usable.counts, usable.days, [new Float64Array(n).fill(1), years]);
  if (full === null || trendOnly === null) {
    return {
      locked: `The ${usable.rows} rows of these months are too few to compare the months of the year.`,
    };
  }
  const dispersion = Math.max(1, full.dispersion);
  const compared = MONTHS_OF_YEAR - 1;
  const f = (trendOnly.deviance - full.deviance) / compared / dispersion;
  return {
    ...compareMonths(full, dispersion),
    months,
    p: upperSnedecorP(f, compared, full.degrees),
    note: {
      method: "Month-of-year indices, quasi-Poisson with trend",
      source: "McCullagh & Nelder 1989, chapter 6",
      version: 1,
      span: spanOf(usable.months),
      n: { months: n, rows: usable.rows },
      parameters: { confidence: CONFIDENCE, dispersion: full.dispersion },
      cautions: [
        ...(n < 3 * MONTHS_OF_YEAR
          ? ["There are fewer than three years: one unusual month can pass for a season."]
          : []),
        ...(Math.min(...rows) < 5
          ? ["Some months of the year hold fewer than five rows: their intervals are approximate."]
          : []),
      ],
    },
  };
}

/** exp(γₘ − mean γ) with its interval; its variance is that of the contrast. */
function compareMonths(
  { coefficients, covariance, degrees }: LogLinearFit,
  dispersion: number,
): Pick<Seasonality, "index" | "low" | "high"> {
  const size = coefficients.length;
  const at = (j: number, k: number) => covariance[j * size + k] as number;
  const all = Array.from({ length: MONTHS_OF_YEAR }, (_, m) => m);
  const mean = (value: (m: number) => number) => all.reduce((sum, m) => sum + value(m), 0) / MONTHS_OF_YEAR;
  const level = mean((m) => coefficients[m] as number);
  const meanWith = all.map((m) => mean((k) => at(m, k)));
  const meanOfAll = mean((m) => meanWith[m] as number);
  const reach = studentQuantile(CONFIDENCE, degrees);
  const spread = all.map(
    (m) => reach * Math.sqrt(dispersion * (at(m, m) - 2 * (meanWith[m] as number) + meanOfAll)),
  );
  const contrast = all.map((m) => (coefficients[m] as number) - level);
  return {
    index: Float64Array.from(contrast, Math.exp),
    low: Float64Array.from(contrast, (value, m) => Math.exp(value - (spread[m] as number))),
    high: Float64Array.from(contrast, (value, m) => Math.exp(value + (spread[m] as number))),
  };
}
