import { type BeatState, giveHex } from "./beat-state.ts";

/**
 * Grows a beat over free hexes up to its size limit, each time by the path of hexes that brings most demand per hex: shortest paths
 * from the beat, of equally short ones that with most demand. Stops where no path brings any.
 * @param mostLoad no path is taken that would lift the workload above this
 */
export function growBeat(state: BeatState, slot: number, mostLoad = Number.POSITIVE_INFINITY): void {
  const most = state.problem.beats[slot]?.mostHexes ?? 0;
  const hexes = state.beats[slot] as number[];
  while (hexes.length < most) {
    const path = findBestPath(state, slot, most - hexes.length, mostLoad - (state.loads[slot] as number));
    if (path.length === 0) return;
    for (const hex of path) giveHex(state, slot, hex);
  }
}

/** Paths longer than this are looked at only where no shorter one brings any demand. */
const NEAR_STEPS = 4;

function findBestPath(state: BeatState, slot: number, mostSteps: number, mostLoad: number): number[] {
  const near = findPath(state, slot, Math.min(NEAR_STEPS, mostSteps), mostLoad);
  return near.length > 0 || mostSteps <= NEAR_STEPS ? near : findPath(state, slot, mostSteps, mostLoad);
}

/** The free hexes of the best path out of a beat, nearest first; none where no path brings any demand. */
function findPath(state: BeatState, slot: number, mostSteps: number, mostLoad: number): number[] {
  const { problem, ownerOf, marks, beats, cameFrom, brought } = state;
  const { weight, graph } = problem;
  const { neighbourStart, neighbours } = graph;
  // Marks tell the layer that a hex was reached in: `mark` for the beat itself, then one more for each step.
  const mark = state.mark + 1;
  state.mark += mostSteps + 1;
  let layer = beats[slot] as number[];
  for (const hex of layer) {
    marks[hex] = mark;
    brought[hex] = 0;
  }
  let best = -1;
  let bestPerHex = 0;
  for (let steps = 1; steps <= mostSteps && layer.length > 0; steps++) {
    const next: number[] = [];
    for (const hex of layer) {
      for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
        const other = neighbours[k] as number;
        if (ownerOf[other] !== -1) continue;
        const sum = (brought[hex] as number) + (weight[other] as number);
        if (sum > mostLoad) continue;
        const seen = marks[other] as number;
        if (seen < mark) {
          marks[other] = mark + steps;
          next.push(other);
        } else if (seen !== mark + steps || sum <= (brought[other] as number)) continue;
        brought[other] = sum;
        cameFrom[other] = hex;
      }
    }
    for (const hex of next) {
      const perHex = (brought[hex] as number) / steps;
      if (perHex > bestPerHex * (1 + 1e-12)) [best, bestPerHex] = [hex, perHex];
    }
    layer = next;
  }
  const path: number[] = [];
  for (let hex = best; hex !== -1 && ownerOf[hex] === -1; hex = cameFrom[hex] as number) path.unshift(hex);
  return path;
}
