import { openAsBlob } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { DEFAULT_CHOICES } from "../../src/model/analysis-choices.ts";
import { tabulateBackTest } from "../../src/model/back-test-tables.ts";
import { tabulateCounts } from "../../src/model/count-tables.ts";
import { tabulateEvents } from "../../src/model/event-tables.ts";
import { tabulateExpectation } from "../../src/model/expectation-tables.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { headOfColumn, type ReportTable, writeTableCsv } from "../../src/model/report-table.ts";
import {
  noteEvents,
  noteExpectation,
  noteWhen,
  noteWhere,
  type TableNotes,
} from "../../src/model/table-notes.ts";
import { tabulateWhen } from "../../src/model/when-tables.ts";
import { tabulateWhere } from "../../src/model/where-tables.ts";

const pathOf = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
const VENUE = [-0.2796, 51.556] as const;
const NAMES = [
  ...["where-figures", "top-hexes", "hexes", "clusters", "concentration", "without-harm"],
  ...["months", "week-hours", "hours", "weekdays", "categories", "days"],
  ...["when-figures", "season", "change-by-category", "change-by-hex", "emerging-hot-spots", "near-repeats"],
  ...["event-figures", "event-effect", "event-effect-near", "event-map", "event-days"],
  ...["expected-phases", "expected-hexes-arrival", "expected-hexes-event", "expected-hexes-dispersal"],
  ...["expected-hexes-night"],
  ...["back-test-verdict", "back-test", "back-test-differences", "back-test-calibration", "back-test-months"],
];
const PLAIN = ["categories", "days"];

describe("every table of the demonstration's robberies", () => {
  const tables: Record<string, ReportTable> = {};
  let notes: TableNotes = {};

  beforeAll(async () => {
    const engine = createEngine(suggestExactly);
    const blob = await openAsBlob(pathOf("demonstration.parquet"));
    await engine.openFiles({ files: [{ name: "demonstration.parquet", blob }] });
    const scope = {
      area: { center: VENUE, radiusM: 2000, resolution: 9 as const },
      query: { ...EVERYTHING, categories: ["Robbery"] },
    };
    const surface = await engine.describe(scope);
    const text = await readFile(pathOf("wembley-events.json"), "utf8");
    const { calendar } = await engine.readEventCalendar({ text });
    const { weights = {}, name: weightsName = "" } = (await engine.listHarmIndices({}))[0] ?? {};
    const harm = { weights, weightsName, blend: 0.5 };
    const { holidays, leaveOut, ordinarilyPresent, weighBy, predictor } = DEFAULT_CHOICES;
    const events = { venue: VENUE, calendar, holidays, leaveOut, ordinarilyPresent };
    const event = {
      ...{ name: "Concert", date: "2026-06-20", doors: 960, start: 1110, end: 1350 },
      venue: { id: null, name: "Wembley", at: VENUE, capacity: null },
    };
    const { report, backTest } = await engine.reportExpectation({
      ...scope,
      ...{ event, events, harm, weighBy, predictor, focusAreas: [] },
    });
    const when = await engine.reportWhen({ ...scope, compare: null });
    const where = await engine.reportWhere({ ...scope, harm });
    const effect = await engine.reportEvents({ ...scope, events });
    notes = {
      ...{ ...noteWhere(where), ...noteWhen(when), ...noteEvents(effect) },
      ...noteExpectation({ report, backTest }),
    };
    Object.assign(
      tables,
      tabulateWhere(where, VENUE),
      tabulateCounts(surface, calendar, when),
      tabulateWhen(when, surface, VENUE),
      tabulateEvents(effect, surface),
      tabulateExpectation(report, VENUE),
      tabulateBackTest(backTest),
    );
  }, 120_000);

  test("has its stable name", () => {
    expect(Object.keys(tables)).toEqual(NAMES);
  });

  test.each(NAMES)("%s says how it came about, unless it is a plain count", (name) => {
    expect(notes[name]).toBeDefined();
    expect(notes[name]?.length === 0).toBe(PLAIN.includes(name));
  });

  test.each(NAMES)("%s has a head of its own for each column, and a cell under each", (name) => {
    const { columns, rows } = tables[name] as ReportTable;
    expect(new Set(columns.map(headOfColumn)).size).toBe(columns.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.length > 0, "only robberies, which have a weight").toBe(name !== "without-harm");
  });

  test.each(NAMES)("%s holds words, figures that are finite, or nothing", (name) => {
    const { columns, rows } = tables[name] as ReportTable;
    for (const row of rows) {
      for (const [i, cell] of row.entries()) {
        if (cell === null) continue;
        expect(typeof cell).toBe(columns[i]?.align === "left" ? "string" : "number");
        if (typeof cell === "number") expect(cell).toSatisfy(Number.isFinite);
      }
    }
  });

  test.each(NAMES)("%s comes back from CSV figure by figure", (name) => {
    const { columns, rows } = tables[name] as ReportTable;
    const [, ...read] = Papa.parse<string[]>(writeTableCsv({ columns, rows }).trimEnd(), {
      newline: "\r\n",
    }).data;
    expect(read).toHaveLength(rows.length);
    for (const [r, row] of rows.entries()) {
      for (const [i, cell] of row.entries()) {
        if (typeof cell === "number") expect(Number(read[r]?.[i])).toBe(cell);
      }
    }
  });
});
