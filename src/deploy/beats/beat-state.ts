import type { BeatProblem, ChosenBeats } from "./beat-problem.ts";

/** Beats as a search moves hexes between them: the hexes and workload of each slot, and the slot of each hex, −1 for none. */
export interface BeatState {
  readonly problem: BeatProblem;
  readonly beats: number[][];
  readonly loads: number[];
  readonly ownerOf: Int32Array;
  /** Marks of the walk in hand, so that none has to be wiped. */
  readonly marks: Int32Array;
  mark: number;
  /** Of the walk in hand, per hex: the hex before it, and the demand on the way to it. */
  readonly cameFrom: Int32Array;
  readonly brought: Float64Array;
  /** Walkable hexes with demand, by their own and by that of the hexes around them too, most first. */
  readonly seeds: readonly [own: Int32Array, around: Int32Array];
}

/** Lays chosen beats out for a search. */
export function openBeatState(problem: BeatProblem, chosen: ChosenBeats): BeatState {
  const state: BeatState = {
    problem,
    beats: problem.beats.map(() => []),
    loads: problem.beats.map(() => 0),
    ownerOf: new Int32Array(problem.hexCount).fill(-1),
    marks: new Int32Array(problem.hexCount),
    mark: 0,
    cameFrom: new Int32Array(problem.hexCount),
    brought: new Float64Array(problem.hexCount),
    seeds: orderSeeds(problem),
  };
  chosen.forEach((hexes, slot) => {
    for (const hex of hexes) giveHex(state, slot, hex);
  });
  return state;
}

function orderSeeds({ hexCount, weight, walkable, graph }: BeatProblem): BeatState["seeds"] {
  const around = weight.map((own, hex) =>
    graph.neighbours
      .subarray(graph.neighbourStart[hex], graph.neighbourStart[hex + 1])
      .reduce((sum, other) => sum + (weight[other] as number), own),
  );
  const hexes = Int32Array.from({ length: hexCount }, (_, hex) => hex).filter(
    (hex) => walkable[hex] === 1 && (weight[hex] as number) > 0,
  );
  const order = (values: Float64Array) =>
    hexes.slice().sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  return [order(weight), order(around)];
}

/** Puts a free hex into a beat. */
export function giveHex(state: BeatState, slot: number, hex: number): void {
  (state.beats[slot] as number[]).push(hex);
  state.ownerOf[hex] = slot;
  state.loads[slot] = (state.loads[slot] as number) + (state.problem.weight[hex] as number);
}

/** Takes a hex out of its beat. */
export function takeHex(state: BeatState, hex: number): void {
  const slot = state.ownerOf[hex] as number;
  const hexes = state.beats[slot] as number[];
  hexes.splice(hexes.indexOf(hex), 1);
  state.ownerOf[hex] = -1;
  state.loads[slot] =
    hexes.length === 0 ? 0 : (state.loads[slot] as number) - (state.problem.weight[hex] as number);
}

/** Puts the hexes of a slot aside and returns them. */
export function emptyBeat(state: BeatState, slot: number): number[] {
  const hexes = [...(state.beats[slot] as number[])];
  for (const hex of hexes) takeHex(state, hex);
  return hexes;
}

/** The beats of a state, which may then go on changing. */
export function copyBeats(state: BeatState): number[][] {
  return state.beats.map((hexes) => [...hexes]);
}

/** Whether a beat stays connected without one of its hexes, which is not its start; a beat of one hex has none to spare. */
export function canSpare(state: BeatState, slot: number, hex: number): boolean {
  const { problem, ownerOf, marks } = state;
  const hexes = state.beats[slot] as number[];
  if (hexes.length < 2 || problem.beats[slot]?.start === hex) return false;
  const mark = ++state.mark;
  const reached = [hexes[0] === hex ? (hexes[1] as number) : (hexes[0] as number)];
  marks[reached[0] as number] = mark;
  const { neighbourStart, neighbours } = problem.graph;
  for (const here of reached) {
    for (let k = neighbourStart[here] as number; k < (neighbourStart[here + 1] as number); k++) {
      const other = neighbours[k] as number;
      if (other === hex || ownerOf[other] !== slot || marks[other] === mark) continue;
      marks[other] = mark;
      reached.push(other);
    }
  }
  return reached.length === hexes.length - 1;
}

/** The hexes that touch a beat, owned by others or by none, each once; those that touch only `without` are left out. */
export function hexesAround(state: BeatState, slot: number, without = -1): number[] {
  const { problem, ownerOf, marks } = state;
  const { neighbourStart, neighbours } = problem.graph;
  const mark = ++state.mark;
  const around: number[] = [];
  for (const hex of state.beats[slot] as number[]) {
    if (hex === without) continue;
    for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
      const other = neighbours[k] as number;
      if (ownerOf[other] === slot || marks[other] === mark) continue;
      marks[other] = mark;
      around.push(other);
    }
  }
  return around;
}

/** How far workloads are from the balance asked for: Σ over pairs of what one carries above the ratio times the other. */
export function imbalance({ problem, loads, beats }: BeatState): number {
  const { mostRatio } = problem;
  if (mostRatio === null) return 0;
  let sum = 0;
  loads.forEach((light, a) => {
    if ((beats[a] as number[]).length === 0) return;
    loads.forEach((heavy) => {
      sum += Math.max(0, heavy - mostRatio * light);
    });
  });
  return sum;
}
