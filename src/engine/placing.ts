import { weighCategories } from "../analysis/counting/category-weights.ts";
import { gatherDemand } from "../analysis/counting/demand.ts";
import { sumInCells } from "../analysis/counting/describe-cells.ts";
import { countHexes } from "../analysis/counting/hex-counts.ts";
import { spreadOverPlaces, weighPoints } from "../analysis/expect/period-demand.ts";
import { assessPlacing } from "../deploy/assess-placing.ts";
import { type CandidateSites, candidateSites } from "../deploy/candidate-sites.ts";
import { findNextBest } from "../deploy/next-best.ts";
import { patrolAroundPost } from "../deploy/patrol/patrol-of-post.ts";
import { suggestHeuristically } from "../deploy/suggest-posts.ts";
import { type VaryOptions, varyPlacing } from "../deploy/vary-placing.ts";
import { type WeighOptions, weighMoreUnits } from "../deploy/weigh-more-units.ts";
import type { Placement } from "../model/deployment.ts";
import type { ExpectationReport } from "../model/expectation-report.ts";
import { periodsOf } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import type { PlanArea } from "../model/plan-area.ts";
import type { NetworkTravel } from "../model/travel.ts";
import type { NoVariation, VariedPlans } from "../model/varied-plans.ts";
import type { WhatIf } from "../model/what-if.ts";
import { expect, type Locate } from "./analyse.ts";
import { type ExactBeats, type HexDemand, proveBeats, suggestBeats } from "./beats.ts";
import type { CallOptions, Engine, PlacingRequest } from "./engine-calls.ts";
import { takeTurns } from "./take-turns.ts";

/** Solves one placing to proof. Given from outside, since the page runs it in a worker of its own. */
export type ExactSolver = (
  task: PlacingTask,
  sites: CandidateSites,
  options: { readonly timeLimitSeconds: number; readonly signal?: AbortSignal },
) => Promise<Placement>;

/** Long work around the exact solver, which the page runs in a worker of its own as well. */
export interface SolverJobs {
  readonly vary: (
    task: PlacingTask,
    sites: CandidateSites,
    options: VaryOptions,
  ) => Promise<VariedPlans | NoVariation>;
  readonly weigh: (
    task: PlacingTask,
    sites: CandidateSites,
    options: WeighOptions,
  ) => Promise<readonly WhatIf[]>;
}

/** The same in the thread that asks. */
export const JOBS_HERE: SolverJobs = { weigh: weighMoreUnits, vary: varyPlacing };

/** The questions about who stands where. What phases expect is kept until something it is worked out from changes. */
export function answerPlacings(
  locate: Locate,
  travelWith: (areas: readonly PlanArea[], streets: string | null) => NetworkTravel | null,
  solveExactly: ExactSolver,
  solveBeats: ExactBeats,
  jobs: SolverJobs,
) {
  let kept: { ground: object; key: string; report: ExpectationReport } | null = null;

  async function expectPhases(request: PlacingRequest, options: CallOptions | undefined) {
    const ground = locate(request.area);
    const { area, query, event, focusAreas, objective, expect: past } = request;
    const asked = { area, query, event, focusAreas, weighBy: objective.weighBy, ...past };
    const key = JSON.stringify(asked);
    if (kept?.ground !== ground || kept.key !== key) {
      const { report } = await takeTurns(expect(ground, asked), options);
      kept = { ground, key, report };
    }
    return kept.report;
  }

  function weighRows({ query, objective, expect: { harm } }: PlacingRequest, ground: ReturnType<Locate>) {
    const { table, grid, cellOf } = ground;
    return weighCategories(objective.weighBy, harm, countHexes(table, cellOf, grid, query).byCategory);
  }

  /** What each hex of the grid is expected to have in each planned phase. */
  async function expectInHexes(request: PlacingRequest, options: CallOptions | undefined) {
    const { phases } = await expectPhases(request, options);
    const { cellCount } = locate(request.area).grid;
    return periodsOf(request).map(
      (period) => phases.find(({ phase }) => phase === period)?.demand ?? new Float64Array(cellCount),
    );
  }

  /** The same demand as that of placings, hex by hex: recorded rows for the evening as one, what is expected for phases. */
  async function openHexDemand(
    request: PlacingRequest,
    options: CallOptions | undefined,
  ): Promise<HexDemand> {
    const ground = locate(request.area);
    const { table, grid, cellOf } = ground;
    const rows = gatherDemand(table, cellOf, request.query);
    if (request.phases.length === 0) {
      const weights = weighRows(request, ground);
      const weight = sumInCells(rows, weighPoints(rows, weights), grid.cellCount);
      const unit = weights === null ? "recorded rows" : `${weights.name}, recorded rows`;
      return { grid, rows, unit, periods: [{ period: "evening", weight }] };
    }
    const byHex = await expectInHexes(request, options);
    const { unit, weightName } = await expectPhases(request, options);
    return {
      ...{ grid, rows, unit: weightName === "count" ? unit : `${weightName}, ${unit}` },
      periods: periodsOf(request).map((period, i) => ({ period, weight: byHex[i] as Float64Array })),
    };
  }

  /** What there is to cover: recorded rows for the evening as one, what is expected for phases. */
  async function openTask(request: PlacingRequest, options: CallOptions | undefined) {
    const ground = locate(request.area);
    const { table, grid, cellOf } = ground;
    const { query, event, fleet, objective, movement, posts, fixedPosts, areas } = request;
    const weights = weighRows(request, ground);
    const streets = travelWith(areas, request.streets ?? null);
    const chosen = { fleet, objective, movement, posts, fixedPosts, areas, streets, venue: event.venue.at };
    const sites = candidateSites(grid, request);
    if (request.phases.length === 0) {
      const { cell: _, ...demand } = gatherDemand(table, cellOf, query);
      const weight = weighPoints(demand, weights);
      return { task: { ...chosen, demand, periods: [{ period: "evening", weight }] } as PlacingTask, sites };
    }
    const byHex = await expectInHexes(request, options);
    const spread = spreadOverPlaces(table, grid, cellOf, query, byHex, weights);
    const task: PlacingTask = {
      ...chosen,
      demand: spread.demand,
      periods: periodsOf(request).map((period, i) => ({ period, weight: spread.weights[i] as Float64Array })),
    };
    return { task, sites };
  }

  return {
    async assess(request, options) {
      return assessPlacing((await openTask(request, options)).task);
    },
    async suggest(request, options) {
      const { task, sites } = await openTask(request, options);
      return suggestHeuristically(task, sites);
    },
    async whatIf(request, options) {
      const { task, sites } = await openTask(request, options);
      const { units, from, to, secondsPerPoint } = request;
      return jobs.weigh(task, sites, { units, from, to, secondsPerPoint, ...options });
    },
    async vary(request, options) {
      const { task, sites } = await openTask(request, options);
      const { occasions, seed, timeLimitSeconds } = request;
      return jobs.vary(task, sites, { occasions, seed, timeLimitSeconds, ...options });
    },
    async nextBest(request, options) {
      const { task, sites } = await openTask(request, options);
      const post = request.posts.find(({ id }) => id === request.post);
      if (!post) throw new RangeError(`The plan has no post ${request.post}.`);
      return takeTurns(findNextBest(task, sites, post), options);
    },
    async patrol(request, options) {
      const { task } = await openTask(request, options);
      const { fleet, posts, period, event, seed } = request;
      const post = posts.find(({ id }) => id === request.post);
      const group = fleet.find(({ id }) => id === post?.unit);
      if (!post || !group) throw new RangeError(`The plan has no post ${request.post} with a unit.`);
      return takeTurns(patrolAroundPost(task, { post, group, period, event, seed }), options);
    },
    async prove(request, options) {
      const { task, sites } = await openTask(request, options);
      return solveExactly(task, sites, {
        timeLimitSeconds: request.timeLimitSeconds,
        ...(options?.signal && { signal: options.signal }),
      });
    },
    async beats(request, options) {
      return takeTurns(suggestBeats(await openHexDemand(request, options), request), options);
    },
    async proveBeats(request, options) {
      const demand = await openHexDemand(request, options);
      return proveBeats(demand, request, request.period, (ground, question) =>
        solveBeats(ground, question, {
          timeLimitSeconds: request.timeLimitSeconds,
          ...(options?.signal && { signal: options.signal }),
        }),
      );
    },
  } satisfies Partial<Engine>;
}
