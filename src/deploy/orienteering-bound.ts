import type { Steps } from "../model/steps.ts";
import { orderWeight, roundDownWeight, type StopChoice } from "./orienteering-problem.ts";

const TICKS = 1500;
/** Looks at (tick, stop, stop) that one bound may take: about a second. */
const WORK = 300_000_000;
const STEPS = { most: 300, least: 20 } as const;

/** What relaxed ways can still collect: the state of the bound at its best prices. */
export interface CompletionBound {
  /** No order of stops within the budget weighs more than this. */
  readonly value: number;
  /** Price of a visit to each stop. */
  readonly price: Float64Array;
  /** Sum of all prices. */
  readonly priceTotal: number;
  /** The most that weights less prices can sum to after leaving `stop` at `minutes`, not going to `previous` next. */
  readonly after: (stop: number, minutes: number, previous: number) => number;
}

interface Table {
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly next: Int16Array;
  readonly secondNext: Int16Array;
}

/**
 * A certified upper bound: ways that may come back to a stop (though not at once, from the stop before) contain all true
 * ones, and a price λᵢ ≥ 0 on each visit beyond the first is the Lagrangian relaxation of "at most once":
 *
 *     L(λ) = Σ λᵢ + max over such ways of Σ over their visits (wᵢ − λᵢ)
 *
 * (q-routes: Christofides, Mingozzi & Toth 1981; prices as in Kohl & Madsen 1997). The maximum is a dynamic programme over
 * the time left, in ticks; times are rounded down to ticks, which only allows more. λ follows the subgradient (visits − 1).
 *
 * @param known A good order; it steers the search and ends it when met.
 * @param isOver Whether to leave off with the bound so far.
 */
export function* boundOrders(
  stops: StopChoice,
  known: readonly number[],
  isOver: () => boolean = () => false,
): Steps<CompletionBound> {
  const { count, weight } = stops;
  const grid = layTicks(stops);
  const perStep = grid.ticks * count * count + 1;
  const steps = Math.min(STEPS.most, Math.max(STEPS.least, Math.floor(WORK / perStep)));
  const knownWeight = orderWeight(stops, known);
  let price: Float64Array = new Float64Array(count);
  let bestPrice = price;
  let value = weight.reduce((sum, w) => sum + w, 0);
  let factor = 1;
  let sinceBetter = 0;
  const table = newTable(grid.ticks, count);
  for (let step = 0; step < steps; step++) {
    if (step % 8 === 7) yield `Bounding what ${count} stops can reach`;
    fillTable(stops, grid, price, table);
    const { visits, most } = bestWay(stops, grid, price, table);
    const bound = price.reduce((sum, p) => sum + p, most);
    if (bound < value - stops.weightTolerance) {
      value = bound;
      bestPrice = price;
      sinceBetter = 0;
    } else if (++sinceBetter > 8) {
      factor /= 1.5;
      sinceBetter = 0;
    }
    if (roundDownWeight(stops, value) <= knownWeight + stops.weightTolerance || factor < 1e-3 || isOver())
      break;
    let norm = 0;
    for (let i = 0; i < count; i++) {
      const excess = (visits[i] as number) - 1;
      if (excess > 0 || (price[i] as number) > 0) norm += excess * excess;
    }
    if (norm === 0) break;
    const size = (factor * (bound - knownWeight)) / norm;
    price = price.map((p, i) => Math.max(0, p + size * ((visits[i] as number) - 1)));
  }
  fillTable(stops, grid, bestPrice, table);
  return {
    value: Math.max(knownWeight, roundDownWeight(stops, value)),
    price: bestPrice,
    priceTotal: bestPrice.reduce((sum, p) => sum + p, 0),
    after: (stop, minutes, previous) => {
      const ticksLeft = Math.floor((stops.budget - minutes) / grid.tick + 1e-9) + grid.spare;
      if (ticksLeft < 0) return Number.NEGATIVE_INFINITY;
      const at = Math.min(grid.ticks - 1, ticksLeft) * count + stop;
      const blocked = previous >= 0 && table.next[at] === previous;
      return (blocked ? table.second[at] : table.best[at]) as number;
    },
  };
}

interface TickGrid {
  /** Minutes of one tick. */
  readonly tick: number;
  /** Ticks of the budget with the spare ones, plus one. */
  readonly ticks: number;
  /** A step of less than a tick counts as one, so each stop may give back one that it did not take. */
  readonly spare: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly step: Int32Array;
}

function layTicks(stops: StopChoice): TickGrid {
  const { count, budget, first, last, step } = stops;
  const whole = [first, last, step].every((times) => times.every(Number.isInteger)) && budget <= TICKS;
  const tick = whole || budget <= 0 ? 1 : budget / TICKS;
  const down = (minutes: number) => Math.min(2 ** 30, Math.floor(minutes / tick + 1e-9));
  let spare = 0;
  for (let j = 0; j < count; j++) {
    let short = false;
    for (let i = 0; i < count; i++) if (i !== j && down(step[i * count + j] as number) === 0) short = true;
    if (short) spare++;
  }
  return {
    tick,
    spare,
    ticks: Math.floor(budget / tick + 1e-9) + spare + 1,
    first: Int32Array.from(first, down),
    last: Int32Array.from(last, down),
    step: Int32Array.from(step, (minutes) => Math.max(1, down(minutes))),
  };
}

function newTable(ticks: number, count: number): Table {
  return {
    best: new Float64Array(ticks * count),
    second: new Float64Array(ticks * count),
    next: new Int16Array(ticks * count),
    secondNext: new Int16Array(ticks * count),
  };
}

/** Fills, for each number of ticks left on leaving a stop, the most to come and the most by another next stop. */
function fillTable(stops: StopChoice, grid: TickGrid, price: Float64Array, table: Table): void {
  const { count, weight } = stops;
  const { best, second, next, secondNext } = table;
  const gain = weight.map((w, i) => w - (price[i] as number));
  for (let left = 0; left < grid.ticks; left++) {
    for (let j = 0; j < count; j++) {
      const ends = left >= (grid.last[j] as number) ? 0 : Number.NEGATIVE_INFINITY;
      let most = ends;
      let mostBy = -1;
      let other = ends;
      let otherBy = -1;
      for (let i = 0; i < count; i++) {
        if (i === j) continue;
        const then = left - (grid.step[j * count + i] as number);
        if (then < 0) continue;
        const at = then * count + i;
        const sum = (gain[i] as number) + ((next[at] === j ? second[at] : best[at]) as number);
        if (sum > most) {
          other = most;
          otherBy = mostBy;
          most = sum;
          mostBy = i;
        } else if (sum > other) {
          other = sum;
          otherBy = i;
        }
      }
      const at = left * count + j;
      best[at] = most;
      next[at] = mostBy;
      second[at] = mostBy === -1 ? most : other;
      secondNext[at] = mostBy === -1 ? -1 : otherBy;
    }
  }
}

/** The best relaxed way from the start: its worth, no less than that of making no stop, and its visits. */
function bestWay(stops: StopChoice, grid: TickGrid, price: Float64Array, table: Table) {
  const { count, weight } = stops;
  const visits = new Int32Array(count);
  let most = 0;
  let here = -1;
  for (let i = 0; i < count; i++) {
    const left = grid.ticks - 1 - (grid.first[i] as number);
    if (left < 0) continue;
    const sum = (weight[i] as number) - (price[i] as number) + (table.best[left * count + i] as number);
    if (sum <= most) continue;
    most = sum;
    here = i;
  }
  let left = here < 0 ? 0 : grid.ticks - 1 - (grid.first[here] as number);
  let previous = -1;
  while (here >= 0) {
    visits[here] = (visits[here] as number) + 1;
    const at = left * count + here;
    const blocked = previous >= 0 && table.next[at] === previous;
    const to = (blocked ? table.secondNext[at] : table.next[at]) as number;
    if (to >= 0) left -= grid.step[here * count + to] as number;
    previous = here;
    here = to;
  }
  return { most, visits };
}
