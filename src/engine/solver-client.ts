import * as Comlink from "comlink";
import type { ExactBeats, ExactSolver, SolverJobs } from "./engine.ts";
import { type Outcome, settleOutcome } from "./service.ts";
import type { SolverService } from "./solver-worker.ts";

/** Solves a placing in a worker started for this one problem, so that cancelling is ending the worker. */
export const solveInWorker: ExactSolver = (task, sites, { timeLimitSeconds, signal }) =>
  runInWorker((solver) => solver.solve(task, sites, timeLimitSeconds), signal);

/** Solves beats in the same way. */
export const solveBeatsInWorker: ExactBeats = (ground, question, { timeLimitSeconds, signal }) =>
  runInWorker((solver) => solver.solveBeats(ground, question, timeLimitSeconds), signal);

/** The longer jobs, each in a worker of its own as well. */
export const JOBS_IN_WORKER: SolverJobs = {
  vary: (task, sites, { occasions, seed, timeLimitSeconds, onWork, signal }) =>
    runInWorker(
      (solver) =>
        solver.vary(
          task,
          sites,
          { occasions, seed, timeLimitSeconds },
          Comlink.proxy((doing) => onWork?.(doing)),
        ),
      signal,
    ),
  weigh: (task, sites, { units, from, to, secondsPerPoint, onWork, onPart, signal }) =>
    runInWorker(
      (solver) =>
        solver.weigh(
          task,
          sites,
          { units, from, to, secondsPerPoint },
          Comlink.proxy((doing) => onWork?.(doing)),
          Comlink.proxy((part) => onPart?.(part)),
        ),
      signal,
    ),
};

function runInWorker<T>(
  ask: (solver: Comlink.Remote<SolverService>) => Promise<Outcome<T>>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const worker = new Worker(new URL("./solver-worker.ts", import.meta.url), { type: "module" });
  const solver = Comlink.wrap<SolverService>(worker);
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(new DOMException("The solve was cancelled.", "AbortError"));
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    worker.addEventListener("error", (event) => reject(new Error(`The solver failed: ${event.message}`)));
    ask(solver)
      .then((outcome) => resolve(settleOutcome(outcome)))
      .catch(reject);
  }).finally(() => worker.terminate());
}
