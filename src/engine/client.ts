import * as Comlink from "comlink";
import { ProblemError } from "../model/problem.ts";
import type { CallOptions, Engine, EngineCalls, EngineMethod } from "./engine-calls.ts";
import type { EngineService, Listener, Said } from "./service.ts";
import { settleOutcome } from "./service.ts";

export type {
  CallOptions,
  Engine,
  EngineCalls,
  EngineMethod,
  NamedBlob,
  Parts,
  StreetsSource,
} from "./engine-calls.ts";

/** Starts the engine's worker and returns the engine that lives in it. */
export function startEngine(): Engine {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const service = Comlink.wrap<EngineService>(worker);
  let lastId = 0;
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => reject(new ProblemError(ENGINE_FAILED)));
    worker.addEventListener("messageerror", () => reject(new ProblemError(ENGINE_FAILED)));
  });
  failed.catch(() => undefined);

  function forward<M extends EngineMethod>(method: M): Engine[M] {
    const run = async (request: EngineCalls[M]["request"], { signal, ...listeners }: CallOptions = {}) => {
      signal?.throwIfAborted();
      const id = ++lastId;
      const cancel = () => void service.cancel(id);
      signal?.addEventListener("abort", cancel, { once: true });
      try {
        const outcome = await Promise.race([
          service.call(id, method, request, listenWith(listeners)),
          failed,
        ]);
        return settleOutcome(outcome as Awaited<ReturnType<EngineService["call"]>>);
      } finally {
        signal?.removeEventListener("abort", cancel);
      }
    };
    return run as Engine[M];
  }

  return {
    openFiles: forward("openFiles"),
    listArchive: forward("listArchive"),
    listSheets: forward("listSheets"),
    listDatasets: forward("listDatasets"),
    recogniseAddress: forward("recogniseAddress"),
    listPoliceUkMonths: forward("listPoliceUkMonths"),
    findKeptMonths: forward("findKeptMonths"),
    fetchPoliceUk: forward("fetchPoliceUk"),
    countDataset: forward("countDataset"),
    fetchDataset: forward("fetchDataset"),
    openAddress: forward("openAddress"),
    clearFetched: forward("clearFetched"),
    openClickHouse: forward("openClickHouse"),
    openDemonstration: forward("openDemonstration"),
    harmonise: forward("harmonise"),
    judgeQuality: forward("judgeQuality"),
    readMapping: forward("readMapping"),
    writeMapping: forward("writeMapping"),
    describe: forward("describe"),
    profile: forward("profile"),
    assess: forward("assess"),
    suggest: forward("suggest"),
    prove: forward("prove"),
    whatIf: forward("whatIf"),
    vary: forward("vary"),
    nextBest: forward("nextBest"),
    patrol: forward("patrol"),
    openStreets: forward("openStreets"),
    dropStreets: forward("dropStreets"),
    findStreet: forward("findStreet"),
    drawReach: forward("drawReach"),
    beats: forward("beats"),
    proveBeats: forward("proveBeats"),
    abstraction: forward("abstraction"),
    countAround: forward("countAround"),
    listHarmIndices: forward("listHarmIndices"),
    readEventCalendar: forward("readEventCalendar"),
    readSiteList: forward("readSiteList"),
    writeEventCalendar: forward("writeEventCalendar"),
    reportWhere: forward("reportWhere"),
    reportWhen: forward("reportWhen"),
    reportEvents: forward("reportEvents"),
    reportExpectation: forward("reportExpectation"),
    clockCrowd: forward("clockCrowd"),
  };
}

/** One listener for all that a call may say; none where nobody listens, so that nothing crosses in vain. */
function listenWith({ onProgress, onDownload, onWork, onPart }: CallOptions): Listener | null {
  if (!onProgress && !onDownload && !onWork && !onPart) return null;
  return Comlink.proxy((said: Said) => {
    if (said.kind === "progress") onProgress?.(said.progress);
    else if (said.kind === "download") onDownload?.(said.progress);
    else if (said.kind === "work") onWork?.(said.doing);
    else onPart?.(said.part);
  });
}

const ENGINE_FAILED = {
  what: "The part of Muster that computes has stopped.",
  meaning: "The plan on screen is unchanged, but its figures cannot be worked out.",
  remedy: "Reload the page; the plan is kept on this device. Then open the data again.",
};
