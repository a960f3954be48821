import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import type { LoadProgress } from "../../src/model/load-progress.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { openBytes, spellOut } from "./open-bytes.ts";

const STREET_HEADER =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const STREET = [
  STREET_HEADER,
  "a1,2018-10,Force,Force,-3.1826,51.4782,On or near Westgate Street,W01,Cardiff 032F,Public order,,",
  'a1,2018-10,Force,Force,-3.1826,51.4782,"On or near Castle Street, East",W01,Cardiff 032F,Public order,"Fine, paid",',
  ",2018-11,Force,Force,,,No Location,,,Anti-social behaviour,,",
  ",2018-11,Force,Force,-3.1700,51.4800,No Location,W01,Cardiff 032F,Anti-social behaviour,,",
].join("\n");

describe("a data.police.uk street file", () => {
  it("becomes rows with month, category and the place without its prefix", async () => {
    const table = await openBytes({ "street.csv": STREET });
    expect(spellOut(table)).toEqual([
      {
        at: [-31_826_000, 514_782_000],
        category: "Public order",
        place: "Westgate Street",
        time: wallMinutes(2018, 10),
      },
      {
        at: [-31_826_000, 514_782_000],
        category: "Public order",
        place: "Westgate Street",
        time: wallMinutes(2018, 10),
      },
      {
        at: [-31_700_000, 514_800_000],
        category: "Anti-social behaviour",
        place: null,
        time: wallMinutes(2018, 11),
      },
    ]);
    expect(table.timePrecision).toBe("month");
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(table.simulated).toBe(false);
    expect(table.files).toEqual([
      {
        name: "street.csv",
        format: "data.police.uk CSV",
        rowsRead: 4,
        rowsKept: 3,
        dropped: { "no-coordinates": 1, "zero-coordinates": 0, "outside-world": 0, "malformed-row": 0 },
        withoutTime: 0,
      },
    ]);
  });
});

describe("a table from elsewhere", () => {
  it("is understood by its column names in any case and order", async () => {
    const text = "Street,PRIMARY_TYPE,Lat,LON,Date\nHigh Road,Theft,51.5,-0.25,2026-04-18 21:05\n";
    expect(spellOut(await openBytes({ "a.csv": text }))).toEqual([
      {
        at: [-2_500_000, 515_000_000],
        category: "Theft",
        place: "High Road",
        time: wallMinutes(2026, 4, 18, 21, 5),
      },
    ]);
  });

  it.each([
    ["tabs", "longitude\tlatitude\ttype\n-0.25\t51.5\tTheft, other\n"],
    ["semicolons and decimal commas", "longitude;latitude;type\n-0,25;51,5;Theft, other\n"],
    ["quotes everywhere and CRLF", '"longitude","latitude","type"\r\n"-0.25","51.5","Theft, other"\r\n'],
    ["a byte order mark", '\ufefflongitude,latitude,type\n-0.25,51.5,"Theft, other"'],
  ])("may use %s", async (_, text) => {
    const [row] = spellOut(await openBytes({ "a.csv": text }));
    expect(row).toMatchObject({ at: [-2_500_000, 515_000_000], category: "Theft, other" });
  });

  it.each(["utf16le", "utf16be"])("may be %s with a byte order mark", async (encoding) => {
    const units = Buffer.from("\ufefflongitude,latitude,type\n-0.25,51.5,Café\n", "utf16le");
    const bytes = new Uint8Array(encoding === "utf16be" ? units.swap16() : units);
    expect(spellOut(await openBytes({ "a.csv": bytes }))).toMatchObject([{ category: "Café" }]);
  });

  it("may be Windows-1252", async () => {
    const bytes = new Uint8Array(
      Buffer.from("longitude,latitude,type,place\n1,2,Café,Straße – 5 €\n", "latin1"),
    );
    bytes[bytes.indexOf(0x13)] = 0x96;
    bytes[bytes.indexOf(0xac)] = 0x80;
    expect(spellOut(await openBytes({ "a.csv": bytes }))).toMatchObject([
      { category: "Café", place: "Straße – 5 €" },
    ]);
  });

  it("calls every row Unspecified where no column names a type, and blank types too", async () => {
    expect((await openBytes({ "a.csv": "lat,lng\n1,2\n3,4\n" })).categories).toEqual(["Unspecified"]);
    expect((await openBytes({ "a.csv": "lat,lng,type\n1,2,\n3,4,Theft\n" })).categories).toEqual([
      "Unspecified",
      "Theft",
    ]);
  });

  it("has no time where no column names one", async () => {
    const table = await openBytes({ "a.csv": "lat,lng\n1,2\n" });
    expect(table.timePrecision).toBe("none");
    expect([...table.timeOf]).toEqual([NO_TIME]);
    expect(table.files[0]?.withoutTime).toBe(1);
  });

  it("takes a pair of coordinates for no place name", async () => {
    const text = 'lat,lng,location\n1,2,"(1.0, 2.0)"\n1,2,Pier\n';
    expect((await openBytes({ "a.csv": text })).places).toEqual(["Pier"]);
  });
});

describe("rows", () => {
  it("are never merged: three equal ones stay three at one location", async () => {
    const table = await openBytes({ "a.csv": `lat,lng,type\n${"51.5,-0.1,Theft\n".repeat(3)}` });
    expect([table.rowCount, table.locationCount]).toEqual([3, 1]);
  });

  it("are each kept or counted under one reason", async () => {
    const kinds = {
      kept: "51.5,-0.1,x",
      "no-coordinates": ",-0.1,x",
      "zero-coordinates": "0,0.0,x",
      "outside-world": "91,-0.1,x",
      "malformed-row": "51.5,-0.1",
    } as const;
    const kind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { minLength: 1, maxLength: 60 }), async (rows) => {
        const lines = ["kept" as const, ...rows].map((name) => kinds[name]);
        const [file] = (await openBytes({ "a.csv": `lat,lng,type\n${lines.join("\n")}` })).files;
        expect(file?.rowsRead).toBe(rows.length + 1);
        expect({ kept: file?.rowsKept, ...file?.dropped }).toEqual(
          Object.fromEntries(
            Object.keys(kinds).map((name) => [name, ["kept", ...rows].filter((row) => row === name).length]),
          ),
        );
      }),
    );
  });

  it("number as many as are read, whatever the bytes below the header", async () => {
    const unit = fc.constantFrom(...'0159.-,,,\n\n\r"ab ');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 200 }), async (body) => {
        const table = await openBytes({ "a.csv": `lat,lng\n1,2\n${body}` }).catch(
          (error: Error) => error.name,
        );
        if (typeof table === "string") {
          expect(table).toBe("ProblemError");
          return;
        }
        const { rowsRead = -1, rowsKept = -1, dropped } = table.files[0] ?? {};
        expect(rowsKept).toBe(table.rowCount);
        expect(rowsRead).toBe(rowsKept + Object.values(dropped ?? {}).reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 500 },
    );
  });

  it("at many locations find each its own", async () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 80 })), {
      minLength: 1,
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(points, async (pairs) => {
        const lines = pairs.map(([lng, lat]) => `${lng},${lat}`).join("\n");
        const table = await openBytes({ "a.csv": `lng,lat\n${lines}` });
        expect(spellOut(table).map((row) => row.at)).toEqual(
          pairs.map(([lng, lat]) => [lng * 1e7, lat * 1e7]),
        );
        expect(table.locationCount).toBe(new Set(pairs.map(String)).size);
      }),
    );
  });

  it("keep their places and types when there are more than first fit", async () => {
    const count = 30_000;
    const line = (i: number) => `${(i - 15_000) / 1000},${1 + (i % 7000) / 100},Type ${i % 3000},Road ${i}`;
    const text = `lng,lat,type,street\n${Array.from({ length: count }, (_, i) => line(i)).join("\n")}`;
    const rows = spellOut(await openBytes({ "a.csv": text }));
    expect(rows).toHaveLength(count);
    expect(rows.every((row, i) => row.category === `Type ${i % 3000}` && row.place === `Road ${i}`)).toBe(
      true,
    );
  });
});

describe("several files", () => {
  const minutes = "lat,lng,type,date\n51.5,-0.1,Theft,2026-04-18 21:05\n";
  const days = "lat,lng,type,date\n51.5,-0.1,Robbery,2026-04-18\n51.6,-0.1,Theft,2026-04-19\n";

  it("become one table with shared dictionaries and the coarser time", async () => {
    const table = await openBytes({ "a.csv": minutes, "b.csv": days });
    expect(table.categories).toEqual(["Theft", "Robbery"]);
    expect([table.rowCount, table.locationCount, table.timePrecision]).toEqual([3, 2, "day"]);
    expect(table.files.map((file) => [file.name, file.rowsKept])).toEqual([
      ["a.csv", 1],
      ["b.csv", 2],
    ]);
  });

  it("are named in the attribution, three at most", async () => {
    const files = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.csv`, minutes]));
    expect((await openBytes(files)).attribution).toBe(
      "Files opened on this device: a.csv, b.csv, c.csv and 2 more",
    );
    expect((await openBytes({ "a.csv": minutes, "s.csv": STREET })).attribution).toBe(
      "data.police.uk, Open Government Licence v3.0. Files opened on this device: a.csv",
    );
  });

  it("of which one says that it is simulated make the whole table simulated", async () => {
    const demonstration = readFileSync(new URL("../../data/demonstration.parquet", import.meta.url));
    const table = await openBytes({ "a.csv": minutes, "any-name.parquet": Uint8Array.from(demonstration) });
    expect(table.simulated).toBe(true);
    expect(table.attribution).toMatch(/^Simulated\..*Files opened on this device: a\.csv$/);
    expect((await openBytes({ "a.csv": minutes })).simulated).toBe(false);
  });
});

describe("a gzip file", () => {
  it("is read as what it holds, whatever it is called", async () => {
    const packed = new Uint8Array(gzipSync(STREET));
    const [plain, gzipped] = await Promise.all([
      openBytes({ "x.csv": STREET }),
      openBytes({ "x.csv": packed }),
    ]);
    expect(spellOut(gzipped)).toEqual(spellOut(plain));
  });
});

describe("a load in progress", () => {
  const large = `lat,lng,type\n${"51.5,-0.1,Theft\n".repeat(300_000)}`;

  it("tells bytes and rows that only grow, and ends each file at its last byte", async () => {
    const reports: LoadProgress[] = [];
    const packed = new Uint8Array(gzipSync(large));
    await openBytes({ "a.csv": large, "b.csv.gz": packed }, { onProgress: (report) => reports.push(report) });
    const bytesTotal = large.length + packed.length;
    for (const [i, report] of reports.entries()) {
      expect(report.bytesTotal).toBe(bytesTotal);
      expect(report.bytesRead).toBeGreaterThanOrEqual(reports[i - 1]?.bytesRead ?? 0);
      expect(report.rowsRead).toBeGreaterThanOrEqual(reports[i - 1]?.rowsRead ?? 0);
    }
    expect(reports).toContainEqual({ file: "a.csv", bytesRead: large.length, bytesTotal, rowsRead: 300_000 });
    expect(reports.at(-1)).toEqual({
      file: "b.csv.gz",
      bytesRead: bytesTotal,
      bytesTotal,
      rowsRead: 600_000,
    });
  });

  it.each([
    ["text", large],
    ["gzip", new Uint8Array(gzipSync(large.repeat(4)))],
  ])("is cancelled in the middle of %s", async (_, content) => {
    const controller = new AbortController();
    const load = openBytes(
      { "a.csv": content },
      { onProgress: () => controller.abort(), signal: controller.signal },
    );
    await expect(load).rejects.toMatchObject({ name: "AbortError" });
    await expect(load).rejects.toBeInstanceOf(DOMException);
  });

  it("lets a timer of the page fire, so that a cancel from outside is heard", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    const load = openBytes({ "a.csv": large.repeat(8) }, { signal: controller.signal });
    await expect(load).rejects.toMatchObject({ name: "AbortError" });
  });

  it("does not begin once it is cancelled", async () => {
    await expect(openBytes({ "a.csv": large }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
