import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ColumnMapping, TimeMapping } from "../../src/model/column-mapping.ts";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { bindMapping } from "../../src/sources/column-roles.ts";
import { CsvRecord } from "../../src/sources/csv-scanner.ts";
import { TimeOfColumns } from "../../src/sources/time-of-columns.ts";

const minutes = fc.integer({ min: wallMinutes(1900, 1), max: wallMinutes(2199, 12, 31, 23, 59) });
const pad = (value: number) => String(value).padStart(2, "0");

/** The parts of a wall-clock time as numbers. */
function partsOf(time: number) {
  const date = new Date(time * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

/** The time of one row by both ways of reading, which must agree; fields by column name. */
function readRow(time: TimeMapping, row: Readonly<Record<string, string>>): number {
  const names = ["lng", "lat", ...Object.keys(row)];
  const mapping: ColumnMapping = {
    position: { kind: "degrees", longitude: "lng", latitude: "lat" },
    ...{ time, category: null, place: null, id: null },
  };
  const bound = bindMapping(mapping, names);
  if (!("roles" in bound) || !bound.roles.time) throw new Error("unbound");
  const texts = ["", "", ...Object.values(row)];
  const record = Object.assign(new CsvRecord(), fieldsOf(texts));
  const settled = (read: (column: TimeOfColumns) => number) => {
    const column = new TimeOfColumns(time, bound.roles.time ?? { kind: "stamp", column: 0 });
    const times = Int32Array.of(read(column));
    column.settle(times);
    return times[0] as number;
  };
  const byFields = settled((column) => column.readFields(record));
  expect(settled((column) => column.readValues((i) => texts[i]))).toBe(byFields);
  return byFields;
}

/** Texts laid end to end, as a scanner finds them. */
function fieldsOf(texts: readonly string[]): Pick<CsvRecord, "bytes" | "fieldCount" | "start" | "end"> {
  const fields = texts.map((text) => new TextEncoder().encode(text));
  const end = new Int32Array(fields.length);
  let length = 0;
  fields.forEach((field, i) => {
    length += field.length;
    end[i] = length;
  });
  const start = end.map((stop, i) => stop - (fields[i]?.length ?? 0));
  return { bytes: new Uint8Array(Buffer.concat(fields)), fieldCount: texts.length, start, end };
}

describe("what is read equals what was written, for any minute of three centuries,", () => {
  it("in parts", () => {
    const mapping: TimeMapping = {
      ...{ kind: "parts", year: "year", month: "month", day: "day", hour: "hour", minute: "minute" },
    };
    fc.assert(
      fc.property(minutes, fc.boolean(), (time, padded) => {
        const row = Object.fromEntries(
          Object.entries(partsOf(time)).map(([name, value]) => [name, padded ? pad(value) : String(value)]),
        );
        expect(readRow(mapping, row)).toBe(time);
      }),
    );
  });

  it("as day-first and month-first stamps, by the order of the mapping", () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom("day-first" as const, "month-first" as const), (time, order) => {
        const { year, month, day, hour, minute } = partsOf(time);
        const front = order === "day-first" ? `${day}/${month}` : `${month}/${day}`;
        const when = `${front}/${year} ${pad(hour)}:${pad(minute)}`;
        expect(readRow({ kind: "stamp", column: "when", order, zone: null }, { when })).toBe(time);
      }),
    );
  });

  it("as a date and a clock beside it: 21:05, 9:05 PM or 2105", () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom("24", "12", "hhmm"), (time, form) => {
        const { year, month, day, hour, minute } = partsOf(time);
        const half = `${hour % 12 === 0 ? 12 : hour % 12}:${pad(minute)} ${hour < 12 ? "AM" : "PM"}`;
        const clock =
          { "24": `${hour}:${pad(minute)}:00`, "12": half, hhmm: `${hour * 100 + minute}` }[form] ?? "";
        const mapping: TimeMapping = {
          ...{ kind: "date-and-hour", date: "d", order: "month-first", hour: "c", minute: null },
          hourForm: form === "hhmm" ? "hhmm" : "hour",
        };
        expect(readRow(mapping, { d: `${month}/${day}/${year} 12:00:00 AM`, c: clock })).toBe(time);
      }),
    );
  });

  it("in any zone whose offset the stamp carries", () => {
    const zones = ["Europe/London", "America/Chicago", "America/St_Johns", "Asia/Kathmandu", "UTC"] as const;
    const recent = fc.integer({ min: wallMinutes(2000, 1), max: wallMinutes(2037, 12) });
    fc.assert(
      fc.property(recent, fc.constantFrom(...zones), (instant, zone) => {
        const instantDate = new Date(instant * 60_000);
        const local = instantDate.toLocaleString("sv-SE", { timeZone: zone });
        const expected = Date.parse(`${local.replace(" ", "T")}Z`) / 60_000;
        const when = instantDate.toISOString();
        expect(readRow({ kind: "stamp", column: "when", order: "year-first", zone }, { when })).toBe(
          expected,
        );
      }),
    );
  });
});

describe("parts", () => {
  const mapping: TimeMapping = {
    ...{ kind: "parts", year: "y", month: "m", day: "d", hour: "h", minute: "n" },
  };

  it.each([
    ["a month of thirteen", { y: "2020", m: "13", d: "1", h: "1", n: "1" }, NO_TIME],
    ["a day that the month has not", { y: "2020", m: "2", d: "30", h: "1", n: "1" }, NO_TIME],
    ["a blank day", { y: "2020", m: "2", d: "", h: "1", n: "1" }, NO_TIME],
    ["a blank hour", { y: "2020", m: "2", d: "3", h: "", n: "" }, wallMinutes(2020, 2, 3)],
    ["an hour of twenty-five", { y: "2020", m: "2", d: "3", h: "25", n: "0" }, wallMinutes(2020, 2, 3)],
    ["a blank minute", { y: "2020", m: "2", d: "3", h: "4", n: "" }, wallMinutes(2020, 2, 3, 4)],
    [
      "numbers that end in .0",
      { y: "2020.0", m: "2.0", d: "3.0", h: "4.0", n: "5.0" },
      wallMinutes(2020, 2, 3, 4, 5),
    ],
  ])("with %s are read as far as they go", (_, row, time) => expect(readRow(mapping, row)).toBe(time));

  it("never fail on other text", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789-/: .APM"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (y, m, d) => {
        expect(readRow(mapping, { y, m, d, h: d, n: m })).toBeTypeOf("number");
      }),
    );
  });
});
