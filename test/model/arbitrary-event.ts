import fc from "fast-check";
import { formatIsoDay } from "../../src/model/calendar-day.ts";
import type { CalendarEvent } from "../../src/model/event-calendar.ts";

const words = (least: number) =>
  fc
    .string({ minLength: least, maxLength: 20, unit: "grapheme" })
    .map((text) => text.replace(/[\p{C}\s]+/gu, " ").trim())
    .filter((text) => text.length >= least);

/** Events that can be, with any name and kind a line of text can hold. */
export const anyEvent: fc.Arbitrary<CalendarEvent> = fc
  .record({
    day: fc.integer({ min: 10_000, max: 25_000 }),
    name: words(1),
    kind: fc.oneof(fc.constantFrom("football", "concert", "American football", "other"), words(1)),
    start: fc.option(fc.integer({ min: 0, max: 1439 })),
    lasts: fc.option(fc.integer({ min: 1, max: 18 * 60 })),
    lateEnd: fc.integer({ min: 360, max: 1799 }),
    attendance: fc.option(fc.integer({ min: 1, max: 200_000 })),
  })
  .map(({ day, name, kind, start, lasts, lateEnd, attendance }) => ({
    date: formatIsoDay(day),
    ...{ name, kind, start, attendance },
    end: lasts === null ? null : start === null ? lateEnd : start + lasts,
  }));
