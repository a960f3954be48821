import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays } from "../../../src/analysis/counting/day-calendar.ts";
import { countWeekHours } from "../../../src/analysis/counting/week-hours.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { dayOf, type TimePrecision, wallMinutes } from "../../../src/model/wall-clock.ts";
import type { DayCalendar, WeekHours } from "../../../src/model/when-report.ts";
import { makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

const at = WEMBLEY.center;

function open<T extends WeekHours | DayCalendar>(result: T | Locked): T {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

function tableOf(times: readonly number[], precision: TimePrecision = "minute") {
  const table = makeTable(
    times.map((time) => ({ at, time })),
    precision,
  );
  return [table, Uint32Array.from(times, (_, i) => i)] as const;
}

describe("countWeekHours", () => {
  test("puts each row where the calendar does", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), (rows) => {
        const table = makeTable(rows);
        const dated = rows.flatMap(({ time }) => (time === undefined ? [] : [new Date(time * 60_000)]));
        const found = countWeekHours(
          table,
          Uint32Array.from(rows, (_, i) => i),
        );
        if (dated.length === 0) {
          expect(found).toEqual({ locked: "No row has a time." });
          return;
        }
        const expected = new Array(168).fill(0);
        for (const date of dated) expected[((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours()]++;
        const { byHourOfWeek, byHour, byWeekday, note } = open(found);
        expect([...(byHourOfWeek ?? [])]).toEqual(expected);
        expect([...(byHour ?? [])]).toEqual(
          Array.from({ length: 24 }, (_, h) => dated.filter((date) => date.getUTCHours() === h).length),
        );
        expect([...byWeekday]).toEqual(
          [1, 2, 3, 4, 5, 6, 0].map((day) => dated.filter((date) => date.getUTCDay() === day).length),
        );
        expect(note.n).toMatchObject({ rows: dated.length, withoutTime: rows.length - dated.length });
      }),
    );
  });

  test("has weekdays and no hours where the data has days only", () => {
    const found = open(
      countWeekHours(...tableOf([wallMinutes(2026, 11, 23), wallMinutes(2026, 11, 29)], "day")),
    );
    expect(found).toMatchObject({ byHourOfWeek: null, byHour: null, atMidnight: null, onTheHour: null });
    expect([...found.byWeekday]).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(found.note.cautions).toEqual([]);
  });

  test("is locked where the data has months only", () => {
    expect(countWeekHours(...tableOf([wallMinutes(2026, 11)], "month"))).toHaveProperty("locked");
  });

  const everyMinute = Array.from({ length: 1440 }, (_, minute) => wallMinutes(2026, 11, 23, 0, minute));

  test("says how many rows are at midnight and on the hour, without alarm where clocks were read", () => {
    const found = open(countWeekHours(...tableOf(everyMinute)));
    expect(found.atMidnight).toBeCloseTo(1 / 1440, 12);
    expect(found.onTheHour).toBeCloseTo(1 / 60, 12);
    expect(found.note.cautions).toEqual([]);
  });

  test("warns where midnight stands for an unknown time, and where times are rounded", () => {
    const midnights = new Array(200).fill(wallMinutes(2026, 11, 24));
    expect(open(countWeekHours(...tableOf([...everyMinute, ...midnights]))).note.cautions).toEqual([
      "12.3 % of the rows are at exactly 00:00, more than at exactly 23:00 and 01:00 together: midnight often stands for an unknown time.",
    ]);
    const rounded = everyMinute.map((time) => Math.floor(time / 60) * 60);
    expect(open(countWeekHours(...tableOf(rounded))).note.cautions).toEqual([
      "100.0 % of the rows are at exactly an hour, where one in sixty would be: times are rounded or guessed.",
    ]);
    expect(open(countWeekHours(...tableOf(rounded, "hour"))).note.cautions).toEqual([]);
  });
});

describe("countDays", () => {
  test("runs from the first day with a row to the last, empty days between", () => {
    const days = [wallMinutes(2026, 11, 29, 23, 59), wallMinutes(2026, 11, 27), wallMinutes(2026, 11, 29)];
    const found = open(countDays(...tableOf(days)));
    expect(found.firstDay).toBe(dayOf(wallMinutes(2026, 11, 27)));
    expect([...found.counts]).toEqual([1, 0, 2]);
  });

  test("counts every row that has a time, once", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), (rows) => {
        const found = countDays(
          makeTable(rows),
          Uint32Array.from(rows, (_, i) => i),
        );
        const timed = rows.filter(({ time }) => time !== undefined);
        if ("locked" in found) expect(timed).toEqual([]);
        else {
          found.counts.forEach((count, i) => {
            const own = timed.filter(({ time = 0 }) => Math.floor(time / 1440) === found.firstDay + i);
            expect(count).toBe(own.length);
          });
          expect(found.note.n.rows).toBe(timed.length);
        }
      }),
    );
  });

  test("warns where the first of the month is overfull", () => {
    const daily = Array.from({ length: 120 }, (_, day) => wallMinutes(2026, 1, 1 + day, 12));
    expect(open(countDays(...tableOf(daily))).note.cautions).toEqual([]);
    const firsts = [1, 2, 3, 4].flatMap((month) => new Array(6).fill(wallMinutes(2026, month)));
    expect(open(countDays(...tableOf([...daily, ...firsts]))).note.cautions).toEqual([
      "The first days of months hold 28 rows, more than 2 times what other days do: the day may stand for a month.",
    ]);
  });

  test("is locked where the data has months only", () => {
    expect(countDays(...tableOf([wallMinutes(2026, 11)], "month"))).toHaveProperty("locked");
  });
});
