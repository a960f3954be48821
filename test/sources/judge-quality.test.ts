import { describe, expect, it } from "vitest";
import { describeQuality } from "../../src/model/describe-quality.ts";
import { parseMonth } from "../../src/model/wall-clock.ts";
import { judgeQuality } from "../../src/sources/judge-quality.ts";
import { openBytes } from "./open-bytes.ts";

const STREET = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type";

function streetRows(month: string, rows: number, lng = -0.28, lat = 51.55): string {
  const row = (i: number) => `${month}-${lng}-${i},${month},A,A,${lng + (i % 5) / 1000},${lat},Road,Robbery`;
  return `${STREET}\n${Array.from({ length: rows }, (_, i) => row(i)).join("\n")}\n`;
}

function datedRows(dates: readonly string[]): string {
  return `lng,lat,date\n${dates.map((date) => `-0.1,51.5,${date}`).join("\n")}\n`;
}

describe("the quality of a table", () => {
  it("accounts for every row", async () => {
    const table = await openBytes({
      "a.csv":
        "lng,lat,date\n1,2,2026-01-01\n1,2,soon\n,,2026-01-01\n0,0,2026-01-01\n999,2,2026-01-01\n1,2\n",
    });
    const { rows } = judgeQuality(table);
    expect(rows).toEqual({
      read: 6,
      kept: 2,
      dropped: { "no-coordinates": 1, "zero-coordinates": 1, "outside-world": 1, "malformed-row": 1 },
      withoutTime: 1,
      outsideArea: null,
    });
  });

  it("counts rows outside the study area", async () => {
    const table = await openBytes({ "a.csv": "lng,lat\n-0.28,51.556\n-0.28,51.556\n-0.5,51.556\n" });
    const area = { center: [-0.28, 51.556], radiusM: 1000, resolution: 9 } as const;
    expect(judgeQuality(table, area).rows.outsideArea).toBe(1);
  });

  it("shows the tests that found the precision", async () => {
    const table = await openBytes({
      "a.csv": datedRows(["2026-02-01 00:00", "2026-02-03 10:00", "2026-02-03 10:20", "2026-02-04 11:41"]),
    });
    expect(judgeQuality(table).time).toMatchObject({
      ...{ precision: "minute", stamps: 4 },
      ...{ shareAtMidnight: 0.25, shareOnTheHour: 0.5, shareOnFirstOfMonth: 0.25 },
    });
  });

  it("finds months without rows and with far fewer than the others", async () => {
    const table = await openBytes({
      "2026-01-a-street.csv": streetRows("2026-01", 40),
      "2026-02-a-street.csv": streetRows("2026-02", 5),
      "2026-04-a-street.csv": streetRows("2026-04", 44),
    });
    expect(judgeQuality(table).months).toEqual({
      first: parseMonth("2026-01"),
      last: parseMonth("2026-04"),
      missing: [parseMonth("2026-03")],
      partial: [parseMonth("2026-02")],
    });
  });

  it("finds a month that the data only begins in", async () => {
    const days = Array.from({ length: 28 }, (_, i) => `2026-02-${String(i + 1).padStart(2, "0")}`);
    const table = await openBytes({ "a.csv": datedRows(["2026-01-20", "2026-01-21", ...days]) });
    expect(judgeQuality(table).months?.partial).toEqual([parseMonth("2026-01")]);
  });

  it("finds the months that one of several forces lacks", async () => {
    const table = await openBytes({
      "2026-01-kent-street.csv": streetRows("2026-01", 3),
      "2026-01-essex-street.csv": streetRows("2026-01", 3),
      "2026-02-kent-street.csv": streetRows("2026-02", 3),
    });
    expect(judgeQuality(table).forces).toMatchObject([{ force: "essex", missing: [parseMonth("2026-02")] }]);
  });

  it("misses Greater Manchester only since July 2019, only there, and only of data.police.uk", async () => {
    const area = { center: [-2.2446, 53.4808], radiusM: 2000, resolution: 9 } as const;
    const forces = async (text: string, where: typeof area | null = area) =>
      judgeQuality(await openBytes({ "a.csv": text }), where).forces.length;
    expect(await forces(streetRows("2019-07", 3))).toBe(1);
    expect(await forces(streetRows("2019-06", 3))).toBe(0);
    expect(await forces(streetRows("2019-07", 3), null)).toBe(0);
    expect(await forces("lng,lat,month\n-2.2,53.4,2026-01\n")).toBe(0);
  });

  it("locks what the times cannot answer, and says why", async () => {
    const table = await openBytes({ "a.csv": streetRows("2026-01", 3) });
    expect(judgeQuality(table).locks).toEqual([
      { what: "days", why: "Weekdays and single event days are locked: the data gives months only." },
      {
        what: "hours",
        why: "Hours of the day and the phases of an event are locked: the data gives months only.",
      },
      { what: "minutes", why: "Nothing finer than the hour is shown: the data gives months only." },
    ]);
  });

  it("reads as sentences, the order of day and month among them", async () => {
    const table = await openBytes({ "a.csv": datedRows(["3/4/2026", "5/6/2026"]) });
    const sentences = describeQuality(judgeQuality(table)).join("\n");
    expect(sentences).toContain(
      'Dates of "a.csv": the rows leave open whether day or month comes first (0 dates fit day-first only, 0 month-first only), so these rows have no time. Choose the order.',
    );
    expect(sentences).toContain("Rows: 2 read, 2 kept.");
  });
});
