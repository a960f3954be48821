import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsInArea } from "../../../src/analysis/counting/rows-in-area.ts";

const located = fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 1, maxLength: 8 }).chain((cells) =>
  fc.record({
    cellOf: fc.constant(Int32Array.from(cells)),
    locationOf: fc
      .array(fc.nat(cells.length - 1), { maxLength: 30 })
      .map((locations) => Uint32Array.from(locations)),
  }),
);

it("are those at a location with a cell, in the table's order", () => {
  fc.assert(
    fc.property(located, ({ cellOf, locationOf }) => {
      const expected = [...locationOf.keys()].filter((row) => (cellOf[locationOf[row] as number] ?? -1) >= 0);
      const { rows, cells } = rowsInArea({ rowCount: locationOf.length, locationOf }, cellOf);
      expect([...rows]).toEqual(expected);
      expect([...cells]).toEqual(expected.map((row) => cellOf[locationOf[row] as number]));
    }),
  );
});

it("are found anew for another table over the same cells", () => {
  const cellOf = Int32Array.of(0, -1);
  const first = { rowCount: 2, locationOf: Uint32Array.of(0, 1) };
  const second = { rowCount: 3, locationOf: Uint32Array.of(1, 0, 0) };
  expect([...rowsInArea(first, cellOf).rows]).toEqual([0]);
  expect([...rowsInArea(second, cellOf).rows]).toEqual([1, 2]);
  expect(rowsInArea(second, cellOf)).toBe(rowsInArea(second, cellOf));
});
