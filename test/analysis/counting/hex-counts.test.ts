import fc from "fast-check";
import { latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { type CrimeTable, NO_TIME, UNITS_PER_DEGREE } from "../../../src/model/crime-table.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import {
  dayOf,
  hourOf,
  hourOfWeek,
  monthOf,
  parseMonth,
  wallMinutes,
} from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

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
function countOneByOne(table: CrimeTable, query: Query, within: ReadonlySet<string>) {
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
  type Asked = (typeof rows)[number];
  const { categories, period, weekHours } = query;
  const passes = {
    category: ({ category }: Asked) => categories === null || categories.includes(category),
    period: ({ time }: Asked) =>
      period === null || (time !== NO_TIME && period.from <= monthOf(time) && monthOf(time) <= period.to),
    hours: ({ time }: Asked) =>
      weekHours === null || (time !== NO_TIME && weekHours.includes(hourOfWeek(time))),
    hexes: ({ cell }: Asked) => within.has(cell),
  };
  const allBut = (...left: (keyof typeof passes)[]) =>
    rows.filter((row) =>
      Object.entries(passes).every(([name, test]) => left.includes(name as keyof typeof passes) || test(row)),
    );
  const timed = (some: readonly Asked[]) => some.filter(({ time }) => time !== NO_TIME);
  return {
    rows,
    counted: allBut("hexes"),
    within: allBut(),
    perCell: tally(allBut("hexes").map(({ cell }) => cell)),
    perCategory: tally(allBut("category").map(({ category }) => category)),
    perMonth: tally(timed(allBut("period")).map(({ time }) => String(monthOf(time)))),
    perDay: tally(timed(allBut("period")).map(({ time }) => String(dayOf(time)))),
    perWeekHour: tally(timed(allBut("hours")).map(({ time }) => String(hourOfWeek(time)))),
    perHour: tally(timed(allBut("hours")).map(({ time }) => String(hourOf(time)))),
  };
}

/** The entries of a column that are not zero, by what they are of. */
function tallyOf(first: number, counts: Iterable<number> | undefined): Record<string, number> {
  const entries = [...(counts ?? [])].map((rows, i): [string, number] => [String(first + i), rows]);
  return Object.fromEntries(entries.filter(([, rows]) => rows > 0));
}

describe("countHexes", () => {
  test("agrees with asking every row by itself, each view whatever its own filter says", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, fc.subarray([...grid.cells]), (rows, query, cells) => {
        const table = makeTable(rows);
        const within = new Set(cells);
        const expected = countOneByOne(table, query, within);
        const flags = Uint8Array.from(grid.cells, (cell) => (within.has(cell) ? 1 : 0));
        const counts = countHexes(table, cellOfLocations(table, grid), grid, query, flags);
        expect(counts.rowsInArea).toBe(expected.rows.length);
        expect(counts.rowsCounted).toBe(expected.counted.length);
        expect(counts.rowsWithin).toBe(expected.within.length);
        expect([...counts.count]).toEqual(grid.cells.map((cell) => expected.perCell[cell] ?? 0));
        expect(Object.fromEntries(counts.byCategory.map(({ name, rows }) => [name, rows]))).toEqual(
          expected.perCategory,
        );
        expect(tallyOf(counts.byMonth?.firstMonth ?? 0, counts.byMonth?.counts)).toEqual(expected.perMonth);
        expect(tallyOf(counts.byDay?.firstDay ?? 0, counts.byDay?.counts)).toEqual(expected.perDay);
        expect(tallyOf(0, counts.byWeekHour ?? [])).toEqual(expected.perWeekHour);
        expect(tallyOf(0, counts.byHour ?? [])).toEqual(expected.perHour);
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
    const { byMonth } = count(makeTable(rows), { categories: ["Robbery"], period: null, weekHours: null });
    expect(byMonth?.firstMonth).toBe(parseMonth("2025-03"));
    expect([...(byMonth?.counts ?? [])]).toEqual([0, 0, 1, 1, 0, 0, 0]);
  });

  test("months show what a period leaves out", () => {
    const query = { ...EVERYTHING, period: { from: parseMonth("2025-04") ?? 0, to: 12 * 80 } };
    const { byMonth, rowsCounted } = count(makeTable(rows), query);
    expect(byMonth?.firstMonth).toBe(parseMonth("2025-03"));
    expect([...(byMonth?.counts ?? [])]).toEqual([1, 0, 1, 1, 0, 0, 1]);
    expect(rowsCounted).toBe(3);
  });

  test("gives days only where the data has them", () => {
    const { byDay } = count(makeTable(rows, "day"));
    expect(byDay?.counts[dayOf(wallMinutes(2025, 3, 5)) - (byDay?.firstDay ?? 0)]).toBe(1);
    expect(count(makeTable(rows, "month")).byDay).toBeNull();
  });

  test("ranks all categories of the period, most first, whichever are asked for", () => {
    const query = { categories: ["Robbery"], period: null, weekHours: null };
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
