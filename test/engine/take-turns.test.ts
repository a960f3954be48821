import { describe, expect, it } from "vitest";
import { takeTurns } from "../../src/engine/take-turns.ts";
import { runSteps, type Steps } from "../../src/model/steps.ts";

function* countTo(limit: number, seen: number[], milliseconds: number): Steps<number> {
  for (let step = 1; step <= limit; step++) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    seen.push(step);
    yield `Step ${step} of ${limit}`;
  }
  return limit;
}

describe("work in steps", () => {
  it("gives the same in turns as at one go", async () => {
    expect(await takeTurns(countTo(1000, [], 0))).toBe(runSteps(countTo(1000, [], 0)));
  });

  it("lets others be heard between turns", async () => {
    const seen: number[] = [];
    const work = takeTurns(countTo(40, seen, 3));
    const heardAt = await new Promise<number>((resolve) => setTimeout(() => resolve(seen.length), 0));
    expect(heardAt).toBeLessThan(40);
    expect(await work).toBe(40);
  });

  it("says what it is doing", async () => {
    const said: string[] = [];
    await takeTurns(countTo(40, [], 3), { onWork: (doing) => said.push(doing) });
    expect(said.length).toBeGreaterThan(1);
    for (const doing of said) expect(doing).toMatch(/^Step \d+ of 40$/);
  });

  it("leaves off once it is told to", async () => {
    const seen: number[] = [];
    const own = new AbortController();
    const work = takeTurns(countTo(1000, seen, 3), own);
    setTimeout(() => own.abort(), 0);
    await expect(work).rejects.toMatchObject({ name: "AbortError" });
    expect(seen.length).toBeLessThan(1000);
  });
});
