import fc from "fast-check";
import {
  type BeatInput,
  type BeatProblem,
  type ChosenBeats,
  type HexGraph,
  isConnected,
  openBeatProblem,
  weighHexes,
} from "../../src/deploy/beats/beat-problem.ts";

/** A graph from pairs of hexes that touch. */
export function graphOf(hexCount: number, pairs: readonly (readonly [number, number])[]): HexGraph {
  const lists = Array.from({ length: hexCount }, (_, hex) => [
    ...new Set(pairs.flatMap(([a, b]) => (a === b ? [] : a === hex ? [b] : b === hex ? [a] : []))),
  ]);
  const neighbourStart = new Uint32Array(hexCount + 1);
  lists.forEach((list, hex) => {
    neighbourStart[hex + 1] = (neighbourStart[hex] ?? 0) + list.length;
  });
  return { neighbourStart, neighbours: Uint32Array.from(lists.flat()) };
}

/** Hexes in rows, each row half a hex further along, as in a honeycomb; hex `row * width + column`. */
export function honeycomb(width: number, height: number): HexGraph {
  const pairs: [number, number][] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const hex = row * width + column;
      if (column + 1 < width) pairs.push([hex, hex + 1]);
      if (row + 1 === height) continue;
      pairs.push([hex, hex + width]);
      if (column > 0) pairs.push([hex, hex + width - 1]);
    }
  }
  return graphOf(width * height, pairs);
}

/** A row of hexes. */
export function strip(weights: readonly number[], beats: BeatInput["beats"], more: Partial<BeatInput> = {}) {
  return openBeatProblem({
    graph: honeycomb(weights.length, 1),
    weight: Float64Array.from(weights),
    beats,
    mostRatio: null,
    ...more,
  });
}

export const anyFree = (mostHexes: number) => ({ mostHexes, start: null });

/** Small problems: honeycombs with holes, cut off hexes, ties, hexes without demand, starts and sizes of all kinds. */
export function someBeats(options: {
  readonly starts?: boolean;
  readonly mostRatio?: fc.Arbitrary<number | null>;
  readonly fractions?: boolean;
}): fc.Arbitrary<BeatInput> {
  return fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([width, height]) => {
    const hexCount = width * height;
    const perHex = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: hexCount, maxLength: hexCount });
    return fc
      .record({
        weight: perHex(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }))),
        scale: options.fractions ? fc.double({ min: 0.01, max: 3, noNaN: true }) : fc.constant(1),
        open: perHex(fc.nat({ max: 5 })),
        slots: fc.array(
          fc.record({
            mostHexes: fc.integer({ min: 1, max: 4 }),
            start: fc.option(fc.nat({ max: hexCount - 1 })),
          }),
          { maxLength: 3 },
        ),
        mostRatio: options.mostRatio ?? fc.constant(null),
      })
      .map(({ weight, scale, open, slots, mostRatio }) => {
        const walkable = Uint8Array.from(open, (o) => (o === 0 ? 0 : 1));
        const used = new Set<number>();
        return {
          graph: honeycomb(width, height),
          weight: Float64Array.from(weight, (w) => w * scale),
          walkable,
          beats: slots.map(({ mostHexes, start }) => {
            const fits = options.starts !== false && start !== null && walkable[start] && !used.has(start);
            if (fits) used.add(start);
            return { mostHexes, start: fits ? start : null };
          }),
          mostRatio,
        };
      });
  });
}

/** Every connected patch of walkable hexes, as bits, by looking at each set of hexes. */
function everyPatch({ graph, hexCount, walkable }: BeatProblem): number[] {
  return Array.from({ length: 2 ** hexCount }, (_, bits) => bits).filter((bits) => {
    const hexes = hexesOf(bits, hexCount);
    return hexes.length > 0 && hexes.every((hex) => walkable[hex]) && isConnected(graph, hexes);
  });
}

function hexesOf(bits: number, hexCount: number): number[] {
  return Array.from({ length: hexCount }, (_, hex) => hex).filter((hex) => (bits >> hex) & 1);
}

/**
 * The most demand that any choice of beats covers, by trying all; null where none meets the balance. Written
 * from the rules alone.
 */
export function bestBeatsByTryingAll(problem: BeatProblem): number | null {
  const { hexCount, beats, mostRatio, walkable } = problem;
  const patches = everyPatch(problem).map((bits) => {
    const hexes = hexesOf(bits, hexCount);
    return { bits, size: hexes.length, load: weighHexes(problem, hexes) };
  });
  const walkableCount = walkable.filter((open) => open === 1).length;
  const mustFill = Math.min(beats.length, walkableCount);
  const hasDemand = problem.weight.some((w, hex) => w > 0 && walkable[hex] === 1);
  let best: number | null = null;
  const choose = (slot: number, taken: number, loads: readonly number[]) => {
    const beat = beats[slot];
    if (beat === undefined) {
      const total = loads.reduce((sum, load) => sum + load, 0);
      const uneven = Math.max(0, ...loads) > (mostRatio ?? 1) * Math.min(...loads) * (1 + 1e-9);
      if (mostRatio !== null && (loads.length !== mustFill || (loads.length > 1 && uneven))) return;
      if (mostRatio !== null && loads.length > 0 && total === 0 && hasDemand) return;
      best = Math.max(best ?? 0, total);
      return;
    }
    const { start, mostHexes } = beat;
    if (start === null) choose(slot + 1, taken, loads);
    for (const { bits, size, load } of patches) {
      if (size > mostHexes || bits & taken || (start !== null && !((bits >> start) & 1))) continue;
      choose(slot + 1, taken | bits, [...loads, load]);
    }
  };
  choose(0, 0, []);
  return best;
}

/** Which rules a choice of beats breaks, in words; none where it keeps them all. */
export function brokenRules(problem: BeatProblem, chosen: ChosenBeats): string[] {
  const seen = new Set<number>();
  return chosen.length !== problem.beats.length
    ? ["as many lists as slots"]
    : chosen.flatMap((hexes, slot) => {
        const { start, mostHexes } = problem.beats[slot] as BeatProblem["beats"][number];
        const broken: string[] = [];
        if (hexes.length > mostHexes) broken.push(`${slot} within its size`);
        if (!isConnected(problem.graph, hexes)) broken.push(`${slot} connected`);
        if (start !== null && !hexes.includes(start)) broken.push(`${slot} contains its start`);
        for (const hex of hexes) {
          if (seen.has(hex)) broken.push(`hex ${hex} once`);
          if (problem.walkable[hex] !== 1) broken.push(`hex ${hex} walkable`);
          seen.add(hex);
        }
        return broken;
      });
}
