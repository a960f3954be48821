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

/** The free hexes of the best path out of a beat, nearest first; none where no path brings any demand. */
function findBestPath(state: BeatState, slot: number, mostSteps: number, mostLoad: number): number[] {
  const { problem, ownerOf, marks, beats } = state;
  const { weight, graph } = problem;
  const { neighbourStart, neighbours } = graph;
  const mark = ++state.mark;
  let layer = beats[slot] as number[];
  const from = new Map<number, number>();
  const brought = new Map<number, number>();
  for (const hex of layer) marks[hex] = mark;
  let best = -1;
  let bestPerHex = 0;
  for (let steps = 1; steps <= mostSteps && layer.length > 0; steps++) {
    const next: number[] = [];
    for (const hex of layer) {
      const soFar = brought.get(hex) ?? 0;
      for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
        const other = neighbours[k] as number;
        if (ownerOf[other] !== -1) continue;
        const sum = soFar + (weight[other] as number);
        if (sum > mostLoad) continue;
        if (marks[other] !== mark) {
          marks[other] = mark;
          next.push(other);
        } else if (!(next.includes(other) && sum > (brought.get(other) ?? 0))) continue;
        brought.set(other, sum);
        from.set(other, hex);
      }
    }
    for (const hex of next) {
      const perHex = (brought.get(hex) ?? 0) / steps;
      if (perHex > bestPerHex * (1 + 1e-12)) [best, bestPerHex] = [hex, perHex];
    }
    layer = next;
  }
  const path: number[] = [];
  for (let hex = best; hex !== -1 && ownerOf[hex] === -1; hex = from.get(hex) ?? -1) path.unshift(hex);
  return path;
}
