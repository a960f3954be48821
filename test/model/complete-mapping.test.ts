import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnMapping, MappingDraft } from "../../src/model/column-mapping.ts";
import { completeMapping, rolesOf, startChoices } from "../../src/model/complete-mapping.ts";

const NO_POSITION: MappingDraft = {
  position: { kind: "degrees", longitude: null, latitude: null },
  time: null,
  category: "Offence",
  place: null,
  id: null,
};

const DEGREES: ColumnMapping = {
  ...NO_POSITION,
  position: { kind: "degrees", longitude: "East", latitude: "North" },
};

const column = fc.constantFrom("A", "B", "C", "D");
const columnOrNone = fc.option(column);
const order = fc.constantFrom("year-first", "day-first", "month-first");
const anyMapping = fc.record({
  position: fc.oneof(
    fc.constant(DEGREES.position),
    fc.record({
      kind: fc.constant("grid"),
      easting: fc.constant("A"),
      northing: fc.constant("B"),
      crs: fc.constantFrom("EPSG:27700", "2157", "+proj=tmerc +lat_0=49"),
    }),
  ),
  time: fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant("stamp"), column, order, zone: fc.constantFrom(null, "Europe/London") }),
    fc.record({
      kind: fc.constant("date-and-hour"),
      date: column,
      order,
      hour: column,
      hourForm: fc.constantFrom("hour", "hhmm"),
      minute: columnOrNone,
    }),
    fc.record({
      kind: fc.constant("parts"),
      year: column,
      month: column,
      day: columnOrNone,
      hour: columnOrNone,
      minute: columnOrNone,
    }),
  ),
  category: columnOrNone,
  place: columnOrNone,
  id: columnOrNone,
}) as fc.Arbitrary<ColumnMapping>;

describe("completeMapping", () => {
  test("gives back every whole mapping that the choices started from", () => {
    fc.assert(
      fc.property(anyMapping, (mapping) => {
        expect(completeMapping(startChoices(mapping))).toEqual(mapping);
      }),
    );
  });

  test("is null until both columns of the position are chosen", () => {
    const choices = startChoices(NO_POSITION);
    const half = { ...choices, columns: { ...choices.columns, latitude: "North" } };
    const whole = { ...choices, columns: { ...half.columns, longitude: "East" } };
    expect([choices, half].map(completeMapping)).toEqual([null, null]);
    expect(completeMapping(whole)).toEqual(DEGREES);
  });

  test("is null where one column is both latitude and longitude", () => {
    const choices = startChoices(DEGREES);
    expect(completeMapping({ ...choices, columns: { latitude: "North", longitude: "North" } })).toBeNull();
  });

  test("is null for a grid that is not named by code or definition", () => {
    const grid = { kind: "grid", easting: "E", northing: "N", crs: null } as const;
    const choices = startChoices({ ...NO_POSITION, position: grid });
    for (const crs of ["", "British", "EPSG:", "277", "+towgs84=0"]) {
      expect(completeMapping({ ...choices, crs })).toBeNull();
    }
    expect(completeMapping({ ...choices, crs: " EPSG:32630 " })?.position).toEqual({
      ...grid,
      crs: "EPSG:32630",
    });
  });

  test("is null for a time whose needed columns are open", () => {
    const choices = startChoices(DEGREES);
    for (const time of ["stamp", "date-and-hour", "parts"] as const) {
      expect(completeMapping({ ...choices, time })).toBeNull();
    }
    expect(completeMapping(choices)?.time).toBeNull();
  });

  test("is null for a time zone that no one keeps", () => {
    const time = { kind: "stamp", column: "Date", order: "day-first", zone: null } as const;
    const choices = startChoices({ ...DEGREES, time });
    expect(completeMapping({ ...choices, zone: "Europe/Wembley" })).toBeNull();
    expect(completeMapping({ ...choices, zone: "Europe/London" })?.time).toEqual({
      ...time,
      zone: "Europe/London",
    });
  });

  test("leaves out the columns of a kind that is not chosen any more", () => {
    const time = { kind: "parts", year: "Y", month: "M", day: "D", hour: "H", minute: null } as const;
    const choices = startChoices({ ...DEGREES, time });
    expect(completeMapping({ ...choices, time: "none" })).toEqual(DEGREES);
    expect(completeMapping(choices)?.time).toEqual(time);
  });
});

describe("rolesOf", () => {
  test("names the parts of the chosen kinds, position first", () => {
    const choices = { ...startChoices(DEGREES), time: "date-and-hour" } as const;
    expect(rolesOf(choices)).toEqual({
      needed: ["latitude", "longitude", "date", "hour"],
      optional: ["minute", "category", "place", "id"],
    });
  });
});
