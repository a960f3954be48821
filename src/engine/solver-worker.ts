import * as Comlink from "comlink";
import wasmUrl from "highs/runtime?url";
import { suggestExactly } from "../deploy/suggest-posts.ts";
import type { ExactSolver } from "./engine.ts";
import type { Outcome } from "./service.ts";
import { describeFailure } from "./service.ts";

/** The exact solver as the engine's worker sees it. */
export interface SolverService {
  solve(
    task: Parameters<ExactSolver>[0],
    sites: Parameters<ExactSolver>[1],
    timeLimitSeconds: number,
  ): Promise<Outcome<Awaited<ReturnType<ExactSolver>>>>;
}

const service: SolverService = {
  async solve(task, sites, timeLimitSeconds) {
    try {
      const value = await suggestExactly(task, sites, { timeLimitSeconds, wasmUrl });
      return { kind: "done", value };
    } catch (error) {
      return describeFailure(error);
    }
  },
};

Comlink.expose(service);
