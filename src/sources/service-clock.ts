/** The time as requests see it; given from outside so that waiting can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Resolves after `milliseconds`. @throws DOMException AbortError once `signal` aborts */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this device. */
export const DEVICE_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(cancelled());
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        reject(cancelled());
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};

/** What a cancelled download rejects with. */
export function cancelled(): DOMException {
  return new DOMException("The download was cancelled.", "AbortError");
}

/** @throws DOMException AbortError once `signal` has aborted */
export function heed(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
