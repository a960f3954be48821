/** Hexes and which of them touch: those that touch hex `i` are `neighbours[neighbourStart[i] … neighbourStart[i + 1])`. A `HexGrid` is one. */
export interface HexGraph {
  readonly neighbourStart: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** What is asked of one beat. */
export interface BeatSlot {
  /** The most hexes it may have, at least 1. */
  readonly mostHexes: number;
  /** A hex that it must contain, or null for any. */
  readonly start: number | null;
}

/** What to choose beats from. */
export interface BeatInput {
  readonly graph: HexGraph;
  /** Demand per hex, zero or more. */
  readonly weight: Float64Array;
  /** 0 for each hex that no beat may contain; all may be walked where left out. */
  readonly walkable?: Uint8Array;
  readonly beats: readonly BeatSlot[];
  /** How many times the smallest workload the largest may be, 1 or more; null where balance is not asked for. */
  readonly mostRatio: number | null;
}

/**
 * Choose one connected patch of hexes per slot, no hex twice, so that the demand in them is greatest. A slot with
 * a start always has a beat. Without a ratio, a slot without a start may stay empty; with one, all slots have a beat, as far as
 * there are hexes, no workload is above the ratio times another, and not all are 0 where there is demand to walk to. Hexes that may not be walked have no neighbours here.
 */
export interface BeatProblem {
  readonly hexCount: number;
  readonly graph: HexGraph;
  readonly weight: Float64Array;
  readonly walkable: Uint8Array;
  readonly beats: readonly BeatSlot[];
  readonly mostRatio: number | null;
  /** Demand of all hexes, whether they may be walked or not. */
  readonly totalWeight: number;
}

/** Chosen beats: the hexes of each slot, in the order of the slots; an empty list where a slot has no beat. */
export type ChosenBeats = readonly (readonly number[])[];

/**
 * Checks what is asked and takes hexes that may not be walked out of the graph.
 * @throws RangeError where a weight is negative or not a number, a size limit is not a whole number above zero, the
 *   ratio is below 1, hexes do not touch each other mutually, or a start is no hex, may not be walked or is asked for twice
 */
export function openBeatProblem({ graph, weight, walkable, beats, mostRatio }: BeatInput): BeatProblem {
  const hexCount = weight.length;
  const open = walkable ?? new Uint8Array(hexCount).fill(1);
  if (graph.neighbourStart.length !== hexCount + 1 || open.length !== hexCount) {
    throw new RangeError(
      `Got ${weight.length} weights, ${open.length} walkable marks and a graph of ${graph.neighbourStart.length - 1} hexes; expected as many of each.`,
    );
  }
  weight.forEach((w, hex) => {
    if (!(w >= 0 && w < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`Hex ${hex} weighs ${w}; a weight must be zero or more.`);
    }
  });
  if (mostRatio !== null && !(mostRatio >= 1)) {
    throw new RangeError(`Got a workload ratio of ${mostRatio}; expected 1 or more.`);
  }
  const starts = new Set<number>();
  beats.forEach(({ mostHexes, start }, slot) => {
    if (!(Number.isInteger(mostHexes) && mostHexes >= 1)) {
      throw new RangeError(`Beat ${slot} may have ${mostHexes} hexes; expected a whole number above zero.`);
    }
    if (start === null) return;
    if (!open[start]) throw new RangeError(`Beat ${slot} starts at hex ${start}, which may not be walked.`);
    if (starts.has(start)) throw new RangeError(`Two beats start at hex ${start}; a hex is in one beat.`);
    starts.add(start);
  });
  return {
    hexCount,
    graph: keepWalkable(graph, open),
    weight,
    walkable: open,
    beats,
    mostRatio,
    totalWeight: weight.reduce((sum, w) => sum + w, 0),
  };
}

function keepWalkable({ neighbourStart, neighbours }: HexGraph, open: Uint8Array): HexGraph {
  const start = new Uint32Array(neighbourStart.length);
  const kept: number[] = [];
  const links = new Set<number>();
  for (let hex = 0; hex + 1 < neighbourStart.length; hex++) {
    for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
      const other = neighbours[k] as number;
      if (open[hex] && open[other] && other !== hex && !links.has(hex * open.length + other)) {
        kept.push(other);
        links.add(hex * open.length + other);
      }
    }
    start[hex + 1] = kept.length;
  }
  for (const link of links) {
    const [hex, other] = [Math.floor(link / open.length), link % open.length];
    if (!links.has(other * open.length + hex)) {
      throw new RangeError(`Hex ${hex} touches hex ${other}, but not the other way round.`);
    }
  }
  return { neighbourStart: start, neighbours: Uint32Array.from(kept) };
}

/** Demand of a list of hexes. */
export function weighHexes({ weight }: Pick<BeatProblem, "weight">, hexes: readonly number[]): number {
  return hexes.reduce((sum, hex) => sum + (weight[hex] as number), 0);
}

/** Demand in all beats together. */
export function weighBeats(problem: BeatProblem, beats: ChosenBeats): number {
  return beats.reduce((sum, hexes) => sum + weighHexes(problem, hexes), 0);
}

/** Whether all hexes of a list can be reached from its first one within it; an empty list is connected. */
export function isConnected({ neighbourStart, neighbours }: HexGraph, hexes: readonly number[]): boolean {
  const left = new Set(hexes);
  const reached = hexes.slice(0, 1);
  left.delete(hexes[0] ?? -1);
  for (const hex of reached) {
    for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
      const other = neighbours[k] as number;
      if (left.delete(other)) reached.push(other);
    }
  }
  return left.size === 0;
}

/**
 * How many slots a balanced choice fills: all, or as many as there are walkable hexes.
 */
export function slotsToFill({ beats, walkable }: BeatProblem): number {
  const walkableCount = walkable.reduce((sum, open) => sum + open, 0);
  return Math.min(beats.length, walkableCount);
}

/** The largest workload over the smallest among beats that have hexes; 1 with fewer than two or no demand in any. */
export function workloadRatio(problem: BeatProblem, beats: ChosenBeats): number {
  const loads = beats.filter((hexes) => hexes.length > 0).map((hexes) => weighHexes(problem, hexes));
  const most = Math.max(0, ...loads);
  return loads.length < 2 || most === 0 ? 1 : most / Math.min(...loads);
}

/**
 * Whether beats meet the balance that is asked for, within rounding; true where none is. Beats that are all without
 * demand are balanced only where there is none to walk to.
 */
export function isBalanced(problem: BeatProblem, beats: ChosenBeats): boolean {
  if (problem.mostRatio === null) return true;
  const filled = beats.filter((hexes) => hexes.length > 0).length;
  if (filled !== slotsToFill(problem)) return false;
  if (filled > 0 && weighBeats(problem, beats) === 0) return leastDemand(problem) === null;
  return workloadRatio(problem, beats) <= problem.mostRatio * (1 + 1e-9);
}

/** The least demand of a walkable hex that has any; null where none has. */
export function leastDemand({ weight, walkable }: BeatProblem): number | null {
  const some = weight.filter((w, hex) => w > 0 && walkable[hex] === 1);
  return some.length > 0 ? some.reduce((least, w) => Math.min(least, w)) : null;
}

/** Whether all weights are whole numbers, so that any bound may be rounded down. */
export function hasWholeDemand({ weight }: BeatProblem): boolean {
  return weight.every(Number.isInteger);
}
