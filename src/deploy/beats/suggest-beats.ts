import type { Beat, BeatPlan, BeatProof, BeatRequest } from "../../model/beat.ts";
import { distanceM } from "../../model/geodesy.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import { ProblemError } from "../../model/problem.ts";
import { boundBeats } from "./beat-bound.ts";
import {
  type BeatProblem,
  type ChosenBeats,
  isBalanced,
  openBeatProblem,
  weighBeats,
  weighHexes,
  workloadRatio,
} from "./beat-problem.ts";
import { type BeatOptions, isProven, solveBeats } from "./exact-beats.ts";
import { growBeats } from "./grow-beats.ts";

/** The hexes that beats are made of; a `HexGrid` is one. */
export type BeatGround = Pick<HexGrid, "cells" | "indexOf" | "lng" | "lat" | "neighbourStart" | "neighbours">;

/** What beats are suggested for. */
export interface BeatQuestion {
  /** Historic demand per hex. */
  readonly weight: Float64Array;
  readonly requests: readonly BeatRequest[];
  /** 0 for each hex that no beat may contain; all may be walked where left out. */
  readonly walkable?: Uint8Array;
  /** How many times the smallest workload the largest may be; null where balance is not asked for. */
  readonly mostRatio: number | null;
}

/**
 * Suggests beats at once, with the Lagrangian bound.
 * @throws ProblemError where there is no demand, or a start cannot be walked or is asked for twice
 */
export function suggestBeatsHeuristically(ground: BeatGround, question: BeatQuestion): BeatPlan {
  const began = performance.now();
  const problem = openQuestion(ground, question);
  const beats = growBeats(problem);
  const bound = boundBeats(problem, beats).value;
  const known = isBalanced(problem, beats) ? weighBeats(problem, beats) : -1;
  const proven = isProven({ known, bound }) ? "optimal" : "feasible";
  return describeBeats(ground, question, problem, beats, {
    method: "growth-exchange",
    status: known < 0 ? "unbalanced" : proven,
    bound,
    seconds: (performance.now() - began) / 1000,
  });
}

/**
 * Suggests beats with proof, as far as the time limit allows.
 * @throws ProblemError as {@link suggestBeatsHeuristically}, and where the solver fails
 */
export async function suggestBeatsExactly(
  ground: BeatGround,
  question: BeatQuestion,
  options: BeatOptions,
): Promise<BeatPlan> {
  const problem = openQuestion(ground, question);
  const { beats, method, status, bound, seconds } = await solveBeats(problem, options);
  return describeBeats(ground, question, problem, beats, { method, status, bound, seconds });
}

function openQuestion(ground: BeatGround, { weight, requests, walkable, mostRatio }: BeatQuestion) {
  if (!weight.some((w) => w > 0)) {
    throw new ProblemError({
      what: "No recorded crime is left in the area under these filters.",
      meaning: "There is no historic demand to lay beats by, so none is suggested.",
      remedy: "Widen the area, the period or the crime types.",
    });
  }
  const starts = new Map<number, string>();
  const beats = requests.map(({ unit, mostHexes, startCell }) => {
    if (startCell === null) return { mostHexes, start: null };
    const start = ground.indexOf.get(startCell);
    if (start === undefined || walkable?.[start] === 0) {
      throw new ProblemError({
        what: `The beat of ${unit} is to contain a hex that is ${start === undefined ? "outside the area" : "no-go"}.`,
        meaning: "No beat can contain it, so none is suggested.",
        remedy: "Move the unit's post, or let its beat lie anywhere.",
      });
    }
    const other = starts.get(start);
    if (other !== undefined) {
      throw new ProblemError({
        what: `The beats of ${other} and ${unit} are to contain the same hex.`,
        meaning: "Beats do not overlap, so only one of them can.",
        remedy: "Move one of the posts, use smaller hexes, or let one beat lie anywhere.",
      });
    }
    starts.set(start, unit);
    return { mostHexes, start };
  });
  return openBeatProblem({ graph: ground, weight, beats, mostRatio, ...(walkable && { walkable }) });
}

function describeBeats(
  ground: BeatGround,
  { requests }: BeatQuestion,
  problem: BeatProblem,
  chosen: ChosenBeats,
  proof: Omit<BeatProof, "gap">,
): BeatPlan {
  const coveredDemand = weighBeats(problem, chosen);
  const beats = requests.flatMap(({ unit, startCell }, slot): Beat[] => {
    const hexes = chosen[slot] ?? [];
    if (hexes.length === 0) return [];
    const start = problem.beats[slot]?.start ?? null;
    const order = hexes.toSorted(
      (a, b) =>
        Number(b === start) - Number(a === start) ||
        (problem.weight[b] as number) - (problem.weight[a] as number) ||
        a - b,
    );
    return [
      {
        unit,
        cells: order.map((hex) => ground.cells[hex] as string),
        startCell,
        workload: weighHexes(problem, hexes),
        walkM: measureRoundWalk(ground, problem, order),
      },
    ];
  });
  return {
    beats,
    withoutBeat: requests.flatMap(({ unit }, slot) => (chosen[slot]?.length ? [] : [unit])),
    totalDemand: problem.totalWeight,
    coveredDemand,
    workloadRatio: workloadRatio(problem, chosen),
    proof: {
      ...proof,
      gap: coveredDemand > 0 ? Math.max(0, proof.bound - coveredDemand) / coveredDemand : 0,
    },
  };
}

/** Twice the length of a shortest tree over the middles of neighbouring hexes (Prim 1957): a walk round it visits each and returns. */
function measureRoundWalk(ground: BeatGround, { graph }: BeatProblem, hexes: readonly number[]): number {
  const left = new Set(hexes);
  const distance = new Map(
    hexes.map((hex, position) => [hex, position === 0 ? 0 : Number.POSITIVE_INFINITY]),
  );
  let total = 0;
  while (left.size > 0) {
    const next = [...left].reduce((a, b) => ((distance.get(b) ?? 0) < (distance.get(a) ?? 0) ? b : a));
    left.delete(next);
    total += distance.get(next) ?? 0;
    for (const other of graph.neighbours.subarray(
      graph.neighbourStart[next],
      graph.neighbourStart[next + 1],
    )) {
      if (!left.has(other)) continue;
      const step = distanceM(middleOf(ground, next), middleOf(ground, other));
      distance.set(other, Math.min(step, distance.get(other) ?? step));
    }
  }
  return 2 * total;
}

function middleOf({ lng, lat }: BeatGround, hex: number): readonly [number, number] {
  return [lng[hex] as number, lat[hex] as number];
}
