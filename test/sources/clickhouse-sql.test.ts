import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERYTHING } from "../../src/model/query.ts";
import {
  writeAggregation,
  writeIdentifier,
  writeInteger,
  writeString,
  writeSurvey,
} from "../../src/sources/clickhouse-sql.ts";

const QUESTION = {
  database: "police",
  table: "crimes",
  area: { west: -0.3, south: 51.5, east: -0.2, north: 51.6 },
  query: { categories: ["Robbery", "Driver's licence"], period: { from: 672, to: 673 }, weekHours: null },
};

describe("the statements sent to ClickHouse", () => {
  it("gather rows by location, type and month within the box", () => {
    expect(writeAggregation(QUESTION, "month", 1000)).toBe(
      [
        "SELECT lng_e7, lat_e7, category, if(toUInt32(time) < 86400, 0, toYYYYMM(time, 'UTC')) AS bucket, count() AS n",
        "FROM `police`.`crimes`",
        "WHERE lat_e7 >= 515000000",
        "  AND lat_e7 <= 516000000",
        "  AND lng_e7 >= -3000000 AND lng_e7 <= -2000000",
        "  AND category IN ('Robbery', unhex('4472697665722773206c6963656e6365'))",
        "  AND time >= toDateTime(1767225600)",
        "  AND time < toDateTime(1772323200)",
        "GROUP BY lng_e7, lat_e7, category, bucket",
        "ORDER BY lng_e7, lat_e7, category, bucket",
        "LIMIT 1000",
        "FORMAT CSVWithNames",
      ].join("\n"),
    );
  });

  it("number days, hours and minutes from 1970", () => {
    const moment = (bucket: "day" | "hour" | "minute") => writeAggregation(QUESTION, bucket, 1);
    expect(moment("day")).toContain("intDiv(toUInt32(time), 86400)");
    expect(moment("hour")).toContain("intDiv(toUInt32(time), 3600)");
    expect(moment("minute")).toContain("intDiv(toUInt32(time), 60)");
  });

  it("leave out what is not asked", () => {
    const survey = writeSurvey({ ...QUESTION, query: EVERYTHING });
    expect(survey).not.toContain("category");
    expect(survey).not.toContain("time");
  });

  it("ask for either side where the box reaches across the 180th meridian", () => {
    const area = { west: 179.5, south: -1, east: -179.5, north: 1 };
    expect(writeSurvey({ ...QUESTION, area })).toContain("(lng_e7 >= 1795000000 OR lng_e7 <= -1795000000)");
  });

  it("count rows without a type among the unspecified, and nothing where no type is chosen", () => {
    const conditions = (categories: string[]) =>
      writeSurvey({ ...QUESTION, query: { categories, period: null, weekHours: null } });
    expect(conditions(["Unspecified"])).toContain("category IN ('Unspecified', '')");
    expect(conditions([])).toContain("1 = 0");
  });
});

describe("values in a statement", () => {
  it("hold no character that could end a text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(writeString(text)).toMatch(/^(?:'[A-Za-z0-9 ,.;:()&/+_-]*'|unhex\('(?:[0-9a-f]{2})+'\))$/);
      }),
      { examples: [["'"], ["\\"], ["') OR 1 = 1 --"], ["\u0000"], ["\ud800"]] },
    );
  });

  it("give back the text they were written from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const written = writeString(text);
        const hex = /^unhex\('(.*)'\)$/.exec(written)?.[1];
        expect(hex === undefined ? written.slice(1, -1) : Buffer.from(hex, "hex").toString()).toBe(text);
      }),
    );
  });

  it("are whole numbers or refused", () => {
    expect(writeInteger(-12)).toBe("-12");
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => writeInteger(value)).toThrow(RangeError);
    }
  });

  it("are names of letters, digits and underscores or refused", () => {
    expect(writeIdentifier("crimes_2026")).toBe("`crimes_2026`");
    for (const name of ["", "a b", "a`b", "a.b", "1st", "a;b", "é", "a\nb"]) {
      expect(() => writeIdentifier(name)).toThrow(name);
    }
  });
});
