import type { Highs } from "highs";
import { addColumn, addRow, type LinearModel, openModel } from "../solver/linear-model.ts";
import { type BeatProblem, type ChosenBeats, leastDemand, slotsToFill, weighHexes } from "./beat-problem.ts";
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
  const balance = problem.mostRatio === null ? [] : addBalanceRows(problem, reach, model, patches, start);
  const startValues = new Float64Array(model.cost.length);
  startValues.fill(1, 0, start.length);
  startValues.set(balance, patches.length);
  const hasStart = start.length > 0;
  const answer = runModel(highs, model, { ...run, ...(hasStart && { start: startValues }) });
  const chosen = patches.filter((_, column) => (answer.values?.[column] ?? 0) > 0.5);
  return { answer, beats: answer.values && assignPatches(problem, reach, chosen) };
}

/**
 * Adds the columns least and most: each root's workload is between them where a patch of it is chosen, most is at most the ratio
 * times least, and every slot is filled. Returns what the start has for the two.
 */
function addBalanceRows(
  problem: BeatProblem,
  reach: PatchReach,
  model: LinearModel,
  patches: readonly Patch[],
  start: readonly Patch[],
): [least: number, most: number] {
  const greatest = patches.reduce((most, { weight }) => Math.max(most, weight), 0);
  const least = addColumn(model, { lower: 0, upper: greatest });
  const most = addColumn(model, { lower: Math.min(greatest, leastDemand(problem) ?? 0), upper: greatest });
  const ofRoot = new Map<number, [column: number, weight: number][]>();
  patches.forEach(({ root, weight }, column) => {
    const own = ofRoot.get(root);
    if (own) own.push([column, weight]);
    else ofRoot.set(root, [[column, weight]]);
  });
  for (const own of ofRoot.values()) {
    addRow(model, Number.NEGATIVE_INFINITY, 0, [...own, [most, -1]]);
    const lifted = own.map(([column, weight]) => [column, weight - greatest] as const);
    addRow(model, -greatest, Number.POSITIVE_INFINITY, [...lifted, [least, -1]]);
  }
  addRow(model, Number.NEGATIVE_INFINITY, 0, [
    [most, 1],
    [least, -(problem.mostRatio as number)],
  ]);
  const filled = slotsToFill(problem);
  addRow(
    model,
    filled,
    filled,
    patches.map((_, column) => [column, 1] as const),
  );
  kindsOf(reach).forEach(({ count }, kind) => {
    if (kind < reach.free.length) return;
    const own = patches.flatMap((patch, column) => (patch.kind === kind ? [[column, 1] as const] : []));
    addRow(model, count, count, own);
  });
  const loads = start.map(({ weight }) => weight);
  return [Math.min(greatest, ...loads), Math.max(0, ...loads)];
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
