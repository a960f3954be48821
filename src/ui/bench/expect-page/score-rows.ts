import {
  type Estimate,
  PREDICTOR_LABELS,
  type PredictorName,
  type PredictorScore,
} from "../../../model/back-test-report.ts";
import { NAIVE_PREDICTOR, type TestedReport } from "../../../model/back-test-tables.ts";
import { capitalise, formatCount, formatPercent } from "../../../model/wording.ts";
import type { CalibrationGroup } from "../../charts/CalibrationPlot.tsx";
import type { HitRates } from "../../charts/HitRateLines.tsx";
import type { IntervalRow } from "../../charts/interval-rows.ts";

/** Names for the narrow heads of panels, where the full one would run into the next. */
const SHORT_NAMES: Partial<Record<PredictorName, string>> = { "recent-count": "Last 12 months" };

/** The fractions of the hexes that were scored. */
export function fractionsOf({ scores }: TestedReport): readonly number[] {
  return scores[0]?.fractions.map(({ fraction }) => fraction) ?? [];
}

/** Hit rates of all predictors but the even spread, which is the line of searching at random. */
export function listHitRates({ scores }: TestedReport): readonly HitRates[] {
  return scores
    .filter(({ predictor }) => predictor !== "uniform")
    .map(({ predictor, label, fractions }) => ({
      predictor: SHORT_NAMES[predictor] ?? capitalise(label),
      hitRate: fractions.map(({ hitRate }) => hitRate.mean),
      low: fractions.map(({ hitRate }) => hitRate.low ?? Number.NaN),
      high: fractions.map(({ hitRate }) => hitRate.high ?? Number.NaN),
    }));
}

/** What the first hexes of one predictor held, against searching at random. */
export function sayHitRate(test: TestedReport, predictor: PredictorName, fraction: number): string {
  const score = test.scores.find((each) => each.predictor === predictor) ?? test.scores[0];
  const at = score?.fractions.find((each) => each.fraction === fraction);
  if (!score || !at) return "No predictor could be scored.";
  return `The first ${formatPercent(fraction)} of the hexes by the ${score.label} held ${formatPercent(at.hitRate.mean)} of the next month’s records${sayShareInterval(at.hitRate)}; searching at random would find ${formatPercent(fraction)}.`;
}

/** That the plain map is as good as anything, said as plainly; null where it is not, or where nothing beats chance. */
export function sayNaive({ verdict, folds }: TestedReport): string | null {
  if (!verdict.naiveMapHolds || verdict.use === "uniform") return null;
  return `The naive map wins: over ${folds.length} months, no other method’s first 5% of the hexes surely held more of the next month’s records than those of a plain count of what was recorded before.`;
}

/** How much more than the plain prior count each other predictor held at one fraction, percentage points. */
export function listDifferences(test: TestedReport, fraction: number): readonly IntervalRow[] {
  return test.differences
    .filter(({ against }) => against === NAIVE_PREDICTOR)
    .map(({ predictor, hitRates }) => {
      const estimate = hitRates.find((each) => each.fraction === fraction)?.difference;
      const label = capitalise(PREDICTOR_LABELS[predictor]);
      if (!estimate || estimate.low === null || estimate.high === null) {
        return { label, interval: null, text: "too few months" };
      }
      const { mean, low, high } = estimate;
      return { label, interval: { estimate: 100 * mean, low: 100 * low, high: 100 * high } };
    });
}

/** Which predictors surely held more or less than the plain prior count, in one sentence. */
export function sayDifferences(rows: readonly IntervalRow[], fraction: number): string {
  const names = (isIn: (interval: NonNullable<IntervalRow["interval"]>) => boolean) =>
    rows
      .filter(({ interval }) => interval && isIn(interval))
      .map(({ label }) => `the ${label.toLowerCase()}`);
  const more = names(({ low }) => low > 0);
  const less = names(({ high }) => high < 0);
  const where = `In the first ${formatPercent(fraction)} of the hexes`;
  const lead =
    more.length > 0
      ? `${where} ${join(more)} surely held more than the plain count`
      : `${where} no other method surely held more than the plain count`;
  return less.length > 0 ? `${lead}, and ${join(less)} held less.` : `${lead}.`;
}

/** Groups of hexes of about the same expectation, per hex and month. */
export function listCalibration({ calibration }: PredictorScore): readonly CalibrationGroup[] {
  return calibration.groups.map(({ hexMonths, expected, observed, low, high }) => ({
    expected: expected / hexMonths,
    observed: observed / hexMonths,
    low: low / hexMonths,
    high: high / hexMonths,
    n: hexMonths,
  }));
}

/** Whether what came is what was expected, in one sentence. */
export function sayCalibration({ calibration }: PredictorScore): string {
  const { slope, expected, observed, excess } = calibration;
  const level = `${formatCount(observed)} records came where ${formatCount(Math.round(expected))} were expected`;
  const interval =
    excess.low === null || excess.high === null
      ? ""
      : ` (${signed(excess.mean)} a month, 95% interval ${signed(excess.low)} to ${signed(excess.high)})`;
  return `${level}${interval}, and ${saySlope(slope)}.`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (Number(text) === 0) return "0.0";
  return `${value < 0 ? "−" : "+"}${text}`;
}

function saySlope(slope: number | null): string {
  if (slope === null) return "nothing tells one hex from another";
  const said = `(slope ${slope.toFixed(2)})`;
  if (slope < 0.9) return `hexes turned out less different than expected ${said}`;
  if (slope > 1.1) return `hexes turned out more different than expected ${said}`;
  return `busy and quiet hexes were about as far apart as expected ${said}`;
}

function sayShareInterval({ low, high }: Estimate): string {
  return low === null || high === null
    ? ""
    : ` (95% interval ${formatPercent(low)} to ${formatPercent(high)})`;
}

function join(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
