import { type Clock, cancelled, DEVICE_CLOCK, heed } from "./service-clock.ts";
import type { TokenBucket } from "./token-bucket.ts";

/** One question to a service; with a form it is posted, form-encoded, and so needs no cross-origin preflight. */
export interface ServiceRequest {
  readonly url: string;
  readonly form?: URLSearchParams;
}

/** What came back, its body read to the end. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Nothing usable came back: no network, a cut, or a server that does not let this page read its answer. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** How patient to be. All of it may be left out. */
export interface Patience {
  readonly clock?: Clock;
  /** Numbers in [0, 1) for the jitter; a seeded one makes the waits repeatable. */
  readonly random?: () => number;
  readonly bucket?: TokenBucket;
  /** Times a request is sent before its fault is believed. */
  readonly attempts?: number;
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
  /** After this long without a whole answer a request counts as cut. */
  readonly timeoutMs?: number;
}

/**
 * Asks services over HTTP, under a rate limit, and again after a fault: exponential back-off with jitter over the upper
 * half of each wait, or as long as `Retry-After` says.
 */
export class PatientRequests {
  /** Answers received so far, faults included. */
  answered = 0;
  readonly clock: Clock;
  readonly attempts: number;
  readonly #random: () => number;
  readonly #bucket: TokenBucket | undefined;
  readonly #firstWaitMs: number;
  readonly #longestWaitMs: number;
  readonly #timeoutMs: number;

  constructor(patience: Patience = {}) {
    this.clock = patience.clock ?? DEVICE_CLOCK;
    this.attempts = patience.attempts ?? 5;
    this.#random = patience.random ?? Math.random;
    this.#bucket = patience.bucket;
    this.#firstWaitMs = patience.firstWaitMs ?? 500;
    this.#longestWaitMs = patience.longestWaitMs ?? 30_000;
    this.#timeoutMs = patience.timeoutMs ?? 90_000;
  }

  /**
   * The first answer that is no fault, or the last one where faults do not end.
   * @throws UnreachableError where the last attempt brought no answer at all
   * @throws DOMException AbortError once `signal` aborts
   */
  async ask(
    request: ServiceRequest,
    signal?: AbortSignal,
    isFault: (answer: Answer) => boolean = isServerFault,
    attempts = this.attempts,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      await this.#bucket?.take(signal);
      const received = await this.#askOnce(request, signal);
      const fault = received instanceof UnreachableError || isFault(received.answer);
      if (!fault) return received.answer;
      if (attempt >= attempts) {
        if (received instanceof UnreachableError) throw received;
        return received.answer;
      }
      const told = received instanceof UnreachableError ? null : received.retryAfterMs;
      const wait = Math.max(this.#waitAfter(attempt), Math.min(told ?? 0, MOST_PATIENCE_MS));
      if (!(received instanceof UnreachableError) && received.answer.status === 429) this.#bucket?.hold(wait);
      await this.clock.sleep(wait, signal);
    }
  }

  /** Waits as long as after the `attempt`th fault, counted from 1. */
  async pause(attempt: number, signal?: AbortSignal): Promise<void> {
    await this.clock.sleep(this.#waitAfter(attempt), signal);
  }

  #waitAfter(attempt: number): number {
    const whole = Math.min(this.#longestWaitMs, this.#firstWaitMs * 2 ** (attempt - 1));
    return whole * (0.5 + 0.5 * this.#random());
  }

  async #askOnce(request: ServiceRequest, signal?: AbortSignal): Promise<Received | UnreachableError> {
    heed(signal);
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await fetch(request.url, {
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        ...(request.form && { method: "POST", body: request.form }),
      });
      const answer = { status: response.status, text: await response.text() };
      this.answered++;
      return { answer, retryAfterMs: retryAfter(response.headers.get("retry-after")) };
    } catch (error) {
      if (signal?.aborted) throw cancelled();
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      return new UnreachableError(`No usable answer from ${request.url}`, { cause: error });
    }
  }
}

/** A wait longer than this is not worth a person's while, whatever the server says. */
const MOST_PATIENCE_MS = 120_000;

interface Received {
  readonly answer: Answer;
  readonly retryAfterMs: number | null;
}

/** Too many requests, or an error of the server's own. */
export function isServerFault(answer: Answer): boolean {
  return answer.status === 429 || answer.status >= 500;
}

function retryAfter(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header.trim()) ? Number(header) * 1000 : null;
}
