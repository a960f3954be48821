import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportWhen } from "../../src/analysis/when/when-report.ts";
import { tabulateCounts, tabulateMonths } from "../../src/model/count-tables.ts";
import { makeCalendar } from "../../src/model/event-calendar.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { isLocked } from "../../src/model/locked.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { dayOf, hourOfWeek, monthOf, type TimePrecision, wallMinutes } from "../../src/model/wall-clock.ts";
import { makeTable, WEMBLEY } from "../analysis/make-table.ts";

const FIRST = wallMinutes(2024, 1);
const MAY = (2024 - 1970) * 12 + 4;
/** Two years of rows at random minutes. */
const TIMES = (() => {
  const random = seedRandom(12);
  return Array.from({ length: 1200 }, () => FIRST + Math.floor(random.next() * 731 * 1440));
})();
const NO_EVENTS = makeCalendar([]);
const event = { kind: "concert", start: null, end: null, attendance: null };
const CALENDAR = makeCalendar([
  { ...event, name: "Matinee", date: "2024-05-09" },
  { ...event, name: "Evening", date: "2024-05-09" },
  { ...event, name: "Long gone", date: "2019-05-09" },
]);

function countBy(length: number, first: number, place: (time: number) => number): Uint32Array {
  const counts = new Uint32Array(length);
  for (const time of TIMES) counts[place(time) - first] = (counts[place(time) - first] ?? 0) + 1;
  return counts;
}

function surface(precision: TimePrecision) {
  const hasHours = precision === "minute";
  const byWeekHour = countBy(168, 0, hourOfWeek);
  return {
    byMonth: { firstMonth: monthOf(FIRST), counts: countBy(24, monthOf(FIRST), monthOf) },
    byDay:
      precision === "month" ? null : { firstDay: dayOf(FIRST), counts: countBy(731, dayOf(FIRST), dayOf) },
    byWeekHour: hasHours ? byWeekHour : null,
    byHour: hasHours
      ? Uint32Array.from({ length: 24 }, (_, hour) =>
          byWeekHour.reduce((sum, rows, i) => (i % 24 === hour ? sum + rows : sum), 0),
        )
      : null,
    byCategory: [
      { name: "Drugs", rows: 200 },
      { name: "Robbery", rows: 1000 },
    ],
  };
}

function reportOf(precision: TimePrecision, leaveOutMonths: readonly number[] = []) {
  const random = seedRandom(3);
  const rows = TIMES.map((time) => ({ at: destination(WEMBLEY.center, random.next() * 360, 500), time }));
  const table = makeTable(rows, precision);
  const grid = layHexGrid(WEMBLEY);
  const asked = { compare: null, permutations: 9, seed: 1, leaveOutMonths };
  return runSteps(reportWhen(table, grid, cellOfLocations(table, grid), EVERYTHING, asked));
}

function columnOf({ columns, rows }: ReportTable | undefined = { columns: [], rows: [] }, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[at]);
}

const heads = (table: ReportTable | undefined) => table?.columns.map(({ name }) => name);
const sum = (values: readonly unknown[]) => values.reduce<number>((total, each) => total + Number(each), 0);

describe("the tables of counts", () => {
  const all = tabulateCounts(surface("minute"), CALENDAR, reportOf("minute"));

  test("each hold every row once", () => {
    expect(Object.keys(all)).toEqual(["months", "week-hours", "hours", "weekdays", "categories", "days"]);
    for (const name of Object.keys(all)) {
      const column = name === "week-hours" ? "All days" : "Recorded";
      expect(sum(columnOf(all[name], column)), name).toBe(TIMES.length);
    }
  });

  test("have an hour of a weekday where a person looks for it", () => {
    const saturdays = TIMES.filter((time) => hourOfWeek(time) === 5 * 24 + 22).length;
    const at = columnOf(all["week-hours"], "Hour").indexOf("22:00–22:59");
    expect(columnOf(all["week-hours"], "Sat")[at]).toBe(saturdays);
    expect(columnOf(all.weekdays, "Weekday")).toEqual(heads(all["week-hours"])?.slice(1, 8));
    expect(columnOf(all.weekdays, "Recorded")[5]).toBe(sum(columnOf(all["week-hours"], "Sat")));
  });

  test("name the events of a day, and count those of a month", () => {
    const at = columnOf(all.days, "Day").indexOf("2024-05-09");
    expect(columnOf(all.days, "Weekday")[at]).toBe("Thu");
    expect(columnOf(all.days, "Events")[at]).toBe("Evening; Matinee");
    expect(columnOf(all.months, "Events")[columnOf(all.months, "Month").indexOf("2024-05")]).toBe(2);
    expect(sum(columnOf(all.months, "Events"))).toBe(2);
  });

  test("say nothing of events where the calendar has none in this time", () => {
    const none = tabulateCounts(surface("minute"), NO_EVENTS, reportOf("minute"));
    for (const name of ["months", "days"]) expect(heads(none[name])).not.toContain("Events");
  });

  test("list the crime types with most first", () => {
    expect(all.categories?.rows).toEqual([
      ["Robbery", 1000],
      ["Drugs", 200],
    ]);
  });

  test("give weekdays and no hours where the data has days only, and neither for months", () => {
    const days = tabulateCounts(surface("day"), CALENDAR, reportOf("day"));
    expect(Object.keys(days)).toEqual(["months", "weekdays", "categories", "days"]);
    expect(days.weekdays).toEqual(all.weekdays);
    const months = tabulateCounts(surface("month"), CALENDAR, reportOf("month"));
    expect(Object.keys(months)).toEqual(["months", "categories"]);
  });

  test("show no rate of a month that is left out, but its rows", () => {
    const { months } = tabulateCounts(surface("minute"), CALENDAR, reportOf("minute", [MAY]));
    const at = columnOf(months, "Month").indexOf("2024-05");
    expect(columnOf(months, "Left out")[at]).toBe("yes");
    expect(columnOf(months, "Per day")[at]).toBeNull();
    expect(columnOf(months, "Recorded")[at]).toBeGreaterThan(0);
  });

  test("lay a trend of some months beside all, by the month", () => {
    const { trend } = reportOf("minute");
    if (isLocked(trend)) throw new Error(trend.locked);
    const { byMonth } = surface("minute");
    const earlier = { firstMonth: byMonth.firstMonth - 1, counts: Uint32Array.of(7, ...byMonth.counts) };
    const table = tabulateMonths(earlier, NO_EVENTS, trend);
    expect(columnOf(table, "Trend per day")[0]).toBeNull();
    expect(columnOf(table, "Per day")[1]).toBe(trend.perDay[0]);
    expect(columnOf(table, "Trend per day").slice(1)).toEqual([...trend.trendPerDay]);
    expect(heads(tabulateMonths(earlier, NO_EVENTS, null))).toEqual(["Month", "Recorded"]);
  });
});
