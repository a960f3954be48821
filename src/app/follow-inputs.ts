import type { AppContext } from "./app-context.ts";
import { showProblem } from "./app-context.ts";
import type { Keyed } from "./keyed.ts";
import { createLatestRequest } from "./latest-request.ts";
import type { AppState } from "./state.ts";

/** A result of the engine that is kept true to its inputs. */
export interface FollowedResult<T> {
  /** Hash of the inputs; null while the result is not wanted or cannot be had. */
  readonly keyOf: (state: AppState) => string | null;
  readonly held: (state: AppState) => Keyed<T> | null;
  readonly compute: (state: AppState, signal: AbortSignal) => Promise<T>;
  readonly hold: (result: Keyed<T>) => Partial<AppState>;
  /** What to keep of a question that failed, besides the problem on screen. */
  readonly fail?: (key: string) => Partial<AppState>;
  /** How long inputs must have stayed the same before the result is asked for, milliseconds; at once where left out. */
  readonly restMs?: number;
}

/**
 * Asks for a result again whenever its inputs hash to something else; the answer to an older question is thrown away. A
 * question that failed is not asked again until its inputs change.
 */
export function followInputs<T>(
  context: AppContext,
  { keyOf, held, compute, hold, fail, restMs }: FollowedResult<T>,
): void {
  const { store } = context;
  const latest = createLatestRequest();
  let asked: string | null = null;
  const update = (state: AppState) => {
    const key = keyOf(state);
    if (key === asked || (key !== null && key === held(state)?.key)) return;
    asked = key;
    if (key === null) {
      latest.cancel();
      return;
    }
    latest
      .run(async (signal) => {
        if (restMs) await rest(restMs, signal);
        return compute(state, signal);
      })
      .then((value) => {
        if (value === undefined) return;
        asked = null;
        if (keyOf(store.getState()) === key) store.setState(hold({ key, value }));
      })
      .catch((error) => {
        if (fail) store.setState(fail(key));
        showProblem(context, error);
      });
  };
  store.subscribe(update);
  update(store.getState());
}

/** @throws DOMException AbortError where `signal` aborts meanwhile */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
