import * as Comlink from "comlink";
import type { ExactSolver } from "./engine.ts";
import { settleOutcome } from "./service.ts";
import type { SolverService } from "./solver-worker.ts";

/** Solves in a worker started for this one problem, so that cancelling is ending the worker. */
export const solveInWorker: ExactSolver = (task, sites, { timeLimitSeconds, signal }) => {
  const worker = new Worker(new URL("./solver-worker.ts", import.meta.url), { type: "module" });
  const solver = Comlink.wrap<SolverService>(worker);
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException("The solve was cancelled.", "AbortError"));
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    worker.addEventListener("error", (event) => reject(new Error(`The solver failed: ${event.message}`)));
    solver
      .solve(task, sites, timeLimitSeconds)
      .then((outcome) => resolve(settleOutcome(outcome)))
      .catch(reject);
  }).finally(() => worker.terminate()) as ReturnType<ExactSolver>;
};
