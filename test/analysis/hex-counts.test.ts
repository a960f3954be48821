import fc from "fast-check";
import { latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { countHexes } from "../../src/analysis/hex-counts.ts";
import { cellOfLocations } from "../../src/analysis/locate-rows.ts";
import { type CrimeTable, NO_TIME, UNITS_PER_DEGREE } from "../../src/model/crime-table.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING, type Query } from "../../src/model/query.ts";
import { hourOf, monthOf, parseMonth, wallMinutes } from "../../src/model/wall-clock.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "./make-table.ts";

const grid = layHexGrid(WEMBLEY);
const count = (table: CrimeTable, query: Query = EVERYTHING) =>
  countHexes(table, cellOfLocations(table, grid), grid, query);
const sum = (counts: Iterable<number>) => [...counts].reduce((total, each) => total + each, 0);
const tally = (keys: Iterable<string>) => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** Every row indexed to H3 by itself and asked about by itself: slow, and with nothing to get wrong. */
function countOneByOne(table: CrimeTable, query: Query) {
  const rows = Array.from({ length: table.rowCount }, (_, row) => {
    const location = table.locationOf[row] ?? 0;
    const lat = (table.latE7[location] ?? 0) / UNITS_PER_DEGREE;
    const lng = (table.lngE7[location] ?? 0) / UNITS_PER_DEGREE;
    return {
      cell: latLngToCell(lat, lng, WEMBLEY.resolution),
      category: table.categories[table.categoryOf[row] ?? 0] ?? "",
      time: table.timeOf[row] ?? NO_TIME,
    };
  }).filter(({ cell }) => grid.indexOf.has(cell));
  const inPeriod = rows.filter(({ time }) => {
    if (query.period === null) return true;
    return time !== NO_TIME && query.period.from <= monthOf(time) && monthOf(time) <= query.period.to;
  });
  const counted = inPeriod.filter(
    ({ category }) => query.categories === null || query.categories.includes(category),
  );
  return { rows, inPeriod, counted, timed: counted.filter(({ time }) => time !== NO_TIME) };
}

describe("countHexes", () => {
  test("agrees with indexing and asking every row by itself", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows);
        const expected = countOneByOne(table, query);
        const counts = count(table, query);
        expect(counts.rowsInArea).toBe(expected.rows.length);
        expect(counts.rowsCounted).toBe(expected.counted.length);
        const perCell = tally(expected.counted.map(({ cell }) => cell));
        expect([...counts.count]).toEqual(grid.cells.map((cell) => perCell[cell] ?? 0));
        const perHour = tally(expected.timed.map(({ time }) => String(hourOf(time))));
        expect([...(counts.byHour ?? [])]).toEqual(
          Array.from({ length: 24 }, (_, hour) => perHour[hour] ?? 0),
        );
        const perCategory = tally(expected.inPeriod.map(({ category }) => category));
        expect(Object.fromEntries(counts.byCategory.map(({ name, rows }) => [name, rows]))).toEqual(
          perCategory,
        );
        const perMonth = tally(expected.timed.map(({ time }) => String(monthOf(time))));
        const monthly = [...(counts.byMonth?.counts ?? [])]
          .map((rows, offset): [string, number] => [String((counts.byMonth?.firstMonth ?? 0) + offset), rows])
          .filter(([, rows]) => rows > 0);
        expect(Object.fromEntries(monthly)).toEqual(perMonth);
      }),
    );
  });

  test("the hexes sum to the rows counted", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const counts = count(makeTable(rows), query);
        expect(sum(counts.count)).toBe(counts.rowsCounted);
        expect(counts.rowsCounted).toBeLessThanOrEqual(counts.rowsInArea);
      }),
    );
  });

  const at = WEMBLEY.center;
  const rows: Row[] = [
    { at, category: "Burglary", time: wallMinutes(2025, 3, 5, 22, 30) },
    { at, category: "Robbery", time: wallMinutes(2025, 5, 1, 0, 0) },
    { at, category: "Robbery", time: wallMinutes(2025, 6, 9, 22, 0) },
    { at, category: "Burglary", time: wallMinutes(2025, 9, 30, 23, 59) },
    { at, category: "Burglary" },
  ];

  test("gives hours only where the data has them", () => {
    expect(count(makeTable(rows, "minute")).byHour?.[22]).toBe(2);
    expect(count(makeTable(rows, "hour")).byHour?.[22]).toBe(2);
    expect(count(makeTable(rows, "day")).byHour).toBeNull();
    expect(count(makeTable(rows, "month")).byHour).toBeNull();
    expect(count(makeTable(rows, "none")).byHour).toBeNull();
  });

  test("gives months only where the data has them", () => {
    expect([...(count(makeTable(rows, "month")).byMonth?.counts ?? [])]).toEqual([1, 0, 1, 1, 0, 0, 1]);
    expect(count(makeTable(rows, "none")).byMonth).toBeNull();
    expect(count(makeTable([{ at }], "minute")).byMonth).toBeNull();
  });

  test("months span the area's data, so that a filtered category starts and ends with its zeros", () => {
    const { byMonth } = count(makeTable(rows), { categories: ["Robbery"], period: null });
    expect(byMonth?.firstMonth).toBe(parseMonth("2025-03"));
    expect([...(byMonth?.counts ?? [])]).toEqual([0, 0, 1, 1, 0, 0, 0]);
  });

  test("months stay within the period asked for", () => {
    const query = { categories: null, period: { from: parseMonth("2025-04") ?? 0, to: 12 * 80 } };
    const { byMonth } = count(makeTable(rows), query);
    expect(byMonth?.firstMonth).toBe(parseMonth("2025-05"));
    expect([...(byMonth?.counts ?? [])]).toEqual([1, 1, 0, 0, 1]);
  });

  test("ranks all categories of the period, most first, whichever are asked for", () => {
    const query = { categories: ["Robbery"], period: null };
    expect(count(makeTable(rows), query).byCategory).toEqual([
      { name: "Burglary", rows: 3 },
      { name: "Robbery", rows: 2 },
    ]);
  });

  test("an empty table counts nothing", () => {
    const counts = count(makeTable([]));
    expect(sum(counts.count)).toBe(0);
    expect(counts).toMatchObject({ rowsInArea: 0, rowsCounted: 0, byMonth: null, byCategory: [] });
  });
});
