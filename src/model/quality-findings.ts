import type { DropReason } from "./crime-table.ts";
import { nameForce } from "./police-force.ts";
import type { Lock, QualityReport } from "./quality-report.ts";
import type { MonthIndex } from "./units.ts";
import { nameMonth, type TimePrecision } from "./wall-clock.ts";
import { formatCount, formatShare } from "./wording.ts";

/** How much a finding matters: `serious` may change a plan, `caution` asks for care, `plain` is good to know. */
export type FindingWeight = "serious" | "caution" | "plain" | "clear";

/** One thing to know of the open data before relying on a result. */
export interface QualityFinding {
  readonly kind:
    | ("clear" | "rows" | "area" | "dates" | "date-order" | "months" | "partial" | "forces")
    | ("categories" | "repeats" | "locks");
  readonly weight: FindingWeight;
  /** The finding in a few words, without a full stop: `1,281 of 151,711 rows left out`. */
  readonly text: string;
  /** What is behind it, without a full stop; empty where there is no more to say. */
  readonly detail: string;
}

/** More rows than this share make a matter of rows serious. */
const SERIOUS_SHARE = 0.05;

const MOST_NAMED = 3;

const ORDER: Record<FindingWeight, number> = { serious: 0, caution: 1, clear: 2, plain: 3 };

const DROPS: Record<DropReason, string> = {
  "no-coordinates": "without coordinates",
  "zero-coordinates": "at 0, 0 (no map point)",
  "outside-world": "outside the world",
  "malformed-row": "malformed",
};

/**
 * What matters of a quality report, worst first, never empty. Where nothing is wrong the first finding says so
 * (`clear`); what is merely good to know follows it.
 */
export function findQuality(report: QualityReport): readonly QualityFinding[] {
  const found = [
    ...findForces(report),
    ...findDateOrder(report),
    ...findMonths(report),
    ...findDrops(report),
    ...findUndated(report),
    ...findUnmapped(report),
    ...findPartial(report),
    ...findRepeats(report),
    ...findOutside(report),
    ...findLocks(report),
  ];
  const isClear = found.every(({ weight }) => weight === "plain");
  const all = isClear ? [clearOf(report), ...found] : found;
  return all.sort((a, b) => ORDER[a.weight] - ORDER[b.weight]);
}

function clearOf({ months }: QualityReport): QualityFinding {
  const text = months ? "Every row was kept; months complete" : "Every row was kept";
  return { kind: "clear", weight: "clear", text, detail: "" };
}

function findDrops({ rows }: QualityReport): QualityFinding[] {
  const lost = Object.values(rows.dropped).reduce((sum, count) => sum + count, 0);
  if (lost === 0) return [];
  const reasons = (Object.keys(DROPS) as DropReason[])
    .filter((reason) => rows.dropped[reason] > 0)
    .sort((a, b) => rows.dropped[b] - rows.dropped[a])
    .map((reason) => `${formatCount(rows.dropped[reason])} ${DROPS[reason]}`);
  const text = `${formatCount(lost)} of ${formatCount(rows.read)} rows left out`;
  return [{ kind: "rows", weight: weigh(lost, rows.read), text, detail: reasons.join(", ") }];
}

function findOutside({ rows: { kept, outsideArea } }: QualityReport): QualityFinding[] {
  if (!outsideArea) return [];
  if (outsideArea === kept) {
    return [{ kind: "area", weight: "serious", text: "No row lies within the study area", detail: "" }];
  }
  const text = `${formatCount(outsideArea)} of ${formatCount(kept)} rows lie outside the study area`;
  return [{ kind: "area", weight: "plain", text, detail: "they are not counted" }];
}

function findUndated({ rows: { kept, withoutTime }, time }: QualityReport): QualityFinding[] {
  if (withoutTime === 0 || time.precision === "none") return [];
  const text = `${countRows(withoutTime)} without a readable date`;
  const detail = "kept, but in no month or hour";
  return [{ kind: "dates", weight: weigh(withoutTime, kept), text, detail }];
}

function findDateOrder({ time }: QualityReport): QualityFinding[] {
  const open = time.orders.filter(({ settledBy }) => settledBy === "nothing");
  if (open.length === 0) return [];
  const rows = open.reduce((sum, { stamps }) => sum + stamps, 0);
  const text = "Day or month first? The dates leave it open";
  const detail = `${countRows(rows)} of ${some(open.map(({ file }) => file))} without a time until it is chosen`;
  return [{ kind: "date-order", weight: "serious", text, detail }];
}

/** Months without a row: within the span of the rows, and those that a service was asked for in vain. */
function findMonths({ months, download }: QualityReport): QualityFinding[] {
  const missing = [...new Set([...(months?.missing ?? []), ...(download?.emptyMonths ?? [])])];
  if (missing.length === 0) return [];
  const [text = "", detail = ""] =
    missing.length === 1
      ? [`No row in ${someMonths(missing)}`]
      : [`${formatCount(missing.length)} months have no row`, someMonths(missing)];
  return [{ kind: "months", weight: "serious", text, detail }];
}

function findPartial({ months }: QualityReport): QualityFinding[] {
  const partial = months?.partial ?? [];
  if (partial.length === 0) return [];
  const [text = "", detail = ""] =
    partial.length === 1
      ? [`${someMonths(partial)} is partial`]
      : [`${formatCount(partial.length)} months are partial`, someMonths(partial)];
  return [{ kind: "partial", weight: "caution", text, detail }];
}

function findForces({ forces }: QualityReport): QualityFinding[] {
  const lacking = forces.filter(({ missing }) => missing.length > 0);
  const holes: QualityFinding[] = lacking.slice(0, 1).map(({ force, missing }) => ({
    kind: "forces",
    weight: "serious",
    ...(lacking.length === 1
      ? { text: `${nameForce(force)} lacks months`, detail: `no street file for ${someMonths(missing)}` }
      : {
          text: `${formatCount(lacking.length)} forces lack months`,
          detail: some(lacking.map((gap) => `${nameForce(gap.force)} ${someMonths(gap.missing)}`)),
        }),
  }));
  const silent: QualityFinding[] = forces
    .filter(({ missing }) => missing.length === 0)
    .map(({ force, because }) => ({
      kind: "forces",
      weight: "serious",
      text: `${nameForce(force)} is missing`,
      detail: because.replace(/\.$/, ""),
    }));
  return [...silent, ...holes];
}

function findUnmapped({ unmappedRows, rows: { kept } }: QualityReport): QualityFinding[] {
  if (unmappedRows === 0) return [];
  const text = `${countRows(unmappedRows)} of an unmapped crime type`;
  const detail = `${formatShare(unmappedRows / kept)}; choose what they count as`;
  return [{ kind: "categories", weight: weigh(unmappedRows, kept), text, detail }];
}

function findRepeats({ duplicates }: QualityReport): QualityFinding[] {
  if (!duplicates || duplicates.repeated === 0) return [];
  const { repeated, rowsWithId } = duplicates;
  const text = `${formatCount(repeated)} ${repeated === 1 ? "row repeats" : "rows repeat"} an identifier`;
  return [{ kind: "repeats", weight: weigh(repeated, rowsWithId), text, detail: "none was dropped for it" }];
}

const LOCKED: Record<Lock["what"], string> = {
  months: "months",
  days: "days",
  hours: "hours",
  minutes: "minutes",
  categories: "crime types",
};

const BECAUSE: Record<TimePrecision, string> = {
  none: "the data has no time",
  month: "the data gives months only",
  day: "the data gives days only",
  hour: "the data gives hours only",
  minute: "",
};

function findLocks({ locks, time: { precision } }: QualityReport): QualityFinding[] {
  if (locks.length === 0) return [];
  const names = locks.map(({ what }) => LOCKED[what]);
  const isWithoutTypes = locks.some(({ what }) => what === "categories");
  const reasons = [BECAUSE[precision], isWithoutTypes ? "no column names crime types" : ""];
  return [
    {
      kind: "locks",
      weight: precision === "none" ? "caution" : "plain",
      text: `Locked: ${names.join(", ")}`,
      detail: reasons.filter(Boolean).join("; "),
    },
  ];
}

function weigh(rows: number, of: number): FindingWeight {
  return rows > SERIOUS_SHARE * of ? "serious" : "caution";
}

function countRows(rows: number): string {
  return `${formatCount(rows)} ${rows === 1 ? "row" : "rows"}`;
}

function someMonths(months: readonly MonthIndex[]): string {
  return some([...months].sort((a, b) => a - b).map(nameMonth));
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}
