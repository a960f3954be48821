import * as Comlink from "comlink";
import wasmUrl from "highs/runtime?url";
import { suggestBeatsExactly } from "../deploy/beats/suggest-beats.ts";
import { suggestExactly } from "../deploy/suggest-posts.ts";
import { type VaryOptions, varyPlacing } from "../deploy/vary-placing.ts";
import { type WeighOptions, weighMoreUnits } from "../deploy/weigh-more-units.ts";
import type { WhatIfPart } from "../model/what-if.ts";
import type { ExactBeats, ExactSolver, SolverJobs } from "./engine.ts";
import type { Outcome } from "./service.ts";
import { describeFailure } from "./service.ts";

/** The exact solvers as the engine's worker sees them. */
export interface SolverService {
  solve(
    task: Parameters<ExactSolver>[0],
    sites: Parameters<ExactSolver>[1],
    timeLimitSeconds: number,
  ): Promise<Outcome<Awaited<ReturnType<ExactSolver>>>>;
  solveBeats(
    ground: Parameters<ExactBeats>[0],
    question: Parameters<ExactBeats>[1],
    timeLimitSeconds: number,
  ): Promise<Outcome<Awaited<ReturnType<ExactBeats>>>>;
  vary(
    task: Parameters<SolverJobs["vary"]>[0],
    sites: Parameters<SolverJobs["vary"]>[1],
    choice: Pick<VaryOptions, "occasions" | "seed" | "timeLimitSeconds">,
    onWork: (doing: string) => void,
  ): Promise<Outcome<Awaited<ReturnType<SolverJobs["vary"]>>>>;
  weigh(
    task: Parameters<SolverJobs["weigh"]>[0],
    sites: Parameters<SolverJobs["weigh"]>[1],
    which: Pick<WeighOptions, "units" | "from" | "to" | "secondsPerPoint">,
    onWork: (doing: string) => void,
    onPart: (part: WhatIfPart) => void,
  ): Promise<Outcome<Awaited<ReturnType<SolverJobs["weigh"]>>>>;
}

const service: SolverService = {
  solve: (task, sites, timeLimitSeconds) =>
    settle(suggestExactly(task, sites, { timeLimitSeconds, wasmUrl })),
  solveBeats: (ground, question, timeLimitSeconds) =>
    settle(suggestBeatsExactly(ground, question, { timeLimitSeconds, wasmUrl })),
  vary: (task, sites, choice, onWork) =>
    settle(varyPlacing(task, sites, { ...choice, wasmUrl, onWork: (doing) => void onWork(doing) })),
  weigh: (task, sites, which, onWork, onPart) =>
    settle(
      weighMoreUnits(task, sites, {
        ...which,
        ...{ wasmUrl, onWork: (doing) => void onWork(doing), onPart: (part) => void onPart(part) },
      }),
    ),
};

async function settle<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: "done", value: await work };
  } catch (error) {
    return describeFailure(error);
  }
}

Comlink.expose(service);
