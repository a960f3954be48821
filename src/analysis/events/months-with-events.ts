import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import { EFFECT_RINGS, type MonthsWithEvents } from "../../model/event-report.ts";
import type { Locked } from "../../model/locked.ts";
import { MINUTES_PER_DAY, monthOf } from "../../model/wall-clock.ts";
import type { DaySpan } from "../counting/covered-days.ts";
import { betaQuantile, regularisedBeta } from "../statistics/special-functions.ts";
import type { EventDay } from "./event-days.ts";

const FEWEST_MONTHS = 12;
const NEAR_TO_M = 1000;
const FAR = EFFECT_RINGS.length - 1;

/**
 * Months with more event days against months with fewer, where the data has no days. Each month's rows within a kilometre, out of those and the rows from 1.5 to 3 km, are
 * taken for binomial with logit α + β · event days, so that season, weather and recording, which move near and far alike, cancel (a control
 * series; quasi-binomial by iteratively reweighted least squares: McCullagh & Nelder 1989, 4.4–4.5). e^β is the factor per event
 * day; its interval takes Student's t with months − 2 degrees of freedom and Pearson's dispersion, at least 1. Locked with fewer than twelve
 * months, or where all months have as many events.
 * @param rows the rows that count
 * @param ringOf ring of `EFFECT_RINGS` per location, −1 beyond
 * @param span the months that the data covers, as days
 */
export function compareMonths(
  table: CrimeTable,
  rows: Uint32Array,
  ringOf: Int32Array,
  span: DaySpan,
  events: readonly EventDay[],
): Omit<MonthsWithEvents, "note"> | Locked {
  const months = countMonths(table, rows, ringOf, span, events);
  if (months.length < FEWEST_MONTHS) {
    return { locked: `The data covers ${months.length} months; comparing months needs ${FEWEST_MONTHS}.` };
  }
  if (months.every((month) => month.events === months[0]?.events)) {
    return { locked: "All months have as many events, so that none can be compared with another." };
  }
  const fit = fitShare(months);
  if (fit === null) return { locked: "Too little is recorded near or far from the venue to compare months." };
  const degrees = months.length - 2;
  const error = fit.error * Math.sqrt(Math.max(1, fit.dispersion));
  const share = betaQuantile(0.05, degrees / 2, 0.5);
  const t = Math.sqrt((degrees * (1 - share)) / share);
  const deviate = fit.slope / error;
  return {
    months,
    ratioPerEvent: Math.exp(fit.slope),
    interval: { low: Math.exp(fit.slope - t * error), high: Math.exp(fit.slope + t * error) },
    p: regularisedBeta(degrees / (degrees + deviate * deviate), degrees / 2, 0.5),
    dispersion: fit.dispersion,
  };
}

function countMonths(
  table: CrimeTable,
  rows: Uint32Array,
  ringOf: Int32Array,
  span: DaySpan,
  events: readonly EventDay[],
): MonthsWithEvents["months"] {
  const first = monthOf(span.firstDay * MINUTES_PER_DAY);
  const last = monthOf(span.lastDay * MINUTES_PER_DAY);
  const months = Array.from({ length: last - first + 1 }, (_, offset) => ({
    month: first + offset,
    ...{ events: 0, near: 0, far: 0 },
  }));
  for (const { day } of events) {
    const month = months[monthOf(day * MINUTES_PER_DAY) - first];
    if (month) month.events++;
  }
  for (const row of rows) {
    const time = table.timeOf[row] as number;
    const ring = ringOf[table.locationOf[row] as number] as number;
    const month = time === NO_TIME ? undefined : months[monthOf(time) - first];
    if (month === undefined || ring < 0) continue;
    if ((EFFECT_RINGS[ring]?.toM ?? Number.POSITIVE_INFINITY) <= NEAR_TO_M) month.near++;
    else if (ring === FAR) month.far++;
  }
  return months;
}

/** Logistic regression of the near share on events; null where it has no finite estimate. */
function fitShare(months: MonthsWithEvents["months"]) {
  const near = months.reduce((sum, month) => sum + month.near, 0);
  const far = months.reduce((sum, month) => sum + month.far, 0);
  if (near === 0 || far === 0) return null;
  const middle = months.reduce((sum, { events }) => sum + events, 0) / months.length;
  let intercept = Math.log(near / far);
  let slope = 0;
  for (let step = 0; step < 50; step++) {
    const sums = sumsAt(months, middle, intercept, slope);
    const determinant = sums.w * sums.wxx - sums.wx * sums.wx;
    if (!(determinant > 0)) return null;
    const up = (sums.wxx * sums.r - sums.wx * sums.rx) / determinant;
    const tilt = (sums.w * sums.rx - sums.wx * sums.r) / determinant;
    intercept += up;
    slope += tilt;
    if (!Number.isFinite(slope) || Math.abs(slope) > 20) return null;
    if (Math.abs(up) + Math.abs(tilt) > 1e-12) continue;
    const error = Math.sqrt(sums.w / determinant);
    return { slope, error, dispersion: sums.chiSquared / (months.length - 2) };
  }
  return null;
}

function sumsAt(months: MonthsWithEvents["months"], middle: number, intercept: number, slope: number) {
  const sums = { w: 0, wx: 0, wxx: 0, r: 0, rx: 0, chiSquared: 0 };
  for (const { events, near, far } of months) {
    const x = events - middle;
    const share = 1 / (1 + Math.exp(-(intercept + slope * x)));
    const weight = (near + far) * share * (1 - share);
    const residual = near - (near + far) * share;
    sums.w += weight;
    sums.wx += weight * x;
    sums.wxx += weight * x * x;
    sums.r += residual;
    sums.rx += residual * x;
    if (weight > 0) sums.chiSquared += (residual * residual) / weight;
  }
  return sums;
}
