import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProof, type ProofFacts, proofFactsOf } from "../../src/plan/describe-proof.ts";
import { exampleDeployment, examplePlan } from "./example-plan.ts";

const GAP: ProofFacts = {
  method: "exact",
  status: "feasible",
  seconds: 10,
  coveredShare: 0.825,
  boundShare: 0.831,
  posts: 12,
  pinned: 0,
  fixedPosts: 0,
  handPlaced: false,
  candidateSites: 211,
  goal: null,
};

describe("the sentences about a proof", () => {
  it("say that an optimal plan is optimal", () => {
    expect(describeProof({ ...GAP, status: "optimal", boundShare: 0.825 })).toEqual([
      "Proven: no placing of these 12 units on the 211 candidate places covers more than 82.5%.",
      "This plan is optimal.",
    ]);
  });

  it("say how far from optimal a plan may be", () => {
    expect(describeProof(GAP)).toEqual([
      "Proven: no placing of these 12 units on the 211 candidate places covers more than 83.1%.",
      "Optimal within 0.6 points.",
    ]);
  });

  it("say which fixed posts were kept", () => {
    expect(describeProof({ ...GAP, fixedPosts: 1 })[0]).toMatch(
      /^Proven: with the fixed post kept, no placing of these 12 units/,
    );
    expect(describeProof({ ...GAP, fixedPosts: 2, pinned: 1 })[0]).toMatch(
      /^Proven: with the pinned post and 2 fixed posts kept, no placing of the other 11 units/,
    );
  });

  it("say that the search ran out of time", () => {
    expect(describeProof({ ...GAP, status: "time-limit" }).at(-1)).toBe(
      "The search reached its time limit of 10 s: a better placing may exist, by 0.6 points at most.",
    );
  });

  it("say that nothing is proven of a quick search without a bound", () => {
    expect(describeProof({ ...GAP, method: "greedy-exchange", boundShare: null })).toEqual([
      "Found by a quick search: how much better another placing could be has not been proven.",
    ]);
  });

  it("say what was placed by hand and what the best found covers", () => {
    const byHand = {
      ...GAP,
      method: "by-hand",
      handPlaced: true,
      coveredShare: 0.801,
      boundShare: null,
    } as const;
    expect(describeProof(byHand, 0.825)).toEqual([
      "Placed by hand: covers 80.1%; the best found covers 82.5%, 2.4 points more.",
    ]);
    expect(describeProof(byHand, 0.8)).toEqual([
      "Placed by hand: covers 80.1%; the best found by a suggestion covers no more.",
    ]);
    expect(describeProof(byHand)).toEqual([
      "Placed by hand: covers 80.1%.",
      "How much better another placing could be has not been worked out.",
    ]);
  });

  it("say of posts that no officer placed that they were suggested for other settings", () => {
    const carriedOver = { ...GAP, method: "by-hand", coveredShare: 0.653, boundShare: null } as const;
    expect(describeProof(carriedOver)).toEqual(["Suggested for other settings: covers 65.3% under these."]);
    expect(describeProof(carriedOver, 0.7)).toEqual([
      "These posts cover 65.3%; the best found covers 70.0%, 4.7 points more.",
    ]);
  });

  it("say that a proof is about the posts that were not pinned", () => {
    expect(describeProof({ ...GAP, pinned: 3 })[0]).toBe(
      "Proven: with the 3 pinned posts kept, no placing of the other 9 units on the 211 candidate places covers more than 83.1%.",
    );
    expect(describeProof({ ...GAP, posts: 2, pinned: 1, candidateSites: 1 })[0]).toBe(
      "Proven: with the pinned post kept, no placing of the other unit on the one candidate place covers more than 83.1%.",
    );
    expect(describeProof({ ...GAP, pinned: 12 })).toEqual([
      "All posts are pinned, so there was nothing left to place.",
    ]);
  });

  it("speak of one unit in the singular", () => {
    expect(describeProof({ ...GAP, posts: 1 })[0]).toContain("no placing of this unit on");
  });

  it("round the bound up, so that it is never said to be lower than it is", () => {
    expect(describeProof({ ...GAP, boundShare: 0.83001 })[0]).toContain("more than 83.1%");
  });

  const facts: fc.Arbitrary<ProofFacts> = fc
    .record({
      method: fc.constantFrom("greedy-exchange", "exact", "by-hand"),
      status: fc.constantFrom("optimal", "feasible", "time-limit"),
      seconds: fc.nat(100),
      shares: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      isBounded: fc.boolean(),
      posts: fc.nat(60),
      pinned: fc.nat(60),
      fixedPosts: fc.nat({ max: 3 }),
      handPlaced: fc.boolean(),
      candidateSites: fc.nat(5000),
      goal: fc.constant(null),
    })
    .map(({ shares: [a, b], isBounded, ...rest }) => ({
      ...rest,
      coveredShare: Math.min(a, b),
      boundShare: isBounded ? Math.max(a, b) : null,
    }));

  it("say “by hand” only where an officer placed a post", () => {
    fc.assert(
      fc.property(facts, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (any, best) => {
        if (describeProof(any, best).join(" ").includes("by hand")) expect(any.handPlaced).toBe(true);
      }),
    );
  });

  it("claim optimality only for a proof that is optimal", () => {
    fc.assert(
      fc.property(facts, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (any, best) => {
        const claims = describeProof(any, best).join(" ").includes("is optimal");
        if (claims) expect(any).toMatchObject({ status: "optimal" });
      }),
      { numRuns: 1000 },
    );
  });

  it("never state a gap below the true one, nor of nothing", () => {
    fc.assert(
      fc.property(facts, (any) => {
        const stated = /within (\d+\.\d) points/.exec(describeProof(any).join(" "));
        if (!stated || any.boundShare === null) return;
        expect(Number(stated[1])).toBeGreaterThanOrEqual((any.boundShare - any.coveredShare) * 100 - 1e-3);
        expect(Number(stated[1])).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the facts of a deployment", () => {
  it("are its shares and its pinned posts", () => {
    expect(proofFactsOf(exampleDeployment(examplePlan()))).toEqual({
      method: "exact",
      status: "feasible",
      seconds: 3,
      coveredShare: 0.825,
      boundShare: 0.831,
      posts: 3,
      pinned: 1,
      fixedPosts: 0,
      handPlaced: true,
      candidateSites: 211,
      goal: null,
    });
  });

  it("tell a suggestion from a placing in which an officer had a hand", () => {
    const plan = examplePlan();
    const suggested = plan.posts.map((post) => ({ ...post, chosenBy: "suggestion" as const }));
    expect(proofFactsOf(exampleDeployment({ ...plan, posts: suggested })).handPlaced).toBe(false);
  });

  it("have no bound where only the whole of the demand bounds it", () => {
    const proof = { method: "by-hand", bound: 10_000 } as const;
    expect(proofFactsOf(exampleDeployment(examplePlan(), { proof })).boundShare).toBeNull();
  });
});

describe("a proof of another goal than cover", () => {
  const goal = { unit: "share", value: 0.6, bound: 0.612 } as const;

  it("speaks of the goal, rounding the bound up", () => {
    expect(describeProof({ ...GAP, goal })).toEqual([
      "Proven: no placing of these 12 units on the 211 candidate places lets more than 61.2% meet a free unit.",
      "A better placing may exist, by 1.2 points at most.",
    ]);
    const metres = { unit: "metres", value: 260.4, bound: 251.7 } as const;
    expect(describeProof({ ...GAP, goal: metres })).toEqual([
      "Proven: no placing of these 12 units on the 211 candidate places brings the mean way to the nearest unit below 251 m.",
      "A better placing may exist, by 9 m at most.",
    ]);
  });

  it("claims that it is optimal only where that is proven", () => {
    expect(describeProof({ ...GAP, goal, status: "optimal" }).at(-1)).toBe("This plan is optimal.");
  });
});
