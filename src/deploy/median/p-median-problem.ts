/**
 * A p-median problem (Hakimi 1964): choose at most `count` sites so that the sum over all demand of weight ×
 * distance to the nearest chosen site, or to the nearest fixed post where that is nearer, is least. It knows no
 * geometry. In reduced form: demand of weight zero is left out and a fixed post caps what each demand costs.
 */
export interface MedianProblem {
  readonly demandCount: number;
  readonly siteCount: number;
  readonly count: number;
  /** Weight × distance where site `s` serves demand `i`, at `cost[s × demandCount + i]`; never above `costBefore[i]`. */
  readonly cost: Float64Array;
  /** Weight × distance to the nearest fixed post; `Infinity` for all where there is none. */
  readonly costBefore: Float64Array;
}

/** Distances as they come, in any one unit of length or time. */
export interface WeighedDistances {
  readonly weight: Float64Array;
  readonly siteCount: number;
  /** Sites to choose at most. */
  readonly count: number;
  /** From site `s` to demand `i`, at `distance[s × weight.length + i]`. */
  readonly distance: Float64Array;
  /** From each demand to the nearest post that stays where it is; none where left out. */
  readonly fixedDistance?: Float64Array;
}

/**
 * Brings a p-median problem into reduced form; the best choice of sites is unchanged.
 * @throws RangeError where a weight or distance is negative or not a number, or where a distance has no end and
 * no fixed distance stands in for it, so that the sum would have none.
 */
export function reduceMedianProblem(given: WeighedDistances): MedianProblem {
  const { weight, siteCount, distance, fixedDistance } = given;
  if (distance.length !== siteCount * weight.length) {
    throw new RangeError(
      `${distance.length} distances for ${siteCount} sites and ${weight.length} demand points.`,
    );
  }
  weight.forEach((w, point) => {
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`Demand point ${point} weighs ${w}; a weight must be zero or more.`);
    }
    const fixed = fixedDistance?.[point] ?? Number.POSITIVE_INFINITY;
    if (!(fixed >= 0)) throw new RangeError(`Demand point ${point} is ${fixed} from the fixed posts.`);
  });
  const points = Uint32Array.from(weight.keys()).filter((point) => (weight[point] as number) > 0);
  const capOf = (point: number) => fixedDistance?.[point] ?? Number.POSITIVE_INFINITY;
  const cost = new Float64Array(siteCount * points.length);
  let next = 0;
  for (let site = 0; site < siteCount; site++) {
    for (const point of points) {
      const metres = distance[site * weight.length + point] as number;
      const capped = Math.min(metres, capOf(point));
      if (!(metres >= 0 && capped < Number.POSITIVE_INFINITY)) {
        throw new RangeError(
          `Site ${site} is ${metres} from demand point ${point}; a distance must be zero or more and end somewhere, or a fixed distance must cap it.`,
        );
      }
      cost[next++] = (weight[point] as number) * capped;
    }
  }
  return {
    demandCount: points.length,
    siteCount,
    count: Math.max(0, Math.min(given.count, siteCount)),
    cost,
    costBefore: Float64Array.from(points, (point) => (weight[point] as number) * capOf(point)),
  };
}

/** What a choice of sites costs: the sum of weight × distance to the nearest chosen site or fixed post. */
export function medianCost(problem: MedianProblem, chosen: readonly number[]): number {
  const { cost, costBefore, demandCount } = problem;
  let sum = 0;
  for (let point = 0; point < demandCount; point++) {
    let least = costBefore[point] as number;
    for (const site of chosen) {
      const from = cost[site * demandCount + point] as number;
      if (from < least) least = from;
    }
    sum += least;
  }
  return sum;
}

/** Whether every choice costs a whole number, so that any bound may be rounded up. */
export function hasWholeCosts({ cost, costBefore }: MedianProblem): boolean {
  const whole = (value: number) => Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  return cost.every(Number.isInteger) && costBefore.every(whole);
}
