import type { Clock } from "./service-clock.ts";

/**
 * Keeps requests under a rate limit: `burst` at once, then `perSecond`. Places are handed out in the order they are
 * asked for, so that any number of callers may share it (generic cell rate algorithm, ITU-T I.371: the full bucket is
 * a moment in time, not a counter).
 */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #interval: number;
  readonly #tolerance: number;
  #fullAt = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number, burst: number, clock: Clock) {
    this.#clock = clock;
    this.#interval = 1000 / perSecond;
    this.#tolerance = (burst - 1) * this.#interval;
  }

  /** Resolves when one request may be sent. @throws DOMException AbortError once `signal` aborts */
  async take(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    const fullAt = Math.max(this.#fullAt, now);
    this.#fullAt = fullAt + this.#interval;
    const wait = fullAt - this.#tolerance - now;
    if (wait > 0) await this.#clock.sleep(wait, signal);
  }

  /** Lets nobody through for `milliseconds`, and then only one at a time: the service has said that it is too much. */
  hold(milliseconds: number): void {
    this.#fullAt = Math.max(this.#fullAt, this.#clock.now() + milliseconds + this.#tolerance);
  }
}
