import { type Clock, heed } from "../../src/sources/service-clock.ts";

/** A clock on which every sleep is over at once; it remembers how long each was. */
export class SteppingClock implements Clock {
  readonly sleeps: number[] = [];
  #now = Date.UTC(2026, 5, 1);

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    heed(signal);
    this.sleeps.push(milliseconds);
    this.#now += milliseconds;
  }
}
