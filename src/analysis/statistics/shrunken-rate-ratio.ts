import type { Stratum } from "../events/matched-rate-ratio.ts";

/** What one cell says of its ratio. */
export interface RatioEvidence {
  /** Counted on event days. */
  readonly eventCount: number;
  readonly strata: readonly Stratum[];
  /** How many times the variance of Poisson counts these have (`dispersionOfScore`); 1 if no more. */
  readonly dispersion: number;
}

/** A ratio after shrinkage: posterior median and 95 % interval. */
export interface ShrunkenRatio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const STEP = 0.02;
const REACH = 5;
const LOG_RATIOS = Float64Array.from({ length: (2 * REACH) / STEP + 1 }, (_, i) => -REACH + i * STEP);
/** Scales of the log ratio that are weighed: 0.03 (all cells alike) to 2. */
const SPREADS = Float64Array.from({ length: 22 }, (_, i) => 0.03 * (2 / 0.03) ** (i / 21));

/**
 * Draws the ratios of a table's cells toward 1, each the more the less it is known. The model: in cell k the count on event
 * days is, given what was counted on all days of its sets, a sum of binomials with shares ρₖ / (ρₖ + c) (Poisson counts; their
 * log likelihood divided by the dispersion where counts vary more), and log ρₖ has Student's t distribution with 3 degrees of freedom around 0 with the scale τ: cells that are alike are drawn together, and one that stands far out is not drawn in by the many that do not. τ is
 * learned from all cells of the table (empirical Bayes; Efron & Morris 1973, Clayton & Kaldor 1987): values from 0.03 to 2 are weighed
 * by the likelihood of the whole table and a half-normal prior of scale 1, so that a table of few cells does not claim that τ is 0.
 * All integrals are sums over a grid of log ρ from −5 to 5 in steps of 0.02.
 */
export function shrinkRatios(cells: readonly RatioEvidence[]): ShrunkenRatio[] {
  const likelihoods = cells.map(likelihoodOf);
  const priors = Array.from(SPREADS, priorOf);
  const marginal = likelihoods.map((likelihood) =>
    priors.map((prior) => prior.reduce((sum, density, i) => sum + density * (likelihood[i] as number), 0)),
  );
  const logWeights = Array.from(SPREADS, (spread, s) =>
    marginal.reduce(
      (sum, ofCell) => sum + Math.log(ofCell[s] as number),
      -(spread * spread) / 2 + Math.log(spread),
    ),
  );
  const most = Math.max(...logWeights);
  const weights = logWeights.map((weight) => Math.exp(weight - most));
  return likelihoods.map((likelihood, cell) => {
    const posterior = new Float64Array(LOG_RATIOS.length);
    priors.forEach((prior, s) => {
      const weight = (weights[s] as number) / ((marginal[cell] as number[])[s] as number);
      if (!(weight >= 1e-12)) return;
      for (let i = 0; i < posterior.length; i++) {
        posterior[i] = (posterior[i] as number) + weight * (prior[i] as number) * (likelihood[i] as number);
      }
    });
    return {
      ratio: quantileOf(posterior, 0.5),
      low: quantileOf(posterior, 0.025),
      high: quantileOf(posterior, 0.975),
    };
  });
}

/** The likelihood at each log ratio of the grid, its greatest value 1. */
function likelihoodOf({ eventCount, strata, dispersion }: RatioEvidence): Float64Array {
  const logs = LOG_RATIOS.map((logRatio) => {
    const ratio = Math.exp(logRatio);
    const log = strata.reduce(
      (sum, { comparisonDays, count }) => sum - count * Math.log(ratio + comparisonDays),
      eventCount * logRatio,
    );
    return log / dispersion;
  });
  const most = logs.reduce((a, b) => Math.max(a, b));
  return logs.map((log) => Math.exp(log - most));
}

function priorOf(spread: number): Float64Array {
  const density = LOG_RATIOS.map((logRatio) => (1 + (logRatio / spread) ** 2 / 3) ** -2);
  const total = density.reduce((sum, value) => sum + value, 0);
  return density.map((value) => value / total);
}

function quantileOf(posterior: Float64Array, share: number): number {
  const target = share * posterior.reduce((sum, value) => sum + value, 0);
  let below = 0;
  let at = 0;
  while (at < posterior.length - 1 && below + (posterior[at] as number) < target) {
    below += posterior[at] as number;
    at++;
  }
  const within = (target - below) / (posterior[at] as number);
  return Math.exp((LOG_RATIOS[at] as number) + (within - 0.5) * STEP);
}
