import type { Highs } from "highs";
import { ProblemError } from "../model/problem.ts";

let loading: Promise<Highs> | undefined;

/**
 * Loads HiGHS when it is first needed and keeps it; after a failure the next call tries again.
 * @param wasmUrl where the solver's WebAssembly (`highs/runtime`) is served; beside its loader where left out
 * @throws ProblemError where it cannot be loaded
 */
export async function loadSolver(wasmUrl: string | undefined): Promise<Highs> {
  loading ??= import("highs").then(({ default: loadHighs }) =>
    loadHighs(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl }),
  );
  try {
    return await loading;
  } catch (error) {
    throw reportSolverFailure("The exact solver could not be loaded", error);
  }
}

/** A failure of the solver in plain words. The solver is loaded anew at its next use, since it may be left broken. */
export function reportSolverFailure(what: string, error: unknown): ProblemError {
  loading = undefined;
  const reason = error instanceof Error ? error.message : String(error);
  return new ProblemError({
    what: `${what} (${reason}).`,
    meaning: "The quick answer stays as it is, with its own bound.",
    remedy: "Try again, or choose a smaller area or larger hexes.",
  });
}
