import loadHighs from "highs";
import type { TextbookModel } from "./textbook-models.ts";

/** What to solve, and for how long. */
export interface TextbookOrder {
  readonly model: TextbookModel;
  readonly limitSeconds: number;
}

/** What plain HiGHS came to; loading it and writing the model are not in its seconds. */
export interface TextbookAnswer {
  /** Its best answer; null where it found none. */
  readonly found: number | null;
  readonly isProven: boolean;
  readonly seconds: number;
}

/** As near as our own proofs come. */
const RELATIVE_GAP = 1e-7;
const NEARLY_ONE = 0.999;

const highs = await loadHighs();
process.on("message", (order: TextbookOrder) => process.send?.(solve(order)));
process.send?.("ready");

function solve({ model, limitSeconds }: TextbookOrder): TextbookAnswer {
  const numCols = model.cost.length;
  const numRows = model.rowLower.length;
  const { integer, continuous } = highs.constants.variableType;
  const { maximize, minimize } = highs.constants.objectiveSense;
  const data = {
    numCols,
    numRows,
    sense: model.greatest ? maximize : minimize,
    colCost: model.cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: "csc" as const,
      numRows,
      numCols,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
    integrality: Int32Array.from(model.integral, (yes) => (yes ? integer : continuous)),
  };
  const began = performance.now();
  return highs.withModel(data, (solver) => {
    solver.options.set({
      output_flag: false,
      time_limit: limitSeconds,
      mip_rel_gap: RELATIVE_GAP,
      ...(model.isWhole && { mip_abs_gap: NEARLY_ONE }),
    });
    solver.run();
    const seconds = (performance.now() - began) / 1000;
    const value = Number(solver.info.get("objective_function_value"));
    const hasAnswer =
      Number(solver.info.get("primal_solution_status")) === highs.constants.solutionStatus.feasible;
    return {
      found: hasAnswer ? value : null,
      isProven: solver.getModelStatus() === highs.constants.modelStatus.optimal,
      seconds,
    };
  });
}
