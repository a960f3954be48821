import type { Phase, PhaseName } from "../../model/event-spec.ts";
import type { PhaseExpectation, RingRatio } from "../../model/expectation-report.ts";
import { addLimits, gammaLimits, type Limits, multiplyLimits } from "../statistics/gamma-limits.ts";
import { sumOf } from "./prediction-metrics.ts";
import type { TimeShares } from "./time-share.ts";

/** What a hex may expect by its records, before phases: values per month or whatever `months` counts in. */
export interface Baseline {
  /** Expected rows per hex. */
  readonly rows: Float64Array;
  /** Expected sum of the rows' weights, and of the squares of their weights, per hex. */
  readonly weighted: Float64Array;
  readonly squared: Float64Array;
  /** As many months of records as each figure rests on. */
  readonly months: number;
}

/** What phases are expected from. */
export interface PhaseDemandInput {
  readonly baseline: Baseline;
  readonly phases: readonly Phase[];
  /** Null where the data has no hours: phases then share one surface, and ratios are not used. */
  readonly shares: TimeShares | null;
  readonly ratios: readonly RingRatio[] | null;
  /** From the venue to the centre of each hex, metres. */
  readonly distanceM: Float64Array;
  /** What focus areas multiply demand by, one array per phase. */
  readonly focus: readonly Float64Array[];
}

/** Weeks in a mean Gregorian month, 365.2425 / 84. */
export const WEEKS_PER_MONTH = 365.2425 / 12 / 7;

const CERTAIN: Limits = { value: 1, low: 1, high: 1 };

/**
 * Expected rows and demand of hex i in phase p:
 *
 * expected = λᵢ · (θᵢₚ / 4.348) · ρ,  demand = λʷᵢ · (θᵢₚ / 4.348) · ρ · φᵢₚ,
 *
 * with λ the rows that the predictor expects in a month, λʷ the same of rows times weights, θ the share of a week's rows in the phase
 * on the event's weekday, 4.348 the weeks in a month, ρ the event ratio of the hex's ring, φ the focus factor. Without
 * hours the two middle factors are left out. Intervals are 95 % and for the mean, not for what one evening will bring:
 * gamma limits of λ for as many rows as it rests on, combined with those of the area's θ and of ρ as independent factors. How a hex
 * differs from the area in θ, and what a person chose (weights, focus), is taken as certain.
 */
export function expectPhases(input: PhaseDemandInput): readonly PhaseExpectation[] {
  const { baseline, phases, shares } = input;
  const { rows, weighted, squared, months } = baseline;
  const allRows = sumOf(rows);
  const meanWeight = allRows > 0 ? sumOf(weighted) / allRows : 0;
  const meanSquare = allRows > 0 ? sumOf(squared) / allRows : 0;
  const countLimits = Array.from(rows, (value) =>
    gammaLimits(value, value / months, 1 / months, 1 / months ** 2),
  );
  const weightedLimits = Array.from(weighted, (value, i) =>
    gammaLimits(value, (squared[i] as number) / months, meanWeight / months, meanSquare / months ** 2),
  );
  return phases.map((phase, p) => {
    const share = shares === null ? null : (shares.area[p] as Limits);
    const portion = portionsOf(input, p);
    const ratio = ratiosOf(input, phase.name);
    const focus = input.focus[p] as Float64Array;
    const combine = (limits: Limits, i: number, factor: number) => {
      const product = multiplyLimits(limits, uncertaintyOf(share), ratio[i] as Limits);
      return scaleLimits(product, (portion[i] as number) * factor);
    };
    const expected = countLimits.map((limits, i) => combine(limits, i, 1));
    const demand = weightedLimits.map((limits, i) => combine(limits, i, focus[i] as number));
    const take = (limits: readonly Limits[], key: keyof Limits) =>
      Float64Array.from(limits, (each) => each[key]);
    const total = totalOf(rows, months, portion, ratio, uncertaintyOf(share));
    return {
      phase: phase.name,
      from: phase.from,
      to: phase.to,
      expected: take(expected, "value"),
      low: take(expected, "low"),
      high: take(expected, "high"),
      demand: take(demand, "value"),
      demandLow: take(demand, "low"),
      demandHigh: take(demand, "high"),
      total: { expected: total.value, low: total.low, high: total.high },
      timeShare:
        shares === null || share === null
          ? null
          : { share: share.value, low: share.low, high: share.high, rows: shares.rows[p] as number },
    };
  });
}

/** How much of a month falls in the phase of one evening, per hex; all of it without hours. */
function portionsOf({ shares, distanceM }: PhaseDemandInput, p: number): Float64Array {
  const n = distanceM.length;
  if (shares === null) return new Float64Array(n).fill(1);
  return shares.hex.slice(p * n, (p + 1) * n).map((share) => share / WEEKS_PER_MONTH);
}

function ratiosOf({ shares, ratios, distanceM }: PhaseDemandInput, phase: PhaseName): readonly Limits[] {
  if (shares === null || ratios === null) return Array.from(distanceM, () => CERTAIN);
  const rings = ratios.filter((ring) => ring.phase === phase).sort((a, b) => a.ringOuterM - b.ringOuterM);
  const limits = new Map(rings.map((ring) => [ring, limitsOf(ring)]));
  return Array.from(distanceM, (distance) => {
    const ring = rings.find(({ ringOuterM }) => distance <= ringOuterM);
    return (ring && limits.get(ring)) ?? CERTAIN;
  });
}

function limitsOf({ phase, ratio, low, high }: RingRatio): Limits {
  if (!(low >= 0 && low <= ratio && ratio <= high && high < Number.POSITIVE_INFINITY)) {
    throw new RangeError(
      `Got the ratio ${ratio} in ${low} to ${high} for ${phase}; expected 0 ≤ low ≤ ratio ≤ high.`,
    );
  }
  return { value: ratio, low, high };
}

/** The share as a factor of value 1: only how uncertain it is. */
function uncertaintyOf(share: Limits | null): Limits {
  if (share === null || share.value === 0) return CERTAIN;
  return scaleLimits(share, 1 / share.value);
}

/** The whole area: gamma limits ring by ring, times the ring's ratio, added up, times the share. */
function totalOf(
  rows: Float64Array,
  months: number,
  portion: Float64Array,
  ratio: readonly Limits[],
  share: Limits,
): Limits {
  const rings = new Map<Limits, { value: number; squared: number; rows: number }>();
  ratio.forEach((limits, i) => {
    const ring = rings.get(limits) ?? { value: 0, squared: 0, rows: 0 };
    const part = portion[i] as number;
    const expected = rows[i] as number;
    ring.value += part * expected;
    ring.squared += part * part * expected;
    ring.rows += expected;
    rings.set(limits, ring);
  });
  const terms = [...rings].map(([limits, ring]) => {
    const one = ring.rows > 0 ? ring.value / ring.rows : 0;
    const oneSquared = ring.rows > 0 ? ring.squared / ring.rows : 0;
    const sum = gammaLimits(ring.value, ring.squared / months, one / months, oneSquared / months ** 2);
    return multiplyLimits(sum, limits);
  });
  return multiplyLimits(addLimits(terms), share);
}

function scaleLimits({ value, low, high }: Limits, factor: number): Limits {
  return { value: value * factor, low: low * factor, high: high * factor };
}
