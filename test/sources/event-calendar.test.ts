import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, makeCalendar } from "../../src/model/event-calendar.ts";
import { formatTimeOfDay, nameDate } from "../../src/model/wall-clock.ts";
import { readEventCalendar } from "../../src/sources/event-calendar.ts";
import { writeEventCsv } from "../../src/sources/write-event-csv.ts";
import { anyEvent } from "../model/arbitrary-event.ts";

const read = (text: string) => readEventCalendar(text).calendar.events;
const event = (change: Partial<CalendarEvent>): CalendarEvent => ({
  ...{ date: "2026-06-22", name: "England v Japan", kind: "other" },
  ...{ start: null, end: null, attendance: null },
  ...change,
});

describe("lines of text", () => {
  test.each([
    ["2026-06-22 England v Japan", {}],
    [
      "2026-06-22 19:45 England v Japan, football, 81,000",
      { start: 1185, kind: "football", attendance: 81000 },
    ],
    ["Mon 22 June 2026, England v Japan, 7.45pm-10pm", { start: 1185, end: 1320 }],
    ["June 22nd, 2026 England v Japan (football)", { kind: "football" }],
    [
      "22/06/2026\t19:45 to 21:45\tEngland v Japan\tfootball\t81000 people",
      { start: 1185, end: 1305, kind: "football", attendance: 81000 },
    ],
    ["- 22.6.2026; England v Japan; 20:00–01:30", { start: 1200, end: 1530 }],
    ["2026-06-22T19:45 England v Japan", { start: 1185 }],
    ["2026-06-22 — England v Japan", {}],
  ])("such as %s are read", (line, change) => {
    const reading = readEventCalendar(line);
    expect(reading.refused).toEqual([]);
    expect(reading.format).toBe("lines");
    expect(reading.calendar.events).toEqual([event(change)]);
  });

  test("keep a name whole that has commas, figures and brackets of its own", () => {
    expect(read("2026-06-22 Blink-182, Sum 41 (rescheduled)")[0]?.name).toBe(
      "Blink-182, Sum 41 (rescheduled)",
    );
    expect(read("2026-06-22 50 Cent, concert")[0]).toEqual(event({ name: "50 Cent", kind: "concert" }));
  });

  test("are refused with their number and reason where they have no date", () => {
    const { refused, calendar } = readEventCalendar(
      "# June\n\nsome concert\n2026-06-22 England v Japan\n2026-02-30 x",
    );
    expect(calendar.events.length).toBe(1);
    expect(refused.map(({ line, text }) => [line, text])).toEqual([
      [3, "some concert"],
      [5, "2026-02-30 x"],
    ]);
    expect(refused[0]?.problem.what).toBe("Line 3 has no date that can be read.");
  });

  test("are refused where the date has two meanings and nothing settles which", () => {
    const { refused, calendar } = readEventCalendar("03/04/2026 Final\n05/05/2026 Replay");
    expect(calendar.events.map(({ date }) => date)).toEqual(["2026-05-05"]);
    expect(refused[0]?.problem.what).toBe("The date in line 1 may be Fri 3 Apr 2026 or Wed 4 Mar 2026.");
  });

  test("are settled by the others where one date can only be day first, and say so", () => {
    const { notes, calendar } = readEventCalendar("03/04/2026 Final\n25/05/2026 Replay");
    expect(calendar.events.map(({ date }) => date)).toEqual(["2026-04-03", "2026-05-25"]);
    expect(notes).toEqual([
      "Dates with two meanings: 1, read with the day first, because 1 other dates can only be meant so.",
    ]);
  });

  test("are settled month first as well", () => {
    expect(read("03/04/2026 Final\n05/25/2026 Replay").map(({ date }) => date)).toEqual([
      "2026-03-04",
      "2026-05-25",
    ]);
  });

  test("are refused where the event cannot be", () => {
    expect(readEventCalendar("2026-06-22 19:45").refused[0]?.problem.what).toContain("no name");
  });
});

describe("CSV", () => {
  test("gives back every event that was written", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const calendar = makeCalendar(events);
        const reading = readEventCalendar(writeEventCsv(calendar));
        expect(reading.refused).toEqual([]);
        expect(reading.calendar).toEqual(calendar);
      }),
    );
  });

  test("may have its columns in any order and under other names", () => {
    const { calendar, notes, refused, format } = readEventCalendar(
      '\uFEFFKick-off;Venue;Crowd;Event Name;Type;Date\r\n19:45;Wembley;"81,000";England v Japan;football;22/06/2026\r\n\r\n',
    );
    expect([format, refused]).toEqual(["csv", []]);
    expect(calendar.events).toEqual([event({ start: 1185, kind: "football", attendance: 81000 })]);
    expect(notes).toEqual(['Columns not used: "Venue".']);
  });

  test("names the line and the field that cannot be read, whatever line breaks its fields hold", () => {
    const { refused } = readEventCalendar(
      'date,name,start,end,attendance\n2026-06-22,"a\nb",,,\n2026-06-23,c,late,,\n2026-06-24,d,,25:10,\n2026-06-25,e,,,many\n,f,,,\n',
    );
    expect(refused.map(({ line, problem }) => [line, problem.what])).toEqual([
      [4, 'The start in line 4, "late", is no time of day.'],
      [5, 'The end in line 5, "25:10", is no time of day.'],
      [6, 'The attendance in line 6, "many", is no whole number above 0.'],
      [7, "Line 7 has no date that can be read."],
    ]);
  });

  test("loses one line to a quotation mark that is never closed", () => {
    expect(read('date,name\n2026-06-22,"a\n2026-06-23,b').map(({ date }) => date)).toEqual([
      "2026-06-22",
      "2026-06-23",
    ]);
  });

  test("takes the time from a stamp", () => {
    expect(read("start date,title\n2026-06-22T19:45:00Z,England v Japan")).toEqual([event({ start: 1185 })]);
  });
});

describe("JSON", () => {
  test("is read as the shipped list of Wembley's events is", () => {
    const text = readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8");
    const { calendar, refused, notes } = readEventCalendar(text);
    expect([refused, notes]).toEqual([[], []]);
    expect(calendar.events.length).toBe(117);
    expect(calendar.events.find(({ name }) => name === "Bruce Springsteen")?.start).toBe(19 * 60 + 15);
  });

  test("may wrap its list, and counts entries where it refuses them", () => {
    const { calendar, refused } = readEventCalendar(
      '{"events": [{"date": "2026-06-22", "event": "England v Japan", "attendance": 81000}, 7, {"name": "x"}]}',
    );
    expect(calendar.events).toEqual([event({ attendance: 81000 })]);
    expect(refused.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("that breaks off is refused whole", () => {
    expect(readEventCalendar('[{"date": "2026-').refused[0]?.problem.what).toBe(
      "The text is JSON, but no list of events.",
    );
  });
});

const ics = (...blocks: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...blocks.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");

describe("iCalendar", () => {
  test("is read by the wall clock as written, with a zone, without one, or in UTC, which is said", () => {
    const reading = readEventCalendar(
      ics(
        [
          "UID:1",
          "DTSTART;TZID=Europe/London:20260622T194500",
          "DTEND;TZID=Europe/London:20260622T214500",
          "SUMMARY:A\\, B",
          "CATEGORIES:football",
        ],
        ["UID:2", "DTSTART:20260623T200000Z", "DURATION:PT6H", "SUMMARY:C"],
        ["UID:3", "DTSTART:20260624T200000", "SUMMARY:D"],
      ),
    );
    expect(reading.refused).toEqual([]);
    expect(reading.calendar.events).toEqual([
      event({ name: "A, B", kind: "football", start: 1185, end: 1305 }),
      event({ date: "2026-06-23", name: "C", start: 1200, end: 1560 }),
      event({ date: "2026-06-24", name: "D", start: 1200 }),
    ]);
    expect(reading.notes).toEqual([
      "Entries with times in UTC: 1, taken as written; where the local clock differs from UTC, correct them.",
    ]);
  });

  test("makes an all-day entry an event without times on each of its days", () => {
    expect(
      read(ics(["UID:1", "DTSTART;VALUE=DATE:20260622", "DTEND;VALUE=DATE:20260624", "SUMMARY:Festival"])),
    ).toEqual([event({ name: "Festival" }), event({ name: "Festival", date: "2026-06-23" })]);
  });

  test("follows a rule with its exceptions: one left out, one moved", () => {
    const { calendar, refused } = readEventCalendar(
      ics(
        [
          "UID:1",
          "DTSTART:20260601T190000",
          "DTEND:20260601T210000",
          "RRULE:FREQ=WEEKLY;COUNT=4",
          "EXDATE:20260608T190000",
          "SUMMARY:League",
        ],
        [
          "UID:1",
          "RECURRENCE-ID:20260615T190000",
          "DTSTART:20260616T200000",
          "DTEND:20260616T220000",
          "SUMMARY:League, moved",
        ],
      ),
    );
    expect(refused).toEqual([]);
    expect(calendar.events.map(({ date, start }) => `${date} ${formatTimeOfDay(start ?? 0)}`)).toEqual([
      "2026-06-01 19:00",
      "2026-06-16 20:00",
      "2026-06-22 19:00",
    ]);
  });

  test("follows an endless rule for 400 times, and says so", () => {
    const { calendar, notes } = readEventCalendar(
      ics(["UID:1", "DTSTART:20260601T190000", "RRULE:FREQ=DAILY", "SUMMARY:x"]),
    );
    expect(calendar.events.length).toBe(400);
    expect(notes).toEqual(["Entries that repeat more than 400 times: 1, cut there."]);
  });

  test.each([
    ["FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2", 0],
    ["FREQ=DAILY;INTERVAL=7;BYDAY=TU", 0],
    ["FREQ=DAILY;INTERVAL=100000000", 0],
    ["FREQ=YEARLY;INTERVAL=100", 2],
    ["FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T000000", 7],
  ])("comes to an end with the rule %s", (rule, count) => {
    expect(read(ics(["UID:1", "DTSTART:20260626T190000", `RRULE:${rule}`, "SUMMARY:x"])).length).toBe(count);
  });

  test("loses nothing but the entries that are cancelled, damaged or by the second", () => {
    const { calendar, refused } = readEventCalendar(
      ics(
        ["UID:1", "DTSTART:20260622T194500", "STATUS:CANCELLED", "SUMMARY:off"],
        ["UID:2", "SUMMARY:no start"],
        ["UID:3", "DTSTART:20260622T194500", "RRULE:FREQ=SECONDLY", "SUMMARY:tick"],
        ["UID:4", "DTSTART:not a time", "SUMMARY:x"],
        ["UID:5", "DTSTART:20260622T100000", "DTEND:20260624T220000", "SUMMARY:Three days"],
        ["UID:6", "DTSTART:20260622T194500", "SUMMARY:England v Japan"],
      ),
    );
    expect(calendar.events).toEqual([event({ start: 1185 })]);
    expect(refused.map(({ line }) => line)).toEqual([3, 9, 13, 19, 24]);
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    ...[
      "BEGIN:VCALENDAR\n",
      "BEGIN:VEVENT\n",
      "END:VEVENT\n",
      "DTSTART:20260622T194500Z\n",
      "DTSTART;VALUE=DATE:2026\n",
    ],
    ...[
      "RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2\n",
      "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
      "EXDATE:x\n",
    ],
    ...[
      "RRULE:FREQ=WEEKLY;BYDAY=XX\n",
      "RECURRENCE-ID:20260622\n",
      "DTEND:20200101\n",
      "SUMMARY:x\n",
      "date,name\n",
    ],
    ...[
      "[",
      "{",
      "}",
      '"',
      "2026-06-22",
      "03/04/2026",
      " 19:45-",
      "\t",
      ",",
      "\r",
      "\u0000",
      "﻿",
      "9".repeat(40),
    ],
  );

  test("is read without a throw, each event and each refusal from a line there is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: piece }, fc.string({ unit: "binary" })), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.join("");
          const { calendar, refused } = readEventCalendar(text);
          for (const { line, problem } of refused) {
            expect(line).toBeGreaterThan(0);
            expect(problem.remedy).not.toBe("");
          }
          expect(makeCalendar(calendar.events)).toEqual(calendar);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("that states dates and names plainly is read whole, in whatever form the date is", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1 }), (events) => {
        const plain = events.map(({ date }, index) => event({ date, name: `Event number ${index}` }));
        const lines = plain.map(({ date, name }, index) => `${index % 2 ? date : nameDate(date)} ${name}`);
        expect(read(lines.join("\n"))).toEqual(makeCalendar(plain).events);
      }),
    );
  });
});
