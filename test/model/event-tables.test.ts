import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { reportEventEffect } from "../../src/analysis/events/event-report.ts";
import { formatIsoDay, parseIsoDay } from "../../src/model/calendar-day.ts";
import { describeEventReport } from "../../src/model/describe-events.ts";
import { type CalendarEvent, makeCalendar } from "../../src/model/event-calendar.ts";
import { tabulateEvents } from "../../src/model/event-tables.ts";
import { destination } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { ReportTable } from "../../src/model/report-table.ts";
import { MINUTES_PER_DAY, monthOf, type TimePrecision, weekdayOfDay } from "../../src/model/wall-clock.ts";
import { makeTable, type Row, WEMBLEY } from "../analysis/make-table.ts";

const grid = layHexGrid(WEMBLEY);
const FIRST = parseIsoDay("2025-01-01") as number;
const SATURDAYS = ["2025-03-01", "2025-03-29", "2025-05-10", "2025-06-21", "2025-08-02", "2025-09-20"];
const RINGS = [100, 400, 800, 1200, 2000];

/** Two rows in each ring at 13:00 and at 18:00 of each day; six at 18:00 within 250 m when there is an event. */
const ROWS: readonly Row[] = Array.from({ length: 365 }, (_, day) =>
  RINGS.flatMap((distance, ring) =>
    [13, 18].flatMap((hour) => {
      const isBusy = ring === 0 && hour === 18 && SATURDAYS.includes(formatIsoDay(FIRST + day));
      const row = {
        at: destination(WEMBLEY.center, 45 * (day % 8), distance),
        time: (FIRST + day) * MINUTES_PER_DAY + hour * 60,
      };
      return Array.from({ length: isBusy ? 6 : 2 }, () => row);
    }),
  ),
).flat();

function report(
  rows: readonly Row[],
  precision: TimePrecision = "minute",
  change: Partial<CalendarEvent> = {},
) {
  const table = makeTable(rows, precision);
  const events = SATURDAYS.map((date) => ({
    ...{ date, name: "Match", kind: "football", start: 900, end: 1020, attendance: null },
    ...change,
  }));
  return reportEventEffect(table, grid, cellOfLocations(table, grid), EVERYTHING, {
    ...{ venue: WEMBLEY.center, calendar: makeCalendar(events), holidays: "england-and-wales" as const },
    ...{ leaveOut: [], permutations: 99, seed: 5 },
  });
}
const tables = (...args: Parameters<typeof report>) => tabulateEvents(report(...args), grid);

function columnOf({ columns, rows }: ReportTable | undefined = { columns: [], rows: [] }, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  if (at < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[at]);
}

describe("the tables of events", () => {
  const all = tables(ROWS);

  test("have a row for each phase and ring, with what was planted there", () => {
    const effect = all["event-effect"];
    const rows = columnOf(effect, "Phase").map((phase, i) => ({
      phase,
      from: columnOf(effect, "From")[i],
      count: columnOf(effect, "On event days")[i],
    }));
    expect(rows).toHaveLength(20);
    const inDispersal = rows.filter(({ phase }) => phase === "dispersal");
    expect(inDispersal.map(({ from }) => from)).toEqual([0, 250, 500, 1000, 1500]);
    expect(inDispersal.map(({ count }) => count)).toEqual([36, 12, 12, 12, 12]);
  });

  test("have the first kilometre as one, the sum of its three rings", () => {
    const at = columnOf(all["event-effect-near"], "Phase").indexOf("dispersal");
    expect(columnOf(all["event-effect-near"], "On event days")[at]).toBe(36 + 12 + 12);
  });

  test("name each event day, the days it is compared with and why others are not", () => {
    const days = all["event-days"];
    expect(columnOf(days, "Date")).toEqual(SATURDAYS);
    expect(columnOf(days, "Start")[0]).toBe("15:00");
    for (const date of columnOf(days, "Compared with").join(" ").split(" ")) {
      expect(SATURDAYS).not.toContain(date);
      expect(weekdayOfDay(parseIsoDay(date) ?? 0)).toBe(5);
    }
    expect(columnOf(days, "Left out")[0]).toContain("2025-03-29: an event day itself");
  });

  test("give rates per person only where attendances are known", () => {
    expect(Object.keys(all)).not.toContain("event-attendance");
    const known = tables(ROWS, "minute", { attendance: 50_000 });
    const at = columnOf(known["event-attendance"], "Phase").indexOf("dispersal");
    expect(columnOf(known["event-attendance"], "Hours × people")[at]).toBe(6 * 3 * 50_000);
    expect(columnOf(known["event-figures"], "Value")).toEqual([6, 6, 50_000]);
  });

  test("have hexes with anything recorded alone", () => {
    const recorded = columnOf(all["event-map"], "On event days").map(
      (count, i) => Number(count) + Number(columnOf(all["event-map"], "On comparison days")[i]),
    );
    expect(recorded.length).toBeGreaterThan(0);
    expect(Math.min(...recorded)).toBeGreaterThan(0);
  });

  test("have months with their events where the data has no days, and nothing finer", () => {
    const months = tables(ROWS, "month");
    expect(Object.keys(months).sort()).toEqual(["event-figures", "event-months"]);
    expect(columnOf(months["event-months"], "Events")).toEqual([0, 0, 2, 0, 1, 1, 0, 1, 1, 0, 0, 0]);
    const [first] = columnOf(months["event-months"], "Recorded near");
    const january = ROWS.filter(({ time }) => monthOf(time ?? 0) === monthOf(FIRST * MINUTES_PER_DAY));
    expect(first).toBe((january.length * 3) / RINGS.length);
  });

  test("are none without rows", () => {
    expect(tables([])).toEqual({});
  });
});

describe("what is said of events where next to nothing is recorded", () => {
  test("is that it is too little, not that nothing differs", () => {
    const [near, far] = describeEventReport(report(ROWS.filter((_, i) => i === 0 || i === ROWS.length - 1)));
    expect(near).toContain("too little was recorded within 1 km to compare");
    expect(far).toBe("From 1.5 to 3 km too little was recorded to compare.");
  });
});
