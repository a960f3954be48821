/** A log-linear model of counts. */
export interface LogLinearFit {
  readonly coefficients: Float64Array;
  /**
   * Covariance of the coefficients were the counts Poisson, row by row; multiply by the dispersion for counts that vary
   * more.
   */
  readonly covariance: Float64Array;
  /** The expected count of each observation. */
  readonly fitted: Float64Array;
  /** Pearson's χ² per degree of freedom. */
  readonly dispersion: number;
  /** Twice the log-likelihood short of a perfect fit. */
  readonly deviance: number;
  /** Observations less coefficients. */
  readonly degrees: number;
}

const MOST_STEPS = 100;

/**
 * Fits counts with expectation `exposure · exp(Σₖ βₖ columnₖ)` by maximum Poisson likelihood, which is right for the expectation
 * however much the counts vary (McCullagh & Nelder 1989, 6.2 and 9.2), by iteratively reweighted least squares with halved steps
 * where one would make the fit worse.
 *
 * Null where there is no such fit: not more observations than columns, columns that repeat each other, or a coefficient
 * that runs to infinity because all counts it speaks for are 0.
 * @param exposure above 0 for each observation
 * @param columns one value per observation each; include a column of ones for an intercept
 */
export function fitLogLinear(
  counts: ArrayLike<number>,
  exposure: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
): LogLinearFit | null {
  const n = counts.length;
  const size = columns.length;
  if (n <= size || columns.some((column) => hasNoCounts(counts, column))) return null;
  const expect = (coefficients: Float64Array) =>
    Float64Array.from(exposure, (over, i) => {
      let power = 0;
      for (let k = 0; k < size; k++) power += (coefficients[k] as number) * (columns[k]?.[i] as number);
      return over * Math.exp(power);
    });
  const start = Float64Array.from(counts, (count) => count + 0.1);
  let coefficients: Float64Array = new Float64Array(size);
  let fitted: Float64Array = start;
  let deviance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    const target = Float64Array.from(
      fitted,
      (mean, i) => Math.log(mean / (exposure[i] as number)) + ((counts[i] as number) - mean) / mean,
    );
    const solved = solve(weighInto(columns, fitted), weighTarget(columns, fitted, target));
    if (solved === null) return null;
    let next: Float64Array = solved;
    let expected = expect(next);
    for (let half = 0; half < 30 && step > 0 && !(devianceOf(counts, expected) <= deviance + 1e-9); half++) {
      next = next.map((value, k) => (value + (coefficients[k] as number)) / 2);
      expected = expect(next);
    }
    const change = Math.max(...next.map((value, k) => Math.abs(value - (coefficients[k] as number))));
    coefficients = next;
    fitted = expected;
    deviance = devianceOf(counts, fitted);
    if (!Number.isFinite(deviance)) return null;
    if (change < 1e-11) return describe(counts, fitted, columns, coefficients, deviance);
  }
  return null;
}

/** Whether a column stands for some observations alone and none of them counted anything. */
function hasNoCounts(counts: ArrayLike<number>, column: ArrayLike<number>): boolean {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < counts.length; i++) {
    const value = column[i] as number;
    if (value !== 0 && counts[i] !== 0) return false;
    lowest = Math.min(lowest, value);
  }
  return lowest >= 0;
}

function describe(
  counts: ArrayLike<number>,
  fitted: Float64Array,
  columns: readonly ArrayLike<number>[],
  coefficients: Float64Array,
  deviance: number,
): LogLinearFit | null {
  const size = columns.length;
  const information = weighInto(columns, fitted);
  const covariance = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const unit = new Float64Array(size);
    unit[k] = 1;
    const solved = solve(information, unit);
    if (solved === null) return null;
    covariance.set(solved, k * size);
  }
  const degrees = counts.length - size;
  let chiSquared = 0;
  for (let i = 0; i < counts.length; i++) {
    const mean = fitted[i] as number;
    chiSquared += ((counts[i] as number) - mean) ** 2 / mean;
  }
  return { coefficients, covariance, fitted, dispersion: chiSquared / degrees, deviance, degrees };
}

function devianceOf(counts: ArrayLike<number>, fitted: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    const mean = fitted[i] as number;
    sum += mean - count + (count === 0 ? 0 : count * Math.log(count / mean));
  }
  return 2 * sum;
}

/** XᵀWX, row by row. */
function weighInto(columns: readonly ArrayLike<number>[], weight: Float64Array): Float64Array {
  const size = columns.length;
  const result = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const row = weighTarget(columns, weight, columns[j] as ArrayLike<number>);
    result.set(row, j * size);
  }
  return result;
}

/** XᵀWt. */
function weighTarget(
  columns: readonly ArrayLike<number>[],
  weight: Float64Array,
  target: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(columns, (column) => {
    let sum = 0;
    for (let i = 0; i < weight.length; i++) {
      sum += (column[i] as number) * (weight[i] as number) * (target[i] as number);
    }
    return sum;
  });
}

/** Solves a symmetric positive definite system by Cholesky's method; null where it is not one. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length;
  const root = Float64Array.from(matrix);
  const at = (j: number, k: number) => root[j * size + k] as number;
  const result = Float64Array.from(right);
  for (let k = 0; k < size; k++) {
    const whole = at(k, k);
    let pivot = whole;
    for (let m = 0; m < k; m++) pivot -= at(k, m) ** 2;
    if (!(pivot > whole * 1e-12)) return null;
    root[k * size + k] = Math.sqrt(pivot);
    for (let j = k + 1; j < size; j++) {
      let sum = at(j, k);
      for (let m = 0; m < k; m++) sum -= at(j, m) * at(k, m);
      root[j * size + k] = sum / at(k, k);
    }
  }
  for (let k = 0; k < size; k++) {
    let sum = result[k] as number;
    for (let m = 0; m < k; m++) sum -= at(k, m) * (result[m] as number);
    result[k] = sum / at(k, k);
  }
  for (let k = size - 1; k >= 0; k--) {
    let sum = result[k] as number;
    for (let m = k + 1; m < size; m++) sum -= at(m, k) * (result[m] as number);
    result[k] = sum / at(k, k);
  }
  return result;
}
