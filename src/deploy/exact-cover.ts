import type { Highs, ModelData } from "highs";
import { ProblemError } from "../model/problem.ts";
import { boundClosely, isOptimal, RELATIVE_GAP } from "./bound-closely.ts";
import {
  type ChosenSites,
  type CoverGroup,
  type CoverProblem,
  coveredWeight,
  hasWholeWeights,
} from "./cover-problem.ts";
import { dropIdleUnits, improvePlacing, placeByGreedyExchange } from "./greedy-exchange.ts";

/** What the solver has so far; both figures include what fixed posts cover. */
export interface ExactProgress {
  readonly covered: number;
  readonly bound: number;
  readonly seconds: number;
}

/** How long to solve, from what, and with whom to share the progress. */
export interface ExactOptions {
  /** The solver stops after this many seconds and returns the best it has. */
  readonly timeLimitSeconds: number;
  /** A choice to start from; greedy-exchange is run where left out. The answer never covers less. */
  readonly warmStart?: ChosenSites;
  /** Called from within the solve, which blocks its thread: post it to the page from a worker. */
  readonly onProgress?: (progress: ExactProgress) => void;
  /** Where the solver's WebAssembly (`highs/runtime`) is served; found beside its loader where left out. Only the first call loads. */
  readonly wasmUrl?: string;
}

/** A choice of sites with its proof. */
export interface CoverSolution {
  readonly chosen: ChosenSites;
  /** Weight covered, fixed posts included, counted again from the chosen sites. */
  readonly covered: number;
  /** No choice covers more than this. */
  readonly bound: number;
  readonly status: "optimal" | "feasible" | "time-limit";
  /** `greedy-exchange` where an answer by additions and exchanges met the Lagrangian bound and no solver was needed. */
  readonly method: "greedy-exchange" | "exact";
  readonly seconds: number;
}

/**
 * Solves a covering problem to proven optimality as a mixed-integer programme with HiGHS:
 * maximise Σ wᵢyᵢ subject to yᵢ ≤ Σ x over the sites that cover i, Σ x ≤ count per group, x ∈ {0, 1},
 * 0 ≤ y ≤ 1 (Church & ReVelle 1974). Before that, choices that the Lagrangian bound proposes are improved by exchanges, and
 * sites that by the bound cannot be part of anything better are left out (reduced-cost fixing; Beasley 1993), again and again
 * while that leaves out many. Where a choice meets the bound within 10⁻⁶ it is optimal as it stands and no solver is
 * needed. `optimal` means bound − covered ≤ 10⁻⁶ × covered.
 *
 * @throws ProblemError where the solver cannot be loaded or fails.
 */
export async function solveExactly(problem: CoverProblem, options: ExactOptions): Promise<CoverSolution> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const given = options.warmStart
    ? improvePlacing(problem, options.warmStart)
    : placeByGreedyExchange(problem);
  const bounded = boundClosely(problem, given, ({ covered, bound }) => {
    options.onProgress?.({ covered, bound, seconds: seconds() });
    return seconds() < options.timeLimitSeconds;
  });
  const { start, covered } = bounded;
  if (isOptimal(covered, bounded.bound)) {
    return {
      chosen: dropIdleUnits(problem, start),
      covered,
      bound: bounded.bound,
      status: "optimal",
      method: "greedy-exchange",
      seconds: seconds(),
    };
  }
  const highs = await loadSolver(options.wasmUrl);
  const found = runSolver(highs, bounded.promising, start, {
    secondsLeft: Math.max(0.1, options.timeLimitSeconds - seconds()),
    report: (solverCovered, solverBound) =>
      options.onProgress?.({
        covered: Math.max(covered, solverCovered),
        bound: Math.min(bounded.bound, Math.max(covered, solverBound)),
        seconds: seconds(),
      }),
  });
  const polished = improvePlacing(problem, found.chosen);
  const polishedCovers = coveredWeight(problem, polished);
  const [chosen, best] = polishedCovers > covered ? [polished, polishedCovers] : [start, covered];
  const solverBound = hasWholeWeights(problem) ? Math.floor(found.bound + 1e-6) : found.bound;
  const least = Math.min(bounded.bound, Math.max(best, solverBound));
  return {
    chosen: dropIdleUnits(problem, chosen),
    covered: best,
    bound: least,
    status: isOptimal(best, least) ? "optimal" : found.timeLimit ? "time-limit" : "feasible",
    method: "exact",
    seconds: seconds(),
  };
}

interface SolverAnswer {
  readonly chosen: ChosenSites;
  readonly bound: number;
  readonly timeLimit: boolean;
}

function runSolver(
  highs: Highs,
  problem: CoverProblem,
  start: ChosenSites,
  run: { readonly secondsLeft: number; readonly report: (covered: number, bound: number) => void },
): SolverAnswer {
  const { columns, model } = writeModel(highs, problem);
  const whole = hasWholeWeights(problem);
  try {
    return highs.withModel(model, (solver) => {
      solver.options.set({
        output_flag: false,
        time_limit: run.secondsLeft,
        mip_rel_gap: RELATIVE_GAP / 10,
        // Between whole numbers less than one apart there is nothing better left to find.
        mip_abs_gap: whole ? 0.999 : 1e-9,
      });
      solver.setSolution({ colValue: valuesOf(problem, columns, start) });
      solver.run({
        [highs.constants.callbackType.mipLogging](event) {
          const { mip_primal_bound: covered, mip_dual_bound: bound } = event.data;
          if (covered !== undefined && bound !== undefined) run.report(covered, bound);
          return undefined;
        },
      });
      const status = solver.getModelStatus();
      const { optimal, timeLimit } = highs.constants.modelStatus;
      if (status !== optimal && status !== timeLimit) {
        throw new Error(`the solver ended with model status ${status}`);
      }
      const bound = Number(solver.info.get("mip_dual_bound"));
      const values = solver.getSolution().colValue;
      const chosen = problem.groups.map((_, group) =>
        columns.filter((column, k) => column.group === group && (values[k] ?? 0) > 0.5).map((c) => c.site),
      );
      return {
        chosen: chosen.every((sites, g) => sites.length <= (problem.groups[g]?.count ?? 0)) ? chosen : start,
        bound: Number.isFinite(bound) ? bound : Number.POSITIVE_INFINITY,
        timeLimit: status === timeLimit,
      };
    });
  } catch (error) {
    loading = undefined;
    throw solverProblem("The exact solver stopped before it had an answer", error);
  }
}

interface SiteColumn {
  readonly group: number;
  readonly site: number;
}

/** One column per (group, site) that covers anything, then one per demand entry; one row per entry, then per group. */
function writeModel(highs: Highs, problem: CoverProblem): { columns: SiteColumn[]; model: ModelData } {
  const { groups, demandCount, weight } = problem;
  const columns: SiteColumn[] = [];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  groups.forEach((group: CoverGroup, g) => {
    for (let site = 0; site < problem.siteCount; site++) {
      const covers = group.points.subarray(group.start[site], group.start[site + 1]);
      if (covers.length === 0) continue;
      columns.push({ group: g, site });
      for (const point of covers) {
        indices.push(point);
        values.push(-1);
      }
      indices.push(demandCount + g);
      values.push(1);
      starts.push(indices.length);
    }
  });
  for (let point = 0; point < demandCount; point++) {
    indices.push(point);
    values.push(1);
    starts.push(indices.length);
  }
  const numCols = columns.length + demandCount;
  const numRows = demandCount + groups.length;
  const { integer, continuous } = highs.constants.variableType;
  return {
    columns,
    model: {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      offset: problem.coveredBefore,
      colCost: [...columns.map(() => 0), ...weight],
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: new Float64Array(numRows).fill(-highs.infinity),
      rowUpper: [...new Float64Array(demandCount), ...groups.map(({ count }) => count)],
      matrix: {
        format: "csc",
        numRows,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Int32Array.from({ length: numCols }, (_, k) =>
        k < columns.length ? integer : continuous,
      ),
    },
  };
}

/** A choice of sites as values of the model's columns. */
function valuesOf(problem: CoverProblem, columns: readonly SiteColumn[], chosen: ChosenSites): Float64Array {
  const values = new Float64Array(columns.length + problem.demandCount);
  columns.forEach(({ group, site }, column) => {
    if (!chosen[group]?.includes(site)) return;
    values[column] = 1;
    const { start, points } = problem.groups[group] as CoverGroup;
    for (const point of points.subarray(start[site], start[site + 1])) values[columns.length + point] = 1;
  });
  return values;
}

let loading: Promise<Highs> | undefined;

/** Loads HiGHS when it is first needed and keeps it; after a failure the next call tries again. */
async function loadSolver(wasmUrl: string | undefined): Promise<Highs> {
  loading ??= import("highs").then(({ default: loadHighs }) =>
    loadHighs(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl }),
  );
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw solverProblem("The exact solver could not be loaded", error);
  }
}

function solverProblem(what: string, error: unknown): ProblemError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ProblemError({
    what: `${what} (${reason}).`,
    meaning: "The quick answer stays as it is, with its own bound.",
    remedy: "Try again, or choose a smaller area or larger hexes.",
  });
}
