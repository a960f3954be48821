import { PREDICTOR_LABELS, type PredictorName, type PredictorScore } from "../../model/back-test-report.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Steps } from "../../model/steps.ts";
import { type HexMonths, sumMonths } from "../counting/hex-months.ts";
import { estimateMean } from "../statistics/t-interval.ts";
import { fitPredictor, type KeptChoices } from "./baseline-predictors.ts";
import { calibrationSlope, groupByPrediction } from "./prediction-calibration.ts";
import {
  AREA_FRACTIONS,
  hitRates,
  logScorePerRow,
  predictionAccuracyIndex,
  predictionEfficiencyIndex,
  sumOf,
} from "./prediction-metrics.ts";

/**
 * Foretells each of the months from those before it with one predictor, and scores what came.
 * @param foldMonths months with at least one row, and at least one row before them, counted from the first month
 * @throws RangeError where a month cannot be scored
 */
export function* scorePredictor(
  predictor: PredictorName,
  grid: HexGrid,
  months: HexMonths,
  foldMonths: readonly number[],
  kept: KeptChoices,
): Steps<PredictorScore> {
  const n = grid.cellCount;
  const folds = foldMonths.length;
  const predictions = new Float64Array(folds * n);
  const observations = new Float64Array(folds * n);
  const logScoreByFold = new Float64Array(folds);
  const excess = new Float64Array(folds);
  const hits = AREA_FRACTIONS.map(() => new Float64Array(folds));
  const efficiency = AREA_FRACTIONS.map(() => new Float64Array(folds));
  let parameters: Readonly<Record<string, number>> = {};
  for (const [fold, month] of foldMonths.entries()) {
    yield `Foretelling month ${fold + 1} of ${folds} by ${PREDICTOR_LABELS[predictor]}`;
    const fitted = fitPredictor(predictor, grid, months, month, kept);
    const prediction = fitted.spread(sumMonths(months, fitted.from, month));
    const observed = sumMonths(months, month, month + 1);
    const rates = hitRates(prediction, observed, AREA_FRACTIONS);
    const best = hitRates(observed, observed, AREA_FRACTIONS);
    const logScore = logScorePerRow(prediction, observed);
    if (rates === null || best === null || logScore === null) {
      throw new RangeError(`Got month ${month} to score, which has no rows or none before it.`);
    }
    logScoreByFold[fold] = logScore;
    AREA_FRACTIONS.forEach((_, k) => {
      const hitRate = rates[k] as number;
      (hits[k] as Float64Array)[fold] = hitRate;
      (efficiency[k] as Float64Array)[fold] = predictionEfficiencyIndex(hitRate, best[k] as number);
    });
    excess[fold] = sumOf(observed) - sumOf(prediction);
    predictions.set(prediction, fold * n);
    observations.set(observed, fold * n);
    parameters = fitted.parameters;
  }
  return {
    predictor,
    label: PREDICTOR_LABELS[predictor],
    logScore: estimateMean(logScoreByFold),
    logScoreByFold,
    fractions: AREA_FRACTIONS.map((fraction, k) => {
      const hitRateByFold = hits[k] as Float64Array;
      return {
        fraction,
        hexes: fraction * n,
        hitRate: estimateMean(hitRateByFold),
        pai: estimateMean(hitRateByFold.map((rate) => predictionAccuracyIndex(rate, fraction))),
        peiStar: estimateMean(efficiency[k] as Float64Array),
        hitRateByFold,
      };
    }),
    calibration: {
      groups: groupByPrediction(predictions, observations),
      slope: calibrationSlope(predictions, observations, n),
      expected: sumOf(predictions),
      observed: sumOf(observations),
      excess: estimateMean(excess),
    },
    parameters,
  };
}
