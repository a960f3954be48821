import type { BeatProblem } from "./beat-problem.ts";
import { type BeatState, canSpare, giveHex, hexesAround, imbalance, takeHex } from "./beat-state.ts";

/** One change of beats: hexes that leave a slot (−1 for none) and hexes that join one, in order. */
interface Change {
  readonly hex: number;
  readonly to: number;
}

/**
 * Moves hexes over the borders of beats as long as that meets the balance better or, at the same balance, covers more:
 * a beat takes a free hex, exchanges one for a free one, hands one to a neighbour and takes a free one instead, the neighbour
 * putting one of its own aside where it is full; where balance is asked for, also drops or hands on a hex alone. Beats stay
 * connected (a hex leaves only where it is no cut vertex), keep their starts and their size limits.
 * @param slots the beats that look for changes; the others only give and take in them
 */
export function exchangeHexes(
  state: BeatState,
  slots: Iterable<number> = Array.from(state.beats.keys()),
): void {
  const least = 1e-9 * Math.max(1, state.problem.totalWeight);
  for (let improved = true; improved; ) {
    improved = false;
    for (const slot of slots) {
      if ((state.beats[slot] as number[]).length === 0) continue;
      while (improveSlot(state, slot, least)) improved = true;
    }
  }
}

function improveSlot(state: BeatState, slot: number, least: number): boolean {
  return (
    takeFree(state, slot, least) ||
    exchangeWithFree(state, slot, least) ||
    handOver(state, slot, least) ||
    (state.problem.mostRatio !== null && drop(state, slot, least))
  );
}

function takeFree(state: BeatState, slot: number, least: number): boolean {
  if (!hasRoom(state, slot)) return false;
  return freeAround(state, slot).some((hex) => attempt(state, [{ hex, to: slot }], least));
}

function exchangeWithFree(state: BeatState, slot: number, least: number): boolean {
  const spare = spareHexes(state, slot);
  if (spare.length === 0) return false;
  return spare.some((out) =>
    narrow(state, freeAround(state, slot, out)).some((into) =>
      attempt(
        state,
        [
          { hex: out, to: -1 },
          { hex: into, to: slot },
        ],
        least,
      ),
    ),
  );
}

/** Hands a hex to each beat it touches, then lets this one take the best free hex, alone or with one that the other puts aside. */
function handOver(state: BeatState, slot: number, least: number): boolean {
  return borderHexes(state, slot).some((out) => {
    if (!canSpare(state, slot, out)) return false;
    const free = narrow(state, freeAround(state, slot, out));
    if (state.problem.mostRatio === null && free.length === 0) return false;
    return beatsTouching(state, out).some((other) => handTo(state, { slot, out, other, free }, least));
  });
}

interface Handing {
  readonly slot: number;
  readonly out: number;
  readonly other: number;
  readonly free: readonly number[];
}

function handTo(state: BeatState, { slot, out, other, free }: Handing, least: number): boolean {
  const alone = state.problem.mostRatio !== null;
  const hand: Change = { hex: out, to: other };
  const tryAfter = (changes: readonly Change[]) =>
    (alone && attempt(state, changes, least)) ||
    free.some((into) => attempt(state, [...changes, { hex: into, to: slot }], least));
  if (hasRoom(state, other)) return tryAfter([hand]);
  move(state, hand);
  const aside = narrow(
    state,
    spareHexes(state, other).filter((hex) => hex !== out),
  );
  move(state, { hex: out, to: slot });
  return aside.some((hex) => tryAfter([{ hex, to: -1 }, hand]));
}

/** Without a balance to meet, the first of a list is the best there is; with one, some more are tried. */
function narrow({ problem }: BeatState, hexes: readonly number[]): readonly number[] {
  return hexes.slice(0, problem.mostRatio === null ? 1 : TRIED);
}

const TRIED = 3;

/** Hexes of a beat that touch another beat. */
function borderHexes(state: BeatState, slot: number): number[] {
  return (state.beats[slot] as number[]).filter((hex) => beatsTouching(state, hex).length > 0);
}

function drop(state: BeatState, slot: number, least: number): boolean {
  return spareHexes(state, slot).some((hex) => attempt(state, [{ hex, to: -1 }], least));
}

/** Makes a change where it meets the balance better, or as well with more covered; else leaves all as it was. */
function attempt(state: BeatState, changes: readonly Change[], least: number): boolean {
  if (state.problem.mostRatio === null && gainOf(state, changes) <= least) return false;
  const before = imbalance(state);
  const covered = sum(state.loads);
  const loads = [...state.loads];
  const undo = changes.map(({ hex }): Change => ({ hex, to: state.ownerOf[hex] as number }));
  for (const change of changes) move(state, change);
  const after = imbalance(state);
  if (after < before - least || (after <= before && sum(state.loads) > covered + least)) return true;
  for (const change of undo.reverse()) move(state, change);
  loads.forEach((load, slot) => {
    state.loads[slot] = load;
  });
  return false;
}

function gainOf({ problem, ownerOf }: BeatState, changes: readonly Change[]): number {
  let gain = 0;
  for (const { hex, to } of changes) {
    if (to === -1) gain -= problem.weight[hex] as number;
    else if (ownerOf[hex] === -1) gain += problem.weight[hex] as number;
  }
  return gain;
}

function move(state: BeatState, { hex, to }: Change): void {
  if (state.ownerOf[hex] !== -1) takeHex(state, hex);
  if (to !== -1) giveHex(state, to, hex);
}

function hasRoom({ problem, beats }: BeatState, slot: number): boolean {
  return (beats[slot] as number[]).length < (problem.beats[slot] as BeatProblem["beats"][number]).mostHexes;
}

/** Free hexes that touch a beat, most demand first. */
function freeAround(state: BeatState, slot: number, without = -1): number[] {
  const { weight } = state.problem;
  return hexesAround(state, slot, without)
    .filter((hex) => state.ownerOf[hex] === -1)
    .sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b);
}

/** Hexes that a beat can do without, least demand first. */
function spareHexes(state: BeatState, slot: number): number[] {
  const { weight } = state.problem;
  return (state.beats[slot] as number[])
    .filter((hex) => canSpare(state, slot, hex))
    .sort((a, b) => (weight[a] as number) - (weight[b] as number) || a - b);
}

function beatsTouching({ problem, ownerOf }: BeatState, hex: number): number[] {
  const { neighbourStart, neighbours } = problem.graph;
  const own = ownerOf[hex] as number;
  const owners: number[] = [];
  for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
    const owner = ownerOf[neighbours[k] as number] as number;
    if (owner !== -1 && owner !== own && !owners.includes(owner)) owners.push(owner);
  }
  return owners;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
