import * as Comlink from "comlink";
import wasmUrl from "highs/runtime?url";
import { suggestExactly } from "../deploy/suggest-posts.ts";
import type { ExactSolver } from "./engine.ts";
import type { Outcome } from "./service.ts";
import { describeFailure } from "./service.ts";

/** The exact solver as the engine's worker sees it. */
export interface SolverService {
  solve(
    demand: Parameters<ExactSolver>[0],
    sites: Parameters<ExactSolver>[1],
    fleet: Parameters<ExactSolver>[2],
    posts: Parameters<ExactSolver>[3],
    timeLimitSeconds: number,
  ): Promise<Outcome<Awaited<ReturnType<ExactSolver>>>>;
}

const service: SolverService = {
  async solve(demand, sites, fleet, posts, timeLimitSeconds) {
    try {
      const value = await suggestExactly(demand, sites, fleet, posts, { timeLimitSeconds, wasmUrl });
      return { kind: "done", value };
    } catch (error) {
      return describeFailure(error);
    }
  },
};

Comlink.expose(service);
