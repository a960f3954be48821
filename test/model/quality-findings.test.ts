import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderFinding } from "../../src/model/load-evidence.ts";
import { findQuality } from "../../src/model/quality-findings.ts";
import type { QualityReport } from "../../src/model/quality-report.ts";
import { parseMonth } from "../../src/model/wall-clock.ts";

const NOTHING_DROPPED = {
  "no-coordinates": 0,
  "zero-coordinates": 0,
  "outside-world": 0,
  "malformed-row": 0,
};
const ROWS = { read: 1000, kept: 1000, dropped: NOTHING_DROPPED, withoutTime: 0, outsideArea: 0 };
const JANUARY = month("2026-01");

/** A report of 1,000 rows to the minute with which nothing is wrong, but for what is given. */
function report(but: Partial<QualityReport> = {}): QualityReport {
  return {
    rows: ROWS,
    time: {
      ...{ precision: "minute", because: "", stamps: 1000, orders: [] },
      ...{ shareAtMidnight: 0, shareOnTheHour: 0, shareOnFirstOfMonth: 0 },
    },
    duplicates: null,
    snapPoints: { locations: 1, shared: 1, shareOfRows: 1 },
    months: { first: JANUARY, last: JANUARY + 3, missing: [], partial: [] },
    forces: [],
    offences: [],
    unmappedRows: 0,
    locks: [],
    shapes: [],
    files: [],
    download: null,
    simulated: false,
    attribution: "",
    ...but,
  };
}

function month(text: string): number {
  return parseMonth(text) ?? Number.NaN;
}

function spoken(but: Partial<QualityReport>): string[] {
  return findQuality(report(but)).map(({ weight, text, detail }) => `${weight}: ${text} (${detail})`);
}

describe("what matters of a quality report", () => {
  it("is one quiet line where nothing is wrong", () => {
    expect(spoken({})).toEqual(["clear: Every row was kept; months complete ()"]);
    expect(spoken({ months: null })).toEqual(["clear: Every row was kept ()"]);
  });

  it("has what is only good to know after that line", () => {
    const locks = [{ what: "minutes", why: "" }] as const;
    const time = { ...report().time, precision: "hour" } as const;
    expect(spoken({ rows: { ...ROWS, outsideArea: 400 }, locks, time })).toEqual([
      "clear: Every row was kept; months complete ()",
      "plain: 400 of 1,000 rows lie outside the study area (they are not counted)",
      "plain: Locked: minutes (the data gives hours only)",
    ]);
  });

  it("says how many rows were left out and why, most first, and takes one in twenty for serious", () => {
    const rows = (dropped: number) => ({
      ...ROWS,
      kept: 1000 - dropped - 1,
      dropped: { ...NOTHING_DROPPED, "malformed-row": 1, "zero-coordinates": dropped },
    });
    expect(spoken({ rows: rows(60) })).toEqual([
      "serious: 61 of 1,000 rows left out (60 at 0, 0 (no map point), 1 malformed)",
    ]);
    expect(spoken({ rows: rows(49) })[0]).toMatch(/^caution: 50 of 1,000/);
    expect(spoken({ rows: rows(50) })[0]).toMatch(/^serious: 51 of 1,000/);
  });

  it("takes months without a row for worse than partial ones, and names three of them", () => {
    const months = {
      ...{ first: JANUARY, last: JANUARY + 8 },
      ...{ missing: [1, 2, 3, 4].map((later) => JANUARY + later), partial: [JANUARY] },
    };
    expect(spoken({ months })).toEqual([
      "serious: 4 months have no row (Feb 2026, Mar 2026, Apr 2026 and 1 more)",
      "caution: Jan 2026 is partial ()",
    ]);
  });

  it("counts among them the months that a service was asked for in vain", () => {
    const download = {
      ...{ service: "data.police.uk", dataset: "", attribution: "", rows: 1000, requests: 1 },
      ...{ partsFromCache: 0, fetched: { earliest: "", latest: "" }, notes: [] },
      emptyMonths: [JANUARY + 4],
    };
    expect(spoken({ download })).toEqual(["serious: No row in May 2026 ()"]);
  });

  it("names the force that lacks months, and counts several", () => {
    const gap = (force: string) => ({ force, missing: [JANUARY], because: "" });
    expect(spoken({ forces: [gap("essex")] })).toEqual([
      "serious: Essex lacks months (no street file for Jan 2026)",
    ]);
    expect(spoken({ forces: [gap("essex"), gap("south-wales")] })).toEqual([
      "serious: 2 forces lack months (Essex Jan 2026, South Wales Jan 2026)",
    ]);
  });

  it("has a force that publishes nothing before everything else", () => {
    const forces = [{ force: "greater-manchester", missing: [], because: "It publishes nothing." }];
    const rows = { ...ROWS, read: 2000, dropped: { ...NOTHING_DROPPED, "no-coordinates": 1000 } };
    expect(spoken({ forces, rows })[0]).toBe("serious: Greater Manchester is missing (It publishes nothing)");
  });

  it("asks which of day and month comes first where nothing settles it", () => {
    const order: OrderFinding = {
      ...{ file: "a.csv", stamps: 40, onlyDayFirst: 0, onlyMonthFirst: 0 },
      order: null,
      settledBy: "nothing",
    };
    expect(spoken({ time: { ...report().time, orders: [order] } })).toEqual([
      "serious: Day or month first? The dates leave it open (40 rows of a.csv without a time until it is chosen)",
    ]);
  });

  it("speaks of unmapped offences, repeats and rows without a date by their share", () => {
    expect(
      spoken({
        unmappedRows: 300,
        duplicates: { rowsWithId: 1000, repeated: 1 },
        rows: { ...ROWS, withoutTime: 2 },
      }),
    ).toEqual([
      "serious: 300 rows of an unmapped crime type (30.0%; choose what they count as)",
      "caution: 2 rows without a readable date (kept, but in no month or hour)",
      "caution: 1 row repeats an identifier (none was dropped for it)",
    ]);
  });

  it("says once that the data has no time, not row by row", () => {
    const time = { ...report().time, precision: "none" } as const;
    const locks = (["months", "days", "hours", "minutes"] as const).map((what) => ({ what, why: "" }));
    expect(spoken({ time, locks, months: null, rows: { ...ROWS, withoutTime: 1000 } })).toEqual([
      "caution: Locked: months, days, hours, minutes (the data has no time)",
    ]);
  });

  it("is serious where no row lies in the study area", () => {
    expect(spoken({ rows: { ...ROWS, outsideArea: 1000 } })[0]).toBe(
      "serious: No row lies within the study area ()",
    );
  });

  it("is never empty, worst first, and never says at once that something and that nothing is wrong", () => {
    const count = fc.integer({ min: 0, max: 1000 });
    const someMonths = fc.subarray([JANUARY + 1, JANUARY + 2]);
    const anyReport = fc
      .record({
        lost: count,
        undated: count,
        outside: count,
        unmapped: count,
        missing: someMonths,
        partial: someMonths,
      })
      .map(({ lost, undated, outside, unmapped, missing, partial }) =>
        report({
          rows: {
            ...{ read: 1000 + lost, kept: 1000, withoutTime: undated, outsideArea: outside },
            dropped: { ...NOTHING_DROPPED, "outside-world": lost },
          },
          unmappedRows: unmapped,
          months: { first: JANUARY, last: JANUARY + 3, missing, partial },
        }),
      );
    fc.assert(
      fc.property(anyReport, (any) => {
        const weights = findQuality(any).map(({ weight }) => weight);
        const rank = weights.map((weight) => ["serious", "caution", "clear", "plain"].indexOf(weight));
        const isWrong = weights.some((weight) => weight === "serious" || weight === "caution");
        expect(weights.length).toBeGreaterThan(0);
        expect(rank).toEqual(rank.toSorted((a, b) => a - b));
        expect(weights.includes("clear")).toBe(!isWrong);
      }),
    );
  });
});
