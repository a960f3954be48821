import { seedRandom } from "../../model/seeded-random.ts";
import { type BeatProblem, type ChosenBeats, slotsToFill } from "./beat-problem.ts";
import { type BeatState, copyBeats, emptyBeat, giveHex, imbalance, openBeatState } from "./beat-state.ts";
import { exchangeHexes } from "./exchange-hexes.ts";
import { growBeat } from "./grow-patch.ts";

/** Seeds that a beat without a start is grown from, and rounds of emptying beats that touch and growing them anew. */
const EFFORT = { seeds: 4, rounds: 12, beatsAnew: 3 } as const;

/** Shares of the greatest workload that are tried as the most a balanced beat may carry. */
const CAPS = [1, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.12, 0.06, 0.03] as const;

/**
 * Chooses beats at once, without proof. Beats with a start are grown from it, the others one after the other from the seed that
 * brings most, in the order of the slots; after each, hexes are exchanged over the borders, and neighbouring beats are
 * emptied and grown anew where that covers more. What is found for some slots is where the search for one more sets out, so a
 * further slot without a start never makes the beats cover less. With a ratio asked for, the same with workloads capped at several
 * levels, hexes exchanged until the ratio is met and then for demand; `isBalanced` tells whether it was met.
 */
export function growBeats(problem: BeatProblem): ChosenBeats {
  const free = { ...problem, mostRatio: null };
  const grown = growSlotBySlot(openBeatState(free, []), Number.POSITIVE_INFINITY);
  if (problem.mostRatio === null) return copyBeats(grown);
  const greatest = Math.max(0, ...grown.loads);
  let best: BeatState | undefined;
  for (const cap of CAPS) {
    const balanced = openBeatState(problem, copyBeats(growAll(free, cap * greatest)));
    fillEmptySlots(balanced);
    exchangeHexes(balanced);
    if (best === undefined || isBetter(balanced, best)) best = balanced;
  }
  return best === undefined ? [] : copyBeats(best);
}

/** Exchanges and grows beats further from a choice; what is covered never falls, nor is balance lost where the choice had it. */
export function improveBeats(problem: BeatProblem, chosen: ChosenBeats): ChosenBeats {
  const state = openBeatState(problem, chosen);
  exchangeHexes(state);
  return copyBeats(state);
}

function isBetter(a: BeatState, b: BeatState): boolean {
  const [gapA, gapB] = [imbalance(a), imbalance(b)];
  const tolerance = 1e-9 * a.problem.totalWeight;
  if (Math.abs(gapA - gapB) > tolerance) return gapA < gapB;
  return covered(a) > covered(b);
}

function growSlotBySlot(state: BeatState, mostLoad: number): BeatState {
  const { beats } = state.problem;
  placeStarts(state);
  beats.forEach(({ start }, slot) => {
    if (start !== null) growBeat(state, slot, mostLoad);
  });
  if (beats.some(({ start }) => start !== null)) improve(state);
  beats.forEach(({ start }, slot) => {
    if (start !== null) return;
    growFromBestSeed(state, slot, mostLoad, []);
    improve(state);
  });
  return state;
}

/** All beats with no more than a workload each, without exchanges. */
function growAll(problem: BeatProblem, mostLoad: number): BeatState {
  const state = openBeatState(problem, []);
  placeStarts(state);
  problem.beats.forEach(({ start }, slot) => {
    if (start !== null) growBeat(state, slot, mostLoad);
    else growFromBestSeed(state, slot, mostLoad, []);
  });
  return state;
}

function placeStarts(state: BeatState): void {
  state.problem.beats.forEach(({ start }, slot) => {
    if (start !== null) giveHex(state, slot, start);
  });
}

/** Every slot gets a hex, as far as there are hexes: free ones with most demand first, then those that beats can spare. */
function fillEmptySlots(state: BeatState): void {
  const { beats, problem } = state;
  let missing = slotsToFill(problem) - beats.filter((hexes) => hexes.length > 0).length;
  beats.forEach((hexes, slot) => {
    if (hexes.length > 0 || missing <= 0) return;
    missing--;
    const free =
      listSeeds(state, 1)[0] ??
      problem.walkable.findIndex((open, hex) => open === 1 && state.ownerOf[hex] === -1);
    if (free >= 0) giveHex(state, slot, free);
    else giveSpareHex(state, slot);
  });
}

function giveSpareHex(state: BeatState, slot: number): void {
  const giver = state.beats.findIndex((hexes) => hexes.length > 1);
  const hexes = giver < 0 ? [] : emptyBeat(state, giver);
  const start = state.problem.beats[giver]?.start ?? null;
  // Breadth first from the start, the last hex reached is never a cut vertex.
  const order = walkBreadthFirst(state.problem, hexes, start ?? (hexes[0] as number));
  const given = order.pop();
  for (const hex of order) giveHex(state, giver, hex);
  if (given !== undefined) giveHex(state, slot, given);
}

function walkBreadthFirst({ graph }: BeatProblem, hexes: readonly number[], from: number): number[] {
  const left = new Set(hexes);
  const order = left.delete(from) ? [from] : [];
  for (const hex of order) {
    for (const other of graph.neighbours.subarray(graph.neighbourStart[hex], graph.neighbourStart[hex + 1])) {
      if (left.delete(other)) order.push(other);
    }
  }
  return order;
}

/** Exchanges hexes; then empties some beats that lie together and grows them anew, as often as `EFFORT` says. */
function improve(state: BeatState): void {
  exchangeHexes(state);
  const random = seedRandom(1);
  for (let round = 0; round < EFFORT.rounds; round++) {
    const filled = state.beats.flatMap((hexes, slot) => (hexes.length > 0 ? [slot] : []));
    if (filled.length === 0) return;
    const first = filled[Math.floor(random.next() * filled.length)] as number;
    const count = 1 + Math.floor(random.next() * EFFORT.beatsAnew);
    growAnew(state, nearestBeats(state, first, count), random.next);
  }
  exchangeHexes(state);
}

function growAnew(state: BeatState, slots: readonly number[], random: () => number): void {
  const before = covered(state);
  const all = copyBeats(state);
  const old = slots.flatMap((slot) => emptyBeat(state, slot));
  const order = slots
    .map((slot) => ({ slot, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ slot }) => slot);
  for (const slot of slots) {
    const start = state.problem.beats[slot]?.start ?? null;
    if (start !== null) giveHex(state, slot, start);
  }
  for (const slot of order) {
    if (state.problem.beats[slot]?.start != null) growBeat(state, slot);
    else growFromBestSeed(state, slot, Number.POSITIVE_INFINITY, pickSome(old, random));
  }
  exchangeHexes(state, slots);
  if (covered(state) > before * (1 + 1e-12)) return;
  for (const slot of state.beats.keys()) emptyBeat(state, slot);
  all.forEach((hexes, slot) => {
    for (const hex of hexes) giveHex(state, slot, hex);
  });
}

function pickSome(hexes: readonly number[], random: () => number): number[] {
  return hexes.filter(() => random() < EFFORT.seeds / Math.max(1, hexes.length));
}

/** A beat and those that the fewest steps part from it, over any hexes. */
function nearestBeats({ problem, ownerOf, beats }: BeatState, first: number, count: number): number[] {
  const { neighbourStart, neighbours } = problem.graph;
  const found = [first];
  const seen = new Uint8Array(problem.hexCount);
  const queue = [...(beats[first] as number[])];
  for (const hex of queue) seen[hex] = 1;
  for (const hex of queue) {
    const owner = ownerOf[hex] as number;
    if (owner !== -1 && !found.includes(owner)) found.push(owner);
    if (found.length >= count) break;
    for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
      const other = neighbours[k] as number;
      if (seen[other]) continue;
      seen[other] = 1;
      queue.push(other);
    }
  }
  return found.slice(0, count);
}

/** Grows an empty beat from several free hexes and keeps the one that brings most; none where no free hex has demand. */
function growFromBestSeed(
  state: BeatState,
  slot: number,
  mostLoad: number,
  moreSeeds: readonly number[],
): void {
  let best: number[] = [];
  let most = 0;
  const { weight } = state.problem;
  for (const seed of new Set([...listSeeds(state, EFFORT.seeds), ...moreSeeds])) {
    if (state.ownerOf[seed] !== -1 || (weight[seed] as number) > mostLoad) continue;
    giveHex(state, slot, seed);
    growBeat(state, slot, mostLoad);
    const load = state.loads[slot] as number;
    const grown = emptyBeat(state, slot);
    if (load > most) [best, most] = [grown, load];
  }
  for (const hex of best) giveHex(state, slot, hex);
}

/** Free hexes with most demand of their own, and those with most among them and the hexes around. */
function listSeeds({ seeds, ownerOf }: BeatState, count: number): number[] {
  const found = new Set<number>();
  for (const order of seeds) {
    let left = count;
    for (const hex of order) {
      if (ownerOf[hex] !== -1) continue;
      if (left-- === 0) break;
      found.add(hex);
    }
  }
  return [...found];
}

function covered({ loads }: BeatState): number {
  return loads.reduce((sum, load) => sum + load, 0);
}
