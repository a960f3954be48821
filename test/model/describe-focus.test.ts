import fc from "fast-check";
import { cellArea, cellToBoundary, latLngToCell } from "h3-js";
import { describe, expect, it } from "vitest";
import { parseCoordinateLines, writeCoordinateLines } from "../../src/model/coordinate-lines.ts";
import {
  describeGeometry,
  describeWeights,
  middleOfFocus,
  squareMetresOf,
} from "../../src/model/describe-focus.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import { makeFocusArea, shapeThrough } from "../../src/model/new-focus-area.ts";
import type { LngLat } from "../../src/model/units.ts";

const WEMBLEY: LngLat = [-0.27961, 51.55602];

describe("a focus area in words", () => {
  it("says its shape and size", () => {
    const north = destination(WEMBLEY, 0, 1200);
    const square = [0, 90, 180, 270].map((bearing) => destination(WEMBLEY, bearing, 100));
    expect(describeGeometry({ type: "point", at: WEMBLEY, radiusM: 150 })).toBe("Circle of 150 m");
    expect(describeGeometry({ type: "line", path: [WEMBLEY, north], halfWidthM: 25 })).toBe(
      "Route of 1.2 km, 25 m to each side",
    );
    expect(describeGeometry({ type: "polygon", ring: square })).toBe("Area of 2 ha");
  });

  it("says the weights that change something, and nothing where none does", () => {
    expect(describeWeights({ arrival: 2, event: 1, dispersal: 1, night: 0.5 })).toBe(
      "Arrival ×2, Night ×0.5",
    );
    expect(describeWeights({ arrival: 1, event: 1, dispersal: 1, night: 1 })).toBeNull();
  });

  it("stands half-way along a route", () => {
    const path = [0, 300, 1000].map((distance) => destination(WEMBLEY, 45, distance));
    expect(distanceM(middleOfFocus({ type: "line", path, halfWidthM: 25 }), WEMBLEY)).toBeCloseTo(500, 0);
  });
});

describe("the ground of a polygon", () => {
  it("is that of H3 for its hexes, to 1 in 500", () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (lat) => {
        const cell = latLngToCell(lat, 10, 9);
        const ring = cellToBoundary(cell, true) as LngLat[];
        const area = squareMetresOf(ring.slice(0, -1));
        expect(Math.abs(area / cellArea(cell, "m2") - 1)).toBeLessThan(1 / 500);
      }),
    );
  });
});

describe("a new focus area", () => {
  it("changes nothing until somebody weighs it, and has an id and a name of its own", () => {
    const shape = { type: "point", at: WEMBLEY, radiusM: 100 } as const;
    const first = makeFocusArea([], shape);
    const second = makeFocusArea([first], shape);
    expect(first).toMatchObject({ id: "focus-1", name: "Focus area 1", weight: { arrival: 1, night: 1 } });
    expect(second).toMatchObject({ id: "focus-2", name: "Focus area 2" });
    expect(makeFocusArea([second], shape)).toMatchObject({ id: "focus-1", name: "Focus area 1" });
  });

  it("needs enough points for its shape", () => {
    expect(shapeThrough("line", [WEMBLEY])).toBeNull();
    expect(shapeThrough("polygon", [WEMBLEY, WEMBLEY])).toBeNull();
    expect(shapeThrough("point", [WEMBLEY])).toEqual({ type: "point", at: WEMBLEY, radiusM: 100 });
  });
});

describe("lines of coordinates", () => {
  it("are latitude and longitude, one point to a line", () => {
    expect(parseCoordinateLines("51.55602, -0.27961\n\n51.5631 −0.2794\n")).toEqual({
      points: [WEMBLEY, [-0.2794, 51.5631]],
    });
    expect(parseCoordinateLines(writeCoordinateLines([WEMBLEY]))).toEqual({ points: [WEMBLEY] });
  });

  it("say which line cannot be read", () => {
    expect(parseCoordinateLines("51.55602, -0.27961\nHA9 0WS")).toMatchObject({
      problem: expect.stringContaining("Line 2, “HA9 0WS”"),
    });
    expect(parseCoordinateLines(" \n")).toMatchObject({
      problem: expect.stringContaining("no coordinates yet"),
    });
  });
});
