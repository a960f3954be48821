import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SavedMapping } from "../../src/model/column-mapping.ts";
import { readMappingFile, writeMappingFile } from "../../src/sources/mapping-file.ts";

const column = fc.string({ minLength: 1, maxLength: 30 });
const columnOrNone = fc.option(column);
const order = fc.constantFrom("year-first" as const, "day-first" as const, "month-first" as const);

const anyMapping: fc.Arbitrary<SavedMapping> = fc.record({
  headerKey: fc.string({ minLength: 1 }),
  mapping: fc.record({
    position: fc.oneof(
      fc.record({ kind: fc.constant("degrees" as const), longitude: column, latitude: column }),
      fc.record({
        kind: fc.constant("grid" as const),
        easting: column,
        northing: column,
        crs: fc.constantFrom("EPSG:27700", "EPSG:32610", "+proj=utm +zone=10 +datum=WGS84"),
      }),
    ),
    time: fc.option(
      fc.oneof(
        fc.record({
          kind: fc.constant("stamp" as const),
          column,
          order,
          zone: fc.constantFrom(null, "Europe/London"),
        }),
        fc.record({
          ...{ kind: fc.constant("parts" as const), year: column, month: column },
          ...{ day: columnOrNone, hour: columnOrNone, minute: columnOrNone },
        }),
        fc.record({
          ...{ kind: fc.constant("date-and-hour" as const), date: column, order, hour: column },
          hourForm: fc.constantFrom("hour" as const, "hhmm" as const),
          minute: columnOrNone,
        }),
      ),
    ),
    ...{ category: columnOrNone, place: columnOrNone, id: columnOrNone },
  }),
});

describe("a mapping file", () => {
  it("holds what was written into it", () => {
    fc.assert(
      fc.property(anyMapping, (saved) => {
        expect(readMappingFile(writeMappingFile(saved), "m.json")).toEqual({ ok: true, saved });
      }),
    );
  });

  it("that breaks off anywhere is told to be damaged, never thrown", () => {
    fc.assert(
      fc.property(anyMapping, fc.nat(), (saved, at) => {
        const text = writeMappingFile(saved).trimEnd();
        expect(readMappingFile(text.slice(0, at % text.length), "m.json")).toMatchObject({
          ok: false,
          kind: "damaged",
        });
      }),
    );
  });

  it("may be any JSON at all without an exception", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readMappingFile(text, "m.json").ok).toBe(false);
      }),
    );
  });

  it("of a later Muster says so", () => {
    const text = JSON.stringify({ format: "muster-mapping", version: 2 });
    expect(readMappingFile(text, "m.json")).toMatchObject({ ok: false, kind: "too-new" });
  });

  it("names the part that is wrong", () => {
    const mapping = { position: { kind: "grid", easting: "e", northing: "n", crs: "EPSG:1" } };
    const text = JSON.stringify({ format: "muster-mapping", version: 1, headerKey: "e\tn", mapping });
    const reading = readMappingFile(text, "m.json");
    expect(reading.ok ? "" : reading.problem.what).toBe(
      "“m.json” is not a mapping that Muster can use: mapping › position › crs is no grid that is known here.",
    );
  });
});
