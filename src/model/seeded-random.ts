/** A stream of random numbers that is the same for the same seed, on every machine. */
export interface SeededRandom {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A standard normal number. */
  readonly normal: () => number;
  /** A count from a Poisson distribution with this mean. */
  readonly poisson: (mean: number) => number;
  /** An index, chosen with probability proportional to the weight that `cumulative` adds at it. */
  readonly pick: (cumulative: readonly number[]) => number;
}

/**
 * The sfc32 generator (Doty-Humphrey, PractRand, 2010; public domain): 96 bits of chaotic state and a
 * 32-bit counter, seeded with one number and run twelve times before use, as its author does.
 * Normals come from Box and Muller (1958), Poisson counts from Knuth (1969, 3.4.1) in parts of mean ≤ 20.
 */
export function seedRandom(seed: number): SeededRandom {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const nextWord = () => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  for (let i = 0; i < 12; i++) nextWord();

  const next = () => nextWord() / 0x1_0000_0000;
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poissonPart = (mean: number) => {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count++;
    return count;
  };
  const poisson = (mean: number) => {
    const parts = Math.max(1, Math.ceil(mean / 20));
    let count = 0;
    for (let part = 0; part < parts; part++) count += poissonPart(mean / parts);
    return count;
  };
  const pick = (cumulative: readonly number[]) => {
    const target = next() * (cumulative.at(-1) ?? 0);
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { next, normal, poisson, pick };
}

/** Running totals of weights, for `SeededRandom.pick`. */
export function accumulate(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}
