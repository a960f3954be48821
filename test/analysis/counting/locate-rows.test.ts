import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { UNITS_PER_DEGREE } from "../../../src/model/crime-table.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import type { StudyArea } from "../../../src/model/study-area.ts";
import { makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

describe("cellOfLocations", () => {
  const areas: Record<string, StudyArea> = {
    Wembley: WEMBLEY,
    "the date line in Fiji": { center: [179.999, -16.8], radiusM: 2000, resolution: 9 },
    "the far north": { center: [25.7, 71.1], radiusM: 3000, resolution: 8 },
  };
  for (const [name, area] of Object.entries(areas)) {
    const grid = layHexGrid(area);
    test(`gives every location the cell that indexing it alone gives, around ${name}`, () => {
      fc.assert(
        fc.property(rowsAround(area), (rows) => {
          const table = makeTable(rows);
          const expected = Array.from({ length: table.locationCount }, (_, location) =>
            cellAt(
              grid,
              (table.lngE7[location] ?? 0) / UNITS_PER_DEGREE,
              (table.latE7[location] ?? 0) / UNITS_PER_DEGREE,
            ),
          );
          expect([...cellOfLocations(table, grid)]).toEqual(expected);
        }),
      );
    });
  }

  test("finds locations on both sides of the date line", () => {
    const area: StudyArea = { center: [179.999, -16.8], radiusM: 2000, resolution: 9 };
    const east = destination(area.center, 90, 1000);
    const west = destination(area.center, 270, 1000);
    const cellOf = cellOfLocations(makeTable([{ at: east }, { at: west }]), layHexGrid(area));
    expect(east[0]).toBeLessThan(-179);
    expect(west[0]).toBeGreaterThan(179);
    expect(Math.min(...cellOf)).toBeGreaterThanOrEqual(0);
  });

  test("marks a location outside the area with −1", () => {
    const far = destination(WEMBLEY.center, 0, 5000);
    expect([...cellOfLocations(makeTable([{ at: far }]), layHexGrid(WEMBLEY))]).toEqual([-1]);
  });
});
