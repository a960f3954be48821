import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFlowModel } from "../../../src/deploy/beats/beat-flow-model.ts";
import { readBeats, writeBeats } from "../../../src/deploy/beats/beat-flow-values.ts";
import { isBalanced, openBeatProblem, weighBeats } from "../../../src/deploy/beats/beat-problem.ts";
import { growBeats } from "../../../src/deploy/beats/grow-beats.ts";
import { runModel } from "../../../src/deploy/beats/run-model.ts";
import { loadSolver } from "../../../src/deploy/solver/load-solver.ts";
import { bestBeatsByTryingAll, brokenRules, someBeats } from "../small-beats.ts";

const mostRatio = fc.option(fc.constantFrom(1, 1.2, 2, 4));
const gaps = { seconds: 20, relativeGap: 1e-7, absoluteGap: 0.999 };

test("the flow model's best is the best of all choices, with a ratio and without", async () => {
  const highs = await loadSolver(undefined);
  fc.assert(
    fc.property(someBeats({ mostRatio }), (input) => {
      const problem = openBeatProblem(input);
      const hexes = Array.from(problem.walkable.keys()).filter((hex) => problem.walkable[hex] === 1);
      fc.pre(problem.beats.length > 0 && hexes.length > 0);
      const flow = buildFlowModel(problem, { hexes, roots: new Set(hexes), mostLoad: problem.totalWeight });
      const grown = growBeats(problem);
      const start = isBalanced(problem, grown) ? writeBeats(flow, grown) : undefined;
      const answer = runModel(highs, flow.model, { ...gaps, ...(start && { start }) });
      const best = bestBeatsByTryingAll(problem);
      if (best === null) {
        expect(answer.end).toBe("infeasible");
        return;
      }
      const read = answer.values && readBeats(flow, answer.values);
      expect(read && brokenRules(problem, read)).toEqual([]);
      expect(read && weighBeats(problem, read)).toBe(best);
      expect(isBalanced(problem, read ?? [])).toBe(true);
    }),
    { numRuns: 40, seed: 5 },
  );
}, 60_000);

test("beats written as values are read back as they were", () => {
  fc.assert(
    fc.property(someBeats({}), (input) => {
      const problem = openBeatProblem(input);
      const hexes = Array.from(problem.walkable.keys()).filter((hex) => problem.walkable[hex] === 1);
      const flow = buildFlowModel(problem, { hexes, roots: new Set(hexes), mostLoad: problem.totalWeight });
      const grown = growBeats(problem);
      const values = writeBeats(flow, grown);
      const read = values && readBeats(flow, values);
      expect(brokenRules(problem, read ?? [])).toEqual([]);
      expect(read && weighBeats(problem, read)).toBe(weighBeats(problem, grown));
    }),
  );
});
