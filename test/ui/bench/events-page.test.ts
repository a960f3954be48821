import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "../../../src/model/event-calendar.ts";
import { eventProblem } from "../../../src/model/event-calendar.ts";
import { fieldsOf, NO_FIELDS, readFields } from "../../../src/ui/bench/events-page/event-fields.ts";

const anyEvent: fc.Arbitrary<CalendarEvent> = fc
  .record({
    date: fc.constantFrom("2025-02-28", "2026-06-20"),
    name: fc.constantFrom("Cup final", "Concert"),
    kind: fc.constantFrom("football", "concert"),
    start: fc.option(fc.integer({ min: 0, max: 1439 })),
    end: fc.option(fc.integer({ min: 1, max: 2200 })),
    attendance: fc.option(fc.integer({ min: 1, max: 200_000 })),
  })
  .filter((event) => eventProblem(event) === null)
  .filter(({ start, end }) => end === null || (start === null ? end < 1440 : end - start < 1080));

describe("the form of an event", () => {
  it("gives back the event it was filled with, past midnight too", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(readFields(fieldsOf(event))).toEqual({ event });
      }),
    );
  });

  it("reads what people type", () => {
    const typed = {
      date: "2026-06-20",
      name: " Final ",
      kind: "",
      start: "19:45",
      end: "01:15",
      attendance: "90,000",
    };
    expect(readFields(typed)).toEqual({
      event: { date: "2026-06-20", name: "Final", kind: "other", start: 1185, end: 1515, attendance: 90_000 },
    });
  });

  it.each([
    [{ date: "20 June" }, "is no date"],
    [{ name: "" }, "has no name"],
    [{ start: "late" }, "start is not a time"],
    [{ end: "25:00" }, "end is not a time"],
    [{ attendance: "many" }, "attendance is not a number"],
  ])("says why %j makes no event", (fault, why) => {
    const reading = readFields({ ...NO_FIELDS, date: "2026-06-20", name: "Final", ...fault });
    expect(reading).toHaveProperty("problem", expect.stringContaining(why));
  });
});
