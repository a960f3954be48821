import type { GatheredDemand } from "../analysis/counting/demand.ts";
import { describeCells } from "../analysis/counting/describe-cells.ts";
import {
  type BeatGround,
  type BeatQuestion,
  suggestBeatsHeuristically,
} from "../deploy/beats/suggest-beats.ts";
import type { BeatPlan } from "../model/beat.ts";
import { type BeatContents, type BeatReport, PLACES_OF_BEAT } from "../model/beat-report.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import { isLocked, type Locked } from "../model/locked.ts";
import type { Period } from "../model/period.ts";
import { markWalkable, requestBeats } from "../model/request-beats.ts";
import type { Steps } from "../model/steps.ts";
import type { BeatsRequest } from "./engine-calls.ts";

/** What each hex of a study area weighs in each stretch of a plan. */
export interface HexDemand {
  readonly grid: HexGrid;
  /** The recorded rows behind it. */
  readonly rows: GatheredDemand;
  readonly unit: string;
  readonly periods: readonly { readonly period: Period; readonly weight: Float64Array }[];
}

/** Solves the beats of one stretch to proof. Given from outside, since the page runs it in a worker of its own. */
export type ExactBeats = (
  ground: BeatGround,
  question: BeatQuestion,
  options: { readonly timeLimitSeconds: number; readonly signal?: AbortSignal },
) => Promise<BeatPlan>;

/** The beats of all stretches of a plan, quickly, each with its bound. */
export function* suggestBeats(demand: HexDemand, plan: BeatsRequest): Steps<readonly BeatReport[]> {
  const reports: BeatReport[] = [];
  for (const { period } of demand.periods) {
    yield `Laying beats for the ${period}`;
    const { question, notes } = openBeats(demand, plan, period);
    const chosen = hasDemand(question) ? suggestBeatsHeuristically(demand.grid, question) : NO_DEMAND;
    reports.push(reportBeats(demand, period, chosen, notes));
  }
  return reports;
}

/** The beats of one stretch with proof, as far as the time limit allows. */
export async function proveBeats(
  demand: HexDemand,
  plan: BeatsRequest,
  period: Period,
  solve: (ground: BeatGround, question: BeatQuestion) => Promise<BeatPlan>,
): Promise<BeatReport> {
  const { question, notes } = openBeats(demand, plan, period);
  const { cells, indexOf, lng, lat, neighbourStart, neighbours } = demand.grid;
  const ground = { cells, indexOf, lng, lat, neighbourStart, neighbours };
  const chosen = hasDemand(question) ? await solve(ground, question) : NO_DEMAND;
  return reportBeats(demand, period, chosen, notes);
}

const NO_DEMAND: Locked = {
  locked: "No recorded crime counts in the area under these filters, so there is nothing to lay beats by.",
};

function hasDemand({ weight }: BeatQuestion): boolean {
  return weight.some((w) => w > 0);
}

function openBeats({ grid, periods }: HexDemand, plan: BeatsRequest, period: Period) {
  const weight = periods.find((each) => each.period === period)?.weight ?? new Float64Array(grid.cellCount);
  const walkable = markWalkable(plan, period, grid);
  const { requests, notes } = requestBeats(plan, period, grid, walkable);
  const question: BeatQuestion = { weight, requests, walkable, mostRatio: plan.beats.mostRatio };
  return { question, notes };
}

function reportBeats(
  { grid, rows, unit }: HexDemand,
  period: Period,
  plan: BeatReport["plan"],
  notes: readonly string[],
): BeatReport {
  const known = { period, unit, plan, rows: rows.weight.reduce((sum, count) => sum + count, 0) };
  if (isLocked(plan)) return { ...known, contents: [], notes: [] };
  const contents = plan.beats.map(({ cells }): BeatContents => {
    const hexes = new Set(cells.map((cell) => grid.indexOf.get(cell) ?? -1));
    return describeCells(rows, hexes, PLACES_OF_BEAT);
  });
  return { ...known, contents, notes };
}
