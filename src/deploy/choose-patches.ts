import type { Highs } from "highs";
import { type BeatProblem, type ChosenBeats, weighHexes } from "./beat-problem.ts";
import { addColumn, addRow, openModel } from "./linear-model.ts";
import type { PatchReach } from "./patch-reach.ts";
import { openPatchSearch } from "./patch-search.ts";
import { kindOfSlot, kindsOf, listSearches, type Patch, type PatchPrices } from "./price-patches.ts";
import { type ModelAnswer, type ModelRun, runModel } from "./run-model.ts";

/** What is promising, and how much of it may be listed. */
export interface PromiseLimits {
  /** Patches are left out that no choice worth more than this contains. */
  readonly floor: number;
  readonly most: number;
  /** Looks at patches that the listing may take. */
  readonly looks: number;
}

/**
 * All patches that a choice worth more than a floor can contain: those worth at the prices more than the floor less the
 * rest of the bound (as for routes in Baldacci, Christofides & Mingozzi 2008).
 * @returns null where they are too many to list or to look through
 */
export function listPromisingPatches(
  problem: BeatProblem,
  reach: PatchReach,
  prices: PatchPrices,
  { floor, most, looks }: PromiseLimits,
): Patch[] | null {
  const search = openPatchSearch(problem, reach);
  const kinds = kindsOf(reach);
  const value = problem.weight.map((w, hex) => w - (prices.price[hex] as number));
  const promising: Patch[] = [];
  let looksLeft = looks;
  for (const { root, kind } of listSearches(reach)) {
    const least = floor - prices.rest(root, kind) - 1e-6;
    const end = search(root, kinds[kind]?.most ?? 1, value, least, looksLeft, (hexes) => {
      promising.push({ root, kind, hexes: [...hexes], weight: weighHexes(problem, hexes) });
      return promising.length > most ? null : least;
    });
    looksLeft -= end.looks;
    if (!end.complete || looksLeft <= 0) return null;
  }
  return promising;
}

/** Chooses among listed patches as a set packing: the most demand with no hex twice, at most `count` of each kind. */
export function chooseAmong(
  highs: Highs,
  problem: BeatProblem,
  reach: PatchReach,
  listed: readonly Patch[],
  start: readonly Patch[],
  run: Omit<ModelRun, "start">,
): { readonly answer: ModelAnswer; readonly beats: ChosenBeats | undefined } {
  const patches = dropDoubles([...start, ...listed]);
  const model = openModel();
  const onHex: [number, number][][] = Array.from({ length: problem.hexCount }, () => []);
  const ofKind: [number, number][][] = kindsOf(reach).map(() => []);
  for (const { hexes, kind, weight } of patches) {
    const column = addColumn(model, { cost: weight, lower: 0, upper: 1, integer: true });
    for (const hex of hexes) onHex[hex]?.push([column, 1]);
    ofKind[kind]?.push([column, 1]);
  }
  for (const entries of onHex) {
    if (entries.length > 1) addRow(model, Number.NEGATIVE_INFINITY, 1, entries);
  }
  kindsOf(reach).forEach(({ count }, kind) => {
    addRow(model, Number.NEGATIVE_INFINITY, count, ofKind[kind] ?? []);
  });
  const startValues = new Float64Array(patches.length);
  startValues.fill(1, 0, start.length);
  const answer = runModel(highs, model, { ...run, start: startValues });
  const chosen = patches.filter((_, column) => (answer.values?.[column] ?? 0) > 0.5);
  return { answer, beats: answer.values && assignPatches(problem, reach, chosen) };
}

function dropDoubles(patches: readonly Patch[]): Patch[] {
  const byHexes = new Map<string, Patch>();
  for (const patch of patches) {
    const key = `${patch.kind}:${patch.hexes.toSorted((a, b) => a - b).join(" ")}`;
    if (!byHexes.has(key)) byHexes.set(key, patch);
  }
  return [...byHexes.values()];
}

/** Each patch to a slot of its kind; a start that no patch was chosen for is a beat by itself. Undefined where a hex is in two. */
function assignPatches(
  problem: BeatProblem,
  reach: PatchReach,
  chosen: readonly Patch[],
): ChosenBeats | undefined {
  const left = [...chosen];
  const beats = problem.beats.map(({ start }, slot) => {
    const kind = kindOfSlot(problem, reach, slot);
    const position = left.findIndex((patch) => patch.kind === kind);
    if (position >= 0) return [...(left.splice(position, 1)[0] as Patch).hexes];
    return start === null ? [] : [start];
  });
  const all = beats.flat();
  return left.length === 0 && new Set(all).size === all.length ? beats : undefined;
}
