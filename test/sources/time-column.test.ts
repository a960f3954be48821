import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { TimeColumn } from "../../src/sources/time-column.ts";
import { judgePrecision } from "../../src/sources/time-precision.ts";

describe("time stamps", () => {
  it.each([
    ["2026-04", wallMinutes(2026, 4)],
    ["2026-04-18", wallMinutes(2026, 4, 18)],
    ["2026-04-18 21:05", wallMinutes(2026, 4, 18, 21, 5)],
    ["2026-04-18T21:05:59", wallMinutes(2026, 4, 18, 21, 5)],
    ["2026-04-18T21:05:59.123Z", wallMinutes(2026, 4, 18, 21, 5)],
    ["2026-04-18 21:05:59+01:00", wallMinutes(2026, 4, 18, 21, 5)],
    [" 2026/04/18 ", wallMinutes(2026, 4, 18)],
    ["2024-02-29", wallMinutes(2024, 2, 29)],
    ["1969-12-31 23:59", -1],
  ])("reads %j", (text, minutes) => expect(settled([text]).times).toEqual([minutes]));

  it.each([
    "",
    "2026",
    "2026-13",
    "2026-00",
    "2025-02-29",
    "2026-04-31",
    "2026-04-18 24:00",
    "2026-04-18 21:60",
    "2026-04-18 21",
    "2026-04-18x",
    "18 April 2026",
    "1262325600.0",
    "0001-01-01",
    "13:05",
  ])("takes %j for no time", (text) => expect(settled([text]).times).toEqual([NO_TIME]));

  it("reads any minute of two centuries as the model's calendar does", () => {
    const from = wallMinutes(1900, 1);
    const to = wallMinutes(2199, 12, 31, 23, 59);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (minutes) => {
        const iso = new Date(minutes * 60_000).toISOString();
        expect(settled([iso]).times).toEqual([minutes]);
        expect(settled([iso.slice(0, 16).replace("T", " ")]).times).toEqual([minutes]);
      }),
    );
  });

  it("never fails on other text", () => {
    const unit = fc.constantFrom(..."0123456789-/: TZapm.");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(settled([text]).times).toHaveLength(1);
      }),
    );
  });

  it("reads month-first dates where one row settles the order", () => {
    const { times } = settled(["2026-01-05", "3/4/2020", "12/25/2020 1:30:00 PM"]);
    expect(times).toEqual([
      wallMinutes(2026, 1, 5),
      wallMinutes(2020, 3, 4),
      wallMinutes(2020, 12, 25, 13, 30),
    ]);
  });

  it("reads day-first dates where one row settles the order", () => {
    const { times } = settled(["3/4/2020", "25.12.2020 00:15", "2026-01-05"]);
    expect(times).toEqual([
      wallMinutes(2020, 4, 3),
      wallMinutes(2020, 12, 25, 0, 15),
      wallMinutes(2026, 1, 5),
    ]);
  });

  it("reads no time where the order of day and month stays open", () => {
    const { times, precision } = settled(["3/4/2020", "5/5/2020"]);
    expect(times).toEqual([NO_TIME, NO_TIME]);
    expect(precision).toBe("none");
  });

  it("reads no time where rows contradict each other about the order", () => {
    expect(settled(["25/12/2020", "12/25/2020"]).times).toEqual([NO_TIME, NO_TIME]);
  });

  it("takes dates, whole minutes and YYYYMMDD for times, but not seconds of an unknown zone", () => {
    const column = new TimeColumn();
    const values = [
      new Date("2026-04-18T21:05:00Z"),
      29_610_545n,
      20_260_418,
      1_776_546_300,
      2018,
      0.5,
      null,
      true,
    ];
    expect(values.map((value) => column.readValue(value))).toEqual([
      wallMinutes(2026, 4, 18, 21, 5),
      29_610_545,
      wallMinutes(2026, 4, 18),
      NO_TIME,
      NO_TIME,
      NO_TIME,
      NO_TIME,
      NO_TIME,
    ]);
  });
});

describe("time precision", () => {
  const manyDays = Array.from(
    { length: 200 },
    (_, i) => `2026-0${1 + (i % 6)}-${String(1 + (i % 28)).padStart(2, "0")}`,
  );

  it("is month for stamps of year and month", () =>
    expect(settled(["2026-04", "2026-04"]).precision).toBe("month"));

  it("is month where more than fifty dates all fall on the first of two months or more", () => {
    const firsts = Array.from({ length: 51 }, (_, i) => `2026-0${1 + (i % 2)}-01`);
    expect(settled(firsts).precision).toBe("month");
    expect(settled(firsts.slice(1)).precision).toBe("day");
    expect(settled(firsts.map(() => "2026-01-01")).precision).toBe("day");
  });

  it("is day for dates without a clock, and for clocks that all stand at midnight", () => {
    expect(settled(manyDays).precision).toBe("day");
    expect(settled(manyDays.map((day) => `${day} 00:00:00`)).precision).toBe("day");
  });

  it("is hour where 99 % of the clocks or more stand on the hour", () => {
    const hours = manyDays.map((day, i) => `${day} ${String(i % 24).padStart(2, "0")}:00`);
    expect(settled(hours).precision).toBe("hour");
    expect(settled(["2026-01-01 10:30", ...hours.slice(1)]).precision).toBe("hour");
    expect(settled([...Array(3).fill("2026-01-01 10:30"), ...hours.slice(3)]).precision).toBe("minute");
  });

  it("is minute for clocks with minutes", () => {
    expect(settled(manyDays.map((day, i) => `${day} 10:${10 + (i % 50)}`)).precision).toBe("minute");
  });

  it("is the coarser form where a file mixes forms", () => {
    const clocks = manyDays.map((day) => `${day} 10:17`);
    expect(settled([...clocks, ...manyDays]).precision).toBe("day");
    expect(settled([...clocks, ...Array(20).fill("2026-01")]).precision).toBe("month");
  });

  it("is none without a readable time", () => expect(settled(["soon", ""]).precision).toBe("none"));

  it("judges monthly files of first days together", () => {
    const january = settled(Array(40).fill("2026-01-01")).evidence;
    const february = settled(Array(40).fill("2026-02-01")).evidence;
    expect(judgePrecision([january, february])).toBe("month");
  });

  it("is the coarser of several files, files without rows apart", () => {
    const day = settled(manyDays).evidence;
    const minute = settled(manyDays.map((text) => `${text} 10:17`)).evidence;
    expect(judgePrecision([minute, day])).toBe("day");
    expect(judgePrecision([minute, settled([]).evidence])).toBe("minute");
    expect(judgePrecision([minute, settled([""]).evidence])).toBe("none");
  });
});

function settled(texts: readonly string[]) {
  const column = new TimeColumn();
  const encoder = new TextEncoder();
  const times = Int32Array.from(texts, (text) => {
    const bytes = encoder.encode(`7${text}7`);
    return column.readBytes(bytes, 1, bytes.length - 1);
  });
  const evidence = column.settle(times);
  return { times: [...times], evidence, precision: judgePrecision([evidence]) };
}
