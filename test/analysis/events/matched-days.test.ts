import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  busyTimes,
  type EventDay,
  gatherEventDays,
  windowsOf,
} from "../../../src/analysis/events/event-days.ts";
import {
  describeMatchedDay,
  type MatchingRules,
  matchDays,
} from "../../../src/analysis/events/matched-days.ts";
import { parseIsoDay } from "../../../src/model/calendar-day.ts";
import { makeCalendar } from "../../../src/model/event-calendar.ts";
import { MINUTES_PER_DAY } from "../../../src/model/wall-clock.ts";

const day = (iso: string) => parseIsoDay(iso) as number;
const eventOn = (iso: string, start = 900, end = 1020): EventDay => ({
  ...{ day: day(iso), names: ["Match"], start, end },
  ...{ startAssumed: false, endAssumed: false, attendance: null },
});
const rules = (change: Partial<MatchingRules> = {}): MatchingRules => ({
  span: { firstDay: day("2026-01-01"), lastDay: day("2026-12-31") },
  precision: "minute",
  holidayDays: new Set(),
  leftOutDays: new Set(),
  ...change,
});
const match = (events: EventDay[], change: Partial<MatchingRules> = {}) =>
  matchDays(events, rules(change)).map(describeMatchedDay);

describe("comparison days", () => {
  test("are the same weekday of the four weeks before and after", () => {
    const [matched] = match([eventOn("2026-06-20")]);
    expect(matched?.comparedWith).toEqual([
      ...["2026-05-23", "2026-05-30", "2026-06-06", "2026-06-13"],
      ...["2026-06-27", "2026-07-04", "2026-07-11", "2026-07-18"],
    ]);
    expect(matched?.leftOut).toEqual([]);
    expect(matched?.unused).toBeNull();
  });

  test("leave out other event days, holidays and days left out by request, each with its reason", () => {
    const [matched] = match([eventOn("2026-06-20"), eventOn("2026-06-27")], {
      holidayDays: new Set([day("2026-05-30")]),
      leftOutDays: new Set([day("2026-06-13")]),
    });
    expect(matched?.leftOut.filter(({ reason }) => reason !== "serves-another-event")).toEqual([
      { date: "2026-05-30", reason: "holiday" },
      { date: "2026-06-13", reason: "left-out-by-request" },
      { date: "2026-06-27", reason: "event-day" },
    ]);
  });

  test("leave out the day after a late event only where the hours overlap", () => {
    const lateBefore = eventOn("2026-06-12", 1200, 1439);
    const morning = eventOn("2026-06-20", 600, 720);
    const evening = eventOn("2026-06-20", 1200, 1320);
    expect(match([lateBefore, morning])[1]?.leftOut).toContainEqual({
      date: "2026-06-13",
      reason: "overlaps-event",
    });
    expect(match([lateBefore, evening])[1]?.leftOut.map(({ reason }) => reason)).not.toContain(
      "overlaps-event",
    );
  });

  test("leave out the whole day after a late event where the data has no hours", () => {
    const late = eventOn("2026-06-12", 1200, 1350);
    const early = eventOn("2026-06-12", 900, 1020);
    const next = eventOn("2026-06-20");
    const leftOut = (before: EventDay) => match([before, next], { precision: "day" })[1]?.leftOut ?? [];
    expect(leftOut(late)).toContainEqual({ date: "2026-06-13", reason: "overlaps-event" });
    expect(leftOut(early).map(({ date }) => date)).not.toContain("2026-06-13");
  });

  test("need data for all the hours, the night after included", () => {
    const span = { firstDay: day("2026-06-06"), lastDay: day("2026-06-27") };
    const [matched] = match([eventOn("2026-06-20")], { span });
    expect(matched?.comparedWith).toEqual(["2026-06-06", "2026-06-13"]);
    expect(matched?.leftOut.filter(({ reason }) => reason === "outside-data").length).toBe(6);
    const byDay = match([eventOn("2026-06-20")], { span, precision: "day" });
    expect(byDay[0]?.comparedWith).toEqual(["2026-06-06", "2026-06-13", "2026-06-27"]);
  });

  test("say why an event day does not count", () => {
    const events = [eventOn("2025-06-21"), eventOn("2026-06-20"), eventOn("2026-09-05")];
    const leftOutDays = new Set([
      ...[day("2026-09-05"), ...[-4, -3, -2, -1, 1, 2, 3, 4].map((week) => day("2026-06-20") + 7 * week)],
    ]);
    expect(match(events, { leftOutDays }).map(({ unused }) => unused)).toEqual([
      ...["outside-data", "no-comparison-day", "left-out-by-request"],
    ]);
  });

  test("stand against one event only, dealt out in turns", () => {
    const matched = match([eventOn("2026-06-13"), eventOn("2026-06-27")]);
    const all = matched.flatMap(({ comparedWith }) => comparedWith);
    expect(new Set(all).size).toBe(all.length);
    expect(matched.map(({ comparedWith }) => comparedWith.length)).toEqual([4, 5]);
  });

  test("obey the rules whatever the calendar", () => {
    const anyEvents = fc
      .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
      .chain((days) =>
        fc.tuple(
          ...days
            .sort((a, b) => a - b)
            .map((offset) =>
              fc.tuple(
                fc.constant(offset),
                fc.integer({ min: 0, max: 1439 }),
                fc.integer({ min: 1, max: 1080 }),
              ),
            ),
        ),
      );
    const someDays = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        anyEvents,
        someDays,
        someDays,
        fc.constantFrom("minute", "hour", "day"),
        (list, holidays, out, precision) => {
          const base = day("2026-01-01");
          const events = list.map(([offset, start, lasts]) => ({
            ...eventOn("2026-01-01", start, start + lasts),
            day: base + offset,
          }));
          const given = rules({
            precision: precision as "minute",
            span: { firstDay: base + 10, lastDay: base + 190 },
            holidayDays: new Set(holidays.map((offset) => base + offset)),
            leftOutDays: new Set(out.map((offset) => base + offset)),
          });
          const matched = matchDays(events, given);
          const taken = new Set<number>();
          for (const { event, comparisonDays, leftOut, unused } of matched) {
            if (unused === "outside-data" || unused === "left-out-by-request") {
              expect(comparisonDays).toEqual([]);
              continue;
            }
            expect(new Set([...comparisonDays, ...leftOut.map((one) => one.day)])).toEqual(
              new Set([-4, -3, -2, -1, 1, 2, 3, 4].map((week) => event.day + 7 * week)),
            );
            for (const one of comparisonDays) {
              expect(taken.has(one)).toBe(false);
              taken.add(one);
              expect(given.holidayDays.has(one) || given.leftOutDays.has(one)).toBe(false);
              const windows = windowsOf(event, precision as "minute");
              for (const other of events) {
                const busy = busyTimes(other, precision as "minute");
                for (const { from, to } of windows) {
                  const apart =
                    one * MINUTES_PER_DAY + to <= other.day * MINUTES_PER_DAY + busy.from ||
                    other.day * MINUTES_PER_DAY + busy.to <= one * MINUTES_PER_DAY + from;
                  expect(apart).toBe(true);
                }
              }
            }
          }
        },
      ),
    );
  });
});

describe("event days", () => {
  test("take several events of a day as one, from the first start to the last end", () => {
    const [one, ...more] = gatherEventDays(
      makeCalendar([
        { date: "2026-06-20", name: "Evening", kind: "football", start: 1185, end: null, attendance: 80_000 },
        { date: "2026-06-20", name: "Noon", kind: "football", start: 720, end: 830, attendance: 20_000 },
      ]),
    );
    expect(more).toEqual([]);
    expect(one).toEqual({
      ...{ day: day("2026-06-20"), names: ["Noon", "Evening"], start: 720, end: 1305 },
      ...{ startAssumed: false, endAssumed: true, attendance: 100_000 },
    });
  });

  test("have four windows by their own clock, to full hours where the data has no minutes", () => {
    expect(windowsOf({ start: 1185, end: 1305 }, "minute").map(({ from, to }) => [from, to])).toEqual([
      ...[
        [1005, 1185],
        [1185, 1305],
        [1305, 1485],
        [1485, 1920],
      ],
    ]);
    expect(windowsOf({ start: 1185, end: 1305 }, "hour").map(({ from, to }) => [from, to])).toEqual([
      ...[
        [1020, 1200],
        [1200, 1320],
        [1320, 1500],
        [1500, 1920],
      ],
    ]);
    expect(windowsOf({ start: 1185, end: 1305 }, "day")).toEqual([{ phase: "day", from: 0, to: 1440 }]);
  });

  test("have a night after of an hour at least", () => {
    const night = windowsOf({ start: 1380, end: 1380 + 420 }, "minute").at(-1);
    expect(night).toEqual({ phase: "night", from: 1980, to: 2040 });
  });
});
