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
 */
export function exchangeHexes(state: BeatState): void {
  const least = 1e-9 * Math.max(1, state.problem.totalWeight);
  for (let improved = true; improved; ) {
    improved = false;
    for (let slot = 0; slot < state.beats.length; slot++) {
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
  const { weight, mostRatio } = state.problem;
  return spareHexes(state, slot).some((out) =>
    freeAround(state, slot, out).some(
      (into) =>
        (mostRatio !== null || (weight[into] as number) > (weight[out] as number)) &&
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
  const { problem } = state;
  return spareHexes(state, slot).some((out) =>
    beatsTouching(state, out).some((other) => {
      const free = freeAround(state, slot, out).slice(0, FREE_TRIED);
      const moves: Change[] = [{ hex: out, to: other }];
      const full = !hasRoom(state, other);
      if (!full) {
        if (problem.mostRatio !== null && attempt(state, moves, least)) return true;
        return free.some((into) => attempt(state, [...moves, { hex: into, to: slot }], least));
      }
      takeHex(state, out);
      giveHex(state, other, out);
      const aside = spareHexes(state, other).filter((hex) => hex !== out);
      takeHex(state, out);
      giveHex(state, slot, out);
      return aside.slice(0, FREE_TRIED).some((hex) => {
        const shifted: Change[] = [{ hex, to: -1 }, ...moves];
        if (problem.mostRatio !== null && attempt(state, shifted, least)) return true;
        return free.some((into) => attempt(state, [...shifted, { hex: into, to: slot }], least));
      });
    }),
  );
}

const FREE_TRIED = 3;

function drop(state: BeatState, slot: number, least: number): boolean {
  return spareHexes(state, slot).some((hex) => attempt(state, [{ hex, to: -1 }], least));
}

/** Makes a change where it meets the balance better, or as well with more covered; else leaves all as it was. */
function attempt(state: BeatState, changes: readonly Change[], least: number): boolean {
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
  const around = neighbours.subarray(neighbourStart[hex], neighbourStart[hex + 1]);
  const owners = new Set(Array.from(around, (other) => ownerOf[other] as number));
  owners.delete(-1);
  owners.delete(ownerOf[hex] as number);
  return [...owners];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
