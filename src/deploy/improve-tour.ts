import { seedRandom } from "../model/seeded-random.ts";
import { type TravelMatrix, travelMinutes } from "./travel-matrix.ts";

const LONGEST_SEGMENT = 3;

/** The length of a closed tour. */
export function tourLength(travel: TravelMatrix, order: readonly number[]): number {
  let sum = 0;
  order.forEach((place, k) => {
    sum += travelMinutes(travel, place, order[(k + 1) % order.length] as number);
  });
  return sum;
}

/**
 * A short closed tour through all places where there and back take the same: nearest neighbour, then the best
 * 2-opt exchange (Croes 1958) or move of up to three places elsewhere, either way round (Or 1976), until none
 * shortens it; then `kicks` times a double bridge at three random cuts (Martin, Otto & Felten 1991) and the
 * same again, kept where it is no longer. The same tour for the same seed. No proof of how short it could be.
 */
export function findShortTour(travel: TravelMatrix, kicks: number, seed: number): number[] {
  const random = seedRandom(seed);
  let best = descend(travel, goToNearest(travel));
  let length = tourLength(travel, best);
  if (travel.size < 8) return best;
  for (let kick = 0; kick < kicks; kick++) {
    const cuts = [0, 0, 0].map(() => 1 + Math.floor(random.next() * (travel.size - 1))).sort((a, b) => a - b);
    const [a = 0, b = 0, c = 0] = cuts;
    const kicked = [...best.slice(0, a), ...best.slice(b, c), ...best.slice(a, b), ...best.slice(c)];
    const candidate = descend(travel, kicked);
    const candidateLength = tourLength(travel, candidate);
    if (candidateLength > length) continue;
    best = candidate;
    length = candidateLength;
  }
  return best;
}

function goToNearest(travel: TravelMatrix): number[] {
  const order: number[] = travel.size > 0 ? [0] : [];
  const left = new Set(Array.from({ length: travel.size }, (_, k) => k).slice(1));
  while (left.size > 0) {
    const here = order.at(-1) as number;
    let nearest = -1;
    for (const place of left) {
      if (nearest < 0 || travelMinutes(travel, here, place) < travelMinutes(travel, here, nearest)) {
        nearest = place;
      }
    }
    order.push(nearest);
    left.delete(nearest);
  }
  return order;
}

function descend(travel: TravelMatrix, start: readonly number[]): number[] {
  let order = [...start];
  for (;;) {
    const shorter = exchangeTwo(travel, order) ?? moveSegment(travel, order);
    if (shorter === undefined) return order;
    order = shorter;
  }
}

/** The tour after the best reversal of a stretch, or undefined where none shortens it. */
function exchangeTwo(travel: TravelMatrix, order: readonly number[]): number[] | undefined {
  const n = order.length;
  const d = (a: number, b: number) => travelMinutes(travel, order[a] as number, order[b % n] as number);
  let best = -1e-9;
  let from = -1;
  let to = -1;
  for (let i = 0; i < n - 2; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const change = d(i, j) + d(i + 1, j + 1) - d(i, i + 1) - d(j, j + 1);
      if (change >= best) continue;
      best = change;
      from = i + 1;
      to = j + 1;
    }
  }
  if (from < 0) return undefined;
  return [...order.slice(0, from), ...order.slice(from, to).reverse(), ...order.slice(to)];
}

/** The tour after the best move of one to three neighbours elsewhere, or undefined where none shortens it. */
function moveSegment(travel: TravelMatrix, order: readonly number[]): number[] | undefined {
  const n = order.length;
  const d = (a: number, b: number) => travelMinutes(travel, a, b);
  let best = -1e-9;
  let moved:
    | { readonly from: number; readonly length: number; readonly after: number; readonly turned: boolean }
    | undefined;
  for (let length = 1; length <= Math.min(LONGEST_SEGMENT, n - 3); length++) {
    for (let from = 0; from < n; from++) {
      const first = order[from] as number;
      const last = order[(from + length - 1) % n] as number;
      const left = order[(from + n - 1) % n] as number;
      const right = order[(from + length) % n] as number;
      const saved = d(left, first) + d(last, right) - d(left, right);
      for (let k = 0; k < n - length - 1; k++) {
        const after = order[(from + length + k) % n] as number;
        const next = order[(from + length + k + 1) % n] as number;
        const gap = d(after, next);
        for (const turned of [false, true]) {
          const [head, tail] = turned ? [last, first] : [first, last];
          const change = d(after, head) + d(tail, next) - gap - saved;
          if (change >= best) continue;
          best = change;
          moved = { from, length, after: k, turned };
        }
      }
    }
  }
  if (moved === undefined) return undefined;
  const { from, length, after, turned } = moved;
  const turnedRound = [...order.slice(from), ...order.slice(0, from)];
  const segment = turnedRound.slice(0, length);
  const others = turnedRound.slice(length);
  if (turned) segment.reverse();
  return [...others.slice(0, after + 1), ...segment, ...others.slice(after + 1)];
}
