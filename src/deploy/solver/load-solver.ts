import type { Highs } from "highs";
import { ProblemError } from "../../model/problem.ts";

let loading: Promise<Highs> | undefined;

/**
 * Loads HiGHS when it is first needed and keeps it; after a failure the next call tries again.
 * @param wasmUrl Where its WebAssembly is served; found beside its loader where left out. Only the first call loads.
 * @throws ProblemError where it cannot be loaded.
 */
export async function loadSolver(wasmUrl: string | undefined): Promise<Highs> {
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

/** Lets the next call load the solver anew, after it failed in the middle of its work. */
export function forgetSolver(): void {
  loading = undefined;
}

/** A failure of the solver in words for a person. */
export function solverProblem(what: string, error: unknown): ProblemError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ProblemError({
    what: `${what} (${reason}).`,
    meaning: "The quick answer stays as it is, with its own bound.",
    remedy: "Try again, or choose a smaller area or larger hexes.",
  });
}
