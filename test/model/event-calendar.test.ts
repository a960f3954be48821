import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIsoDay, parseIsoDay } from "../../src/model/calendar-day.ts";
import { type CalendarEvent, clockOf, eventProblem, makeCalendar } from "../../src/model/event-calendar.ts";
import { anyEvent } from "./arbitrary-event.ts";

const match: CalendarEvent = {
  date: "2026-03-31",
  name: "England v Japan",
  kind: "football",
  start: 19 * 60 + 45,
  end: null,
  attendance: null,
};

describe("a calendar", () => {
  test("is in order of date and start, whatever order the events came in, and keeps identical ones once", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const { events: kept } = makeCalendar([...events, ...events.toReversed()]);
        expect(kept).toEqual(makeCalendar(events.toReversed()).events);
        const keys = kept.map((event) => JSON.stringify(Object.entries(event).sort()));
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(keys)).toEqual(
          new Set(events.map((event) => JSON.stringify(Object.entries(event).sort()))),
        );
        const dates = kept.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
      }),
    );
  });

  test("refuses an event that cannot be, and says which", () => {
    expect(() => makeCalendar([{ ...match, date: "2026-02-30" }])).toThrow(
      '2026-02-30 England v Japan: "2026-02-30" is no date of the calendar.',
    );
  });

  test.each([
    [{ name: " " }, "no name"],
    [{ start: 1440 }, "not a time"],
    [{ end: 19 * 60 }, "ends before"],
    [{ end: 19 * 60 + 45 + 18 * 60 + 1 }, "18 hours"],
    [{ attendance: 0 }, "attendance"],
    [{ attendance: 12.5 }, "attendance"],
  ])("knows that %j cannot be", (change, reason) => {
    expect(eventProblem({ ...match, ...change })).toContain(reason);
  });
});

describe("the clock of an event", () => {
  test("is what was entered, where it was", () => {
    expect(clockOf({ ...match, end: 22 * 60 })).toEqual({
      start: 1185,
      end: 1320,
      startAssumed: false,
      endAssumed: false,
    });
  });

  test("assumes the length by kind, and says so", () => {
    expect(clockOf(match)).toEqual({ start: 1185, end: 1305, startAssumed: false, endAssumed: true });
  });

  test("assumes an evening match from Monday to Friday and an afternoon one at weekends", () => {
    expect(clockOf({ ...match, start: null }).start).toBe(1185);
    expect(clockOf({ ...match, start: null, date: "2026-04-04" })).toEqual({
      start: 900,
      end: 1020,
      startAssumed: true,
      endAssumed: true,
    });
  });

  test("knows American football from football", () => {
    expect(clockOf({ ...match, kind: "American football", start: null }).start).toBe(780);
  });

  test("reckons back from an end", () => {
    expect(clockOf({ ...match, kind: "concert", start: null, end: 1350 })).toEqual({
      start: 1110,
      end: 1350,
      startAssumed: true,
      endAssumed: false,
    });
  });

  test("always ends after it starts, on the day it starts", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const { start, end } = clockOf(event);
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the list of Wembley events", () => {
  test("makes a calendar of all of its days", () => {
    const listed: { date: string; name: string; kind: string }[] = JSON.parse(
      readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8"),
    );
    const events = listed.map(({ date, name, kind }) => ({
      ...{ date, name, kind },
      ...{ start: null, end: null, attendance: null },
    }));
    expect(makeCalendar(events).events.length).toBe(117);
  });
});

describe("days", () => {
  test("and their ISO dates turn into each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(parseIsoDay(formatIsoDay(day))).toBe(day);
      }),
    );
    expect(parseIsoDay("1970-01-02")).toBe(1);
    expect(parseIsoDay("2026-02-29")).toBeUndefined();
  });
});
