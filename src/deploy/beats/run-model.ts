import type { Highs } from "highs";
import { columnTypes, type LinearModel, writeModel } from "../solver/linear-model.ts";

/** How a model is to be solved. */
export interface ModelRun {
  readonly seconds: number;
  /** Values that the solver is to improve on. */
  readonly start?: Float64Array;
  /** Gaps at which an answer counts as optimal. */
  readonly relativeGap: number;
  readonly absoluteGap: number;
  readonly signal?: AbortSignal | undefined;
  readonly report?: (bound: number) => void;
}

/** What the solver came to. */
export interface ModelAnswer {
  readonly end: "solved" | "time-limit" | "infeasible";
  /** The best values found, or undefined where none were. */
  readonly values: Float64Array | undefined;
  /** No values are worth more; infinite where nothing is proven. */
  readonly bound: number;
}

/**
 * Solves a mixed-integer programme of bounded columns with HiGHS at one go, which blocks the thread; a cancel is heard where it is set from within.
 * @throws Error where the solver fails; the abort reason where it was cancelled
 */
export function runModel(highs: Highs, model: LinearModel, run: ModelRun): ModelAnswer {
  const { callbackType, modelStatus } = highs.constants;
  return highs.withModel(
    { ...writeModel(highs, model), integrality: columnTypes(highs, model) },
    (solver): ModelAnswer => {
      solver.options.set({
        output_flag: false,
        time_limit: run.seconds,
        mip_rel_gap: run.relativeGap,
        mip_abs_gap: run.absoluteGap,
      });
      if (run.start) solver.setSolution({ colValue: run.start });
      solver.run({
        [callbackType.mipLogging](event) {
          const { mip_dual_bound: bound } = event.data;
          if (bound !== undefined && Number.isFinite(bound)) run.report?.(bound);
          return undefined;
        },
        [callbackType.mipInterrupt](event) {
          if (run.signal?.aborted) event.interrupt();
          return undefined;
        },
      });
      run.signal?.throwIfAborted();
      const status = solver.getModelStatus();
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
        return { end: "infeasible", values: undefined, bound: Number.NEGATIVE_INFINITY };
      }
      if (status !== modelStatus.optimal && status !== modelStatus.timeLimit) {
        throw new Error(`the solver ended with model status ${status}`);
      }
      const bound = Number(solver.info.get("mip_dual_bound"));
      const hasValues = Number.isFinite(solver.info.get("objective_function_value"));
      return {
        end: status === modelStatus.optimal ? "solved" : "time-limit",
        values: hasValues ? solver.getSolution().colValue : undefined,
        bound: Number.isFinite(bound) ? bound : Number.POSITIVE_INFINITY,
      };
    },
  );
}
