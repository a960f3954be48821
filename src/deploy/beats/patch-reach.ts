import type { BeatProblem } from "./beat-problem.ts";

/** Beats without a start and with the same size limit: they can stand for each other. */
export interface FreeBeats {
  readonly mostHexes: number;
  readonly count: number;
}

/**
 * Which hexes a patch can hold, by its root. The root of a beat with a start is the start. The root of any other is its hex
 * with most demand, of equals the first, so that each patch has one root and reaches its other hexes over hexes that come
 * after the root in that order. Root `r` reaches `hexes[start[r] … start[r + 1])`, itself first, then layer by layer of steps
 * from it; `steps` tells the layer of each.
 */
export interface PatchReach {
  readonly roots: Int32Array;
  readonly start: Uint32Array;
  readonly hexes: Int32Array;
  readonly steps: Uint8Array;
  /** The first roots are those of the beats with a start, in the order of the slots. */
  readonly startedMost: readonly number[];
  readonly free: readonly FreeBeats[];
}

/** More (root, hex) pairs than this are not listed: it would take longer than the bound is worth. */
const MOST_PAIRS = 6_000_000;

/**
 * Lists what each root reaches, within the size limits less one step.
 * @param isRoot whether a hex may be the root of a beat without a start; all may where left out
 * @returns null where that is too much to list
 */
export function listPatchReach(
  problem: BeatProblem,
  isRoot: (hex: number) => boolean = () => true,
): PatchReach | null {
  const started = problem.beats.filter(({ start }) => start !== null);
  const free = groupFreeBeats(problem);
  const rankOf = rankHexes(problem);
  for (const { start } of started) rankOf[start as number] = -1;
  const roots: number[] = started.map(({ start }) => start as number);
  if (free.length > 0) {
    problem.walkable.forEach((open, hex) => {
      if (open && (rankOf[hex] as number) >= 0 && isRoot(hex)) roots.push(hex);
    });
  }
  const mostFree = Math.max(1, ...free.map(({ mostHexes }) => mostHexes));
  const seen = new Int32Array(problem.hexCount).fill(-1);
  const startOfRoot = new Uint32Array(roots.length + 1);
  const hexes: number[] = [];
  const steps: number[] = [];
  const { neighbourStart, neighbours } = problem.graph;
  for (const [r, root] of roots.entries()) {
    const isStarted = r < started.length;
    const most = isStarted ? (started[r]?.mostHexes ?? 1) : mostFree;
    const leastRank = isStarted ? 0 : (rankOf[root] as number) + 1;
    seen[root] = r;
    let at = hexes.length;
    hexes.push(root);
    steps.push(0);
    for (; at < hexes.length; at++) {
      const step = (steps[at] as number) + 1;
      if (step >= Math.min(most, 256)) break;
      const hex = hexes[at] as number;
      for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
        const other = neighbours[k] as number;
        if (seen[other] === r || (rankOf[other] as number) < leastRank) continue;
        seen[other] = r;
        hexes.push(other);
        steps.push(step);
      }
    }
    startOfRoot[r + 1] = hexes.length;
    if (hexes.length > MOST_PAIRS) return null;
  }
  return {
    roots: Int32Array.from(roots),
    start: startOfRoot,
    hexes: Int32Array.from(hexes),
    steps: Uint8Array.from(steps),
    startedMost: started.map(({ mostHexes }) => mostHexes),
    free,
  };
}

/** Beats without a start, together by size limit, largest first. */
export function groupFreeBeats({ beats }: BeatProblem): FreeBeats[] {
  const counts = new Map<number, number>();
  for (const { start, mostHexes } of beats) {
    if (start === null) counts.set(mostHexes, (counts.get(mostHexes) ?? 0) + 1);
  }
  return [...counts]
    .map(([mostHexes, count]) => ({ mostHexes, count }))
    .sort((a, b) => b.mostHexes - a.mostHexes);
}

/** The place of each hex in the order of demand, most first, equals by number. */
function rankHexes({ weight, hexCount }: BeatProblem): Int32Array {
  const order = Int32Array.from({ length: hexCount }, (_, hex) => hex).sort(
    (a, b) => (weight[b] as number) - (weight[a] as number) || a - b,
  );
  const rankOf = new Int32Array(hexCount);
  order.forEach((hex, rank) => {
    rankOf[hex] = rank;
  });
  return rankOf;
}
