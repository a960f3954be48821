import fc from "fast-check";
import { expect, test } from "vitest";
import { EARTH_RADIUS_M } from "../../src/model/geodesy.ts";
import {
  indexSegments,
  nearestOnSegment,
  type Segments,
  segmentsInBox,
} from "../../src/model/segment-index.ts";

const degrees = fc.integer({ min: -400, max: 400 }).map((k) => k / 10_000);

const someSegments: fc.Arbitrary<Segments> = fc
  .array(fc.tuple(degrees, degrees, degrees, degrees), { minLength: 1, maxLength: 90 })
  .map((list) => ({
    lng: Float64Array.from(list.flatMap(([a, , b]) => [a, b])),
    lat: Float64Array.from(list.flatMap(([, a, , b]) => [51 + a, 51 + b])),
    from: Uint32Array.from(list, (_, i) => 2 * i),
    to: Uint32Array.from(list, (_, i) => 2 * i + 1),
  }));

function distanceTo(
  { lng, lat, from, to }: Segments,
  segment: number,
  [x, y]: readonly [number, number],
): number {
  const metres = (EARTH_RADIUS_M * Math.PI) / 180;
  const east = metres * Math.cos((y * Math.PI) / 180);
  const [a, b] = [from[segment] ?? 0, to[segment] ?? 0];
  const [u, v] = [((lng[a] ?? 0) - x) * east, ((lat[a] ?? 0) - y) * metres];
  const [s, t] = [((lng[b] ?? 0) - x) * east, ((lat[b] ?? 0) - y) * metres];
  const squared = (s - u) ** 2 + (t - v) ** 2;
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(u * (s - u) + v * (t - v)) / squared));
  return Math.hypot(u + share * (s - u), v + share * (t - v));
}

test("the nearest place on any segment is the one that looking at each finds", () => {
  fc.assert(
    fc.property(
      someSegments,
      degrees,
      degrees,
      fc.integer({ min: 10, max: 4000 }),
      (segments, x, y, maxM) => {
        const found = nearestOnSegment(indexSegments(segments), [x, 51 + y], maxM);
        const least = Math.min(...Array.from(segments.from, (_, i) => distanceTo(segments, i, [x, 51 + y])));
        if (least > maxM) expect(found).toBeUndefined();
        else {
          expect(found?.distanceM).toBeCloseTo(least, 6);
          expect(distanceTo(segments, found?.segment ?? -1, [x, 51 + y])).toBeCloseTo(least, 6);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("segments that do not count are passed over", () => {
  fc.assert(
    fc.property(someSegments, degrees, degrees, (segments, x, y) => {
      const found = nearestOnSegment(indexSegments(segments), [x, 51 + y], 1e6, (i) => i % 2 === 1);
      const odd = Array.from(segments.from, (_, i) => i).filter((i) => i % 2 === 1);
      const least = Math.min(...odd.map((i) => distanceTo(segments, i, [x, 51 + y])));
      if (odd.length === 0) expect(found).toBeUndefined();
      else expect(found?.distanceM).toBeCloseTo(least, 6);
    }),
  );
});

test("of equally near segments the one of lowest number is found", () => {
  const segments = {
    lng: Float64Array.of(0, 0.001, 0, 0.001),
    lat: Float64Array.of(51, 51, 51, 51),
    from: Uint32Array.of(2, 0),
    to: Uint32Array.of(3, 1),
  };
  expect(nearestOnSegment(indexSegments(segments), [0.0005, 51.0001], 100)?.segment).toBe(0);
});

test("a box gives every segment whose own box touches it, and no other", () => {
  fc.assert(
    fc.property(someSegments, fc.tuple(degrees, degrees), fc.tuple(degrees, degrees), (segments, xs, ys) => {
      const [west, east] = xs.toSorted((a, b) => a - b) as [number, number];
      const [south, north] = ys.map((y) => 51 + y).toSorted((a, b) => a - b) as [number, number];
      const found = segmentsInBox(indexSegments(segments), west, south, east, north);
      const expected = Array.from(segments.from, (_, i) => i).filter((i) => {
        const lngs = [segments.lng[2 * i] ?? 0, segments.lng[2 * i + 1] ?? 0];
        const lats = [segments.lat[2 * i] ?? 0, segments.lat[2 * i + 1] ?? 0];
        return (
          Math.min(...lngs) <= east &&
          Math.max(...lngs) >= west &&
          Math.min(...lats) <= north &&
          Math.max(...lats) >= south
        );
      });
      expect(found.sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});

test("an index of nothing finds nothing", () => {
  const empty = {
    lng: new Float64Array(0),
    lat: new Float64Array(0),
    from: new Uint32Array(0),
    to: new Uint32Array(0),
  };
  expect(nearestOnSegment(indexSegments(empty), [0, 51], 1e6)).toBeUndefined();
  expect(segmentsInBox(indexSegments(empty), -180, -90, 180, 90)).toEqual([]);
});
