import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluatePosts } from "../../src/deploy/evaluate-posts.ts";
import { listCovered, openGround } from "../../src/deploy/ground.ts";
import type { DemandPoints } from "../../src/model/demand.ts";
import type { Post } from "../../src/model/deployment.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { at, demandAt, postAt, somePlace, somewhere } from "./small-cases.ts";

/** What posts cover that cover circles. */
function evaluate(demand: DemandPoints, posts: readonly Post[]) {
  const covered = listCovered(openGround(demand, null), posts);
  return evaluatePosts(
    demand,
    posts.map(({ at: place }, i) => ({ at: place, covered: covered[i] ?? [] })),
  );
}

test("agrees with counting by hand, wherever the posts stand", () => {
  const somePost = fc
    .tuple(somewhere, fc.integer({ min: 50, max: 1500 }))
    .map(([place, coverRadiusM]) => postAt(place, { coverRadiusM }));
  fc.assert(
    fc.property(
      fc.array(somePlace, { maxLength: 40 }),
      fc.array(somePost, { maxLength: 5 }),
      (places, posts) => {
        const coverage = evaluate(demandAt(places), posts);
        const reachers = places.map((place) =>
          posts.filter((post) => distanceM(post.at, place.at) <= post.coverRadiusM),
        );
        const weigh = (counts: (i: number) => boolean) =>
          places.reduce((sum, place, i) => sum + (counts(i) ? place.weight : 0), 0);
        expect(coverage.totalDemand).toBe(weigh(() => true));
        expect(coverage.coveredDemand).toBe(weigh((i) => (reachers[i]?.length ?? 0) > 0));
        posts.forEach((post, p) => {
          expect(coverage.perPost[p]?.reaches).toBe(weigh((i) => reachers[i]?.includes(post) ?? false));
          expect(coverage.perPost[p]?.onlyHere).toBe(
            weigh((i) => reachers[i]?.length === 1 && reachers[i]?.[0] === post),
          );
        });
      },
    ),
  );
});

test("demand that two posts reach counts once in the whole and in neither's own share", () => {
  const demand = demandAt([
    { at: at(0, 0), weight: 10 },
    { at: at(-250, 0), weight: 3 },
  ]);
  const coverage = evaluate(demand, [postAt(at(-200, 0)), postAt(at(200, 0))]);
  expect(coverage.coveredDemand).toBe(13);
  expect(coverage.perPost.map((post) => [post.reaches, post.onlyHere])).toEqual([
    [13, 3],
    [10, 0],
  ]);
});

test("names the five categories with most rows, most first, equals by name", () => {
  const demand = demandAt([
    { at: at(0, 0), weight: 20, rows: { theft: 9, robbery: 2, drugs: 2, arson: 1, fraud: 3, abuse: 3 } },
    { at: at(2000, 0), weight: 99, rows: { arson: 99 } },
  ]);
  expect(evaluate(demand, [postAt(at(0, 0))]).perPost[0]?.topCategories).toEqual([
    { name: "theft", rows: 9 },
    { name: "abuse", rows: 3 },
    { name: "fraud", rows: 3 },
    { name: "drugs", rows: 2 },
    { name: "robbery", rows: 2 },
  ]);
});

test("is named after the place with most demand, not the nearest", () => {
  const demand = demandAt([
    { at: at(10, 0), weight: 4, name: "Engineers Way" },
    { at: at(150, 0), weight: 3, name: "Olympic Way" },
    { at: at(200, 0), weight: 3, name: "Olympic Way" },
    { at: at(0, 0), weight: 50 },
  ]);
  expect(evaluate(demand, [postAt(at(0, 0))]).perPost[0]?.place).toBe("Olympic Way");
});

test("of places with equal demand the nearest names the post", () => {
  const demand = demandAt([
    { at: at(100, 0), weight: 4, name: "Engineers Way" },
    { at: at(50, 0), weight: 4, name: "Olympic Way" },
  ]);
  expect(evaluate(demand, [postAt(at(0, 0))]).perPost[0]?.place).toBe("Olympic Way");
});

test("has no place name where the data names none within reach", () => {
  const demand = demandAt([
    { at: at(0, 0), weight: 4 },
    { at: at(900, 0), weight: 4, name: "Olympic Way" },
  ]);
  expect(evaluate(demand, [postAt(at(0, 0))]).perPost[0]?.place).toBeNull();
});
