import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { reportEventEffect } from "../../../src/analysis/events/event-report.ts";
import { formatIsoDay, parseIsoDay } from "../../../src/model/calendar-day.ts";
import { type CalendarEvent, makeCalendar } from "../../../src/model/event-calendar.ts";
import type { EventReport, EventReportOptions } from "../../../src/model/event-report.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import type { StudyArea } from "../../../src/model/study-area.ts";
import { MINUTES_PER_DAY, type TimePrecision } from "../../../src/model/wall-clock.ts";
import { makeTable, type Row, WEMBLEY } from "../make-table.ts";

const FIRST = parseIsoDay("2025-01-01") as number;
const VENUE = WEMBLEY.center;
const SATURDAYS = ["2025-03-01", "2025-03-29", "2025-05-10", "2025-06-21", "2025-08-02", "2025-09-20"];

const match = (date: string, change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{ date, name: "Match", kind: "football", start: 900, end: 1020, attendance: null },
  ...change,
});

/** Four rows a day in each ring and the hour given, three times as many in the dispersal of events within 250 m. */
function cityRows(days = 330, hours = [10, 13, 15.5, 18, 23]): Row[] {
  const random = seedRandom(5);
  const rows: Row[] = [];
  for (let day = 0; day < days; day++) {
    const isEvent = SATURDAYS.includes(formatIsoDay(FIRST + day));
    for (const [ring, distance] of [100, 400, 800, 1200, 2000].entries()) {
      for (const hour of hours) {
        const times = isEvent && ring === 0 && hour === 18 ? 6 : 2;
        const count = random.poisson(times);
        for (let i = 0; i < count; i++) {
          const at = destination(VENUE, 45 * ((day + i) % 8), distance);
          rows.push({
            at,
            time: (FIRST + day) * MINUTES_PER_DAY + hour * 60,
            category: i % 2 ? "Robbery" : "Burglary",
          });
        }
      }
    }
  }
  return rows;
}

function report(
  rows: readonly Row[],
  change: Partial<EventReportOptions> & {
    precision?: TimePrecision;
    area?: StudyArea;
    query?: typeof EVERYTHING;
  } = {},
): EventReport {
  const { precision = "minute", area = WEMBLEY, query = EVERYTHING, ...options } = change;
  const table = makeTable(rows, precision);
  const grid = layHexGrid(area);
  return reportEventEffect(table, grid, cellOfLocations(table, grid), query, {
    ...{ venue: VENUE, calendar: makeCalendar(SATURDAYS.map((date) => match(date))) },
    ...{ holidays: "england-and-wales" as const, leaveOut: [], permutations: 999, seed: 5 },
    ...options,
  });
}

function open<T extends object>(part: T | Locked): T {
  if ("locked" in part) throw new Error(part.locked);
  return part;
}

const rows = cityRows();

describe("the report of what events change", () => {
  const whole = report(rows);
  const effect = open(whole.effect);
  const cell = (phase: string, ring: number) => effect.cells.filter((one) => one.phase === phase)[ring];

  test("finds what was planted, where and when it was, and nothing else", () => {
    const found = effect.cells.filter(({ adjustedP }) => adjustedP !== null && adjustedP < 0.05);
    expect(found.map(({ phase, ring }) => [phase, ring.toM])).toEqual([["dispersal", 250]]);
    const planted = cell("dispersal", 0);
    expect(planted?.interval?.low).toBeGreaterThan(1.5);
    expect(planted?.interval?.low).toBeLessThan(3);
    expect(planted?.interval?.high).toBeGreaterThan(3);
    expect(planted?.addedPerEvent?.value).toBeCloseTo(4, -0.5);
  });

  test("counts the rows of each phase, ring and day as asking each row does", () => {
    const { eventDays } = open(whole.matchedDays);
    const count = (dates: readonly string[], from: number, to: number) =>
      dates.reduce((sum, date) => {
        const midnight = (parseIsoDay(date) as number) * MINUTES_PER_DAY;
        const hits = rows.filter(({ at, time = 0 }) => {
          const near = Math.abs(at[1] - VENUE[1]) < 0.002 && Math.abs(at[0] - VENUE[0]) < 0.002;
          return near && time >= midnight + from && time < midnight + to;
        });
        return sum + hits.length;
      }, 0);
    expect(cell("dispersal", 0)?.onEventDays).toEqual({ count: count(SATURDAYS, 1020, 1200), hours: 18 });
    const compared = eventDays.flatMap(({ comparedWith }) => comparedWith);
    expect(cell("dispersal", 0)?.onComparisonDays).toEqual({
      count: count(compared, 1020, 1200),
      hours: 3 * compared.length,
    });
  });

  test("leaves holidays and days left out by request out of the comparison", () => {
    const { eventDays } = open(report(rows, { leaveOut: ["2025-05-17", "2025-06-21"] }).matchedDays);
    const compared = eventDays.flatMap(({ comparedWith }) => comparedWith);
    expect(compared).not.toContain("2025-05-17");
    expect(eventDays.find(({ date }) => date === "2025-06-21")?.unused).toBe("left-out-by-request");
  });

  test("does not depend on the study area, but for the map", () => {
    const narrow = report(rows, { area: { ...WEMBLEY, radiusM: 300 } });
    expect(narrow.effect).toEqual(whole.effect);
    expect(open(narrow.map).ratio.length).toBeLessThan(open(whole.map).ratio.length);
  });

  test("counts what the query counts", () => {
    const robberies = open(
      report(rows, { query: { categories: ["Robbery"], period: null, weekHours: null } }).effect,
    );
    const burglaries = open(
      report(rows, { query: { categories: ["Burglary"], period: null, weekHours: null } }).effect,
    );
    robberies.cells.forEach((one, index) => {
      const sum = one.onEventDays.count + (burglaries.cells[index]?.onEventDays.count ?? 0);
      expect(sum).toBe(effect.cells[index]?.onEventDays.count);
    });
  });

  test("is the same again for the same seed", () => {
    expect(report(rows)).toEqual(whole);
  });

  test("maps counts that add up to those of the table's rows in the area, with ratios only where enough is counted", () => {
    const map = open(whole.map);
    let rated = 0;
    map.ratio.forEach((ratio, hex) => {
      const counted = (map.eventCount[hex] as number) + (map.comparisonCount[hex] as number);
      expect(Number.isNaN(ratio)).toBe(counted < 10);
      if (!Number.isNaN(ratio)) {
        rated++;
        expect(map.low[hex]).toBeLessThan(ratio);
        expect(map.high[hex]).toBeGreaterThan(ratio);
      }
    });
    expect(rated).toBeGreaterThan(0);
  });

  test("says where the data ends", () => {
    const east = rows.filter(({ at }) => at[0] >= VENUE[0] - 0.001);
    const { cautions } = open(report(east).effect).note;
    expect(cautions.some((caution) => caution.includes("to the south-west, west, north-west:"))).toBe(true);
  });

  test("says when the permutations are too few for the table", () => {
    const cautions = (permutations: number) => open(report(rows, { permutations }).effect).note.cautions;
    const said = "With 399 permutations a single cell of 20 cannot be significant.";
    expect(cautions(399)).toContain(said);
    expect(cautions(400).some((caution) => caution.includes("cannot be significant"))).toBe(false);
  });

  test("is plain data that survives JSON, but for typed arrays", () => {
    expect(structuredClone(whole)).toEqual(whole);
    expect(JSON.parse(JSON.stringify(whole.effect))).toEqual(whole.effect);
  });
});

describe("with few events", () => {
  const few = report(rows, { calendar: makeCalendar(SATURDAYS.slice(0, 4).map((date) => match(date))) });

  test("there are counts but no ratios, and it is said", () => {
    const effect = open(few.effect);
    expect(effect.tooFew).toBe("The data covers 4 event days with days to compare; ratios need 5.");
    expect(effect.note.cautions[0]).toBe(effect.tooFew);
    for (const { ratio, interval, shrunken, p } of effect.cells) {
      expect([ratio, interval, shrunken, p]).toEqual([null, null, null, null]);
    }
    expect(effect.cells.some(({ onEventDays }) => onEventDays.count > 0)).toBe(true);
  });

  test("there is no map", () => {
    expect(few.map).toEqual({ locked: open(few.effect).tooFew });
  });
});

describe("little that is counted", () => {
  test("gives an interval but no bare ratio", () => {
    const effect = open(report(cityRows(330, [18]).filter((_, i) => i % 40 === 0)).effect);
    const sparse = effect.cells.filter(
      ({ onEventDays, onComparisonDays }) => onEventDays.count + onComparisonDays.count < 10,
    );
    expect(sparse.length).toBeGreaterThan(0);
    for (const { ratio, interval } of sparse) expect([ratio, interval === null]).toEqual([null, false]);
  });
});

describe("the precision of the data", () => {
  test("of hours takes starts and ends to the full hour, and says so", () => {
    const calendar = makeCalendar(SATURDAYS.map((date) => match(date, { start: 915, end: 1010 })));
    const effect = open(report(rows, { precision: "hour", calendar }).effect);
    expect(effect.cells.find(({ phase }) => phase === "event")?.onEventDays.hours).toBe(12);
    expect(effect.note.cautions.some((caution) => caution.includes("nearest full hour"))).toBe(true);
  });

  test("of days gives whole days and no phases, with the reason", () => {
    const midnight = rows.map((row) => ({ ...row, time: Math.floor((row.time ?? 0) / 1440) * 1440 }));
    const { effect, attendance, months } = report(midnight, { precision: "day" });
    expect(open(effect).phases).toEqual(["day"]);
    expect(open(effect).phasesLocked).toContain("no hours");
    expect(open(effect).cells.map(({ onEventDays }) => onEventDays.hours)).toEqual([144, 144, 144, 144, 144]);
    expect("locked" in attendance && "locked" in months).toBe(true);
  });

  test("of months locks all but the comparison of months", () => {
    const monthly = cityRows(400).map((row) => {
      const date = new Date((row.time ?? 0) * 60_000);
      return { ...row, time: Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 60_000 };
    });
    const { matchedDays, effect, map, months } = report(monthly, { precision: "month" });
    for (const part of [matchedDays, effect, map]) {
      expect(part).toEqual({
        locked: "The data has months but no days, so that no event day can be told from another.",
      });
    }
    expect(open(months).months.length).toBe(14);
    expect(open(months).note.cautions[0]).toContain("weak evidence");
  });

  test("of nothing locks everything", () => {
    const { months } = report(
      rows.map(({ at }) => ({ at })),
      { precision: "none" },
    );
    expect(months).toEqual({ locked: "The data has no dates." });
  });
});

describe("a report without what it needs", () => {
  test("says that the calendar is empty", () => {
    expect(report(rows, { calendar: makeCalendar([]) }).effect).toEqual({
      locked: "The calendar has no events yet. Enter, paste or open a list of them.",
    });
  });

  test("says that nothing is recorded near the venue", () => {
    expect(report(rows, { venue: [0, 0] }).effect).toEqual({
      locked: "No row with a time lies within 3 km of the venue in this period.",
    });
  });

  test("holds rows without a time to nothing", () => {
    const timeless = [...rows, ...rows.slice(0, 50).map(({ at }) => ({ at }))];
    expect(open(report(timeless).effect).cells).toEqual(open(report(rows).effect).cells);
  });
});

describe("attendance", () => {
  const attended = makeCalendar(SATURDAYS.map((date) => match(date, { attendance: 50_000 })));

  test("that nobody entered locks the rates per person", () => {
    expect(report(rows).attendance).toEqual({
      locked: "No event that counts has an attendance. Enter it in the calendar.",
    });
  });

  test("gives rates per person-hour and the number present at which nothing is up", () => {
    const { phases, meanAttendance, note } = open(report(rows, { calendar: attended }).attendance);
    const dispersal = phases.find(({ phase }) => phase === "dispersal");
    expect(meanAttendance).toBe(50_000);
    expect(dispersal?.personHours).toBe(18 * 50_000);
    expect(dispersal?.per100000PersonHours).toBeCloseTo(((dispersal?.count ?? 0) / 900_000) * 100_000, 10);
    expect(dispersal?.breakEvenPresent).toBeCloseTo(50_000 / ((dispersal?.ratioPerHour ?? 0) - 1), 6);
    expect(dispersal?.ratioPerPerson).toBeNull();
    expect(note.cautions.some((caution) => caution.includes("not known"))).toBe(true);
  });

  test("shows a rate that is up per hour and down per person, with those ordinarily there", () => {
    const { phases } = open(report(rows, { calendar: attended, ordinarilyPresent: 10_000 }).attendance);
    const dispersal = phases.find(({ phase }) => phase === "dispersal");
    expect(dispersal?.ratioPerHour).toBeGreaterThan(1);
    expect(dispersal?.ratioPerPerson).toBeCloseTo((dispersal?.ratioPerHour ?? 0) / 6, 10);
    expect(dispersal?.intervalPerPerson?.high).toBeLessThan(1);
  });
});
