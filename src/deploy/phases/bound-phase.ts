import { coverTimes, type PhaseCover, weighPhase } from "./phase-cover.ts";
import type { SuggestedSites } from "./phased-problem.ts";

/** Steps without a better bound after which they are halved: many steps can be patient. */
const PATIENCE = { few: 6, many: 20, manySteps: 200 } as const;

/** An upper bound on the value of any placing of a phase that meets its must-covers, with what proves it. */
export interface PhaseBound {
  /** Rounded down where all values are whole. */
  readonly value: number;
  /** Per type and candidate site: no placing with a suggested unit there is worth more. */
  readonly withSite: readonly Float64Array[];
}

/**
 * A certified bound without a solver, by Lagrangian relaxation (Galvão & ReVelle 1996 for cover), with a price
 * λᵢ ≥ 0 per entry: L(λ) = Σᵢ Σₙ (wᵢ·stepₙ − λᵢ)⁺ over the units n beyond the fixed ones, plus per type the
 * dearest places for its units, Σ λᵢ each. A must-cover is an entry of weight M with one step; M is taken off again.
 * Movement between phases is left out of account, which can only raise the bound. From the prices that `suggested`
 * implies, averaged subgradients (Barahona & Anbil 2000) are followed.
 *
 * @param looks Looks at (site, entry) pairs that it may take, at least one pass.
 */
export function boundPhase(cover: PhaseCover, suggested: SuggestedSites, looks: number): PhaseBound {
  const { weight, demandCount, worth } = cover;
  const known = weighPhase(cover, suggested).value;
  const roundDown = (value: number) => (cover.whole ? Math.floor(value + 1e-6) : value);
  const times = coverTimes(cover, suggested);
  const mustWeight = weight[demandCount] ?? 0;
  const offset = cover.valueBefore - mustWeight * cover.mustCover.length;
  const step = (i: number, n: number) =>
    i >= demandCount ? (n === 0 ? mustWeight : 0) : marginal(weight, worth, i, n);
  const price = Float64Array.from(times, (n, i) => step(i, n));
  const steps = Math.max(1, Math.min(600, Math.floor(looks / Math.max(1, pairsOf(cover)))));
  let latest = priceAll(cover, price, offset, step);
  let best = latest;
  const center = price.slice();
  const direction = new Float64Array(price.length);
  const placed = new Float64Array(price.length);
  const withSite = cover.groups.map(() => new Float64Array(cover.siteCount).fill(Number.POSITIVE_INFINITY));
  noteWithSite(latest, withSite);
  const patience = steps > PATIENCE.manySteps ? PATIENCE.many : PATIENCE.few;
  let factor = 1;
  let sinceBetter = 0;
  for (let round = 1; round < steps && roundDown(best.value) > known * (1 + 1e-9); round++) {
    placed.fill(0);
    latest.top.forEach((sites, t) => {
      const { start, points } = cover.groups[t] as PhaseCover["groups"][number];
      for (const { site, units } of sites) {
        for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
          const i = points[k] as number;
          placed[i] = (placed[i] as number) + units;
        }
      }
    });
    let norm = 0;
    for (let i = 0; i < price.length; i++) {
      const excess = agree(placed[i] as number, latest.few[i] as number, latest.many[i] as number);
      const blend = round === 1 ? excess : 0.4 * excess + 0.6 * (direction[i] as number);
      direction[i] = (price[i] as number) <= 0 && blend > 0 ? 0 : blend;
      norm += (direction[i] as number) ** 2;
    }
    if (norm < 1e-18) break;
    const size = (factor * Math.max(latest.value - known, 1e-9 * known)) / norm;
    for (let i = 0; i < price.length; i++) {
      price[i] = Math.max(0, (price[i] as number) - size * (direction[i] as number));
    }
    latest = priceAll(cover, price, offset, step);
    noteWithSite(latest, withSite);
    if (latest.value < best.value - 1e-9) {
      best = latest;
      center.set(price);
      sinceBetter = 0;
    } else if (++sinceBetter >= patience) {
      factor /= 2;
      sinceBetter = 0;
      price.set(center);
      latest = best;
      direction.fill(0);
    }
  }
  return {
    value: Math.max(known, roundDown(best.value)),
    withSite: withSite.map((bounds) => bounds.map((bound) => roundDown(Math.min(best.value, bound)))),
  };
}

/** Every L(λ) bounds the placings with a site taken; the least of them is kept. */
function noteWithSite(priced: ReturnType<typeof priceAll>, withSite: readonly Float64Array[]): void {
  priced.prices.forEach((sums, t) => {
    const bounds = withSite[t] as Float64Array;
    const base = priced.value - (priced.leastTop[t] as number);
    for (let site = 0; site < sums.length; site++) {
      const bound = Math.min(priced.value, base + (sums[site] as number));
      if (bound < (bounds[site] as number)) bounds[site] = bound;
    }
  });
}

/** How many (site, entry) pairs a phase lists. */
export function pairsOf(cover: PhaseCover): number {
  return cover.groups.reduce((sum, group) => sum + group.points.length, 0);
}

function marginal(weight: Float64Array, worth: Float64Array, i: number, n: number): number {
  return (weight[i] as number) * ((worth[n + 1] ?? 1) - (worth[n] as number));
}

/** Units placed less units taken as covering, where any number from `few` to `many` may be taken. */
function agree(placed: number, few: number, many: number): number {
  return placed < few ? placed - few : placed > many ? placed - many : 0;
}

function priceAll(
  cover: PhaseCover,
  price: Float64Array,
  offset: number,
  step: (entry: number, units: number) => number,
) {
  const most = cover.worth.length - 2;
  const few = new Uint16Array(price.length);
  const many = new Uint16Array(price.length);
  let value = offset;
  for (let i = 0; i < price.length; i++) {
    const p = price[i] as number;
    const last = i < cover.demandCount ? most : 1;
    let n = cover.before[i] as number;
    let taken = 0;
    for (; n < last; n++) {
      const gain = step(i, n);
      if (gain <= p + 1e-12 * gain) break;
      value += gain - p;
      taken++;
    }
    few[i] = taken;
    many[i] = n < last && step(i, n) >= p * (1 - 1e-9) ? taken + 1 : taken;
  }
  const top: { site: number; units: number }[][] = [];
  const leastTop: number[] = [];
  const prices = cover.groups.map(({ count, mostPerSite, start, points }) => {
    const sums = new Float64Array(cover.siteCount);
    for (let site = 0; site < sums.length; site++) {
      let sum = 0;
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        sum += price[points[k] as number] as number;
      }
      sums[site] = sum;
    }
    const dearest = takeDearest(sums, Math.ceil(count / Math.max(1, mostPerSite)));
    let left = count;
    const sites = dearest.map((site) => {
      const units = Math.min(left, mostPerSite);
      left -= units;
      value += units * (sums[site] as number);
      return { site, units };
    });
    top.push(sites);
    leastTop.push(left > 0 || count === 0 ? 0 : (sums[dearest.at(-1) ?? 0] as number));
    return sums;
  });
  return { value, prices, top, leastTop, few, many };
}

/** The sites of the `count` greatest sums above zero, greatest first. */
function takeDearest(sums: Float64Array, count: number): number[] {
  const dearest: number[] = [];
  if (count === 0) return dearest;
  for (let site = 0; site < sums.length; site++) {
    const sum = sums[site] as number;
    if (sum <= 0) continue;
    if (dearest.length === count) {
      if (sum <= (sums[dearest[count - 1] as number] as number)) continue;
      dearest.pop();
    }
    let at = dearest.length;
    while (at > 0 && (sums[dearest[at - 1] as number] as number) < sum) at--;
    dearest.splice(at, 0, site);
  }
  return dearest;
}
