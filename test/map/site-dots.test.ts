import { expect, test } from "vitest";
import { centerOfHex, hexFieldOf } from "../../src/map/hex-geometry.ts";
import { gatherSites, nameSites } from "../../src/map/site-dots.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";

const field = hexFieldOf(layHexGrid({ center: [-0.2796, 51.556], radiusM: 600, resolution: 9 }).cells);

test("a place is told of at the hex that it lies in, and outside all of them at the nearest", () => {
  const inside = { name: "Gate A", at: centerOfHex(field, 3) };
  const beside = { name: "Gate B", at: destination(centerOfHex(field, 3), 90, 5) };
  expect(gatherSites(field, [inside, beside])).toEqual(new Map([[3, ["Gate A", "Gate B"]]]));
  const outside = { name: "Far", at: destination([-0.2796, 51.556], 0, 5000) };
  expect([...gatherSites(field, [outside]).values()]).toEqual([["Far"]]);
});

test("more places than can be read at a glance are counted", () => {
  expect(nameSites([])).toBe("");
  expect(nameSites(["Gate A"])).toBe("Units may stand at Gate A");
  expect(nameSites(["A", "B", "C", "D", "E"])).toBe("Units may stand at A, B, C and 2 more");
});
