import type { Steps } from "../model/steps.ts";
import type { CallOptions } from "./engine-calls.ts";

/** A turn ends at the first step after this, milliseconds: a frame, less the time for drawing it. */
const LONGEST_TURN_MS = 12;

/**
 * Runs work in turns, between which other questions are heard and answered, and `onWork` is told what is being done.
 * @throws DOMException AbortError once `signal` aborts, at the end of a turn
 */
export async function takeTurns<T>(
  steps: Steps<T>,
  { signal, onWork }: Pick<CallOptions, "signal" | "onWork"> = {},
): Promise<T> {
  for (;;) {
    const turnEnds = performance.now() + LONGEST_TURN_MS;
    let doing = "";
    while (performance.now() < turnEnds) {
      const step = steps.next();
      if (step.done) return step.value;
      doing = step.value;
    }
    onWork?.(doing);
    await nextTurn();
    signal?.throwIfAborted();
  }
}

/** Messages that wait are handled before this resolves; a timer would add four milliseconds a turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
