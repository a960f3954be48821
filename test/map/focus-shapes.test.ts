import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { focusLabelAt, lineOfDraft, shapeOfFocus } from "../../src/map/focus-shapes.ts";
import { type FocusGeometry, isInFocus } from "../../src/model/focus-area.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";

const WEMBLEY: LngLat = [-0.27961, 51.55602];
const north = destination(WEMBLEY, 0, 500);
const east = destination(WEMBLEY, 90, 300);

describe("a focus area on the map", () => {
  it("is a closed circle of its radius around a point", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2000 }), (radiusM) => {
        const { line, bandM } = shapeOfFocus({ type: "point", at: WEMBLEY, radiusM });
        expect(bandM).toBeNull();
        expect(line[0]).toEqual(line.at(-1));
        for (const at of line) expect(distanceM(WEMBLEY, at)).toBeCloseTo(radiusM, 3);
      }),
    );
  });

  it("is a band as wide as a route reaches to both sides", () => {
    const path = [WEMBLEY, north];
    expect(shapeOfFocus({ type: "line", path, halfWidthM: 40 })).toEqual({ line: path, bandM: 80 });
  });

  it("is a closed ring around a polygon", () => {
    const ring = [WEMBLEY, north, east];
    expect(shapeOfFocus({ type: "polygon", ring }).line).toEqual([...ring, WEMBLEY]);
  });

  it("has its name on its own edge or line", () => {
    const shapes: FocusGeometry[] = [
      { type: "point", at: WEMBLEY, radiusM: 150 },
      { type: "line", path: [WEMBLEY, north, east], halfWidthM: 20 },
      { type: "polygon", ring: [WEMBLEY, north, east] },
    ];
    const [circle, route, area] = shapes.map(focusLabelAt) as [LngLat, LngLat, LngLat];
    expect(distanceM(circle, WEMBLEY)).toBeCloseTo(150, 3);
    expect(circle[1]).toBeGreaterThan(WEMBLEY[1]);
    expect(isInFocus(shapes[1] as FocusGeometry, route)).toBe(true);
    expect(area).toEqual(north);
  });
});

describe("what is being drawn", () => {
  it("goes on to the pointer, and an area back to where it began", () => {
    expect(lineOfDraft({ purpose: "focus", type: "line", points: [WEMBLEY, north] }, east)).toEqual([
      WEMBLEY,
      north,
      east,
    ]);
    expect(lineOfDraft({ purpose: "focus", type: "polygon", points: [WEMBLEY, north] }, east)).toEqual([
      WEMBLEY,
      north,
      east,
      WEMBLEY,
    ]);
    expect(lineOfDraft({ purpose: "focus", type: "polygon", points: [WEMBLEY, north] }, null)).toEqual([
      WEMBLEY,
      north,
    ]);
    expect(lineOfDraft({ purpose: "focus", type: "line", points: [] }, east)).toEqual([]);
  });
});
