import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIT_MARGIN, limitPadding, NO_PADDING, openPartOf } from "../../src/map/focus-padding.ts";
import { fitProjection } from "../../src/map/project.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import type { StudyArea } from "../../src/model/study-area.ts";

const anyArea = fc
  .record({
    lng: fc.double({ min: -179, max: 179, noNaN: true }),
    lat: fc.double({ min: -65, max: 65, noNaN: true }),
    radiusM: fc.integer({ min: 250, max: 5000 }),
  })
  .map(({ lng, lat, radiusM }): StudyArea => ({ center: [lng, lat], radiusM, resolution: 9 }));

const anySheet = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 2000 }),
  padding: fc.record({
    top: fc.nat(400),
    right: fc.nat(400),
    bottom: fc.nat(400),
    left: fc.nat(400),
  }),
});

describe("the drawn map's projection", () => {
  it("finds back every position that it drew, to a millimetre", () => {
    fc.assert(
      fc.property(
        anyArea,
        anySheet,
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (area, sheet, bearing, distance) => {
          const { project, unproject } = fitProjection(area, sheet);
          const at = destination(area.center, bearing, distance);
          expect(distanceM(unproject(project(at)), at)).toBeLessThan(0.001);
        },
      ),
    );
  });

  it("shows the whole study area between the cards", () => {
    fc.assert(
      fc.property(anyArea, anySheet, fc.double({ min: 0, max: 360, noNaN: true }), (area, sheet, bearing) => {
        const open = openPartOf(sheet.width, sheet.height, sheet.padding);
        const [x, y] = fitProjection(area, sheet).project(destination(area.center, bearing, area.radiusM));
        const slack = 0.01;
        expect(x).toBeGreaterThanOrEqual(open.left - slack);
        expect(x).toBeLessThanOrEqual(open.left + open.width + slack);
        expect(y).toBeGreaterThanOrEqual(open.top - slack);
        expect(y).toBeLessThanOrEqual(open.top + open.height + slack);
      }),
    );
  });

  it("draws north up and east to the right", () => {
    const area: StudyArea = { center: [-0.2796, 51.556], radiusM: 2000, resolution: 9 };
    const { project } = fitProjection(area, { width: 600, height: 400, padding: NO_PADDING });
    const [x, y] = project(area.center);
    expect(project(destination(area.center, 0, 500))[1]).toBeLessThan(y);
    expect(project(destination(area.center, 90, 500))[0]).toBeGreaterThan(x);
  });

  it("knows its scale: a kilometre on the ground is a kilometre on the drawing, within 0.1 %", () => {
    const area: StudyArea = { center: [-0.2796, 51.556], radiusM: 2000, resolution: 9 };
    const { project, unitsPerMetre } = fitProjection(area, { width: 600, height: 400, padding: NO_PADDING });
    const [x, y] = project(area.center);
    for (const bearing of [0, 90, 180, 270]) {
      const [toX, toY] = project(destination(area.center, bearing, 1000));
      expect(Math.hypot(toX - x, toY - y) / (1000 * unitsPerMetre)).toBeCloseTo(1, 3);
    }
  });

  it("fills the open part: the margin is all that is left on the shorter side", () => {
    const area: StudyArea = { center: [-0.2796, 51.556], radiusM: 2000, resolution: 9 };
    const { project } = fitProjection(area, { width: 600, height: 400, padding: NO_PADDING });
    expect(project(destination(area.center, 0, area.radiusM))[1]).toBeCloseTo(FIT_MARGIN, 3);
  });

  it("magnifies around the position that is looked at", () => {
    const area: StudyArea = { center: [-0.2796, 51.556], radiusM: 2000, resolution: 9 };
    const sheet = { width: 600, height: 400, padding: NO_PADDING };
    const center = destination(area.center, 60, 900);
    const near = fitProjection(area, sheet, { zoom: 3, center });
    expect(near.project(center)).toEqual([300, 200]);
    expect(near.unitsPerMetre).toBeCloseTo(3 * fitProjection(area, sheet).unitsPerMetre, 9);
  });
});

describe("what cards leave open of a map", () => {
  it("is never less than 120 pixels either way, whatever the cards ask for", () => {
    fc.assert(
      fc.property(anySheet, ({ width, height, padding }) => {
        const limited = limitPadding(padding, width, height);
        expect(width - limited.left - limited.right).toBeGreaterThanOrEqual(120 - 1e-9);
        expect(height - limited.top - limited.bottom).toBeGreaterThanOrEqual(120 - 1e-9);
      }),
    );
  });

  it("is exactly what they leave where that is enough", () => {
    const padding = { top: 72, right: 340, bottom: 128, left: 340 };
    expect(limitPadding(padding, 1440, 900)).toEqual(padding);
  });
});
