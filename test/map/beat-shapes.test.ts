import { cellToLatLng, gridDisk, gridRing, latLngToCell } from "h3-js";
import { expect, test } from "vitest";
import { shapeBeats } from "../../src/map/beat-shapes.ts";
import { isInRing } from "../../src/model/plan-area.ts";
import type { LngLat } from "../../src/model/units.ts";

const origin = latLngToCell(51.556, -0.2796, 9);
const middleOf = (cell: string): LngLat => {
  const [lat, lng] = cellToLatLng(cell);
  return [lng, lat];
};

test("a beat is one closed outline around all its hexes, with the number of its post", () => {
  const [shape] = shapeBeats([{ id: "post-3", number: 3, cells: gridDisk(origin, 1) }]);
  expect(shape?.name).toBe("Beat 3");
  expect(shape?.rings).toHaveLength(1);
  const ring = shape?.rings[0] ?? [];
  expect(ring[0]).toEqual(ring.at(-1));
  for (const cell of gridDisk(origin, 1)) expect(isInRing(ring, middleOf(cell))).toBe(true);
  for (const cell of gridRing(origin, 2)) expect(isInRing(ring, middleOf(cell))).toBe(false);
});

test("outlines of beats side by side do not touch: no corner of one is inside the other or on it", () => {
  const [a, b] = shapeBeats([
    { id: "a", number: 1, cells: [origin] },
    { id: "b", number: 2, cells: gridRing(origin, 1) },
  ]);
  const [inner = []] = a?.rings ?? [];
  const [outer = [], hole = []] = b?.rings ?? [];
  expect(b?.rings).toHaveLength(2);
  for (const corner of inner) expect(isInRing(hole, corner)).toBe(true);
  for (const corner of hole) expect(isInRing(inner, corner)).toBe(false);
  for (const corner of hole) expect(isInRing(outer, corner)).toBe(true);
});
