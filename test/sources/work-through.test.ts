import { describe, expect, it } from "vitest";
import { workThrough } from "../../src/sources/work-through.ts";

describe("working through tasks", () => {
  it("does each task and all that it gives rise to", async () => {
    const done: number[] = [];
    await workThrough([1, 10], 2, async (task) => {
      done.push(task);
      return task < 4 ? [task * 2, task * 2 + 1] : [];
    });
    expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 10]);
  });

  it("never has more under way than it may", async () => {
    let running = 0;
    let most = 0;
    await workThrough(Array.from({ length: 20 }), 3, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return [];
    });
    expect(most).toBe(3);
  });

  it("after a failure begins nothing more but lets finish what runs", async () => {
    const begun: string[] = [];
    const finished: string[] = [];
    const work = workThrough(["slow", "failing", "never"], 2, async (task) => {
      begun.push(task);
      if (task === "failing") throw new Error("no");
      await new Promise((resolve) => setImmediate(resolve));
      finished.push(task);
      return [];
    });
    await expect(work).rejects.toThrow("no");
    expect({ begun, finished }).toEqual({ begun: ["slow", "failing"], finished: ["slow"] });
  });
});
