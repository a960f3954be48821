import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Direction,
  directionOfKey,
  type HexCursor,
  moveCursor,
  placeCursor,
} from "../../src/map/hex-cursor.ts";
import {
  centerOfHex,
  type HexField,
  hexAt,
  hexesAround,
  hexFieldOf,
  nearestHex,
} from "../../src/map/hex-geometry.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { RESOLUTIONS } from "../../src/model/study-area.ts";
import type { LngLat } from "../../src/model/units.ts";

const WEMBLEY: LngLat = [-0.2796, 51.556];
const DIRECTIONS: readonly Direction[] = ["up", "right", "down", "left"];
const OPPOSITE = { up: "down", down: "up", left: "right", right: "left" } as const;

/** Study areas in Britain and the United States, small enough to walk through whole. */
const anyField = fc
  .record({
    lng: fc.double({ min: -122, max: 2, noNaN: true }),
    lat: fc.double({ min: 26, max: 58, noNaN: true }),
    resolution: fc.constantFrom(...RESOLUTIONS),
    hexesAcross: fc.double({ min: 0.2, max: 6, noNaN: true }),
  })
  .map(({ lng, lat, resolution, hexesAcross }) => {
    const edgeM = { 8: 531, 9: 201, 10: 76 }[resolution];
    return hexFieldOf(layHexGrid({ center: [lng, lat], radiusM: edgeM * hexesAcross, resolution }).cells);
  });

/** Every hex that some walk from `start` comes to. */
function walkEverywhere(field: HexField, start: number): Set<number> {
  const keyOf = ({ index, cameFrom }: HexCursor) => `${index} ${cameFrom?.index} ${cameFrom?.by}`;
  const first = placeCursor(start);
  const seen = new Set([keyOf(first)]);
  const queue = [first];
  for (const cursor of queue) {
    for (const direction of DIRECTIONS) {
      const next = moveCursor(field, cursor, direction);
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      queue.push(next);
    }
  }
  return new Set(queue.map(({ index }) => index));
}

describe("walking among hexes with arrow keys", () => {
  it("comes back with the opposite arrow, wherever a step was taken", () => {
    fc.assert(
      fc.property(anyField, fc.nat(), fc.constantFrom(...DIRECTIONS), (field, pick, direction) => {
        const start = placeCursor(pick % field.cells.length);
        const there = moveCursor(field, start, direction);
        fc.pre(there.index !== start.index);
        expect(moveCursor(field, there, OPPOSITE[direction]).index).toBe(start.index);
      }),
    );
  });

  it("can come to every hex of the study area from any other", () => {
    fc.assert(
      fc.property(anyField, fc.nat(), (field, pick) => {
        expect(walkEverywhere(field, pick % field.cells.length).size).toBe(field.cells.length);
      }),
      { numRuns: 60 },
    );
  });

  it("steps only to hexes that touch", () => {
    fc.assert(
      fc.property(anyField, fc.array(fc.constantFrom(...DIRECTIONS), { maxLength: 30 }), (field, walk) => {
        let cursor = placeCursor(0);
        for (const direction of walk) {
          const next = moveCursor(field, cursor, direction);
          if (next.index !== cursor.index) expect(hexesAround(field, cursor.index)).toContain(next.index);
          cursor = next;
        }
      }),
    );
  });

  it("goes where the arrow points", () => {
    const field = hexFieldOf(layHexGrid({ center: WEMBLEY, radiusM: 2000, resolution: 9 }).cells);
    const start = nearestHex(field, WEMBLEY);
    const [lng, lat] = centerOfHex(field, start);
    const to = (direction: Direction) =>
      centerOfHex(field, moveCursor(field, placeCursor(start), direction).index);
    expect(to("right")[0]).toBeGreaterThan(lng);
    expect(to("left")[0]).toBeLessThan(lng);
    expect(to("up")[1]).toBeGreaterThan(lat);
    expect(to("down")[1]).toBeLessThan(lat);
  });

  it("stays put where there is no hex in that direction", () => {
    const alone = hexFieldOf(layHexGrid({ center: WEMBLEY, radiusM: 1, resolution: 9 }).cells);
    const cursor = placeCursor(0);
    expect(moveCursor(alone, cursor, "right")).toBe(cursor);
  });

  it("knows the arrow keys and no others", () => {
    expect(["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"].map(directionOfKey)).toEqual(DIRECTIONS);
    expect(directionOfKey("Enter")).toBeUndefined();
  });
});

describe("the hexes of a map", () => {
  it("contain their own centres", () => {
    const field = hexFieldOf(layHexGrid({ center: WEMBLEY, radiusM: 1500, resolution: 10 }).cells);
    for (let i = 0; i < field.cells.length; i++) expect(hexAt(field, centerOfHex(field, i))).toBe(i);
  });

  it("have closed outlines of six sides", () => {
    const field = hexFieldOf(layHexGrid({ center: WEMBLEY, radiusM: 1000, resolution: 9 }).cells);
    for (const outline of field.boundaries) {
      expect(outline).toHaveLength(7);
      expect(outline[6]).toEqual(outline[0]);
    }
  });

  it("do not hold a point outside the study area, and the nearest of them stands in for it", () => {
    const field = hexFieldOf(layHexGrid({ center: WEMBLEY, radiusM: 1000, resolution: 9 }).cells);
    const outside: LngLat = [-0.25, 51.556];
    expect(hexAt(field, outside)).toBe(-1);
    const nearest = distanceM(outside, centerOfHex(field, nearestHex(field, outside)));
    for (let i = 0; i < field.cells.length; i++) {
      expect(distanceM(outside, centerOfHex(field, i))).toBeGreaterThanOrEqual(nearest);
    }
  });
});
