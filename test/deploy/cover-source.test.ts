import fc from "fast-check";
import { expect, test } from "vitest";
import { coverSource } from "../../src/deploy/cover-source.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { at, sitesAt, somewhere } from "./small-cases.ts";

const someHexes = fc.array(fc.tuple(somewhere, fc.integer({ min: 0, max: 9 })), {
  minLength: 1,
  maxLength: 6,
});

test("what the units left leave uncovered is at least what its bound says, and never less than with all of them", () => {
  fc.assert(
    fc.property(someHexes, fc.nat({ max: 3 }), fc.nat({ max: 3 }), (hexes, more, left) => {
      const cover = coverSource({
        ...sitesAt(hexes.map(([place]) => place)),
        weight: Float64Array.from(hexes, ([, w]) => w),
        share: new Float64Array(hexes.length).fill(1),
        units: [{ normally: left + more, left, coverRadiusM: 600 }],
      });
      expect(cover.left).toBeGreaterThanOrEqual(cover.normally);
      expect(cover.left).toBeGreaterThanOrEqual(cover.leftAtLeast);
    }),
  );
});

test("one unit left covers what the best single place reaches, by trying each", () => {
  fc.assert(
    fc.property(someHexes, (hexes) => {
      const places = hexes.map(([place]) => place);
      const weight = Float64Array.from(hexes, ([, w]) => w);
      const reached = places.map((site) =>
        places.reduce(
          (sum, place, i) => sum + (distanceM(site, place) <= 600 ? (weight[i] as number) : 0),
          0,
        ),
      );
      const total = weight.reduce((sum, w) => sum + w, 0);
      const cover = coverSource({
        ...sitesAt(places),
        weight,
        share: new Float64Array(places.length).fill(1),
        units: [{ normally: 2, left: 1, coverRadiusM: 600 }],
      });
      expect(cover.left).toBe(total - Math.max(...reached));
    }),
  );
});

test("without units all demand is uncovered, and without ground no unit can stand", () => {
  const hexes = { ...sitesAt([at(0, 0), at(300, 0)]), weight: Float64Array.of(4, 5) };
  const one = [{ normally: 1, left: 0, coverRadiusM: 100 }];
  expect(coverSource({ ...hexes, share: Float64Array.of(1, 1), units: one })).toEqual({
    normally: 4,
    left: 9,
    leftAtLeast: 9,
  });
  expect(coverSource({ ...hexes, share: Float64Array.of(1, 0), units: one }).normally).toBe(5);
  expect(coverSource({ ...hexes, share: Float64Array.of(0, 0), units: one }).normally).toBe(9);
  expect(coverSource({ ...hexes, share: Float64Array.of(1, 1), units: [] }).left).toBe(9);
});
