import type { Highs, Model } from "highs";
import { type BeatProblem, type ChosenBeats, weighHexes } from "./beat-problem.ts";
import type { PatchReach } from "./patch-reach.ts";
import { openPatchSearch, type PatchSearch } from "./patch-search.ts";

/** A patch that a beat may be: of a start, by its slot among the started ones, or of a size of the free beats. */
export interface Patch {
  /** Its number among the roots of the reach. */
  readonly root: number;
  /** Row of the model that counts it: sizes of free beats first, then the beats with a start. */
  readonly kind: number;
  readonly hexes: readonly number[];
  readonly weight: number;
}

/** Prices of hexes with what they prove. */
export interface PatchPrices {
  /** No choice of beats covers more than this. */
  readonly bound: number;
  /** Price of each hex. */
  readonly price: Float64Array;
  /** For a patch of a root and kind: no choice that contains it covers more than its worth at these prices and this. */
  readonly rest: (root: number, kind: number) => number;
  /** All patches that were found on the way. */
  readonly patches: readonly Patch[];
  /** Whether the prices are those of the linear relaxation, with no patch left that would change it. */
  readonly settled: boolean;
}

/** How long to go on, and whether to stop. */
export interface PricingLimits {
  /** Whether time is up. */
  readonly isOver: () => boolean;
  /** Lets others have a turn; rejects where the solve was cancelled. */
  readonly pause: () => Promise<void>;
  /** What is covered already: a bound that is no better ends the work. */
  readonly known: number;
  /** Called with each better bound. */
  readonly report: (bound: number) => void;
  /** The bound that counts for a whole number of crimes. */
  readonly round: (bound: number) => number;
}

/** Kinds of patches: the sizes of free beats, then each beat with a start. */
export function kindsOf({
  free,
  startedMost,
}: PatchReach): readonly { readonly most: number; readonly count: number }[] {
  return [
    ...free.map(({ mostHexes, count }) => ({ most: mostHexes, count })),
    ...startedMost.map((most) => ({ most, count: 1 })),
  ];
}

/** The kind of patch that a slot of the problem takes. */
export function kindOfSlot({ beats }: BeatProblem, reach: PatchReach, slot: number): number {
  const { start, mostHexes } = beats[slot] as BeatProblem["beats"][number];
  if (start === null) return reach.free.findIndex((size) => size.mostHexes === mostHexes);
  const before = beats.slice(0, slot).filter((beat) => beat.start !== null).length;
  return reach.free.length + before;
}

/** Roots and kinds that may go together: a started root its own beat's, another root each size of the free beats. */
export function listSearches({ roots, startedMost, free }: PatchReach): { root: number; kind: number }[] {
  return Array.from(roots.keys()).flatMap((root) =>
    root < startedMost.length
      ? [{ root, kind: free.length + root }]
      : free.map((_, kind) => ({ root, kind })),
  );
}

/** Chosen beats as patches, those without hexes left out. */
export function listBeatsAsPatches(problem: BeatProblem, reach: PatchReach, chosen: ChosenBeats): Patch[] {
  const rootAt = new Map(Array.from(reach.roots, (hex, root) => [hex, root]));
  return chosen.flatMap((hexes, slot) => {
    if (hexes.length === 0) return [];
    const kind = kindOfSlot(problem, reach, slot);
    const root = problem.beats[slot]?.start ?? heaviestFirst(problem, hexes);
    return [{ root: rootAt.get(root) ?? 0, kind, hexes, weight: weighHexes(problem, hexes) }];
  });
}

const LOOKS_PER_SEARCH = 400_000;

/**
 * Column generation (Gilmore & Gomory 1961) over all connected patches: the linear relaxation of choosing patches so that no hex
 * is in two, at most `count` of each size and one for each start, is solved over the patches found so far; its dual prices
 * are searched for patches worth more than they cost, until there are none. At each prices λ the Lagrangian bound holds:
 * Σ λᵢ + Σ_starts max worth + Σ_sizes (the `count` greatest worths over distinct roots), worths Σ (wᵢ − λᵢ).
 */
export async function pricePatches(
  highs: Highs,
  problem: BeatProblem,
  reach: PatchReach,
  chosen: ChosenBeats,
  firstPrice: Float64Array,
  limits: PricingLimits,
): Promise<PatchPrices> {
  const kinds = kindsOf(reach);
  const search = openPatchSearch(problem, reach);
  const patches = listBeatsAsPatches(problem, reach, chosen);
  const evaluate = openEvaluation(problem, reach, search, limits.isOver);
  return highs.withModel(writeMaster(highs, problem, kinds), async (master) => {
    master.options.set({ output_flag: false });
    addPatches(master, problem, patches);
    let best = evaluate(firstPrice, leastWorths(problem, kinds, patches, firstPrice));
    addPatches(master, problem, best.found);
    patches.push(...best.found);
    limits.report(best.bound);
    let settled = false;
    while (!limits.isOver() && limits.round(best.bound) > limits.known * (1 + 1e-9)) {
      await limits.pause();
      master.run();
      const solution = master.getSolution();
      const price = solution.rowDual.slice(0, problem.hexCount).map((dual) => Math.max(0, dual));
      const floors = kinds.map((_, kind) => solution.rowDual[problem.hexCount + kind] as number);
      const next = evaluate(price, floors);
      if (next.bound < best.bound) {
        best = next;
        limits.report(best.bound);
      }
      if (next.found.length === 0) {
        settled = next.complete;
        break;
      }
      addPatches(master, problem, next.found);
      patches.push(...next.found);
    }
    return { bound: best.bound, price: best.price, rest: best.rest, patches, settled };
  });
}

function heaviestFirst({ weight }: BeatProblem, hexes: readonly number[]): number {
  return [...hexes].sort((a, b) => (weight[b] as number) - (weight[a] as number) || a - b)[0] as number;
}

/** Per kind, the least that a known patch is worth at given prices; 0 where fewer are known than may be chosen. */
function leastWorths(
  { weight }: BeatProblem,
  kinds: ReturnType<typeof kindsOf>,
  patches: readonly Patch[],
  price: Float64Array,
): number[] {
  return kinds.map(({ count }, kind) => {
    const worths = patches
      .filter((patch) => patch.kind === kind)
      .map(({ hexes }) =>
        hexes.reduce((sum, hex) => sum + (weight[hex] as number) - (price[hex] as number), 0),
      );
    return worths.length < count ? 0 : Math.max(0, Math.min(...worths));
  });
}

interface Evaluation {
  readonly bound: number;
  readonly price: Float64Array;
  readonly rest: PatchPrices["rest"];
  readonly found: readonly Patch[];
  readonly complete: boolean;
}

/** Makes a function that searches all roots at given prices for patches worth more than a floor per kind. */
function openEvaluation(problem: BeatProblem, reach: PatchReach, search: PatchSearch, isOver: () => boolean) {
  const kinds = kindsOf(reach);
  const searches = listSearches(reach);
  return (price: Float64Array, floors: readonly number[]): Evaluation => {
    const value = problem.weight.map((w, hex) => w - (price[hex] as number));
    const found: Patch[] = [];
    const bests: { root: number; worth: number }[][] = kinds.map(() => []);
    let complete = true;
    for (const { root, kind } of searches) {
      const started = kind >= reach.free.length;
      const most = kinds[kind]?.most ?? 1;
      let top = started ? Number.NEGATIVE_INFINITY : Math.max(0, floors[kind] ?? 0);
      let patch: readonly number[] | undefined;
      const looks = isOver() ? 0 : LOOKS_PER_SEARCH;
      const end = search(root, most, value, top, looks, (hexes, worth) => {
        patch = [...hexes];
        top = worth;
        return worth + 1e-7;
      });
      if (!end.complete) {
        complete = false;
        top = Math.max(top, boundOf(reach, value, root, most));
      }
      (bests[kind] as { root: number; worth: number }[]).push({ root, worth: top + 1e-7 });
      const pays = patch !== undefined && top > (floors[kind] ?? 0) + 1e-6;
      if (patch !== undefined && pays)
        found.push({ root, kind, hexes: patch, weight: weighHexes(problem, patch) });
    }
    let bound = price.reduce((sum, p) => sum + p, 0);
    const tops = bests.map((list, kind) => {
      const sorted = list.toSorted((a, b) => b.worth - a.worth).slice(0, kinds[kind]?.count ?? 0);
      for (const { worth } of sorted) bound += worth;
      return sorted;
    });
    const rest = (root: number, kind: number) => {
      const top = tops[kind] ?? [];
      const own = top.find((other) => other.root === root);
      const full = top.length === (kinds[kind]?.count ?? 0);
      return bound - (own?.worth ?? (full ? (top.at(-1)?.worth ?? 0) : 0));
    };
    return { bound, price, rest, found, complete };
  };
}

/** At least what any patch of a root is worth: its own worth and the best others within reach. */
function boundOf(
  { hexes, start, steps }: PatchReach,
  value: Float64Array,
  root: number,
  most: number,
): number {
  const from = start[root] as number;
  const others: number[] = [];
  for (let k = from + 1; k < (start[root + 1] as number); k++) {
    const worth = value[hexes[k] as number] as number;
    if ((steps[k] as number) < most && worth > 0) others.push(worth);
  }
  others.sort((a, b) => b - a);
  return others
    .slice(0, most - 1)
    .reduce((sum, worth) => sum + worth, value[hexes[from] as number] as number);
}

function writeMaster(highs: Highs, { hexCount }: BeatProblem, kinds: ReturnType<typeof kindsOf>) {
  const numRows = hexCount + kinds.length;
  const empty = {
    starts: new Int32Array(numRows + 1),
    indices: new Int32Array(0),
    values: new Float64Array(0),
  };
  return {
    numCols: 0,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    offset: 0,
    colCost: new Float64Array(0),
    colLower: new Float64Array(0),
    colUpper: new Float64Array(0),
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper: Float64Array.from({ length: numRows }, (_, row) => kinds[row - hexCount]?.count ?? 1),
    matrix: { format: "csr" as const, numRows, numCols: 0, ...empty },
  };
}

function addPatches(master: Model, { hexCount }: BeatProblem, patches: readonly Patch[]): void {
  for (const { hexes, kind, weight } of patches) {
    const indices = [...hexes, hexCount + kind].sort((a, b) => a - b);
    master.addCol(weight, 0, Number.POSITIVE_INFINITY, { indices, values: indices.map(() => 1) });
  }
}
