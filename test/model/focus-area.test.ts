import fc from "fast-check";
import { cellArea } from "h3-js";
import { describe, expect, test } from "vitest";
import type { PhaseName } from "../../src/model/event-spec.ts";
import {
  distanceToFocusM,
  type FocusArea,
  type FocusGeometry,
  focusAreaProblem,
  focusFactors,
  isInFocus,
  shareInFocus,
} from "../../src/model/focus-area.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import type { LngLat } from "../../src/model/units.ts";

const WEMBLEY: LngLat = [-0.27961, 51.55602];
const grid = layHexGrid({ center: WEMBLEY, radiusM: 1500, resolution: 9 });
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

const bearing = fc.integer({ min: 0, max: 359 });
const spot = fc
  .tuple(bearing, fc.integer({ min: 0, max: 3000 }))
  .map(([angle, distance]) => destination(WEMBLEY, angle, distance));
const geometry: fc.Arbitrary<FocusGeometry> = fc.oneof(
  fc.record({ type: fc.constant("point" as const), at: spot, radiusM: fc.integer({ min: 10, max: 2000 }) }),
  fc.record({
    type: fc.constant("line" as const),
    path: fc.array(spot, { minLength: 2, maxLength: 6 }),
    halfWidthM: fc.integer({ min: 5, max: 500 }),
  }),
  fc.record({ type: fc.constant("polygon" as const), ring: fc.array(spot, { minLength: 3, maxLength: 6 }) }),
);
const EVENLY = { arrival: 1, event: 1, dispersal: 1, night: 1 };
const weight = fc.double({ min: 0, max: 10, noNaN: true });
const focusArea: fc.Arbitrary<FocusArea> = fc
  .tuple(geometry, weight, weight)
  .map(([shape, arrival, night]) => ({
    id: "somewhere",
    name: "Somewhere",
    kind: "other",
    geometry: shape,
    weight: { arrival, event: 1, dispersal: 2, night },
  }));

describe("distance to a focus area", () => {
  test("of a point is the great-circle distance less the radius, to 1 in 1,000", () => {
    fc.assert(
      fc.property(spot, spot, fc.integer({ min: 10, max: 2000 }), (at, from, radiusM) => {
        const expected = Math.max(0, distanceM(at, from) - radiusM);
        const found = distanceToFocusM({ type: "point", at, radiusM }, from);
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(distanceM(at, from) / 1000 + 1e-6);
      }),
    );
  });

  test("of a line is the least over its points, however finely it is walked", () => {
    fc.assert(
      fc.property(spot, spot, spot, (a, b, from) => {
        const found = distanceToFocusM({ type: "line", path: [a, b], halfWidthM: 5 }, from) + 5;
        let nearest = Number.POSITIVE_INFINITY;
        for (let step = 0; step <= 400; step++) {
          const part = step / 400;
          const at: LngLat = [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
          nearest = Math.min(nearest, distanceM(at, from));
        }
        if (nearest > 5.1) expect(Math.abs(found - nearest)).toBeLessThanOrEqual(distanceM(a, b) / 400 + 8);
        else expect(found).toBeLessThanOrEqual(5 + distanceM(a, b) / 400 + 8);
      }),
      { numRuns: 60 },
    );
  });

  test("of a polygon is 0 inside and to the nearest edge outside, across a corner cut into it too", () => {
    const corner = (east: number, north: number): LngLat =>
      destination(destination(WEMBLEY, 90, east), 0, north);
    const ring = [corner(0, 0), corner(1000, 0), corner(1000, 1000), corner(500, 200), corner(0, 1000)];
    const polygon: FocusGeometry = { type: "polygon", ring };
    expect(isInFocus(polygon, corner(100, 500))).toBe(true);
    expect(isInFocus(polygon, corner(500, 100))).toBe(true);
    expect(isInFocus(polygon, corner(500, 500))).toBe(false);
    expect(distanceToFocusM(polygon, corner(500, -300))).toBeCloseTo(300, 0);
    expect(distanceToFocusM(polygon, corner(1300, -400))).toBeCloseTo(500, 0);
  });

  test("of a polygon does not depend on where its ring begins or which way it runs", () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 3, maxLength: 6 }), spot, fc.nat(5), (ring, from, turn) => {
        const distance = (points: readonly LngLat[]) =>
          distanceToFocusM({ type: "polygon", ring: points }, from);
        const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
        expect(distance(turned)).toBeCloseTo(distance(ring), 6);
        expect(distance(ring.toReversed())).toBeCloseTo(distance(ring), 6);
      }),
    );
  });

  test("is measured across the date line as anywhere else", () => {
    const line: FocusGeometry = {
      type: "line",
      path: [
        [179.99, 0],
        [-179.99, 0],
      ],
      halfWidthM: 5,
    };
    expect(isInFocus(line, [180, 0])).toBe(true);
    expect(isInFocus(line, [-179.995, 0])).toBe(true);
    expect(isInFocus(line, [0, 0])).toBe(false);
  });
});

describe("the share of a hex in a focus area", () => {
  test("is within 0 and 1 and adds up to the area of a circle inside the grid, to 3%", () => {
    const radiusM = 600;
    const shares = shareInFocus({ type: "point", at: WEMBLEY, radiusM }, grid);
    expect(Math.max(...shares)).toBe(1);
    expect(Math.min(...shares)).toBe(0);
    const km2 = sum(shares.map((share, i) => share * cellArea(grid.cells[i] ?? "", "km2")));
    expect(Math.abs(km2 / (Math.PI * 0.6 ** 2) - 1)).toBeLessThan(0.03);
  });

  test("never falls as a circle grows", () => {
    fc.assert(
      fc.property(spot, fc.integer({ min: 10, max: 900 }), fc.integer({ min: 10, max: 900 }), (at, a, b) => {
        const small = shareInFocus({ type: "point", at, radiusM: Math.min(a, b) }, grid);
        const large = shareInFocus({ type: "point", at, radiusM: Math.max(a, b) }, grid);
        small.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(large[i] ?? Number.NaN);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("is all of every hex under ground that covers the grid, and none far away", () => {
    expect(sum(shareInFocus({ type: "point", at: WEMBLEY, radiusM: 2000 }, grid))).toBe(grid.cellCount);
    expect(sum(shareInFocus({ type: "point", at: [0.5, 51.5], radiusM: 2000 }, grid))).toBe(0);
  });
});

describe("focus factors", () => {
  const factorsOf = (areas: readonly FocusArea[], phase: PhaseName) =>
    focusFactors(areas, [phase], grid)[0] ?? new Float64Array(0);

  test("are 1 without focus areas, and where every weight is 1", () => {
    const plain = new Float64Array(grid.cellCount).fill(1);
    expect(factorsOf([], "night")).toEqual(plain);
    fc.assert(
      fc.property(focusArea, (area) => {
        expect(factorsOf([{ ...area, weight: EVENLY }], "night")).toEqual(plain);
        expect(factorsOf([area], "event")).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });

  test("lie between 1 and the weight, by the share of the hex", () => {
    fc.assert(
      fc.property(focusArea, (area) => {
        const shares = shareInFocus(area.geometry, grid);
        factorsOf([area], "arrival").forEach((factor, i) => {
          expect(factor).toBeCloseTo(1 + (shares[i] ?? 0) * (area.weight.arrival - 1), 12);
        });
      }),
      { numRuns: 20 },
    );
  });

  test("multiply, in whatever order the areas come", () => {
    fc.assert(
      fc.property(focusArea, focusArea, (a, b) => {
        const [first, second] = [factorsOf([a], "night"), factorsOf([b], "night")];
        const both = factorsOf([a, b], "night");
        const other = factorsOf([b, a], "night");
        both.forEach((factor, i) => {
          expect(factor).toBeCloseTo((first[i] ?? 0) * (second[i] ?? 0), 9);
          expect(other[i]).toBeCloseTo(factor, 9);
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe("a focus area that cannot be used says why", () => {
  const good: FocusArea = {
    id: "a",
    name: "Olympic Way",
    kind: "route",
    geometry: { type: "line", path: [WEMBLEY, [-0.2796, 51.5635]], halfWidthM: 25 },
    weight: { arrival: 3, event: 1, dispersal: 4, night: 1 },
  };
  const line = (path: readonly LngLat[], halfWidthM = 25) =>
    ({ ...good, geometry: { type: "line", path, halfWidthM } }) as const;

  test("and nothing where it can", () => {
    expect(focusAreaProblem(good)).toBeNull();
  });

  test.each<[string, FocusArea]>([
    ["no name", { ...good, name: " " }],
    ["longer than 80", { ...good, name: "x".repeat(81) }],
    ["Weights run from 0 to 10", { ...good, weight: { ...good.weight, night: 11 } }],
    ["Weights run from 0 to 10", { ...good, weight: { ...good.weight, night: Number.NaN } }],
    ["may have 200", line(new Array(201).fill(WEMBLEY))],
    ["not on the Earth", line([WEMBLEY, [0, 91]])],
    ["at least two points", line([WEMBLEY])],
    ["half-width is 2 m", line([WEMBLEY, [0, 51]], 2)],
    ["radius is 5000 m", { ...good, geometry: { type: "point", at: WEMBLEY, radiusM: 5000 } }],
    ["at least three corners", { ...good, geometry: { type: "polygon", ring: [WEMBLEY, [0, 51]] } }],
  ])("%s", (words, area) => {
    expect(focusAreaProblem(area)).toContain(words);
  });
});
