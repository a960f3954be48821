const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
/** From here on six terms of Stirling's series are exact to a double. */
const STIRLING_FROM = 16;
const SMALLEST = Number.MIN_VALUE / Number.EPSILON;
const MOST_STEPS = 200;

/** The natural logarithm of the gamma function for x > 0, by {@link stirlingError}. */
export function logGamma(x: number): number {
  requirePositive({ x });
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI;
}

/**
 * The regularised lower incomplete gamma function P(shape, x), the chance that a gamma variable of this shape
 * and scale 1 is at most x; and for a whole `shape` the chance that a Poisson count of mean x is at least `shape`.
 *
 * By its power series for x < shape + 1, else by the continued fraction of its complement (Abramowitz &
 * Stegun 1964, 6.5.29 and, contracted, 6.5.31), both scaled by Loader's (2000) saddle-point form of the density, which loses no digits
 * for large arguments. Error about 10⁻¹³ up to a shape of 10⁶; the work grows with its square root.
 * @throws RangeError where the shape is not positive or x is negative
 */
export function regularisedGammaP(shape: number, x: number): number {
  requirePositive({ shape });
  if (!(x >= 0)) throw new RangeError(`x must be at least 0, got ${x}`);
  return gammaTails(shape, x).lower;
}

/**
 * The regularised incomplete beta function Iₓ(a, b), the chance that a beta variable is at most x.
 *
 * By the continued fraction of Abramowitz & Stegun (1964, 26.5.8) on the side where it converges fast, scaled by
 * Loader's (2000) saddle-point form of the density. Error about 10⁻¹² for parameters up to 10⁶; the work grows with the
 * square root of the larger one.
 * @throws RangeError where a or b is not positive or x is outside [0, 1]
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  requirePositive({ a, b });
  requireShare({ x });
  return betaTails(x, 1 - x, a, b).lower;
}

/**
 * The natural logarithm of the chance of k successes in n trials of this chance each, by Loader's (2000) saddle-point
 * form, which keeps its digits for large n; −Infinity where it cannot happen.
 * @param k whole, from 0 to n
 * @throws RangeError where the chance is outside [0, 1]
 */
export function logBinomialChance(k: number, n: number, chance: number): number {
  requireShare({ chance });
  if (k === 0) return n === 0 ? 0 : n * Math.log1p(-chance);
  if (k === n) return n * Math.log(chance);
  if (chance === 0 || chance === 1) return Number.NEGATIVE_INFINITY;
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const deviances = deviance(k, n * chance) + deviance(n - k, n * (1 - chance));
  return errors - deviances + Math.log(n / (2 * Math.PI * k * (n - k))) / 2;
}

/**
 * The value that a gamma variable of this shape and scale stays at or under with probability p; 0 for p = 0
 * and Infinity for p = 1. Newton's method on the logarithm of the nearer tail, kept inside a bracket.
 * @throws RangeError where p is outside [0, 1] or a parameter is not positive
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  requirePositive({ shape, scale });
  requireShare({ p });
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return scale * Math.exp(invertTails((u) => gammaTails(shape, Math.exp(u)), p, Math.log(shape)));
}

/**
 * The value that a beta variable stays at or under with probability p. Newton's method as in
 * {@link gammaQuantile}, over the logarithm of the odds.
 * @throws RangeError where p is outside [0, 1] or a parameter is not positive
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requirePositive({ a, b });
  requireShare({ p });
  if (p === 0 || p === 1) return p;
  const tailsAt = (u: number) => betaTails(1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)), a, b);
  return 1 / (1 + Math.exp(-invertTails(tailsAt, p, Math.log(a / b))));
}

/** Both tails of a distribution at a point, and its density over the logarithm (or the log odds) of the point. */
interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly density: number;
}

function gammaTails(shape: number, x: number): Tails {
  if (x === 0) return { lower: 0, upper: 1, density: 0 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0, density: 0 };
  const point = Math.exp(-stirlingError(shape) - deviance(shape, x)) / Math.sqrt(2 * Math.PI * shape);
  const density = point * shape;
  if (x < shape + 1) {
    const lower = Math.min(1, point * gammaSeries(shape, x));
    return { lower, upper: 1 - lower, density };
  }
  const upper = Math.min(1, density * gammaFraction(shape, x));
  return { lower: 1 - upper, upper, density };
}

/** Σₖ xᵏ / ((a + 1) ⋯ (a + k)). */
function gammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * (Number.EPSILON / 4); k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − 2(2 − a) / (x + 5 − a − ⋯))). */
function gammaFraction(a: number, x: number): number {
  const part: FractionPart = { over: 0, under: 0 };
  return evaluateFraction(x + 1 - a, part, (k) => {
    part.over = k * (a - k);
    part.under = x + 2 * k + 1 - a;
  });
}

/** @param y 1 − x, given apart so that neither loses digits near its zero */
function betaTails(x: number, y: number, a: number, b: number): Tails {
  if (x === 0) return { lower: 0, upper: 1, density: 0 };
  if (y === 0) return { lower: 1, upper: 0, density: 0 };
  const n = a + b;
  const point =
    Math.exp(
      stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y),
    ) * Math.sqrt(n / (2 * Math.PI * a * b));
  const density = point * b * (a / n);
  if (x * (n + 2) <= a + 1) {
    const lower = Math.min(1, (density / a) * betaFraction(x, a, b));
    return { lower, upper: 1 - lower, density };
  }
  const upper = Math.min(1, (density / b) * betaFraction(y, b, a));
  return { lower: 1 - upper, upper, density };
}

/** 1 / (1 + d₁ / (1 + d₂ / (1 + ⋯))) with the dₖ of Abramowitz & Stegun 26.5.8. */
function betaFraction(x: number, a: number, b: number): number {
  const part: FractionPart = { over: 0, under: 1 };
  return evaluateFraction(1, part, (k) => {
    const m = k >> 1;
    const odd = k % 2 === 1;
    part.over = odd
      ? -((a + m) / (a + 2 * m)) * ((a + b + m) / (a + 2 * m + 1)) * x
      : (m / (a + 2 * m - 1)) * ((b - m) / (a + 2 * m)) * x;
  });
}

/** What stands over and beside the k-th bar of a continued fraction. */
interface FractionPart {
  over: number;
  under: number;
}

/**
 * The continued fraction 1 / (first + over₁ / (under₁ + over₂ / (under₂ + ⋯))) by the method of Lentz (1976),
 * as Thompson & Barnett (1986) mend it.
 * @param setPart puts the k-th part, from 1 on, in `part`
 */
function evaluateFraction(first: number, part: FractionPart, setPart: (k: number) => void): number {
  let d = 1 / keepFromZero(first);
  let c = Number.MAX_VALUE;
  let result = d;
  for (let k = 1; ; k++) {
    setPart(k);
    d = 1 / keepFromZero(part.under + part.over * d);
    c = keepFromZero(part.under + part.over / c);
    const change = c * d;
    result *= change;
    if (!(Math.abs(change - 1) > Number.EPSILON)) return result;
  }
}

function keepFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

/**
 * What Stirling's formula lacks: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π. Its asymptotic series (Abramowitz & Stegun
 * 1964, 6.1.41) for large x; for small ones δ(x) = δ(x + 1) + (x + ½) ln(1 + 1/x) − 1.
 */
function stirlingError(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < STIRLING_FROM; y++) sum += (y + 0.5) * Math.log1p(1 / y) - 1;
  const r = 1 / (y * y);
  const series =
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360_360)))))) / y;
  return sum + series;
}

/** Loader's (2000) D₀: x ln(x / mean) + mean − x without cancellation where the two are close; x > 0. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The u at which the lower tail is p: Newton's method on the logarithm of the smaller tail, halving its bracket where that leaves it. */
function invertTails(tailsAt: (u: number) => Tails, p: number, start: number): number {
  const byLower = p <= 0.5;
  const target = Math.log(byLower ? p : 1 - p);
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let u = start;
  let stride = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { lower, upper, density } = tailsAt(u);
    const tail = byLower ? lower : upper;
    const gap = byLower ? Math.log(tail) - target : target - Math.log(tail);
    if (gap === 0) return u;
    if (gap < 0) low = u;
    else high = u;
    let next = u - (gap * tail) / density;
    if (!(next > low && next < high)) {
      if (low === Number.NEGATIVE_INFINITY) next = high - stride;
      else if (high === Number.POSITIVE_INFINITY) next = low + stride;
      else next = (low + high) / 2;
      stride *= 2;
    }
    if (Math.abs(next - u) <= Number.EPSILON * Math.abs(u)) return next;
    u = next;
  }
  return u;
}

function requirePositive(parameters: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name} must be above 0 and finite, got ${value}`);
    }
  }
}

function requireShare(parameters: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be from 0 to 1, got ${value}`);
  }
}
