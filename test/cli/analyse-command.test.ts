import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { latLngToCell } from "h3-js";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";

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

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function readRows(path: string) {
  return Papa.parse<Record<string, string>>(gunzipSync(readFileSync(path)).toString("utf8"), {
    ...{ header: true, skipEmptyLines: true },
  }).data;
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** By the chord between two points of a sphere of 6,371,008.8 m. */
function metresFrom(venue: { lat: number; lng: number }, lat: number, lng: number): number {
  const onSphere = (latitude: number, longitude: number) => {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)] as const;
  };
  const [a, b] = [onSphere(venue.lat, venue.lng), onSphere(lat, lng)];
  return 2 * 6_371_008.8 * Math.asin(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2);
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
      expect(sum(columnOf(report.when.tables["week-hours"], "All days"))).toBe(rowsCounted);
      expect(sum(columnOf(report.when.tables.hours, "Recorded"))).toBe(rowsCounted);
      expect(sum(columnOf(report.when.tables.categories, "Recorded"))).toBe(rowsCounted);
      expect(report.events.tables["event-effect"].rows).toHaveLength(20);
      expect(columnOf(report.expectation.tables["expected-phases"], "Phase")).toEqual([
        "arrival",
        "event",
        "dispersal",
        "night",
      ]);
      expect(Object.keys(report)).toEqual([
        ...["data", "venue", "area", "query", "quality", "eventsRefused", "eventsNotes"],
        ...["where", "when", "events", "expectation", "backTest"],
      ]);
      expect(report.where.notes[0]).toMatchObject({ n: { rows: rowsCounted } });
    },
    PATIENCE,
  );

  it(
    "writes each table into a file of its own",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "muster-analyse-"));
      for (const name of ["yesterday.csv", "hexes.csv", "notes.txt"]) writeFileSync(join(folder, name), "");
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
      expect(err).toContain(`Also in ${folder}, but not written by this run: yesterday.csv\n`);
      expect(readdirSync(folder)).toEqual(
        expect.arrayContaining(["hexes.csv", "months.csv", "event-effect.csv", "back-test.csv"]),
      );
      const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, "months.csv"), "utf8"), {
        header: true,
        skipEmptyLines: true,
      });
      expect(data).toHaveLength(36);
      expect(data[0]).toMatchObject({
        Month: "2023-05",
        Method: expect.stringMatching(/\(version \d+\)$/),
        "Data span": "May 2023 – Apr 2026",
        Data: "Simulated data",
      });
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
      expect(out.match(/The calendar has no events yet/g)).toHaveLength(1);
      expect(out).toContain("Locked: The calendar has no events yet.");
      expect(out).toContain("(simulated data)");
    },
    PATIENCE,
  );

  it(
    "says the cautions of each method, a shared one once",
    () => {
      const args = [DEMONSTRATION, "--venue", "wembley-stadium", "--type", "Robbery"];
      const { code, out } = analyse(...args);
      expect(code).toBe(0);
      const { notes } = JSON.parse(analyse(...args, "--json").out).where;
      for (const { method, cautions } of notes) {
        for (const caution of cautions) {
          if (out.includes(`  Note: ${caution}\n`)) continue;
          expect(out).toContain(`  Note (${method}): ${caution}\n`);
        }
      }
      expect(out.match(/Note: The rows are simulated/g)).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    "looks at one hex closely, and says the months that were asked for as months",
    () => {
      const place = [DEMONSTRATION, "--venue", "wembley-stadium"];
      const hex = latLngToCell(51.556, -0.2796, 9);
      const { code, out } = analyse(
        ...place,
        ...["--type", "Robbery"],
        "--from",
        "2024-05",
        "--hex",
        hex,
        "--json",
      );
      expect(code).toBe(0);
      const { query, when, where } = JSON.parse(out);
      expect(query).toEqual({
        categories: ["Robbery"],
        period: { from: "2024-05", to: null },
        weekHours: null,
      });
      expect(columnOf(where.tables["selected-hex"], "Method")).toHaveLength(6);
      const { hexes } = where.tables;
      const own = columnOf(hexes, "Hex").indexOf(hex);
      expect(columnOf(where.tables["selected-hex"], "Adjusted p")[0]).toBe(
        columnOf(hexes, "Gi* adjusted p")[own],
      );
      expect(when.tables.months.rows).toHaveLength(36);
      expect(sum(columnOf(when.tables.weekdays, "Recorded"))).toBe(sum(columnOf(hexes, "Recorded")));
      expect(sum(columnOf(when.tables.months, "Recorded"))).toBeGreaterThan(sum(columnOf(hexes, "Recorded")));
    },
    PATIENCE,
  );

  it(
    "locks the events as a whole where there are none",
    () => {
      const { code, out } = analyse(
        DEMONSTRATION,
        "--at",
        "51.55602,-0.27961",
        "--type",
        "Robbery",
        "--json",
      );
      expect(code).toBe(0);
      expect(JSON.parse(out).events).toEqual({ locked: expect.stringContaining("no events yet") });
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
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--hex", "89195da5e7bffff"], "--hex is the H3 index of a hex"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--type", "Robery"], 'no crime type "Robery". It has: '],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--events", "nowhere.csv"], "Cannot read nowhere.csv"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--csv", DEMONSTRATION], "it is a file"],
    [[DEMONSTRATION, "--at", "51.5,-0.1", "--csv", join(DEMONSTRATION, "tables")], "it is a file"],
  ])("refuses wrong use in one line: %j", (args, message) => {
    const { code, out, err } = analyse(...args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  describe.skipIf(!existsSync(CHICAGO))("on ten years of Chicago around Soldier Field", () => {
    const SOLDIER_FIELD = { lat: 41.8623, lng: -87.6167 };
    /** Every eighth Sunday of seven years: made up, so that much is counted on few days. */
    const DATES = Array.from({ length: 45 }, (_, i) => isoDay(Date.UTC(2012, 0, 8) + i * 56 * DAY_MS));
    let report: ReturnType<typeof JSON.parse>;
    let rows: { cell: string; point: string; at: number; date: string; distance: number }[];

    beforeAll(() => {
      const events = join(mkdtempSync(join(tmpdir(), "muster-events-")), "events.csv");
      const lines = DATES.map((day) => `${day},Home game,american football,12:00,15:00`);
      writeFileSync(events, `date,name,kind,start,end\n${lines.join("\n")}\n`);
      const { code, out } = analyse(
        ...[CHICAGO, "--at", `${SOLDIER_FIELD.lat},${SOLDIER_FIELD.lng}`, "--radius", "3000"],
        ...["--resolution", "9", "--events", events, "--holidays", "united-states", "--json"],
      );
      expect(code).toBe(0);
      report = JSON.parse(out);
      rows = readRows(CHICAGO).flatMap(({ date = "", latitude, longitude }) => {
        if (!latitude || !longitude) return [];
        const [lat, lng] = [Number(latitude), Number(longitude)];
        return {
          ...{ cell: latLngToCell(lat, lng, 9), point: `${latitude},${longitude}`, date: date.slice(0, 10) },
          ...{ at: Date.parse(`${date.replace(" ", "T")}Z`), distance: metresFrom(SOLDIER_FIELD, lat, lng) },
        };
      });
    }, PATIENCE);

    const within = () => {
      const hexes = new Set(columnOf(report.where.tables.hexes, "Hex"));
      return rows.filter(({ cell }) => hexes.has(cell));
    };

    it("counts each hex as a count from the raw rows does", () => {
      const counts = countBy(within().map(({ cell }) => cell));
      const { hexes } = report.where.tables;
      expect(report.data.rowsCounted).toBe(within().length);
      expect(columnOf(hexes, "Recorded")).toEqual(
        columnOf(hexes, "Hex").map((cell) => counts.get(String(cell)) ?? 0),
      );
    });

    it("counts each month, day and weekday as the raw rows do", () => {
      const months = countBy(within().map(({ date }) => date.slice(0, 7)));
      expect(columnOf(report.when.tables.months, "Recorded")).toEqual(
        columnOf(report.when.tables.months, "Month").map((month) => months.get(String(month)) ?? 0),
      );
      const days = countBy(within().map(({ date }) => date));
      expect(columnOf(report.when.tables.days, "Recorded")).toEqual(
        columnOf(report.when.tables.days, "Day").map((day) => days.get(String(day)) ?? 0),
      );
      const weekdays = countBy(within().map(({ at }) => String((new Date(at).getUTCDay() + 6) % 7)));
      expect(columnOf(report.when.tables.weekdays, "Recorded")).toEqual(
        Array.from({ length: 7 }, (_, day) => weekdays.get(String(day)) ?? 0),
      );
    });

    it("compares the last year with the one before it by the raw rows of both", () => {
      const inYear = (year: string) => within().filter(({ date }) => date.startsWith(year)).length;
      const { columns, rows: changes } = report.when.tables["change-by-category"];
      const all = { columns, rows: changes.slice(0, 1) };
      expect(columnOf(all, "Before")).toEqual([inYear("2018")]);
      expect(columnOf(all, "After")).toEqual([inYear("2019")]);
      expect(columnOf(all, "Ratio of rates")[0]).toBeCloseTo(inYear("2019") / inYear("2018"), 12);
    });

    it("counts pairs at the same point by the days between them", () => {
      const pairs = new Map([0, 3, 7, 14, 28].map((band) => [band, 0]));
      const counted = within();
      for (const [i, a] of counted.entries()) {
        for (const b of counted.slice(0, i)) {
          if (a.point !== b.point) continue;
          const days = Math.abs(Date.parse(a.date) - Date.parse(b.date)) / DAY_MS;
          const band = [...pairs.keys()].find((edge) => days <= edge);
          if (band !== undefined) pairs.set(band, (pairs.get(band) ?? 0) + 1);
        }
      }
      const { columns, rows: bands } = report.when.tables["near-repeats"];
      const samePoint = { columns, rows: bands.slice(0, 5) };
      expect(columnOf(samePoint, "Up to")).toEqual([0, 0, 0, 0, 0]);
      expect(columnOf(samePoint, "Within")).toEqual([...pairs.keys()]);
      expect(columnOf(samePoint, "Pairs")).toEqual([...pairs.values()]);
    });

    it("counts each phase and ring of event days and of the days they are compared with", () => {
      const effect = report.events.tables["event-effect"];
      const matched = report.events.tables["event-days"];
      const compared = columnOf(matched, "Compared with").flatMap((days) => String(days).split(" "));
      expect(columnOf(matched, "Date")).toEqual(DATES);
      const hours = { arrival: [9, 12], event: [12, 15], dispersal: [15, 18], night: [18, 32] };
      const count = (days: readonly string[], phase: keyof typeof hours, fromM: number, toM: number) => {
        const [from = 0, to = 0] = hours[phase];
        const windows = days.map((day) => Date.parse(day) + from * HOUR_MS);
        return rows.filter(
          ({ at, distance }) =>
            distance >= fromM &&
            distance < toM &&
            windows.some((start) => at >= start && at < start + (to - from) * HOUR_MS),
        ).length;
      };
      const expected = (days: readonly string[]) =>
        columnOf(effect, "Phase").map((phase, i) =>
          count(
            days,
            phase as keyof typeof hours,
            Number(columnOf(effect, "From")[i]),
            Number(columnOf(effect, "To")[i]),
          ),
        );
      expect(sum(columnOf(effect, "On event days"))).toBeGreaterThan(20);
      expect(columnOf(effect, "On event days")).toEqual(expected(DATES));
      expect(columnOf(effect, "On comparison days")).toEqual(expected(compared));
      expect(report.events.lockedParts.months).toContain("days");
    });

    it("foretells the months that it says, with their raw rows", () => {
      const folds = report.backTest.tables["back-test-months"];
      const months = countBy(within().map(({ date }) => date.slice(0, 7)));
      expect(folds.rows).toHaveLength(24);
      expect(columnOf(folds, "Recorded")).toEqual(
        columnOf(folds, "Month").map((month) => months.get(String(month)) ?? 0),
      );
    });
  });

  describe.skipIf(!existsSync(WEMBLEY))("on twelve months of Wembley without days", () => {
    it(
      "locks what months cannot say, and offers months with events as weak evidence",
      () => {
        const { code, out } = analyse(WEMBLEY, "--venue", "wembley-stadium", "--radius", "3000", "--json");
        expect(code).toBe(0);
        const { venue, when, events, expectation } = JSON.parse(out);
        expect(Object.keys(when.lockedParts).sort()).toEqual([
          "calendar",
          "change",
          "nearRepeats",
          "seasonality",
          "weekHours",
        ]);
        expect(Object.keys(events.lockedParts).sort()).toEqual([
          "attendance",
          "effect",
          "map",
          "matchedDays",
        ]);
        expect(events.words[0]).toContain("Weak evidence");
        const expected = columnOf(expectation.tables["expected-phases"], "Expected");
        expect(expected).toHaveLength(1);

        const months = events.tables["event-months"];
        const raw = readRows(WEMBLEY).map(({ Month, Latitude, Longitude }) => ({
          month: Month ?? "",
          distance: metresFrom(
            { lat: venue.latitude, lng: venue.longitude },
            Number(Latitude),
            Number(Longitude),
          ),
        }));
        const counts = (fromM: number, toM: number) =>
          columnOf(months, "Month").map(
            (month) =>
              raw.filter((row) => row.month === month && row.distance >= fromM && row.distance < toM).length,
          );
        expect(months.rows).toHaveLength(12);
        expect(columnOf(months, "Recorded near")).toEqual(counts(0, 1000));
        expect(columnOf(months, "Recorded far")).toEqual(counts(1500, 3000));
      },
      PATIENCE,
    );
  });
});
