import fc from "fast-check";
import { expect, test } from "vitest";
import { boundCover } from "../../src/deploy/cover-bound.ts";
import { coveredWeight, reduceCoverProblem } from "../../src/deploy/cover-problem.ts";
import { placeByGreedyExchange } from "../../src/deploy/greedy-exchange.ts";
import { anyCover, bestByTryingAll, completeGraph, everyChoice } from "./small-cases.ts";

const fractionalCover = fc
  .tuple(anyCover, fc.double({ min: 0.01, max: 3, noNaN: true }))
  .map(([cover, scale]) => ({ ...cover, weight: cover.weight.map((w) => w * scale) }));

test("no choice of sites covers more than the bound", () => {
  fc.assert(
    fc.property(fc.oneof(anyCover, fractionalCover), (cover) => {
      const problem = reduceCoverProblem(cover);
      const bound = boundCover(problem, placeByGreedyExchange(problem));
      expect(bound.value).toBeGreaterThanOrEqual(bestByTryingAll(cover) - 1e-9);
    }),
    { numRuns: 500 },
  );
});

test("the bound holds whatever placing steers it, even a poor one", () => {
  fc.assert(
    fc.property(anyCover, fc.nat(), (cover, pick) => {
      const problem = reduceCoverProblem(cover);
      const choices = everyChoice(problem);
      const { value } = boundCover(problem, choices[pick % choices.length] ?? []);
      expect(value).toBeGreaterThanOrEqual(bestByTryingAll(cover));
    }),
    { numRuns: 300 },
  );
});

test("no choice that contains a site covers more than the bound with that site", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const { withSite } = boundCover(problem, placeByGreedyExchange(problem));
      for (const choice of everyChoice(problem)) {
        const weight = coveredWeight(problem, choice);
        choice.forEach((sites, g) => {
          for (const site of sites) expect(withSite[g]?.[site]).toBeGreaterThanOrEqual(weight);
        });
      }
    }),
    { numRuns: 200 },
  );
});

test("proves a placing that covers all that can be covered", () => {
  const problem = completeGraph(5, 4);
  expect(boundCover(problem, placeByGreedyExchange(problem)).value).toBe(10);
});

test("is no better than the linear relaxation: 2 of 5 sites cover 7 edges of the complete graph, the bound says 8", () => {
  const problem = completeGraph(5, 2);
  const chosen = placeByGreedyExchange(problem);
  expect(coveredWeight(problem, chosen)).toBe(7);
  expect(boundCover(problem, chosen).value).toBe(8);
});

test("what the bound proposes is a choice of as many sites as there are units, none twice", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const { proposal, value } = boundCover(problem, placeByGreedyExchange(problem));
      problem.groups.forEach(({ count }, group) => {
        const sites = proposal[group] ?? [];
        expect(new Set(sites).size).toBe(sites.length);
        expect(sites.length).toBeLessThanOrEqual(count);
      });
      expect(coveredWeight(problem, proposal)).toBeLessThanOrEqual(value);
    }),
  );
});
