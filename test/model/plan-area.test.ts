import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areasInPhase,
  isInRing,
  markInAreas,
  type PlanArea,
  planAreaProblem,
} from "../../src/model/plan-area.ts";
import type { LngLat } from "../../src/model/units.ts";

const SQUARE: readonly LngLat[] = [
  [0, 51],
  [0.5, 51],
  [0.5, 51.5],
  [0, 51.5],
];

const areaOf = (more: Partial<PlanArea> = {}): PlanArea => ({
  id: "area-1",
  name: "Fan zone",
  kind: "no-go",
  ring: SQUARE,
  phases: ["event"],
  ...more,
});

describe("a position in a ring", () => {
  test("is inside between the sides and outside beyond them", () => {
    expect(isInRing(SQUARE, [0.25, 51.25])).toBe(true);
    expect(isInRing(SQUARE, [0.75, 51.25])).toBe(false);
    expect(isInRing(SQUARE, [0.25, 51.75])).toBe(false);
  });

  test("is inside on a side and on a corner", () => {
    for (const at of [...SQUARE, [0.25, 51], [0.5, 51.25], [0.25, 51.5], [0, 51.25]] as LngLat[]) {
      expect(isInRing(SQUARE, at)).toBe(true);
    }
  });

  test("is outside level with a corner, where a ray would graze it", () => {
    const diamond: LngLat[] = [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ];
    expect(isInRing(diamond, [-2, 0])).toBe(false);
    expect(isInRing(diamond, [0, 0])).toBe(true);
    expect(isInRing(diamond, [-0.5, 1])).toBe(false);
  });

  test("is outside in the notch of a ring that is not convex", () => {
    const notched: LngLat[] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [1, 1],
      [0, 2],
    ];
    expect(isInRing(notched, [1, 1.5])).toBe(false);
    expect(isInRing(notched, [1, 0.5])).toBe(true);
  });

  test("is outside where a ring that crosses itself winds twice", () => {
    const twice: LngLat[] = [
      [0, 0],
      [3, 0],
      [3, 2],
      [1, 2],
      [1, -1],
      [2, -1],
      [2, 3],
      [0, 3],
    ];
    expect(isInRing(twice, [1.5, 1])).toBe(false);
    expect(isInRing(twice, [0.5, 1])).toBe(true);
  });

  test("does not change when the ring begins elsewhere, runs the other way or repeats its first corner", () => {
    const grid = fc.integer({ min: 0, max: 6 });
    const point = fc.tuple(grid, grid).map(([x, y]): LngLat => [x / 4, y / 4]);
    let inside = 0;
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 8 }),
        point,
        fc.nat({ max: 7 }),
        (ring, at, k) => {
          const turned = [...ring.slice(k % ring.length), ...ring.slice(0, k % ring.length)];
          const answer = isInRing(ring, at);
          if (answer) inside++;
          expect(isInRing(turned, at)).toBe(answer);
          expect(isInRing(ring.toReversed(), at)).toBe(answer);
          expect(isInRing([...ring, ...ring.slice(0, 1)], at)).toBe(answer);
        },
      ),
      { numRuns: 500 },
    );
    expect(inside).toBeGreaterThan(30);
  });

  test("of a triangle is inside exactly where it is on one side of all three sides", () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, at) => {
        const side = (p: typeof a, q: typeof a) =>
          Math.sign((q[0] - p[0]) * (at[1] - p[1]) - (q[1] - p[1]) * (at[0] - p[0]));
        fc.pre((b[0] - a[0]) * (c[1] - a[1]) !== (b[1] - a[1]) * (c[0] - a[0]));
        const sides = [side(a, b), side(b, c), side(c, a)];
        const expected = sides.every((s) => s >= 0) || sides.every((s) => s <= 0);
        expect(isInRing([a, b, c], at)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("is inside across the date line, however its longitude is written", () => {
    const ring: LngLat[] = [
      [179, -18],
      [-179, -18],
      [-179, -16],
      [179, -16],
    ];
    expect(isInRing(ring, [180, -17])).toBe(true);
    expect(isInRing(ring, [-179.5, -17])).toBe(true);
    expect(isInRing(ring, [0, -17])).toBe(false);
  });

  test("is in no ring without corners", () => {
    expect(isInRing([], [0, 0])).toBe(false);
  });
});

describe("an area of a plan", () => {
  test("can be used as drawn", () => {
    expect(planAreaProblem(areaOf())).toBeNull();
  });

  test.each([
    ["without a name", { name: " " }, "no name"],
    ["with a name of 81 letters", { name: "x".repeat(81) }, "80 characters"],
    ["in no phase", { phases: [] }, "no phase"],
    ["with two corners", { ring: SQUARE.slice(0, 2) }, "three different corners"],
    ["with one corner three times", { ring: [SQUARE[0], SQUARE[0], SQUARE[0]] }, "three different corners"],
    [
      "with its corners on one line",
      {
        ring: [
          [0, 51],
          [1, 51],
          [2, 51],
        ],
      },
      "on one line",
    ],
    [
      "beyond the pole",
      {
        ring: [
          [0, 51],
          [1, 51],
          [1, 91],
        ],
      },
      "not on the Earth",
    ],
    [
      "with 201 corners",
      { ring: Array.from({ length: 201 }, (_, i) => [i / 1000, 51 + (i % 2)]) },
      "201 corners",
    ],
  ] as [string, Partial<PlanArea>, string][])("is refused in words %s", (_, more, words) => {
    expect(planAreaProblem(areaOf(more))).toContain(words);
  });

  test("holds in its own phases", () => {
    const areas = [areaOf(), areaOf({ id: "area-2", phases: ["night"] }), areaOf({ kind: "must-cover" })];
    expect(areasInPhase(areas, "no-go", "night").map(({ id }) => id)).toEqual(["area-2"]);
    expect(areasInPhase(areas, "must-cover", "event")).toHaveLength(1);
  });

  test("marks the positions that any of several holds", () => {
    const east = SQUARE.map(([lng, lat]): LngLat => [lng + 1, lat]);
    const marks = markInAreas([areaOf(), areaOf({ ring: east })], {
      lng: Float64Array.of(0.25, 0.75, 1.25),
      lat: Float64Array.of(51.25, 51.25, 51.25),
    });
    expect([...marks]).toEqual([1, 0, 1]);
  });
});
