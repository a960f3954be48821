import { expect, test } from "vitest";
import { solveExactly } from "../../src/deploy/cover/exact-cover.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { completeGraph } from "./small-cases.ts";

test("a solver that cannot be loaded is said in plain words, and the next call tries again", async () => {
  const problem = completeGraph(6, 2);
  const failed = solveExactly(problem, { timeLimitSeconds: 5, wasmUrl: "/nowhere/highs.wasm" });
  await expect(failed).rejects.toBeInstanceOf(ProblemError);
  await expect(failed).rejects.toThrow("The exact solver could not be loaded");
  expect((await solveExactly(problem, { timeLimitSeconds: 5 })).covered).toBe(9);
});
