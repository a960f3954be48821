/**
 * Runs requests of one kind so that the latest wins: starting one cancels the one before.
 * The returned function resolves to undefined where the request was overtaken or cancelled.
 */
export function createLatestRequest(): {
  run<T>(start: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  cancel(): void;
} {
  let controller: AbortController | null = null;
  return {
    async run(start) {
      controller?.abort();
      const own = new AbortController();
      controller = own;
      try {
        const value = await start(own.signal);
        return own.signal.aborted ? undefined : value;
      } catch (error) {
        if (own.signal.aborted) return undefined;
        throw error;
      }
    },
    cancel() {
      controller?.abort();
    },
  };
}
