import { seedRandom } from "../../model/seeded-random.ts";
import { type MedianProblem, medianCost } from "./p-median-problem.ts";

/** Looks at (site, demand) pairs after which nothing starts again, unless told otherwise: under a tenth of a second. */
export const RESTART_WORK = 12_000_000;
const MOST_RESTARTS = 40;
/** A profit below this part of the gain may be rounding, and exchanges that live on it could go round for ever. */
const ROUNDING = 1e-10;

/** Who serves each demand: the nearest chosen site and what it and the next nearest cost. */
interface Service {
  /** Chosen sites; a position in it stands for a unit. */
  readonly open: number[];
  readonly isOpen: Uint8Array;
  /** Position of the nearest chosen site; −1 where a fixed post is nearer. */
  readonly nearest: Int32Array;
  readonly second: Int32Array;
  readonly least: Float64Array;
  readonly next: Float64Array;
}

/**
 * Chooses sites by best additions (greedy), then by exchanges of one site for another while that costs less, each
 * candidate priced against every chosen site in one look at its row (fast interchange: Whitaker 1983; Resende &
 * Werneck 2004). Then from the best so far a few chosen sites are moved at random and exchanges follow again
 * (seeded: same answer each time), as often as about a tenth of a second allows. A unit that would bring
 * nothing closer is left out: the list may be shorter than `count`.
 */
export function placeMedians(problem: MedianProblem, restartWork = RESTART_WORK): readonly number[] {
  const { demandCount, siteCount, count } = problem;
  const first = improve(problem, []);
  let best = first.open;
  if (best.length < count || best.length === siteCount) return best;
  let bestCost = medianCost(problem, best);
  let looks = first.sweeps * siteCount * demandCount;
  const random = seedRandom(1);
  for (let restart = 0; restart < MOST_RESTARTS && looks < restartWork; restart++) {
    const shaken = [...best];
    for (let move = 0; move < Math.max(1, Math.min(4, count >> 1)); move++) {
      const site = Math.floor(random.next() * siteCount);
      if (!shaken.includes(site)) shaken[Math.floor(random.next() * shaken.length)] = site;
    }
    const found = improve(problem, shaken);
    const cost = medianCost(problem, found.open);
    looks += found.sweeps * siteCount * demandCount;
    if (cost >= bestCost) continue;
    best = found.open;
    bestCost = cost;
  }
  return best;
}

/** Adds sites up to `count`, best first, and exchanges sites while that costs less; never costs more than `chosen`. */
export function improveMedians(problem: MedianProblem, chosen: readonly number[]): readonly number[] {
  return improve(problem, chosen).open;
}

function improve(problem: MedianProblem, chosen: readonly number[]) {
  const service = openService(problem, chosen);
  addSites(problem, service);
  const sweeps = exchangeSites(problem, service);
  return { open: service.open as readonly number[], sweeps };
}

function openService(problem: MedianProblem, chosen: readonly number[]): Service {
  const { demandCount, siteCount } = problem;
  const service: Service = {
    open: [...new Set(chosen)].slice(0, problem.count),
    isOpen: new Uint8Array(siteCount),
    nearest: new Int32Array(demandCount),
    second: new Int32Array(demandCount),
    least: new Float64Array(demandCount),
    next: new Float64Array(demandCount),
  };
  for (const site of service.open) service.isOpen[site] = 1;
  for (let point = 0; point < demandCount; point++) findNearest(problem, service, point);
  return service;
}

function findNearest(problem: MedianProblem, service: Service, point: number): void {
  const { cost, demandCount } = problem;
  let least = problem.costBefore[point] as number;
  let next = Number.POSITIVE_INFINITY;
  let nearest = -1;
  let second = -1;
  for (let position = 0; position < service.open.length; position++) {
    const from = cost[(service.open[position] as number) * demandCount + point] as number;
    if (from < least) {
      next = least;
      second = nearest;
      least = from;
      nearest = position;
    } else if (from < next) {
      next = from;
      second = position;
    }
  }
  service.least[point] = least;
  service.nearest[point] = nearest;
  service.next[point] = next;
  service.second[point] = second;
}

/** Best additions; a site's gain can only fall as others open, so only the front runner is priced again. */
function addSites(problem: MedianProblem, service: Service): void {
  const { demandCount, siteCount, count } = problem;
  const { open, isOpen } = service;
  if (open.length >= count || demandCount === 0) return;
  if (open.length === 0 && problem.costBefore.includes(Number.POSITIVE_INFINITY)) {
    openSite(problem, service, cheapestAlone(problem));
  }
  const gain = new Float64Array(siteCount).fill(Number.POSITIVE_INFINITY);
  while (open.length < count) {
    let best = -1;
    for (let priced = -1; ; priced = best) {
      best = -1;
      for (let site = 0; site < siteCount; site++) {
        if (isOpen[site]) continue;
        if (best < 0 || (gain[site] as number) > (gain[best] as number)) best = site;
      }
      if (best < 0 || best === priced) break;
      gain[best] = gainOf(problem, service.least, best);
    }
    if (best < 0 || (gain[best] as number) <= 0) return;
    openSite(problem, service, best);
  }
}

function cheapestAlone({ cost, demandCount, siteCount }: MedianProblem): number {
  let best = 0;
  let bestSum = Number.POSITIVE_INFINITY;
  for (let site = 0; site < siteCount; site++) {
    let sum = 0;
    for (let k = site * demandCount; k < (site + 1) * demandCount; k++) sum += cost[k] as number;
    if (sum >= bestSum) continue;
    best = site;
    bestSum = sum;
  }
  return best;
}

function gainOf({ cost, demandCount }: MedianProblem, least: Float64Array, site: number): number {
  const row = site * demandCount;
  let gain = 0;
  for (let point = 0; point < demandCount; point++) {
    const saved = (least[point] as number) - (cost[row + point] as number);
    if (saved > 0) gain += saved;
  }
  return gain;
}

function openSite(problem: MedianProblem, service: Service, site: number): void {
  const position = service.open.length;
  service.open.push(site);
  service.isOpen[site] = 1;
  const row = site * problem.demandCount;
  for (let point = 0; point < problem.demandCount; point++) {
    serve(service, point, position, problem.cost[row + point] as number);
  }
}

/** Lets a newly opened site serve a demand that it is nearest or next nearest to. */
function serve(service: Service, point: number, position: number, from: number): void {
  const { nearest, second, least, next } = service;
  if (from < (least[point] as number)) {
    next[point] = least[point] as number;
    second[point] = nearest[point] as number;
    least[point] = from;
    nearest[point] = position;
  } else if (from < (next[point] as number)) {
    next[point] = from;
    second[point] = position;
  }
}

/** Takes each site in turn, exchanges it for the chosen site that it replaces best, until no site is worth it; returns how often it went through all. */
function exchangeSites(problem: MedianProblem, service: Service): number {
  const { cost, demandCount, siteCount } = problem;
  const { open, isOpen, nearest, second, least, next } = service;
  if (open.length === 0 || open.length === siteCount) return 0;
  const worthwhile = 1e-9 * least.reduce((sum, value) => sum + value, 0);
  /** What giving up the site at each position costs once the candidate is there; the last entry collects fixed posts. */
  const penalty = new Float64Array(open.length + 1);
  const fixed = open.length;
  let sinceBetter = 0;
  let seen = 0;
  for (; sinceBetter < siteCount; seen++, sinceBetter++) {
    const site = seen % siteCount;
    if (isOpen[site]) continue;
    const row = site * demandCount;
    let gain = 0;
    penalty.fill(0);
    for (let point = 0; point < demandCount; point++) {
      const more = (cost[row + point] as number) - (least[point] as number);
      if (more < 0) {
        gain -= more;
        continue;
      }
      const other = (next[point] as number) - (least[point] as number);
      const at = nearest[point] as number;
      const position = at < 0 ? fixed : at;
      penalty[position] = (penalty[position] as number) + (more < other ? more : other);
    }
    let leaving = 0;
    for (let position = 1; position < fixed; position++) {
      if ((penalty[position] as number) < (penalty[leaving] as number)) leaving = position;
    }
    if (gain - (penalty[leaving] as number) <= worthwhile + ROUNDING * gain) continue;
    isOpen[open[leaving] as number] = 0;
    open[leaving] = site;
    isOpen[site] = 1;
    for (let point = 0; point < demandCount; point++) {
      if (nearest[point] === leaving || second[point] === leaving) findNearest(problem, service, point);
      else serve(service, point, leaving, cost[row + point] as number);
    }
    sinceBetter = 0;
  }
  return seen / siteCount;
}
