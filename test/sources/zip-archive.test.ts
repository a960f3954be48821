import { describe, expect, it } from "vitest";
import { openBytes, problemOf } from "./open-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

const HEADER = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type";
const street = (month: string, category: string) =>
  `${HEADER}\n,${month},F,F,-3.18,51.47,On or near Pier,${category}\n`;

describe("a zip archive", () => {
  it("is read in order of its members' paths into one table", async () => {
    const archive = await zipOf({
      "2026-02/2026-02-force-street.csv": street("2026-02", "Burglary"),
      "2026-01/2026-01-force-street.csv": street("2026-01", "Robbery"),
    });
    const table = await openBytes({ "all.zip": archive });
    expect(table.categories).toEqual(["Robbery", "Burglary"]);
    expect(table.files.map((file) => file.name)).toEqual([
      "all.zip › 2026-01/2026-01-force-street.csv",
      "all.zip › 2026-02/2026-02-force-street.csv",
    ]);
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(table.timePrecision).toBe("month");
  });

  it("accounts for the members it passes over", async () => {
    const archive = await zipOf({
      "2026-01-force-street.csv": street("2026-01", "Robbery"),
      "2026-01-force-outcomes.csv":
        "Crime ID,Month,Falls within,Longitude,Latitude,Outcome type\n1,2026-01,F,1,2,x\n",
      "2026-01-force-stop-and-search.csv":
        "Type,Latitude,Longitude,Legislation,Object of search\nx,1,2,y,z\n",
      "forces.csv": "force,url\nF,x\n",
      "empty.csv": "",
      "readme.txt": "Read me",
      "notes.pdf": "%PDF-1.6",
      "__MACOSX/._2026-01-force-street.csv": "\u0000\u0005",
    });
    const table = await openBytes({ "all.zip": archive });
    expect(table.rowCount).toBe(1);
    const skipped = table.files.filter((file) => file.format.startsWith("skipped"));
    expect(
      Object.fromEntries(skipped.map((file) => [file.name.slice("all.zip › ".length), file.format])),
    ).toEqual({
      "2026-01-force-outcomes.csv": "skipped: no crimes with coordinates",
      "2026-01-force-stop-and-search.csv": "skipped: no crimes with coordinates",
      "forces.csv": "skipped: no crimes with coordinates",
      "empty.csv": "skipped: empty",
      "readme.txt": "skipped: not a table",
      "notes.pdf": "skipped: not a table",
      "__MACOSX/._2026-01-force-street.csv": "skipped: not a table",
    });
  });

  it("may hold months without a row beside others", async () => {
    const archive = await zipOf({ "1.csv": `${HEADER}\n`, "2.csv": street("2026-01", "Robbery") });
    const table = await openBytes({ "all.zip": archive });
    expect([table.rowCount, table.timePrecision]).toEqual([1, "month"]);
  });

  it("without any table is refused, naming what it holds", async () => {
    const report = await problemOf({ "a.zip": await zipOf({ "notes.pdf": "%PDF" }) });
    expect(report.what).toBe('"a.zip" contains no table.');
    expect(report.meaning).toContain('"notes.pdf"');
  });

  it("that is a document is refused as one", async () => {
    const document = await zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>" });
    expect((await problemOf({ "crimes.csv": document })).what).toBe(
      '"crimes.csv" is a document of another kind.',
    );
  });

  it("with only other police tables is refused for the first of them", async () => {
    const archive = await zipOf({ "o.csv": "Crime ID,Month,Falls within,Outcome type\n1,2026-01,F,x\n" });
    expect((await problemOf({ "a.zip": archive })).what).toBe(
      '"a.zip › o.csv" is a data.police.uk outcomes file.',
    );
  });

  it("that breaks off is refused", async () => {
    const archive = await zipOf({ "a.csv": street("2026-01", "Robbery").repeat(50) });
    expect((await problemOf({ "a.zip": archive.slice(0, archive.length / 2) })).what).toMatch(
      /half-written zip/,
    );
    expect((await problemOf({ "a.zip": archive.slice(0, -5) })).what).toMatch(/half-written zip/);
  });

  it("with damaged contents is refused, naming the member", async () => {
    const archive = await zipOf({ "a.csv": street("2026-01", "Robbery") });
    const text = new TextDecoder("latin1").decode(archive);
    const at = text.indexOf("a.csv") + 40;
    archive[at] = (archive[at] ?? 0) ^ 0xff;
    expect((await problemOf({ "a.zip": archive })).where?.file).toBe("a.zip › a.csv");
  });

  it("with a web page for a member is refused, naming the member", async () => {
    const archive = await zipOf({ "a.csv": "<!doctype html><html>" });
    expect((await problemOf({ "a.zip": archive })).what).toBe(
      '"a.zip › a.csv" looks like a web page, not a table.',
    );
  });

  it("with a password is refused", async () => {
    const archive = await zipOf({ "a.csv": street("2026-01", "Robbery") }, "secret");
    expect((await problemOf({ "a.zip": archive })).what).toBe('"a.zip" is protected by a password.');
  });

  it("can be cancelled between its chunks", async () => {
    const archive = await zipOf({
      "a.csv": street("2026-01", "Robbery") + ",2026-01,F,F,1,2,,x\n".repeat(400_000),
    });
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(openBytes({ "a.zip": archive }, options)).rejects.toMatchObject({ name: "AbortError" });
  });
});
