import type { Highs } from "highs";
import { forgetSolver, loadSolver, solverProblem } from "../solver/load-solver.ts";
import { type BeatBound, boundBeats } from "./beat-bound.ts";
import { buildFlowModel, type KeptHexes } from "./beat-flow-model.ts";
import { readBeats, writeBeats } from "./beat-flow-values.ts";
import {
  type BeatProblem,
  type ChosenBeats,
  hasWholeDemand,
  isBalanced,
  weighBeats,
} from "./beat-problem.ts";
import { chooseAmong, listPromisingPatches } from "./choose-patches.ts";
import { growBeats, improveBeats } from "./grow-beats.ts";
import { listPatchReach, type PatchReach } from "./patch-reach.ts";
import { listBeatsAsPatches, type Patch, pricePatches } from "./price-patches.ts";
import { type ModelAnswer, runModel } from "./run-model.ts";

const RELATIVE_GAP = 1e-6;
/** Patches that a set packing may hold, and looks that listing them may take. */
const MOST_PATCHES = 40_000;
const MOST_LOOKS = 12_000_000;
/** Patches that a set packing with a balance to meet may hold. */
const MOST_BALANCED = 12_000;
/** Shares of the gap that is left after pricing, within which patches are listed and chosen among, one after the other. */
const SHARES = [0.05, 0.1, 0.2, 0.4, 0.7, 1] as const;

/** How long to solve, and with whom to share the progress. */
export interface BeatOptions {
  /** The solver stops after this many seconds and the best it has is returned. */
  readonly timeLimitSeconds: number;
  /** Heard between the parts of the work and within the solver; to be rid of a part at once, end the worker. */
  readonly signal?: AbortSignal;
  /** Called with what is covered and the bound, both at any time true. */
  readonly onProgress?: (progress: { readonly covered: number; readonly bound: number }) => void;
  /** Where the solver's WebAssembly is served; beside its loader where left out. */
  readonly wasmUrl?: string;
}

/** Beats with their proof. */
export interface BeatSolution {
  readonly beats: ChosenBeats;
  readonly covered: number;
  /** No choice of beats covers more than this. */
  readonly bound: number;
  /**
   * `feasible` where patches were too many to look through; `unbalanced` where the balance asked for is not met: the beats
   * are then the quick answer that came nearest, and where the bound is 0 no choice meets it.
   */
  readonly status: "optimal" | "feasible" | "time-limit" | "unbalanced";
  /** `growth-exchange` where that answer met the Lagrangian bound and no solver was needed. */
  readonly method: "growth-exchange" | "exact";
  readonly seconds: number;
}

/** The best beats so far, with what proves how good they are; `known` is what they cover, or −1 where they lack balance. */
interface Standing {
  readonly beats: ChosenBeats;
  readonly known: number;
  readonly bound: number;
  readonly timeLimit: boolean;
}

/**
 * Chooses beats with proof. Starts from `growBeats` and the Lagrangian bound; where they meet, that is the answer. Then, without a
 * balance to meet, connected patches are priced (`pricePatches`); those that something better could contain are listed and
 * chosen among as a set packing with HiGHS, which proves the best of all. With a ratio the choice is among all patches, or where they are too many
 * a flow model (`buildFlowModel`) of the hexes that something better could hold. `optimal` means bound − covered ≤ 10⁻⁶ × covered.
 *
 * @throws ProblemError where the solver cannot be loaded or fails; the reason of the signal where it is aborted
 */
export async function solveBeats(problem: BeatProblem, options: BeatOptions): Promise<BeatSolution> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  options.signal?.throwIfAborted();
  const grown = growBeats(problem);
  const bound = boundBeats(problem, grown);
  const known = isBalanced(problem, grown) ? weighBeats(problem, grown) : -1;
  const first: Standing = { beats: grown, known, bound: bound.value, timeLimit: false };
  options.onProgress?.({ covered: Math.max(0, known), bound: bound.value });
  if (known >= 0 && isProven(first)) return conclude(problem, first, "growth-exchange", seconds());
  // No choice with demand in every beat, so none is balanced.
  if (known < 0 && bound.value <= 0) return conclude(problem, first, "exact", seconds());
  const highs = await loadSolver(options.wasmUrl);
  const solve: Solve = {
    highs,
    options,
    secondsLeft: () => options.timeLimitSeconds - seconds(),
    round: (value) => (hasWholeDemand(problem) ? Math.floor(value + 1e-6) : value),
  };
  try {
    const last =
      problem.mostRatio === null && bound.reach !== null
        ? await solveByPatches(problem, bound.reach, first, bound.price, solve)
        : solveBalanced(problem, first, bound, solve);
    return conclude(problem, last, "exact", seconds());
  } catch (error) {
    options.signal?.throwIfAborted();
    forgetSolver();
    throw solverProblem("The exact solver stopped before it had an answer", error);
  }
}

interface Solve {
  readonly highs: Highs;
  readonly options: BeatOptions;
  readonly secondsLeft: () => number;
  readonly round: (bound: number) => number;
}

/** Whether beats are proven optimal within the solver's tolerance. */
export function isProven({ known, bound }: { readonly known: number; readonly bound: number }): boolean {
  return bound - known <= RELATIVE_GAP * known;
}

function conclude(
  problem: BeatProblem,
  { beats, known, bound, timeLimit }: Standing,
  method: BeatSolution["method"],
  seconds: number,
): BeatSolution {
  const covered = weighBeats(problem, beats);
  const unfinished = timeLimit ? "time-limit" : "feasible";
  const status = known < 0 ? "unbalanced" : isProven({ known, bound }) ? "optimal" : unfinished;
  return { beats, covered, bound, status, method, seconds };
}

async function solveByPatches(
  problem: BeatProblem,
  reach: PatchReach,
  first: Standing,
  firstPrice: Float64Array,
  solve: Solve,
): Promise<Standing> {
  const { highs, options, secondsLeft, round } = solve;
  let now = first;
  const better = (beats: ChosenBeats | undefined, bound: number) => {
    const improved = beats && improveBeats(problem, beats);
    const covers = improved ? weighBeats(problem, improved) : -1;
    const found = improved && covers > now.known ? { beats: improved, known: covers } : now;
    const proven = Math.max(found.known, Math.min(now.bound, round(bound)));
    now = { beats: found.beats, known: found.known, bound: proven, timeLimit: secondsLeft() <= 0 };
    options.onProgress?.({ covered: now.known, bound: now.bound });
  };
  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    options.signal?.throwIfAborted();
  };
  const prices = await pricePatches(highs, problem, reach, first.beats, firstPrice, {
    // Half of the time is for choosing among the patches.
    isOver: () => secondsLeft() < options.timeLimitSeconds / 2,
    pause,
    known: first.known,
    report: (bound) => better(undefined, bound),
    round,
  });
  const choose = (listed: readonly Patch[], seconds: number, floor: number) => {
    const start = listBeatsAsPatches(problem, reach, now.beats);
    const { answer, beats } = chooseAmong(highs, problem, reach, listed, start, {
      seconds: Math.max(0.1, seconds),
      relativeGap: RELATIVE_GAP / 10,
      absoluteGap: round(0.5) === 0 ? 0.999 : 1e-9,
      signal: options.signal,
    });
    // A choice with a patch left out covers no more than the floor, one without no more than the best among the listed.
    better(beats, Math.max(floor, answer.bound));
  };
  if (!isProven(now) && secondsLeft() > 0)
    choose(prices.patches, secondsLeft() / 4, Number.POSITIVE_INFINITY);
  for (const share of SHARES) {
    await pause();
    if (isProven(now) || secondsLeft() <= 0) break;
    const floor = prices.bound - share * (prices.bound - now.known);
    const listed = listPromisingPatches(problem, reach, prices, {
      floor,
      most: MOST_PATCHES,
      looks: MOST_LOOKS,
    });
    if (listed === null) break;
    choose(listed, share === 1 ? secondsLeft() : secondsLeft() / 2, floor);
  }
  return { ...now, timeLimit: secondsLeft() <= 0 };
}

/** Chooses among all connected patches where they can be listed, else by the flow model. */
function solveBalanced(problem: BeatProblem, first: Standing, bound: BeatBound, solve: Solve): Standing {
  const { highs, options, secondsLeft, round } = solve;
  const run = {
    seconds: Math.max(0.1, secondsLeft()),
    relativeGap: RELATIVE_GAP / 10,
    absoluteGap: round(0.5) === 0 ? 0.999 : 1e-9,
    signal: options.signal,
    report: (value: number) =>
      options.onProgress?.({
        covered: Math.max(0, first.known),
        bound: Math.max(first.known, Math.min(first.bound, round(value))),
      }),
  };
  const every = bound.reach && listEveryPatch(problem, bound.reach);
  if (bound.reach && every) {
    const start = first.known < 0 ? [] : listBeatsAsPatches(problem, bound.reach, first.beats);
    const { answer, beats } = chooseAmong(highs, problem, bound.reach, every, start, run);
    return judgeBalanced(problem, first, answer, beats, round);
  }
  const flow = buildFlowModel(problem, keepPromising(problem, first, bound));
  const start = first.known < 0 ? undefined : writeBeats(flow, first.beats);
  const answer = runModel(highs, flow.model, { ...run, ...(start && { start }) });
  return judgeBalanced(problem, first, answer, answer.values && readBeats(flow, answer.values), round);
}

function listEveryPatch(problem: BeatProblem, reach: PatchReach): readonly Patch[] | null {
  const price = new Float64Array(problem.hexCount);
  const unpriced = { bound: Number.POSITIVE_INFINITY, price, rest: () => 0, patches: [], settled: false };
  const floor = Number.NEGATIVE_INFINITY;
  return listPromisingPatches(problem, reach, unpriced, { floor, most: MOST_BALANCED, looks: MOST_BALANCED });
}

function judgeBalanced(
  problem: BeatProblem,
  first: Standing,
  answer: ModelAnswer,
  read: ChosenBeats | undefined,
  round: (bound: number) => number,
): Standing {
  const found = read && isBalanced(problem, read) ? improveBeats(problem, read) : undefined;
  const covers = found ? weighBeats(problem, found) : -1;
  const best = found && covers > first.known ? { beats: found, known: covers } : first;
  const proven = answer.end === "infeasible" ? Math.max(0, first.known) : round(answer.bound);
  return {
    beats: best.beats,
    known: best.known,
    bound: Math.max(best.known, Math.min(first.bound, proven)),
    timeLimit: answer.end === "time-limit",
  };
}

/** The hexes and roots that something better than what is known may have, and those of what is known. */
function keepPromising(problem: BeatProblem, { beats, known }: Standing, bound: BeatBound): KeptHexes {
  const everyHex = Array.from(problem.walkable.keys()).filter((hex) => problem.walkable[hex] === 1);
  const all: KeptHexes = { hexes: everyHex, roots: new Set(everyHex), mostLoad: bound.mostLoad };
  if (bound.reach === null) return all;
  const roots = new Set<number>();
  bound.reach.roots.forEach((hex, root) => {
    if ((bound.withRoot[root] as number) > known) roots.add(hex);
  });
  for (const { root } of listBeatsAsPatches(problem, bound.reach, beats)) {
    roots.add(bound.reach.roots[root] as number);
  }
  const reach = listPatchReach(problem, (hex) => roots.has(hex));
  return reach === null ? all : { hexes: [...new Set(reach.hexes)], roots, mostLoad: bound.mostLoad };
}
