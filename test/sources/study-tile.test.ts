import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { destination } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";
import {
  holdsPoint,
  isConvex,
  polyText,
  splitTile,
  tileAround,
  tileOver,
} from "../../src/sources/study-tile.ts";

const center = fc.tuple(
  fc.double({ min: -8, max: 2, noNaN: true }),
  fc.double({ min: 50, max: 59, noNaN: true }),
);
const radius = fc.integer({ min: 250, max: 5000 });

describe("the area that is asked for", () => {
  it("holds the whole circle", () => {
    fc.assert(
      fc.property(center, radius, fc.double({ min: 0, max: 360, noNaN: true }), (at, radiusM, bearing) => {
        expect(holdsPoint(tileAround(at, radiusM).ring, destination(at, bearing, radiusM * 0.9999))).toBe(
          true,
        );
      }),
    );
  });

  it("is split so that each published point of it is in exactly one part, at any depth", () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        center,
        radius,
        fraction,
        fraction,
        fc.integer({ min: 1, max: 4 }),
        (at, radiusM, u, v, depth) => {
          const tile = tileAround(at, radiusM);
          const point = destination(at, 360 * u, radiusM * 0.98 * v).map((x) => Number(x.toFixed(6)));
          let parts = [tile];
          for (let i = 0; i < depth; i++) parts = parts.flatMap(splitTile);
          const holding = parts.filter(({ ring }) => holdsPoint(ring, point as unknown as LngLat));
          expect(holding).toHaveLength(1);
        },
      ),
    );
  });

  it("is written as latitude and longitude in plain decimals, east and west of Greenwich", () => {
    const tile = {
      ring: [
        [5e-7, 51.5],
        [-0.25, 51.4999995],
        [-1e-9, 51.25],
      ] as const,
    };
    expect(polyText(tile)).toBe("51.5,0.0000005:51.4999995,-0.25:51.25,0");
  });

  it("of a dented outline is the outline without its dents", () => {
    const square: LngLat[] = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    const dented = [...square, [1, 1] as const];
    expect(isConvex(square)).toBe(true);
    expect(isConvex(dented)).toBe(false);
    expect(tileOver(dented).ring).toEqual(square);
  });
});
