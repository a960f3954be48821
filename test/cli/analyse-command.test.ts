import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { latLngToCell } from "h3-js";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DEMONSTRATION = join(ROOT, "data/demonstration.parquet");
const SHARED = join(ROOT, "../shared/crime-data");
const CHICAGO = join(SHARED, "chicago-aggravated-assaults-2010_2019.csv.gz");
const WEMBLEY = join(SHARED, "wembley-2025-05_2026-04-gridded-street.csv.gz");
const PATIENCE = 120_000;

function analyse(...args: string[]) {
  const run = spawnSync(process.execPath, ["scripts/muster.mjs", "analyse", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

interface Printed {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The column of a printed table. */
function columnOf(table: Printed, name: string) {
  const at = table.columns.findIndex((column) => column.name === name);
  expect(at).toBeGreaterThanOrEqual(0);
  return table.rows.map((row) => row[at]);
}

const sum = (values: readonly unknown[]) => values.reduce<number>((total, value) => total + Number(value), 0);

describe("muster analyse", () => {
  it(
    "prints the tables of the four questions as JSON, and they agree with each other",
    () => {
      const { code, out } = analyse(DEMONSTRATION, "--venue", "wembley-stadium", "--json");
      expect(code).toBe(0);
      const report = JSON.parse(out);
      const { rowsCounted } = report.data;
      expect(sum(columnOf(report.where.tables.hexes, "Recorded"))).toBe(rowsCounted);
      expect(sum(columnOf(report.when.tables.months, "Recorded"))).toBe(rowsCounted);
      expect(sum(columnOf(report.when.tables.days, "Recorded"))).toBe(rowsCounted);
      expect(sum(columnOf(report.when.tables["week-hours"], "All day"))).toBe(rowsCounted);
      expect(report.events.tables["event-effect"].rows).toHaveLength(20);
      expect(columnOf(report.expectation.tables["expected-phases"], "Phase")).toEqual([
        "arrival",
        "event",
        "dispersal",
        "night",
      ]);
      expect(report.where.notes[0]).toMatchObject({ n: { rows: rowsCounted } });
    },
    PATIENCE,
  );

  it(
    "writes each table into a file of its own",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "muster-analyse-"));
      const { code, err } = analyse(
        DEMONSTRATION,
        "--venue",
        "wembley-stadium",
        "--type",
        "Robbery",
        "--csv",
        folder,
      );
      expect(code).toBe(0);
      expect(err).toContain("tables written");
      expect(readdirSync(folder)).toEqual(
        expect.arrayContaining(["hexes.csv", "months.csv", "event-effect.csv", "back-test.csv"]),
      );
      const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, "months.csv"), "utf8"), {
        header: true,
        skipEmptyLines: true,
      });
      expect(data).toHaveLength(36);
      expect(data[0]).toMatchObject({ Month: "2023-05", Data: "Simulated data" });
    },
    PATIENCE,
  );

  it(
    "says in words what it found and what cannot be had",
    () => {
      const { code, out } = analyse(
        DEMONSTRATION,
        "--at",
        "51.55602,-0.27961",
        "--hours",
        "fri 20-24,sat 20-24",
      );
      expect(code).toBe(0);
      expect(out).toMatch(/1 in 10 hexes holds \d/);
      expect(out).toContain("Locked, effect: The calendar has no events yet.");
      expect(out).toContain("(simulated data)");
    },
    PATIENCE,
  );

  it(
    "says first what to know of the data, and names each line of an events file that it does not take",
    () => {
      const events = join(mkdtempSync(join(tmpdir(), "muster-events-")), "events.csv");
      writeFileSync(events, "date,name,kind\n2025-06-01,A,concert\nrubbish,B,concert\n");
      const { code, out } = analyse(DEMONSTRATION, "--venue", "wembley-stadium", "--events", events);
      expect(code).toBe(0);
      const [first, data, refused] = out.split("\n\n");
      expect(first).toMatch(/^\d+ recorded crimes around Wembley Stadium\.$/);
      expect(data).toMatch(/^Data: /);
      expect(refused).toContain("Line 3 has no date that can be read. The event is not in the calendar.");
      expect(out).toContain("The data covers 1 event day");
    },
    PATIENCE,
  );

  it.each([
    [["--at", "51.5,-0.1"], "No data."],
    [[DEMONSTRATION], "Say where"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--hours", "late"], "--hours is a list"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--compare", "2025"], "--compare is two periods"],
    [
      [DEMONSTRATION, "--at", "51.5,-0.1", "--compare", "2025-01..2025-02..2025-03,2025-04..2025-05"],
      "--compare is two periods",
    ],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--harm", "own"], "--harm is cchi or ons"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--date", "soon"], "--date is a date"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--date", "2026-02-30"], "--date is a date"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--type", "Robery"], 'no crime type "Robery". It has: '],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--events", "nowhere.csv"], "Cannot read nowhere.csv"],
  ])("refuses wrong use in one line: %j", (args, message) => {
    const { code, err } = analyse(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  describe.skipIf(!existsSync(CHICAGO))("on ten years of Chicago around Soldier Field", () => {
    it(
      "counts hexes, hours and matched days as a count from the raw rows does",
      () => {
        const folder = mkdtempSync(join(tmpdir(), "muster-events-"));
        const events = join(folder, "events.csv");
        const dates = ["2015-09-13", "2015-10-04", "2015-11-01", "2015-11-22", "2015-12-06", "2015-12-13"];
        writeFileSync(
          events,
          `date,name,kind,start\n${dates.map((day) => `${day},Home game,american football,12:00`).join("\n")}\n`,
        );
        const { code, out } = analyse(
          CHICAGO,
          "--at",
          "41.8623,-87.6167",
          "--radius",
          "3000",
          "--events",
          events,
          "--holidays",
          "united-states",
          "--json",
        );
        expect(code).toBe(0);
        const report = JSON.parse(out);
        const hexes = new Map(
          report.where.tables.hexes.rows.map((row: (string | number)[]) => [row[0], row[3]]),
        );
        const { data } = Papa.parse<Record<string, string>>(
          gunzipSync(readFileSync(CHICAGO)).toString("utf8"),
          {
            header: true,
            skipEmptyLines: true,
          },
        );
        const counts = new Map<string, number>();
        const hours = new Array<number>(7).fill(0);
        for (const row of data) {
          const lat = Number(row.latitude);
          const lng = Number(row.longitude);
          if (!row.latitude || !Number.isFinite(lat) || !Number.isFinite(lng)) continue;
          const cell = latLngToCell(lat, lng, 9);
          if (!hexes.has(cell)) continue;
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
          const stamp =
            Object.values(row).find((value) => /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/.test(value)) ?? "";
          const weekday = (new Date(`${stamp.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
          hours[weekday] = (hours[weekday] ?? 0) + 1;
        }
        expect(sum([...counts.values()])).toBe(report.data.rowsCounted);
        for (const [cell, count] of hexes) expect(count).toBe(counts.get(cell as string) ?? 0);
        expect(columnOf(report.when.tables["week-hours"], "All day")).toEqual(hours);
        expect(report.events.tables["event-days"].rows).toHaveLength(dates.length);
        expect(report.events.locked.months).toContain("days");
        expect(report.expectation.tables["back-test-months"].rows).toHaveLength(24);
      },
      PATIENCE,
    );
  });

  describe.skipIf(!existsSync(WEMBLEY))("on twelve months of Wembley without days", () => {
    it(
      "locks what months cannot say, and offers months with events as weak evidence",
      () => {
        const { code, out } = analyse(WEMBLEY, "--venue", "wembley-stadium", "--radius", "3000", "--json");
        expect(code).toBe(0);
        const { when, events, expectation } = JSON.parse(out);
        expect(Object.keys(when.locked).sort()).toEqual([
          "calendar",
          "change",
          "nearRepeats",
          "seasonality",
          "weekHours",
        ]);
        expect(Object.keys(events.locked).sort()).toEqual(["attendance", "effect", "map", "matchedDays"]);
        expect(events.tables["event-months"].rows).toHaveLength(12);
        expect(events.words[0]).toContain("Weak evidence");
        const expected = columnOf(expectation.tables["expected-phases"], "Expected");
        expect(new Set(expected).size).toBe(1);
      },
      PATIENCE,
    );
  });
});
