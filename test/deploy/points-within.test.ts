import fc from "fast-check";
import { expect, test } from "vitest";
import { indexByLatitude, pointsWithin } from "../../src/deploy/points-within.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";

const anywhere = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89, max: 89, noNaN: true }),
);

function expectTheSame(points: readonly LngLat[], center: LngLat, radiusM: number) {
  const index = indexByLatitude(
    Float64Array.from(points, (p) => p[0]),
    Float64Array.from(points, (p) => p[1]),
  );
  const byHand = points.flatMap((p, i) => (distanceM(center, p) <= radiusM ? [i] : []));
  expect(pointsWithin(index, center, radiusM).sort((a, b) => a - b)).toEqual(byHand);
  return byHand.length;
}

test("finds exactly the points whose great-circle distance is within the radius, anywhere on Earth", () => {
  const around = fc.tuple(
    fc.double({ min: 0, max: 360, noNaN: true }),
    fc.double({ min: 0.9, max: 1.1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      anywhere,
      fc.integer({ min: 50, max: 3000 }),
      fc.array(around, { maxLength: 40 }),
      (center, radiusM, offsets) => {
        const points = offsets.map(([bearing, share]) => destination(center, bearing, radiusM * share));
        expectTheSame(points, center, radiusM);
      },
    ),
    { numRuns: 500 },
  );
});

test("decides points within a millimetre of the edge by the great-circle distance itself", () => {
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 50, max: 3000 }), (center, radiusM) => {
      const points = Array.from({ length: 36 }, (_, k) =>
        destination(center, k * 10, radiusM + (k % 2 ? 0.001 : -0.001)),
      );
      expectTheSame(points, center, radiusM);
    }),
  );
});

test("reaches across the 180th meridian", () => {
  expect(expectTheSame([[-179.999, -17]], [179.999, -17], 300)).toBe(1);
});

test("reaches the whole Earth when asked to", () => {
  fc.assert(
    fc.property(
      anywhere,
      fc.array(anywhere, { maxLength: 20 }),
      fc.integer({ min: 10_000, max: 20_000_000 }),
      (center, points, radiusM) => {
        expectTheSame(points, center, radiusM);
      },
    ),
  );
});
