import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { listSheets } from "../../src/sources/xlsx.ts";
import { isDateFormat, readSerial } from "../../src/sources/xlsx-dates.ts";
import { openBytes, problemOf, spellOut } from "./open-bytes.ts";
import { workbookOf } from "./xlsx-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

const HEADER = ["Crime type", "Date", "Longitude", "Latitude", "Street"];
const EVENING = { serial: 46_130 + 21 / 24 + 5 / 1440, style: 2 };
const ROW = ["Theft", EVENING, -0.2796, 51.556, "On or near Olympic Way"];
const THEFT = {
  at: [-2_796_000, 515_560_000],
  category: "Theft",
  place: "Olympic Way",
  time: wallMinutes(2026, 4, 18, 21, 5),
};

describe("an Excel workbook", () => {
  it.each([true, false])("is read by its first sheet, with shared texts: %s", async (sharedTexts) => {
    const workbook = await workbookOf({
      sheets: { "Apr & May": [HEADER, ROW], Notes: [["a", "b"]] },
      sharedTexts,
    });
    const table = await openBytes({ "a.xlsx": workbook });
    expect(spellOut(table)).toEqual([THEFT]);
    expect(table.timePrecision).toBe("minute");
    expect(table.files.map(({ name, format }) => [name, format])).toEqual([
      ["a.xlsx", 'Excel sheet "Apr & May"'],
      ["a.xlsx › Notes", "skipped: another sheet"],
    ]);
  });

  it("is read by the sheet that is chosen", async () => {
    const sheets = { Notes: [["a", "b"]], Crimes: [HEADER, ROW] };
    const workbook = await workbookOf({ sheets });
    const seen: unknown[] = [];
    const sheet = (...asked: unknown[]) => {
      seen.push(asked);
      return "Crimes";
    };
    expect(spellOut(await openBytes({ "a.xlsx": workbook }, { sheet }))).toEqual([THEFT]);
    expect(seen).toEqual([["a.xlsx", ["Notes", "Crimes"]]]);
  });

  it("lists its sheets, the hidden ones too", async () => {
    const workbook = await workbookOf({ sheets: { Lists: [], "A & B": [HEADER] }, hidden: ["Lists"] });
    expect(await listSheets({ name: "a.xlsx", blob: new Blob([workbook]) })).toEqual(["Lists", "A & B"]);
  });

  it("without the sheet that is chosen is refused, naming those it has", async () => {
    const workbook = await workbookOf({ sheets: { Crimes: [HEADER, ROW] } });
    await expect(openBytes({ "a.xlsx": workbook }, { sheet: () => "Crime" })).rejects.toThrow(
      /no sheet called "Crime".*Its sheets are "Crimes"/,
    );
  });

  it("passes over hidden sheets, titles, blank rows and blank cells", async () => {
    const workbook = await workbookOf({
      sheets: { Lists: [["x", "y"]], Crimes: [["Crimes in April"], [], HEADER, [null, null], ROW, [], ROW] },
      hidden: ["Lists"],
    });
    const table = await openBytes({ "a.xlsx": workbook });
    expect(spellOut(table)).toEqual([THEFT, THEFT]);
    expect(table.files[0]?.rowsRead).toBe(2);
  });

  it("takes numbers for days only where they are shown as days", async () => {
    const rows = [{ serial: 46_130, style: 1 }, { serial: 46_130, style: 4 }, 46_130, "18/04/2026", true].map(
      (date) => ["Theft", date, 1, 2, "x"],
    );
    const table = await openBytes({ "a.xlsx": await workbookOf({ sheets: { A: [HEADER, ...rows] } }) });
    const day = wallMinutes(2026, 4, 18);
    expect([...table.timeOf]).toEqual([day, NO_TIME, NO_TIME, day, NO_TIME]);
    expect(table.files[0]?.withoutTime).toBe(3);
  });

  it("may count its days from 1904", async () => {
    const row = ["Theft", { serial: EVENING.serial - 1462, style: 2 }, -0.2796, 51.556, "Olympic Way"];
    const workbook = await workbookOf({ sheets: { A: [HEADER, row] }, from1904: true });
    expect(spellOut(await openBytes({ "a.xlsx": workbook }))).toEqual([THEFT]);
  });

  it("may have its columns far to the right, and texts with any letters", async () => {
    const gap = Array.from({ length: 40 }, () => null);
    const text = 'Café & <"Straße">\r\n🙂';
    const workbook = await workbookOf({
      sheets: {
        A: [
          [...gap, ...HEADER],
          [...gap, text, EVENING, -0.2796, 51.556, "x"],
        ],
      },
      sharedTexts: true,
    });
    expect(spellOut(await openBytes({ "a.xlsx": workbook }))[0]?.category).toBe(text);
  });

  it("is read as it was written", async () => {
    const row = fc.record({
      category: fc.string({ unit: "grapheme" }).filter((text) => !/[\p{Cc}\ufffe\uffff]|_x/u.test(text)),
      minutes: fc.integer({ min: wallMinutes(1901, 1), max: wallMinutes(2199, 1) }),
      lng: fc.integer({ min: -1800, max: 1800 }),
      lat: fc.integer({ min: 1, max: 900 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        async (rows, sharedTexts) => {
          const cells = rows.map(({ category, minutes, lng, lat }) => [
            category,
            { serial: minutes / 1440 + 25_569, style: 2 },
            lng / 10,
            lat / 10,
            null,
          ]);
          const workbook = await workbookOf({ sheets: { A: [HEADER, ...cells] }, sharedTexts });
          expect(spellOut(await openBytes({ "a.xlsx": workbook }))).toEqual(
            rows.map(({ category, minutes, lng, lat }) => ({
              at: [lng * 1e6, lat * 1e6],
              category: category.trim() || "Unspecified",
              place: null,
              time: minutes,
            })),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is read within an archive", async () => {
    const workbook = await workbookOf({ sheets: { A: [HEADER, ROW], B: [] } });
    const table = await openBytes({
      "all.zip": await zipOf({ "2026/a.xlsx": workbook, "b.csv": "a,b\n1,2\n" }),
    });
    expect(spellOut(table)).toEqual([THEFT]);
    expect(table.files.map(({ name }) => name)).toEqual([
      "all.zip › 2026/a.xlsx",
      "all.zip › 2026/a.xlsx › B",
      "all.zip › b.csv",
    ]);
  });

  it.each([
    ["without a row", [[]], /"a.xlsx › A" is empty/],
    ["with a header alone", [HEADER], /has a header but no rows/],
    [
      "without coordinates",
      [
        ["a", "b"],
        [1, 2],
      ],
      /no columns for longitude and latitude/,
    ],
    [
      "in metres",
      [
        ["Easting", "Northing"],
        [530_000, 180_000],
      ],
      /positions in metres/,
    ],
  ])("%s is refused", async (_, rows, what) => {
    const workbook = await workbookOf({ sheets: { A: rows } });
    expect((await problemOf({ "a.xlsx": workbook })).what).toMatch(what);
  });

  it("that breaks off is refused", async () => {
    const workbook = await workbookOf({ sheets: { A: [HEADER, ROW] } });
    expect((await problemOf({ "a.xlsx": workbook.slice(0, -30) })).what).toMatch(/damaged/);
  });

  it.each([
    ["cut", "<worksheet><sheetData><row><c><v>1"],
    ["of another kind", "plain words"],
    [
      "with an entity that stands for itself many times",
      '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet>&a;</worksheet>',
    ],
  ])("with a sheet %s is refused", async (_, sheet) => {
    const relations = (target: string, type: string) =>
      `<Relationships><Relationship Id="r" Type="x/${type}" Target="${target}"/></Relationships>`;
    const workbook = await zipOf({
      "[Content_Types].xml": "<Types/>",
      "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels": relations("/xl/s.xml", "worksheet"),
      "xl/s.xml": sheet,
    });
    expect((await problemOf({ "a.xlsx": workbook })).what).toBe(
      '"a.xlsx" is a damaged or half-written Excel workbook.',
    );
  });

  it("with any bytes changed is opened or refused", async () => {
    const workbook = await workbookOf({ sheets: { A: [HEADER, ROW, ROW] }, sharedTexts: true });
    const edit = fc.tuple(fc.nat({ max: workbook.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const bytes = workbook.slice();
        for (const [at, byte] of edits) bytes[at] = byte;
        const outcome = await openBytes({ "a.xlsx": bytes }).then(
          () => "opened",
          (error: Error) => error.name,
        );
        expect(["opened", "ProblemError"]).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  });
});

describe("serial days", () => {
  it.each([
    [1, false, "1900-01-01T00:00:00.000Z"],
    [59, false, "1900-02-28T00:00:00.000Z"],
    [61, false, "1900-03-01T00:00:00.000Z"],
    [43_831.999_988_4, false, "2020-01-01T23:59:59.000Z"],
    [1, true, "1904-01-02T00:00:00.000Z"],
  ])("%d, from 1904: %s, is %s", (serial, from1904, expected) => {
    const day = readSerial(serial, from1904);
    expect(day instanceof Date ? day.toISOString() : day).toBe(expected);
  });

  it("below one are times of day", () => {
    expect(readSerial(0.75, false)).toBe("18:00");
  });

  it.each([
    ["yyyy-mm-dd", true],
    ["[$-809]dd mmmm yyyy;@", true],
    ["[h]:mm", true],
    ['0.00" days"', false],
    ["#,##0.00_);[Red](#,##0.00)", false],
    ["General", false],
    ["0\\d", false],
  ])("are shown by the format %s: %s", (code, expected) => {
    expect(isDateFormat(164, code)).toBe(expected);
  });
});
