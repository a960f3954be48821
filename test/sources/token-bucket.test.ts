import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenBucket } from "../../src/sources/token-bucket.ts";
import { SteppingClock } from "./stepping-clock.ts";

describe("a token bucket", () => {
  it("lets a burst through at once and then one each interval", async () => {
    const clock = new SteppingClock();
    const bucket = new TokenBucket(10, 3, clock);
    for (let i = 0; i < 6; i++) await bucket.take();
    expect(clock.sleeps).toEqual([100, 100, 100]);
  });

  it("never lets more through in any stretch than the burst and the rate allow", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }), async (pauses) => {
        const clock = new SteppingClock();
        const bucket = new TokenBucket(15, 30, clock);
        const times: number[] = [];
        for (const pause of pauses) {
          await clock.sleep(pause);
          await bucket.take();
          times.push(clock.now());
        }
        times.forEach((from, i) => {
          times.slice(i).forEach((to, more) => {
            expect(more + 1).toBeLessThanOrEqual(30 + ((to - from) / 1000) * 15 + 1e-6);
          });
        });
      }),
    );
  });

  it("lets nobody through while it is held, and then one at a time", async () => {
    const clock = new SteppingClock();
    const bucket = new TokenBucket(10, 5, clock);
    bucket.hold(3000);
    for (let i = 0; i < 3; i++) await bucket.take();
    expect(clock.sleeps).toEqual([3000, 100, 100]);
  });
});
