import {
  type BackTestVerdict,
  type Estimate,
  type PairedDifference,
  PREDICTOR_LABELS,
  PREDICTORS,
  type PredictorName,
  type PredictorScore,
} from "../../model/back-test-report.ts";
import { estimateMean } from "../statistics/t-interval.ts";

/** The fraction of the hexes that sentences speak of: 5%. */
const SPOKEN_FRACTION = 0.05;

/**
 * The differences between each two predictors in the same folds, the simpler one as `against`: mean and 95 % t interval of the
 * differences per fold. For forecasts one step ahead this is the test of Diebold & Mariano (1995) with the small-sample
 * correction of Harvey, Leybourne & Newbold (1997).
 */
export function pairDifferences(scores: readonly PredictorScore[]): readonly PairedDifference[] {
  return scores.flatMap((score) =>
    scores
      .filter((other) => rankOf(other.predictor) < rankOf(score.predictor))
      .map((other) => ({
        predictor: score.predictor,
        against: other.predictor,
        logScore: differ(score.logScoreByFold, other.logScoreByFold),
        hitRates: score.fractions.map(({ fraction, hitRateByFold }, k) => ({
          fraction,
          difference: differ(hitRateByFold, other.fractions[k]?.hitRateByFold ?? new Float64Array(0)),
        })),
      })),
  );
}

/**
 * Which predictor to use: of all whose log score cannot be told from the best one's (the 95 % interval of the paired
 * difference includes 0) the simplest. The sentence says by how much it wins, and plainly when the map of prior counts
 * does (Wheeler & Steenbeek 2020).
 * @param scores at least those of `uniform` and `prior-count`, all over the same folds
 */
export function judgeBackTest(
  scores: readonly PredictorScore[],
  differences: readonly PairedDifference[],
): BackTestVerdict {
  const simplestFirst = scores.toSorted((a, b) => rankOf(a.predictor) - rankOf(b.predictor));
  const best = simplestFirst.reduce((top, score) =>
    score.logScore.mean > top.logScore.mean ? score : top,
  ).predictor;
  const differenceOf = (predictor: PredictorName, against: PredictorName) =>
    differences.find((each) => each.predictor === predictor && each.against === against) ?? null;
  const use =
    simplestFirst.find(({ predictor }) => {
      const difference = differenceOf(best, predictor);
      return predictor === best || (difference !== null && !isSurelyAbove(difference.logScore));
    })?.predictor ?? best;
  const naiveMapHolds = differences
    .filter(({ against }) => against === "prior-count")
    .every(({ hitRates }) => {
      const spoken = hitRates.find(({ fraction }) => fraction === SPOKEN_FRACTION);
      return spoken === undefined || !isSurelyAbove(spoken.difference);
    });
  return { sentence: sayVerdict(scores, use, best, differenceOf, naiveMapHolds), best, use, naiveMapHolds };
}

function sayVerdict(
  scores: readonly PredictorScore[],
  use: PredictorName,
  best: PredictorName,
  differenceOf: (predictor: PredictorName, against: PredictorName) => PairedDifference | null,
  naiveMapHolds: boolean,
): string {
  const held = (predictor: PredictorName) => {
    const spoken = scores
      .find((score) => score.predictor === predictor)
      ?.fractions.find(({ fraction }) => fraction === SPOKEN_FRACTION);
    return spoken
      ? `${percent(spoken.hitRate.mean)} of a month’s rows (PAI ${spoken.pai.mean.toFixed(1)})`
      : "an unknown share";
  };
  const where = "the hexes where rows were then recorded";
  const ahead = differenceOf(best, use);
  const tie = ahead ? ` ${sayTie(best, use, ahead.logScore, where)}` : "";
  if (use === "uniform") {
    return `An even spread does as well as anything here: these rows do not show that any hex may expect more than another.${tie}`;
  }
  if (use === "prior-count") {
    const lead = `The plain prior count does as well as anything here: the first 5% of its hexes held ${held(use)}.`;
    const gain = differenceOf(use, "uniform");
    return lead + (tie || (gain ? ` It gives ${where} ${sayGain(gain.logScore, "uniform")}.` : ""));
  }
  const gain = differenceOf(use, "prior-count");
  const lead = `The ${PREDICTOR_LABELS[use]} does best here: it gives ${where} ${gain ? sayGain(gain.logScore, "prior-count") : "more weight"}; the first 5% of its hexes held ${held(use)}, those of the plain prior count ${held("prior-count")}.`;
  const naive = naiveMapHolds ? " For where to stand, the plain prior count does as well as anything." : "";
  return lead + naive + tie;
}

function sayTie(best: PredictorName, use: PredictorName, ahead: Estimate, where: string): string {
  return `The ${PREDICTOR_LABELS[best]} gives ${where} ${sayGain(ahead, use)}, which includes no difference.`;
}

/** `3.1% more weight than the even spread (95% interval 1.2% to 5.0%)`: a difference in log score as a ratio of probabilities. */
function sayGain({ mean, low, high }: Estimate, than: PredictorName): string {
  const gain = (difference: number) => percent(Math.exp(difference) - 1);
  const interval = low === null || high === null ? "" : ` (95% interval ${gain(low)} to ${gain(high)})`;
  const share = percent(Math.abs(Math.exp(mean) - 1));
  if (Number.parseFloat(share) === 0) return `as much weight as the ${PREDICTOR_LABELS[than]}${interval}`;
  return `${share} ${mean < 0 ? "less" : "more"} weight than the ${PREDICTOR_LABELS[than]}${interval}`;
}

function percent(share: number): string {
  const size = Math.abs(share);
  const text = (100 * share).toFixed(size < 0.00995 ? 2 : size < 0.0995 ? 1 : 0);
  return `${Number(text) === 0 ? "0" : text.replace("-", "−")}%`;
}

function isSurelyAbove({ low }: Estimate): boolean {
  return low !== null && low > 0;
}

function differ(a: Float64Array, b: Float64Array): Estimate {
  return estimateMean(a.map((value, i) => value - (b[i] as number)));
}

function rankOf(predictor: PredictorName): number {
  return PREDICTORS.indexOf(predictor);
}
