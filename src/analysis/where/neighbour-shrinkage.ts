import type { HexGrid } from "../../model/hex-grid.ts";
import { sumOf } from "../expect/prediction-metrics.ts";
import { maximiseByLogarithm } from "../statistics/golden-section.ts";
import { logGamma } from "../statistics/special-functions.ts";

/** The mean of the values of the hexes that touch each hex, itself not among them; the mean of all for a hex that none touches. */
export function meanOfNeighbours(
  values: Float64Array,
  { neighbourStart, neighbours }: Pick<HexGrid, "neighbourStart" | "neighbours">,
): Float64Array {
  return values.map((_, i) => {
    const start = neighbourStart[i] as number;
    const end = neighbourStart[i + 1] as number;
    if (start === end) return sumOf(values) / values.length;
    let sum = 0;
    for (let k = start; k < end; k++) sum += values[neighbours[k] as number] as number;
    return sum / (end - start);
  });
}

const LEAST_WEIGHT = 0.001;
const GREATEST_WEIGHT = 1000;

/**
 * How much the surroundings of a hex should count beside its own rows: the weight ω, from 0.001 to 1,000, that makes the counts
 * most likely if each hex's mean is itself drawn from a gamma distribution around the mean m of its surroundings (Clayton &
 * Kaldor 1987, with a prior mean of the neighbourhood's as in Marshall 1991):
 *
 * y ~ Poisson(λ),  λ ~ Gamma(shape ω m, rate ω),  so that  y ~ negative binomial  and  E[λ | y] = (y + ω m) / (1 + ω).
 *
 * 1 weighs surroundings like the hex itself. The likelihood is of all hexes as if independent.
 * @param counts rows per hex over the same time as `means`
 * @param means prior means, each above 0 unless all are
 */
export function choosePriorWeight(counts: Float64Array, means: Float64Array): number {
  return maximiseByLogarithm(
    (weight) => marginalLikelihood(counts, means, weight),
    LEAST_WEIGHT,
    GREATEST_WEIGHT,
  );
}

/** The logarithm of the chance of the counts, without the part that no weight changes. */
function marginalLikelihood(counts: Float64Array, means: Float64Array, weight: number): number {
  const logPrior = Math.log(weight / (1 + weight));
  const logOwn = -Math.log1p(weight);
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const shape = weight * (means[i] as number);
    const count = counts[i] as number;
    if (shape === 0) continue;
    sum += shape * logPrior;
    if (count > 0) sum += logGamma(count + shape) - logGamma(shape) + count * logOwn;
  }
  return sum;
}
