/** Below this |z| the series loses nothing to cancellation; above it the fraction converges fast. */
const SERIES_UP_TO = 2.5;
const FRACTION_DEPTH = 150;

/**
 * The two-sided p-value of a standard normal deviate, P(|Z| ≥ |z|), in [0, 1].
 *
 * Up to |z| = 2.5 by the power series of the central area, beyond by Laplace's continued fraction of
 * the tail (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14). Relative error below 10⁻¹² as long as p is
 * a normal double (|z| ≤ 37.5); smaller p lose digits, as such numbers do, and from |z| ≈ 38.6 on
 * p is 0. Not a number gives not a number.
 */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  return x > SERIES_UP_TO ? tailByFraction(x) : 1 - centreBySeries(x);
}

/** P(|Z| < x) = √(2/π) e^(−x²/2) Σₖ x^(2k+1) / (1·3·5 ⋯ (2k+1)). */
function centreBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return Math.sqrt(2 / Math.PI) * Math.exp(-(x * x) / 2) * sum;
}

/**
 * P(|Z| ≥ x) = √(2/π) e^(−x²/2) / (x + 1/(x + 2/(x + 3/(x + ⋯)))), the exponential taken as a square
 * so that it does not underflow before the product does.
 */
function tailByFraction(x: number): number {
  let fraction = x;
  for (let k = FRACTION_DEPTH; k >= 1; k--) fraction = x + k / fraction;
  const root = Math.exp(-(x * x) / 4);
  return root * (Math.sqrt(2 / Math.PI) / fraction) * root;
}
