/** What a solve is doing, for whoever waits. */
export interface PhasedProgress {
  /** In words for a person: `Proving the arrival phase`. */
  readonly doing: string;
  /** Best so far of what the stage solves for, and a bound on it; infinite where none is known. */
  readonly value: number;
  readonly bound: number;
  readonly seconds: number;
}

/** One clock for all stages of a solve. */
export interface SolveClock {
  readonly seconds: () => number;
  readonly secondsLeft: () => number;
  readonly report: (doing: string, value: number, bound: number) => void;
  /** The same clock for a stage that may take this share of the time that is left. */
  readonly share: (part: number) => SolveClock;
}

/** Starts a clock. */
export function startClock(
  timeLimitSeconds: number,
  onProgress: ((progress: PhasedProgress) => void) | undefined,
): SolveClock {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const until = (limit: number): SolveClock => ({
    seconds,
    secondsLeft: () => Math.max(0, limit - seconds()),
    report: (doing, value, bound) => onProgress?.({ doing, value, bound, seconds: seconds() }),
    share: (part) => until(Math.min(limit, seconds() + part * Math.max(0, limit - seconds()))),
  });
  return until(timeLimitSeconds);
}
