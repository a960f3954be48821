import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../../src/model/problem.ts";
import { countedMonths, snapshotEvidence } from "../../src/plan/evidence.ts";
import { maskCoverage } from "../../src/plan/mask-coverage.ts";
import { maskHexes, readHexClasses } from "../../src/plan/mask-hexes.ts";
import { readPlan } from "../../src/plan/read-plan.ts";
import { EXAMPLE_SUMMARY, exampleDeployment, examplePlan, exampleSurface } from "./example-plan.ts";

const smallPlan = { ...examplePlan(), area: { ...examplePlan().area, radiusM: 500 } };
const HEXES = exampleSurface(smallPlan, []).cells.length;

describe("the evidence of a plan", () => {
  const plan = examplePlan();
  const surface = exampleSurface(plan, [500, 30, 7, 2, 2, 1, 1, 3]);

  it("says what may be shared", () => {
    const { hexClasses, ...rest } = snapshotEvidence(plan, exampleDeployment(plan), surface, EXAMPLE_SUMMARY);
    expect(rest).toEqual({
      months: { first: 664, last: 675 },
      rowsInArea: 546,
      rowsCounted: 546,
      coveredShare: 0.825,
      boundShare: 0.831,
      method:
        "Proven: with the pinned post kept, no placing of the other 2 units on the 211 candidate places covers more than 83.1%. Optimal within 0.6 points.",
      posts: plan.posts.map(() => ({
        reachesShare: 0.167,
        onlyHereShare: 0.073,
        why: ["Violence and sexual offences", "Theft from the person"],
        place: "On or near Olympic Way",
      })),
      fixedPosts: [],
      classEdges: [0, 4, 8, 20, 500],
    });
    expect(hexClasses).toMatch(/^Eecbbbbba+$/);
  });

  it("says along which streets units on foot went", () => {
    const streets = { name: "wembley.geojson" };
    const { method } = snapshotEvidence(plan, exampleDeployment(plan), surface, EXAMPLE_SUMMARY, streets);
    expect(method).toMatch(/ Units on foot go along the streets of wembley\.geojson\.$/);
  });

  it("can be opened again with its plan", () => {
    const evidence = snapshotEvidence(plan, exampleDeployment(plan), surface, EXAMPLE_SUMMARY);
    expect(readPlan({ ...plan, evidence })).toEqual({ ok: true, plan: { ...plan, evidence } });
  });

  it("is refused where the figures are of other posts or another area", () => {
    const deployment = exampleDeployment(plan);
    const other = { ...deployment, posts: deployment.posts.slice().reverse() };
    const smaller = exampleSurface(smallPlan, []);
    expect(() => snapshotEvidence(plan, other, surface, EXAMPLE_SUMMARY)).toThrow(ProblemError);
    expect(() => snapshotEvidence(plan, deployment, smaller, EXAMPLE_SUMMARY)).toThrow(ProblemError);
  });

  it("names the months that were looked at", () => {
    const months = { first: 664, last: 675 };
    expect(countedMonths({ categories: null, period: null, weekHours: null }, months)).toEqual(months);
    expect(
      countedMonths({ categories: null, period: { from: 670, to: 700 }, weekHours: null }, months),
    ).toEqual({
      first: 670,
      last: 675,
    });
    expect(
      countedMonths({ categories: null, period: { from: 100, to: 200 }, weekHours: null }, months),
    ).toBeNull();
    expect(countedMonths({ categories: null, period: null, weekHours: null }, null)).toBeNull();
  });
});

describe("the hexes of the evidence", () => {
  const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.nat(500)), {
    minLength: HEXES,
    maxLength: HEXES,
  });
  const edges = fc.constantFrom([0, 1, 3, 8, 20, 500], [0, 4, 500], [0, 2, 500], [0, 12, 500], [0, 500]);

  it("are the same for two surfaces that differ only in counts from 1 to 4", () => {
    const redrawn = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: HEXES, maxLength: HEXES });
    fc.assert(
      fc.property(counts, redrawn, edges, (all, small, classEdges) => {
        const other = all.map((count, i) => (count > 0 && count < 5 ? (small[i] ?? 1) : count));
        const masked = maskHexes(exampleSurface(smallPlan, all, classEdges));
        const maskedOther = maskHexes(exampleSurface(smallPlan, other, classEdges));
        expect(maskedOther.hexClasses).toBe(masked.hexClasses);
        expect(maskedOther.classEdges).toEqual(masked.classEdges);
      }),
      { numRuns: 300 },
    );
  });

  it("put every hex in a class that holds its count", () => {
    fc.assert(
      fc.property(counts, edges, (all, classEdges) => {
        const masked = maskHexes(exampleSurface(smallPlan, all, classEdges));
        const { classOf, significance } = readHexClasses(masked.hexClasses);
        all.forEach((count, i) => {
          const index = classOf[i] as number;
          expect(count).toBeLessThanOrEqual(masked.classEdges[index] as number);
          expect(count).toBeGreaterThan(masked.classEdges[index - 1] ?? -1);
        });
        expect([...significance]).toEqual(all.map((_, i) => (i === 0 ? 1 : 0)));
      }),
    );
  });

  it.each([[[0, 1, 3, 8, 12]], [[0, 4, 12]], [[0, 5, 6, 12]], [[0, 4, 5, 6, 7]], [[0, 1, 2, 3, 4]]])(
    "with the numbers of rows tell no small count in a hex or left out, of all worlds of three hexes in classes %j",
    (classEdges) => {
      const most = classEdges.at(-1) as number;
      const blank = exampleSurface(smallPlan, [], classEdges);
      const countsByAnswer = new Map<string, Set<number>[]>();
      for (let world = 0; world < (most + 1) ** 3; world++) {
        const counts = [0, 1, 2].map((hex) => Math.floor(world / (most + 1) ** hex) % (most + 1));
        const count = Uint32Array.from(blank.count, (_, hex) => counts[hex] ?? 0);
        const rowsCounted = counts.reduce((sum, n) => sum + n, 0);
        for (let rowsInArea = rowsCounted; rowsInArea <= 3 * most + 8; rowsInArea++) {
          const answer = JSON.stringify(maskHexes({ ...blank, count, rowsInArea, rowsCounted }));
          const secrets = [...counts, rowsInArea - rowsCounted];
          const possible = countsByAnswer.get(answer) ?? secrets.map(() => new Set<number>());
          secrets.forEach((n, i) => {
            possible[i]?.add(n);
          });
          countsByAnswer.set(answer, possible);
        }
      }
      const told = [...countsByAnswer.values()].flat().filter((possible) => possible.size === 1);
      expect(countsByAnswer.size).toBeGreaterThan(1);
      expect(told.flatMap((possible) => [...possible]).filter((n) => n > 0 && n < 5)).toEqual([]);
    },
  );

  it("do not let the numbers of rows give away that each of many hexes has one", () => {
    const ones = exampleSurface(examplePlan(), Array(18).fill(1));
    expect(maskHexes(ones)).toMatchObject({ rowsInArea: 21, rowsCounted: 21 });
    expect(maskHexes({ ...ones, rowsInArea: 22_253 })).toMatchObject({
      rowsInArea: 22_253,
      rowsCounted: 21,
    });
    expect(maskHexes(exampleSurface(smallPlan, [2]))).toMatchObject({ rowsInArea: null, rowsCounted: null });
    expect(maskHexes(exampleSurface(smallPlan, []))).toMatchObject({ rowsInArea: 0, rowsCounted: 0 });
  });

  it("do not let the numbers of rows give away that a few of another crime type are there", () => {
    const surface = exampleSurface(smallPlan, [300, 200]);
    expect(maskHexes({ ...surface, rowsInArea: 502 })).toMatchObject({ rowsInArea: 500, rowsCounted: 500 });
    expect(maskHexes({ ...surface, rowsInArea: 505 })).toMatchObject({ rowsInArea: 505, rowsCounted: 500 });
  });

  it("move the number of rows that count by at most 3 and that in the area by at most 4, or mask them", () => {
    fc.assert(
      fc.property(counts, edges, fc.nat(12), (all, classEdges, others) => {
        const surface = exampleSurface(smallPlan, all, classEdges);
        const rowsInArea = surface.rowsCounted + others;
        const shared = maskHexes({ ...surface, rowsInArea });
        if (shared.rowsCounted === null) expect(surface.rowsCounted).toBeLessThan(5);
        else expect(Math.abs(shared.rowsCounted - surface.rowsCounted)).toBeLessThanOrEqual(3);
        if (shared.rowsInArea === null) expect(rowsInArea).toBeLessThan(5);
        else expect(Math.abs(shared.rowsInArea - rowsInArea)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("the shares of the evidence", () => {
  it("are exact to 0.1 points where that step is five rows or more", () => {
    const deployment = exampleDeployment(examplePlan());
    const [first, ...others] = deployment.coverage.perPost;
    if (!first) throw new Error("The example has no post.");
    const reaching = (totalDemand: number, reaches: number) =>
      maskCoverage({
        ...deployment,
        coverage: { ...deployment.coverage, totalDemand, perPost: [{ ...first, reaches }, ...others] },
      }).posts[0]?.reachesShare;
    expect(reaching(22_253, 1823)).toBe(0.082);
    expect(reaching(5000, 6)).toBe(0.001);
    expect(reaching(5000, 4)).toBe(0);
    expect(reaching(1000, 6)).toBe(reaching(1000, 7));
  });

  const gate = { id: "gate", name: "Gate", kind: "gate", at: [-0.28, 51.556], needs: [] } as const;
  const plan = { ...examplePlan(1), fixedPosts: [gate] };

  it("are the same for any counts from 1 to 4 behind them", () => {
    const small = fc.integer({ min: 1, max: 4 });
    const record = fc.record({
      reaches: small,
      onlyHere: small,
      covered: small,
      total: fc.integer({ min: 5, max: 1e5 }),
    });
    fc.assert(
      fc.property(record, ({ reaches, onlyHere, covered, total }) => {
        const masked = maskCoverage(
          exampleDeployment(plan, {
            post: { reaches, onlyHere },
            totalDemand: total,
            coveredDemand: covered,
            proof: { bound: total },
          }),
        );
        expect(masked).toEqual({
          coveredShare: 0,
          boundShare: null,
          posts: [{ reachesShare: 0, onlyHereShare: 0, why: [], place: null }],
          fixedPosts: [{ reachesShare: 0, onlyHereShare: 0, why: [], place: null }],
        });
      }),
    );
  });

  it("say nothing of a post that reaches fewer than five records, whatever these weigh", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.integer({ min: 0, max: 9000 }), (rows, reaches) => {
        const masked = maskCoverage(exampleDeployment(plan, { post: { rows, reaches, onlyHere: reaches } }));
        const nothing = { reachesShare: 0, onlyHereShare: 0, why: [], place: null };
        expect([...masked.posts, ...masked.fixedPosts]).toEqual([nothing, nothing]);
      }),
    );
  });

  it("differ, where they differ, by what stands for five or more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 4000 }), fc.nat(4000), fc.nat(4), (total, reaches, overlap) => {
        fc.pre(reaches <= total && overlap <= reaches);
        const counts = { reaches, onlyHere: reaches - overlap };
        const [post] = maskCoverage(
          exampleDeployment(plan, { post: counts, totalDemand: total, coveredDemand: reaches }),
        ).posts;
        const rows = ((post?.reachesShare ?? 0) - (post?.onlyHereShare ?? 0)) * Math.round(total / 5) * 5;
        const fives = rows / 5;
        expect(Math.abs(fives - Math.round(fives)) * 5).toBeLessThanOrEqual(0.0010001 * (total + 5));
      }),
    );
  });

  it("name only categories of five rows or more", () => {
    const topCategories = [
      { name: "Robbery", rows: 5 },
      { name: "Arson", rows: 4 },
    ];
    expect(maskCoverage(exampleDeployment(plan, { post: { topCategories } })).posts[0]?.why).toEqual([
      "Robbery",
    ]);
  });

  it("never put the bound below what is covered or below what was proven", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 50_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, a, b) => {
          const covered = Math.floor(Math.min(a, b) * total);
          const bound = Math.max(covered, Math.max(a, b) * total);
          const masked = maskCoverage(
            exampleDeployment(plan, { totalDemand: total, coveredDemand: covered, proof: { bound } }),
          );
          if (masked.boundShare === null) return;
          expect(masked.boundShare).toBeGreaterThanOrEqual(masked.coveredShare);
          expect(masked.boundShare * (Math.round(total / 5) * 5)).toBeGreaterThanOrEqual(bound - 0.001);
        },
      ),
    );
  });

  it("say of an optimal placing that the bound is what it covers", () => {
    const proof = { status: "optimal", bound: 8252 } as const;
    const masked = maskCoverage(exampleDeployment(plan, { coveredDemand: 8252, proof }));
    expect(masked.boundShare).toBe(masked.coveredShare);
  });

  it("never state a bound below the true one where counts are rounded", () => {
    const proof = { status: "optimal", bound: 822 } as const;
    const masked = maskCoverage(exampleDeployment(plan, { totalDemand: 1000, coveredDemand: 822, proof }));
    expect(masked.boundShare).toBeGreaterThanOrEqual(0.822);
  });

  it("give no bound where nothing below 100% was proven", () => {
    const byHand = { method: "by-hand", bound: 10_000 } as const;
    expect(maskCoverage(exampleDeployment(plan, { proof: byHand })).boundShare).toBeNull();
    expect(maskCoverage(exampleDeployment(plan, { totalDemand: 0, coveredDemand: 0 })).boundShare).toBeNull();
  });
});
