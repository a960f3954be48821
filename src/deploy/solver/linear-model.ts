import type { Highs, ModelData } from "highs";
import { forgetSolver, solverProblem } from "./load-solver.ts";

/** `lower ≤ Σ values · columns ≤ upper`. */
export interface LinearRow {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** A linear or mixed-integer model that is still being written; the objective is maximised. */
export interface LinearModel {
  readonly cost: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly integer: boolean[];
  readonly rows: LinearRow[];
  /** Added to the objective. */
  offset: number;
}

/** A model with nothing in it. */
export function openModel(): LinearModel {
  return { cost: [], lower: [], upper: [], integer: [], rows: [], offset: 0 };
}

/** Adds a column and returns its number. */
export function addColumn(
  model: LinearModel,
  column: {
    readonly lower: number;
    readonly upper: number;
    readonly integer?: boolean;
    readonly cost?: number;
  },
): number {
  model.cost.push(column.cost ?? 0);
  model.lower.push(column.lower);
  model.upper.push(column.upper);
  model.integer.push(column.integer ?? false);
  return model.cost.length - 1;
}

/** Adds `lower ≤ Σ terms ≤ upper`, infinite where there is no limit. */
export function addRow(
  model: LinearModel,
  lower: number,
  upper: number,
  terms: readonly (readonly [column: number, value: number])[],
): void {
  model.rows.push({
    lower,
    upper,
    columns: terms.map(([column]) => column),
    values: terms.map(([, value]) => value),
  });
}

/** How to run a model. */
export interface ModelRun {
  readonly seconds: number;
  readonly relativeGap: number;
  readonly absoluteGap: number;
  /** Values of all columns to start from. */
  readonly start?: Float64Array;
  /** Rows that all answers must keep and `values` breaks; the model is run again with them until there are none. */
  readonly separate?: (values: Float64Array) => readonly LinearRow[];
  readonly report?: (objective: number, bound: number) => void;
}

/** What came of a run. */
export interface ModelAnswer {
  /** `time-limit` may come without values. */
  readonly status: "optimal" | "time-limit" | "infeasible";
  /** Values of all columns; null where none were found, or none that keep every separated row. */
  readonly values: Float64Array | null;
  /** No answer is worth more; infinite where nothing is known. */
  readonly bound: number;
  /** Rows that were separated on the way, for a later run. */
  readonly separated: readonly LinearRow[];
}

const MOST_LINEAR_ROUNDS = 60;

/**
 * Maximises a model with HiGHS. Where rows are to be separated, the linear relaxation is tightened first, then the
 * whole-numbered model is run until its answer breaks none (cutting planes; Dantzig, Fulkerson & Johnson 1954);
 * every bound on the way is a bound on the answer.
 *
 * @throws ProblemError where the solver fails.
 */
export function solveModel(highs: Highs, model: LinearModel, run: ModelRun): ModelAnswer {
  const began = performance.now();
  const secondsLeft = () => run.seconds - (performance.now() - began) / 1000;
  const { optimal, timeLimit, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
  const types = columnTypes(highs, model);
  const separated: LinearRow[] = [];
  let bound = Number.POSITIVE_INFINITY;
  if (model.cost.length === 0) {
    const holds = model.rows.every(({ lower, upper }) => lower <= 0 && upper >= 0);
    return holds
      ? { status: "optimal", values: new Float64Array(), bound: model.offset, separated }
      : { status: "infeasible", values: null, bound, separated };
  }
  try {
    return highs.withModel(writeModel(highs, model), (solver): ModelAnswer => {
      const addRows = (rows: readonly LinearRow[]) => {
        for (const row of rows) {
          separated.push(row);
          solver.addRow(finite(highs, row.lower), finite(highs, row.upper), {
            indices: Int32Array.from(row.columns),
            values: Float64Array.from(row.values),
          });
        }
      };
      solver.options.set({
        output_flag: false,
        mip_rel_gap: run.relativeGap,
        mip_abs_gap: run.absoluteGap,
      });
      const runOnce = () => {
        solver.zeroAllClocks();
        solver.options.set({ time_limit: Math.max(0.05, secondsLeft()) });
        solver.run({
          [highs.constants.callbackType.mipLogging](event) {
            const { mip_primal_bound: objective, mip_dual_bound: dual } = event.data;
            if (objective !== undefined && dual !== undefined) run.report?.(objective, Math.min(bound, dual));
            return undefined;
          },
        });
        return solver.getModelStatus();
      };
      if (run.separate !== undefined) {
        for (let round = 0; round < MOST_LINEAR_ROUNDS && secondsLeft() > run.seconds / 2; round++) {
          const status = runOnce();
          if (status === infeasible) return { status: "infeasible", values: null, bound, separated };
          if (status !== optimal) break;
          bound = Math.min(bound, solver.getObjectiveValue());
          run.report?.(Number.NEGATIVE_INFINITY, bound);
          const rows = run.separate(Float64Array.from(solver.getSolution().colValue));
          if (rows.length === 0) break;
          addRows(rows);
        }
      }
      if (model.integer.includes(true)) {
        solver.changeColsIntegrality({ kind: "range", from: 0, to: types.length - 1 }, types);
      }
      for (;;) {
        if (run.start !== undefined) solver.setSolution({ colValue: run.start });
        const status = runOnce();
        if (status === infeasible || status === unboundedOrInfeasible) {
          return { status: "infeasible", values: null, bound, separated };
        }
        if (status !== optimal && status !== timeLimit) {
          throw new Error(`the solver ended with model status ${status}`);
        }
        const dual = model.integer.includes(true)
          ? Number(solver.info.get("mip_dual_bound"))
          : status === optimal
            ? solver.getObjectiveValue()
            : Number.POSITIVE_INFINITY;
        if (Number.isFinite(dual)) bound = Math.min(bound, dual);
        const feasible = solver.info.get("primal_solution_status") === 2;
        const values = feasible ? Float64Array.from(solver.getSolution().colValue) : null;
        const rows = values === null ? [] : (run.separate?.(values) ?? []);
        addRows(rows);
        if (rows.length > 0 && secondsLeft() > 0) continue;
        return {
          status: status === optimal && rows.length === 0 ? "optimal" : "time-limit",
          values: rows.length === 0 ? values : null,
          bound,
          separated,
        };
      }
    });
  } catch (error) {
    forgetSolver();
    throw solverProblem("The exact solver stopped before it had an answer", error);
  }
}

/** Which columns are whole, as HiGHS takes it. */
export function columnTypes(highs: Highs, { integer: whole }: LinearModel): Int32Array {
  const { integer, continuous } = highs.constants.variableType;
  return Int32Array.from(whole, (isWhole) => (isWhole ? integer : continuous));
}

/** The model as HiGHS takes it, its columns not held to whole numbers. */
export function writeModel(highs: Highs, model: LinearModel): ModelData {
  const numCols = model.cost.length;
  const numRows = model.rows.length;
  const starts = new Int32Array(numRows + 1);
  model.rows.forEach((row, r) => {
    starts[r + 1] = (starts[r] as number) + row.columns.length;
  });
  const indices = new Int32Array(starts[numRows] as number);
  const values = new Float64Array(starts[numRows] as number);
  model.rows.forEach((row, r) => {
    indices.set(row.columns, starts[r] as number);
    values.set(row.values, starts[r] as number);
  });
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    offset: model.offset,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower, (value) => finite(highs, value)),
    colUpper: Float64Array.from(model.upper, (value) => finite(highs, value)),
    rowLower: Float64Array.from(model.rows, ({ lower }) => finite(highs, lower)),
    rowUpper: Float64Array.from(model.rows, ({ upper }) => finite(highs, upper)),
    matrix: { format: "csr", numRows, numCols, starts, indices, values },
  };
}

function finite(highs: Highs, value: number): number {
  return Number.isFinite(value) ? value : Math.sign(value) * highs.infinity;
}
