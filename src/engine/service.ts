import * as Comlink from "comlink";
import type { MappingRequest } from "../model/column-mapping.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import { MappingNeededError } from "../model/mapping-needed.ts";
import type { ProblemReport } from "../model/problem.ts";
import { ProblemError, reportFault } from "../model/problem.ts";
import type { ServiceProgress } from "../model/service-account.ts";
import type { WhatIfPart } from "../model/what-if.ts";
import type { CallOptions, Engine, EngineCalls, EngineMethod } from "./engine-calls.ts";

/** How a call ended, in a form that survives the trip between threads. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "problem"; readonly report: ProblemReport }
  | { readonly kind: "mapping-needed"; readonly report: ProblemReport; readonly request: MappingRequest }
  | { readonly kind: "cancelled" }
  | { readonly kind: "fault"; readonly message: string };

/** What a running call says of itself: how the options of `CallOptions` that listen cross between threads. */
export type Said =
  | { readonly kind: "progress"; readonly progress: LoadProgress }
  | { readonly kind: "download"; readonly progress: ServiceProgress }
  | { readonly kind: "work"; readonly doing: string }
  | { readonly kind: "part"; readonly part: WhatIfPart };

export type Listener = (said: Said) => void;

/** The engine as it is exposed to another thread: calls have numbers so that they can be cancelled. */
export interface EngineService {
  call<M extends EngineMethod>(
    id: number,
    method: M,
    request: EngineCalls[M]["request"],
    listener: Listener | null,
  ): Promise<Outcome<EngineCalls[M]["reply"]>>;
  cancel(id: number): void;
}

/** Wraps an engine so that it can be exposed by Comlink; typed arrays in replies are moved, not copied. */
export function serveEngine(engine: Engine): EngineService {
  const running = new Map<number, AbortController>();
  return {
    async call(id, method, request, listener) {
      const controller = new AbortController();
      running.set(id, controller);
      try {
        await nextTask();
        controller.signal.throwIfAborted();
        const value = await engine[method](request, {
          signal: controller.signal,
          ...(listener && tellAll(listener)),
        });
        return Comlink.transfer({ kind: "done", value }, buffersIn(value));
      } catch (error) {
        return describeFailure(error);
      } finally {
        running.delete(id);
        releaseProxy(listener);
      }
    },
    cancel(id) {
      running.get(id)?.abort();
    },
  };
}

function tellAll(listener: Listener): Omit<Required<CallOptions>, "signal"> {
  return {
    onProgress: (progress) => listener({ kind: "progress", progress }),
    onDownload: (progress) => listener({ kind: "download", progress }),
    onWork: (doing) => listener({ kind: "work", doing }),
    onPart: (part) => listener({ kind: "part", part }),
  };
}

/** Sorts what was thrown into a problem a person can mend, a cancel, or a fault of the program. */
export function describeFailure(error: unknown): Exclude<Outcome<never>, { kind: "done" }> {
  if (error instanceof MappingNeededError) {
    return { kind: "mapping-needed", report: error.report, request: error.request };
  }
  if (error instanceof ProblemError) return { kind: "problem", report: error.report };
  if (error instanceof DOMException && error.name === "AbortError") return { kind: "cancelled" };
  return { kind: "fault", message: error instanceof Error ? error.message : String(error) };
}

/** Turns an outcome back into a value or the rejection that it stands for. */
export function settleOutcome<T>(outcome: Outcome<T>): T {
  switch (outcome.kind) {
    case "done":
      return outcome.value;
    case "problem":
      throw new ProblemError(outcome.report);
    case "mapping-needed":
      throw new MappingNeededError(outcome.report, outcome.request);
    case "cancelled":
      throw new DOMException("The request was cancelled.", "AbortError");
    case "fault":
      throw new ProblemError(reportFault(outcome.message));
  }
}

/** Lets messages that have arrived be handled first, so that a request that was overtaken is never begun. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Closes the channel of a callback that came from another thread; one from this thread has none. */
function releaseProxy(callback: object | null): void {
  const release = callback && (callback as { [Comlink.releaseProxy]?: () => void })[Comlink.releaseProxy];
  if (typeof release === "function") release.call(callback);
}

function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  else if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
    for (const inner of Object.values(value)) if (inner && typeof inner === "object") buffersIn(inner, found);
  }
  return [...found];
}
