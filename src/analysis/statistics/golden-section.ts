const COARSE_STEPS = 12;
const FINE_STEPS = 16;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where in `[least, greatest]`, both above 0, a function is greatest: the best of thirteen values evenly spaced by logarithm,
 * then golden section (Kiefer 1953) between its neighbours, to a few parts in 10,000. A function with several peaks may
 * give another than the highest.
 */
export function maximiseByLogarithm(valueAt: (x: number) => number, least: number, greatest: number): number {
  const [first, last] = [Math.log(least), Math.log(greatest)];
  const step = (last - first) / COARSE_STEPS;
  const at = (logarithm: number) => valueAt(Math.exp(logarithm));
  let best = first;
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k <= COARSE_STEPS; k++) {
    const value = at(first + k * step);
    if (value > highest) {
      highest = value;
      best = first + k * step;
    }
  }
  let low = Math.max(first, best - step);
  let high = Math.min(last, best + step);
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = at(left);
  let atRight = at(right);
  for (let k = 0; k < FINE_STEPS; k++) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = at(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = at(right);
    }
  }
  return Math.exp((low + high) / 2);
}
