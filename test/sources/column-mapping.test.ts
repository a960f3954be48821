import { describe, expect, it } from "vitest";
import type { ColumnMapping } from "../../src/model/column-mapping.ts";
import { headerKey, type MappingRequest } from "../../src/model/column-mapping.ts";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { MappingNeededError } from "../../src/model/mapping-needed.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { openBytes, problemOf, spellOut } from "./open-bytes.ts";

const NOTHING_ELSE = { time: null, category: null, place: null, id: null } as const;

async function requestOf(content: string): Promise<MappingRequest> {
  const error = await openBytes({ "a.csv": content }).catch((reason: unknown) => reason);
  if (error instanceof MappingNeededError) return error.request;
  throw new Error("no mapping was asked for");
}

function openWith(content: string, mapping: ColumnMapping) {
  const names = (content.split("\n")[0] ?? "").split(",");
  return openBytes({ "a.csv": content }, { mappings: [{ headerKey: headerKey(names), mapping }] });
}

describe("a file of unknown columns", () => {
  it("asks for what is missing, with the first twenty rows and a guess", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `${530_000 + i},${180_000 + i},Theft,2026-01-0${1 + (i % 9)}`,
    );
    const request = await requestOf(`Easting,Northing,Offence,Date\n${rows.join("\n")}\n`);
    expect(request.columns).toEqual(["Easting", "Northing", "Offence", "Date"]);
    expect(request.sample).toHaveLength(20);
    expect(request.sample[1]).toEqual(["530001", "180001", "Theft", "2026-01-02"]);
    expect(request.missing).toEqual(["crs"]);
    expect(request.guess).toMatchObject({
      position: { kind: "grid", easting: "Easting", northing: "Northing", crs: null },
      category: "Offence",
      time: { kind: "stamp", column: "Date" },
    });
  });

  it("asks which columns are longitude and latitude where none is named so", async () => {
    const { missing } = await requestOf("a,b\n51.5,-0.1\n51.6,-0.2\n");
    expect(missing).toEqual(["longitude", "latitude"]);
  });

  it("asks for the grid where degrees turn out to be metres", async () => {
    const { guess, missing } = await requestOf("X,Y\n491059.48,5459122.41\n0,0\n");
    expect(missing).toEqual(["crs"]);
    expect(guess.position).toEqual({ kind: "grid", easting: "X", northing: "Y", crs: null });
  });

  it("is refused outright where fewer than two columns hold numbers", async () => {
    const error = await openBytes({ "a.csv": "name,town\nA,London\n" }).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(MappingNeededError);
  });

  it("opens with the mapping that answers the request", async () => {
    const table = await openWith("e,n,what\n530000,180000,Theft\n0,0,Theft\n", {
      ...NOTHING_ELSE,
      position: { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" },
      category: "what",
    });
    expect(table.rowCount).toBe(1);
    expect(table.files[0]?.dropped["zero-coordinates"]).toBe(1);
    expect(table.evidence?.shapes).toMatchObject([{ schema: "mapping", files: 1 }]);
  });

  it("is not opened by a mapping for another header", async () => {
    const mapping = {
      ...NOTHING_ELSE,
      position: { kind: "degrees", longitude: "b", latitude: "a" },
    } as const;
    const opened = openBytes({ "a.csv": "a,b\n1,2\n" }, { mappings: [{ headerKey: "a\tb\tc", mapping }] });
    await expect(opened).rejects.toBeInstanceOf(MappingNeededError);
  });

  it("names a grid that is not known", async () => {
    const mapping = {
      ...NOTHING_ELSE,
      position: { kind: "grid", easting: "e", northing: "n", crs: "EPSG:1" },
    } as const;
    await expect(openWith("e,n\n1,2\n", mapping)).rejects.toThrow(/grid "EPSG:1"/);
  });
});

describe("a mapping", () => {
  const position = { kind: "degrees", longitude: "lng", latitude: "lat" } as const;

  it.each([
    ["day-first", wallMinutes(2020, 4, 3)],
    ["month-first", wallMinutes(2020, 3, 4)],
    ["year-first", NO_TIME],
  ] as const)("of %s dates settles what the rows leave open, and the report says so", async (order, time) => {
    const table = await openWith("lng,lat,when\n-0.1,51.5,3/4/2020\n", {
      ...NOTHING_ELSE,
      position,
      time: { kind: "stamp", column: "when", order, zone: null },
    });
    expect(table.timeOf[0]).toBe(time);
    expect(table.evidence?.times.orders).toMatchObject([
      { file: "a.csv", settledBy: order === "year-first" ? "nothing" : "mapping" },
    ]);
  });

  it("of month-first dates gives way to rows that all say day first", async () => {
    const table = await openWith("lng,lat,when\n-0.1,51.5,3/4/2020\n-0.1,51.5,25/4/2020\n", {
      ...NOTHING_ELSE,
      position,
      time: { kind: "stamp", column: "when", order: "month-first", zone: null },
    });
    expect([...table.timeOf]).toEqual([wallMinutes(2020, 4, 3), wallMinutes(2020, 4, 25)]);
    expect(table.evidence?.times.orders).toMatchObject([{ order: "day-first", settledBy: "rows" }]);
  });

  it("of month-first dates holds against one mistyped date among hundreds", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `-0.1,51.5,${1 + (i % 12)}/${1 + (i % 9)}/2020`);
    const table = await openWith(`lng,lat,when\n${rows.join("\n")}\n-0.1,51.5,25/4/2020\n`, {
      ...NOTHING_ELSE,
      position,
      time: { kind: "stamp", column: "when", order: "month-first", zone: null },
    });
    expect(table.evidence?.times.orders).toMatchObject([{ order: "month-first", settledBy: "mapping" }]);
    expect(table.files[0]?.withoutTime).toBe(1);
  });

  it("with a zone brings stamps that carry an offset to its wall clock, and leaves the others", async () => {
    const table = await openWith(
      "lng,lat,when\n-0.1,51.5,2026-06-22T21:30:00Z\n-0.1,51.5,2026-01-22T23:30:00+01:00\n-0.1,51.5,2026-06-22T21:30:00\n",
      {
        ...NOTHING_ELSE,
        position,
        time: { kind: "stamp", column: "when", order: "year-first", zone: "Europe/London" },
      },
    );
    expect([...table.timeOf]).toEqual([
      wallMinutes(2026, 6, 22, 22, 30),
      wallMinutes(2026, 1, 22, 22, 30),
      wallMinutes(2026, 6, 22, 21, 30),
    ]);
  });

  it("reads a date and an hour from two columns, an unreadable hour leaving the day", async () => {
    const table = await openWith(
      "lng,lat,d,h\n1,2,2026-04-18,21\n1,2,2026-04-18,9:05 PM\n1,2,2026-04-18,?\n",
      {
        ...NOTHING_ELSE,
        position,
        time: {
          kind: "date-and-hour",
          date: "d",
          order: "year-first",
          hour: "h",
          hourForm: "hour",
          minute: null,
        },
      },
    );
    expect([...table.timeOf]).toEqual([
      wallMinutes(2026, 4, 18, 21),
      wallMinutes(2026, 4, 18, 21, 5),
      wallMinutes(2026, 4, 18),
    ]);
  });

  it("reads digits as hours and minutes where that is their form", async () => {
    const table = await openWith(
      "lng,lat,d,t\n1,2,2026-04-18,2105\n1,2,2026-04-18,30\n1,2,2026-04-18,0905\n",
      {
        ...NOTHING_ELSE,
        position,
        time: {
          kind: "date-and-hour",
          date: "d",
          order: "year-first",
          hour: "t",
          hourForm: "hhmm",
          minute: null,
        },
      },
    );
    expect([...table.timeOf].map((time) => time - wallMinutes(2026, 4, 18))).toEqual([1265, 30, 545]);
  });

  it("for a header of data.police.uk keeps whose rows they are", async () => {
    const header = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type";
    const table = await openWith(`${header}\nx,2026-01,A,A,-0.1,51.5,On or near High Street,Robbery\n`, {
      ...NOTHING_ELSE,
      position: { kind: "degrees", longitude: "Longitude", latitude: "Latitude" },
    });
    expect(table.attribution).toContain("data.police.uk");
    expect(spellOut(table)[0]).toMatchObject({ category: "Unspecified", time: NO_TIME });
  });

  it("of a time zone that there is not is refused", async () => {
    const time = { kind: "stamp", column: "when", order: "year-first", zone: "Mars/North" } as const;
    await expect(
      openWith("lng,lat,when\n1,2,2026-01-01\n", { ...NOTHING_ELSE, position, time }),
    ).rejects.toThrow(/no time zone/);
  });
});

describe("identifiers", () => {
  it("that come again are counted, and their rows kept; blanks are never the same", async () => {
    const table = await openBytes({
      "a.csv": "id,lng,lat\nA,1,2\nA,1,2\n,1,2\n,1,2\nNA,1,2\nB,1,2\n",
      "b.csv": "id,lng,lat\nB,1,2\n",
    });
    expect(table.rowCount).toBe(7);
    expect(table.evidence?.ids).toEqual({ rows: 4, repeated: 2 });
  });

  it("are not counted where no column has them", async () => {
    expect((await openBytes({ "a.csv": "lng,lat\n1,2\n" })).evidence?.ids).toBeNull();
  });
});

it("the report of a request names the columns that were found", async () => {
  const { meaning } = await problemOf({ "a.csv": "a,b\n51.5,-0.1\n" });
  expect(meaning).toContain('"a", "b"');
});
