import { describe, expect, test } from "vitest";
import { compileQuery, passesHours } from "../../../src/analysis/counting/row-filter.ts";
import { NO_TIME } from "../../../src/model/crime-table.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import { parseMonth, wallMinutes } from "../../../src/model/wall-clock.ts";

const table = { categories: ["Burglary", "Robbery"], timePrecision: "minute" } as const;
const period = (from: string, to: string): Query => ({
  categories: null,
  period: { from: parseMonth(from) ?? 0, to: parseMonth(to) ?? 0 },
  weekHours: null,
});
const lets = (query: Query, time: number) => {
  const { earliest, before } = compileQuery(table, query);
  return earliest <= time && time < before;
};

describe("compileQuery", () => {
  test("a period holds from the first minute of its first month to the last minute of its last", () => {
    const query = period("2024-02", "2024-03");
    expect(lets(query, wallMinutes(2024, 1, 31, 23, 59))).toBe(false);
    expect(lets(query, wallMinutes(2024, 2, 1, 0, 0))).toBe(true);
    expect(lets(query, wallMinutes(2024, 2, 29, 23, 59))).toBe(true);
    expect(lets(query, wallMinutes(2024, 3, 31, 23, 59))).toBe(true);
    expect(lets(query, wallMinutes(2024, 4, 1, 0, 0))).toBe(false);
  });

  test("a period reaches across the turn of the year, and before 1970", () => {
    expect(lets(period("2024-12", "2025-01"), wallMinutes(2025, 1, 31, 12))).toBe(true);
    expect(lets(period("1969-12", "1969-12"), wallMinutes(1969, 12, 31, 23, 59))).toBe(true);
    expect(lets(period("1969-12", "1969-12"), wallMinutes(1970, 1, 1))).toBe(false);
  });

  test("a period that ends before it starts lets nothing through", () => {
    expect(lets(period("2024-03", "2024-02"), wallMinutes(2024, 3, 1))).toBe(false);
  });

  test("a row without a time passes only where no period is asked for", () => {
    expect(lets(EVERYTHING, NO_TIME)).toBe(true);
    expect(lets(period("1900-01", "2100-01"), NO_TIME)).toBe(false);
  });

  test("null lets every category through, an empty list none", () => {
    expect([...compileQuery(table, EVERYTHING).categoryPasses]).toEqual([1, 1]);
    expect([
      ...compileQuery(table, { categories: [], period: null, weekHours: null }).categoryPasses,
    ]).toEqual([0, 0]);
  });

  test("a category that the data does not have matches nothing", () => {
    const query = { categories: ["Robbery", "Piracy"], period: null, weekHours: null };
    expect([...compileQuery(table, query).categoryPasses]).toEqual([0, 1]);
  });

  test("hours of the week let through their own hours alone, and no row without a time", () => {
    const late = { ...EVERYTHING, weekHours: [4 * 24 + 22] };
    const filter = compileQuery(table, late);
    expect(passesHours(filter, wallMinutes(2026, 11, 27, 22, 59))).toBe(true);
    expect(passesHours(filter, wallMinutes(2026, 11, 27, 23, 0))).toBe(false);
    expect(passesHours(filter, wallMinutes(2026, 11, 28, 22, 30))).toBe(false);
    expect(passesHours(filter, NO_TIME)).toBe(false);
    expect(passesHours(compileQuery(table, EVERYTHING), NO_TIME)).toBe(true);
  });

  test("hours are not asked of data that has none", () => {
    for (const timePrecision of ["day", "month", "none"] as const) {
      const filter = compileQuery({ ...table, timePrecision }, { ...EVERYTHING, weekHours: [1] });
      expect(passesHours(filter, wallMinutes(2026, 1))).toBe(true);
    }
  });
});
