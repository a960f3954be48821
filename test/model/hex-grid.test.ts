import fc from "fast-check";
import { cellToBoundary, cellToLatLng, gridDisk, gridDistance, latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import {
  cellAreasKm2,
  cellAt,
  cornerOffsets,
  gridBounds,
  gridReachM,
  type HexGrid,
  layHexGrid,
} from "../../src/model/hex-grid.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type StudyArea } from "../../src/model/study-area.ts";

const anywhere = fc.record({
  center: fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -75, max: 75, noNaN: true }),
  ),
  radiusM: fc.integer({ min: RADIUS_LIMITS_M.min, max: 2000 }),
  resolution: fc.constantFrom(...RESOLUTIONS),
});

const neighboursOf = (grid: HexGrid, cell: number) => [
  ...grid.neighbours.subarray(grid.neighbourStart[cell], grid.neighbourStart[cell + 1]),
];

/** Steps between cell centres that surely reach past the circle, for looking at every hex there is. */
const RINGS = { 8: 6, 9: 14, 10: 36 } as const;

function everyHexWithin(area: StudyArea): string[] {
  const origin = latLngToCell(area.center[1], area.center[0], area.resolution);
  return gridDisk(origin, RINGS[area.resolution]).filter((cell) => {
    const [lat, lng] = cellToLatLng(cell);
    return cell === origin || distanceM(area.center, [lng, lat]) <= area.radiusM;
  });
}

describe("layHexGrid", () => {
  test("holds exactly the hexes whose centre is within the radius, and the one the centre stands in", () => {
    fc.assert(
      fc.property(anywhere, (area) => {
        expect(layHexGrid(area).cells.toSorted()).toEqual(everyHexWithin(area).toSorted());
      }),
      { numRuns: 40 },
    );
  });

  test("starts with the hex the centre stands in, even where its own centre is too far off", () => {
    const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 250, resolution: 8 });
    expect(grid.cells[0]).toBe(latLngToCell(51.55602, -0.27961, 8));
    expect(grid.cellCount).toBeGreaterThanOrEqual(1);
  });

  test("neighbours are the cells one step away, each once, both ways", () => {
    fc.assert(
      fc.property(anywhere, (area) => {
        const grid = layHexGrid({ ...area, radiusM: Math.min(area.radiusM, 800) });
        for (const [i, cell] of grid.cells.entries()) {
          const expected = grid.cells.flatMap((other, j) =>
            j !== i && gridDistance(cell, other) === 1 ? [j] : [],
          );
          expect(neighboursOf(grid, i).toSorted((a, b) => a - b)).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("gives each cell its index and the middle of its hex", () => {
    const grid = layHexGrid({ center: [-87.6167, 41.8623], radiusM: 1000, resolution: 9 });
    for (const [i, cell] of grid.cells.entries()) {
      expect(grid.indexOf.get(cell)).toBe(i);
      expect([grid.lat[i], grid.lng[i]]).toEqual(cellToLatLng(cell));
    }
  });

  test("is the same every time it is laid", () => {
    const area: StudyArea = { center: [-3.1826, 51.4782], radiusM: 2000, resolution: 9 };
    expect(layHexGrid(area)).toEqual(layHexGrid(area));
  });

  test("crosses the date line", () => {
    const grid = layHexGrid({ center: [180, -16.8], radiusM: 1000, resolution: 9 });
    expect([...grid.lng].some((lng) => lng < -179)).toBe(true);
    expect([...grid.lng].some((lng) => lng > 179)).toBe(true);
    expect(neighboursOf(grid, 0)).toHaveLength(6);
  });
});

describe("cellAt", () => {
  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1000, resolution: 9 });

  test("finds the cell of each hex's own middle", () => {
    expect(grid.cells.map((_, i) => cellAt(grid, grid.lng[i] ?? 0, grid.lat[i] ?? 0))).toEqual(
      grid.cells.map((_, i) => i),
    );
  });

  test("is −1 outside the area", () => {
    expect(cellAt(grid, ...destination([-0.27961, 51.55602], 90, 1500))).toBe(-1);
  });
});

describe("gridBounds", () => {
  test("encloses every corner of every hex", () => {
    fc.assert(
      fc.property(anywhere, (area) => {
        const grid = layHexGrid(area);
        const { west, south, east, north } = gridBounds(grid);
        for (const [lat, lng] of grid.cells.flatMap((cell) => cellToBoundary(cell))) {
          const eastward = area.center[0] + ((((lng - area.center[0] + 180) % 360) + 360) % 360) - 180;
          expect(lat).toBeGreaterThanOrEqual(south);
          expect(lat).toBeLessThanOrEqual(north);
          expect(eastward).toBeGreaterThanOrEqual(west);
          expect(eastward).toBeLessThanOrEqual(east);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("the reach of a grid", () => {
  test.each([8, 9, 10] as const)("takes in every corner of every hex at resolution %i", (resolution) => {
    const area = { center: [-0.2796, 51.556], radiusM: 1500, resolution } as const;
    for (const cell of layHexGrid(area).cells) {
      for (const [lat, lng] of cellToBoundary(cell)) {
        expect(distanceM(area.center, [lng, lat])).toBeLessThan(gridReachM(area));
      }
    }
  });
});

describe("cellAreasKm2", () => {
  test("are near the mean of the resolution, and add up to the circle but for its rim", () => {
    const grid = layHexGrid({ center: [-0.2796, 51.556], radiusM: 3000, resolution: 9 });
    const areas = cellAreasKm2(grid);
    for (const area of areas) expect(Math.abs(area - 0.105)).toBeLessThan(0.03);
    const total = areas.reduce((sum, area) => sum + area, 0);
    expect(Math.abs(total / (Math.PI * 9) - 1)).toBeLessThan(0.03);
  });
});

describe("cornerOffsets", () => {
  test("lead from the middle of the first cell to its corners, across the date line too", () => {
    for (const center of [
      [-0.2796, 51.556],
      [180, -16.8],
    ] as const) {
      const grid = layHexGrid({ center, radiusM: 300, resolution: 9 });
      const offsets = cornerOffsets(grid);
      expect(offsets).toHaveLength(6);
      for (const [east, north] of offsets) {
        const corner = [(grid.lng[0] ?? 0) + east, (grid.lat[0] ?? 0) + north] as const;
        expect(Math.abs(east)).toBeLessThan(0.01);
        expect(distanceM([grid.lng[0] ?? 0, grid.lat[0] ?? 0], corner)).toBeGreaterThan(130);
        expect(distanceM([grid.lng[0] ?? 0, grid.lat[0] ?? 0], corner)).toBeLessThan(270);
      }
    }
  });
});
