import { type CrimeTable, DEGREES_PER_UNIT, type DropReason, NO_TIME } from "../model/crime-table.ts";
import { boundingBox, distanceM } from "../model/geodesy.ts";
import { UNMAPPED } from "../model/offence-taxonomy.ts";
import type { Lock, QualityReport, RowFindings } from "../model/quality-report.ts";
import type { ServiceAccount } from "../model/service-account.ts";
import type { StudyArea } from "../model/study-area.ts";
import { isAtLeast, MINUTES_PER_DAY, monthOf, type TimePrecision, wallMinutes } from "../model/wall-clock.ts";
import { dayOfMonth } from "./calendar.ts";
import { explainPrecision } from "./explain-precision.ts";
import { findForceGaps } from "./force-gaps.ts";
import { listOffences } from "./harmonise-categories.ts";
import { findMonthGaps, type MonthSpan } from "./month-gaps.ts";
import { UNSPECIFIED } from "./table-builder.ts";

/** What can be said of a table whatever the study area. */
export type TableQuality = Omit<QualityReport, "rows" | "forces" | "download"> & {
  readonly rows: Omit<RowFindings, "outsideArea">;
};

/**
 * Judges how far a table can be believed, for a study area or as a whole.
 * @param known what {@link judgeTable} says of it, where that is known already
 * @param download how its rows came over the network
 */
export function judgeQuality(
  table: CrimeTable,
  area: StudyArea | null = null,
  known: TableQuality = judgeTable(table),
  download: ServiceAccount | null = null,
): QualityReport {
  return {
    ...known,
    rows: { ...known.rows, outsideArea: area && table.rowCount - rowsWithin(table, area) },
    forces: findForceGaps(table, area, known.months?.last ?? null),
    download,
  };
}

/** The part of the report that holds for every study area, and that takes nearly all of the work. */
export function judgeTable(table: CrimeTable): TableQuality {
  const { files, timePrecision, simulated, attribution } = table;
  const times = tallyTimes(table);
  const share = (count: number) => (times.stamps > 0 ? count / times.stamps : 0);
  const timed = timePrecision !== "none" && times.span !== null;
  const months = timed && times.span ? findMonthGaps(times.span, timePrecision) : null;
  const unmapped = table.categories.indexOf(UNMAPPED);
  const time = {
    precision: timePrecision,
    stamps: times.stamps,
    shareAtMidnight: share(times.atMidnight),
    shareOnTheHour: share(times.onTheHour),
    shareOnFirstOfMonth: share(times.onFirst),
    orders: table.evidence?.times.orders ?? [],
  };
  return {
    rows: countRows(table, times.stamps),
    time: { ...time, because: explainPrecision(table, time) },
    duplicates: table.evidence?.ids
      ? { rowsWithId: table.evidence.ids.rows, repeated: table.evidence.ids.repeated }
      : null,
    snapPoints: findSnapPoints(table),
    months,
    offences: listOffences(table),
    unmappedRows: unmapped < 0 ? 0 : table.categoryOf.reduce((sum, c) => (c === unmapped ? sum + 1 : sum), 0),
    locks: findLocks(table),
    shapes: table.evidence?.shapes ?? [],
    files,
    simulated,
    attribution,
  };
}

interface TimeTally {
  readonly stamps: number;
  readonly atMidnight: number;
  readonly onTheHour: number;
  readonly onFirst: number;
  readonly span: MonthSpan | null;
}

function tallyTimes({ timeOf }: CrimeTable): TimeTally {
  let stamps = 0;
  let atMidnight = 0;
  let onTheHour = 0;
  let onFirst = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const rowsOnDay = new Map<number, number>();
  for (let row = 0; row < timeOf.length; row++) {
    const time = timeOf[row] as number;
    if (time === NO_TIME) continue;
    stamps++;
    if (time < first) first = time;
    if (time > last) last = time;
    if (time % 60 === 0) onTheHour++;
    if (time % MINUTES_PER_DAY === 0) atMidnight++;
    const day = Math.floor(time / MINUTES_PER_DAY);
    rowsOnDay.set(day, (rowsOnDay.get(day) ?? 0) + 1);
  }
  if (stamps === 0) return { stamps, atMidnight, onTheHour, onFirst, span: null };
  const firstMonth = monthOf(first);
  const counts = new Array<number>(monthOf(last) - firstMonth + 1).fill(0);
  for (const [day, rows] of rowsOnDay) {
    if (dayOfMonth(day) === 1) onFirst += rows;
    const month = monthOf(day * MINUTES_PER_DAY) - firstMonth;
    counts[month] = (counts[month] ?? 0) + rows;
  }
  const endOfLast = startOfMonth(monthOf(last) + 1);
  const span = {
    first: firstMonth,
    counts,
    daysBeforeFirstRow: Math.floor((first - startOfMonth(firstMonth)) / MINUTES_PER_DAY),
    daysAfterLastRow: Math.floor((endOfLast - 1 - last) / MINUTES_PER_DAY),
  };
  return { stamps, atMidnight, onTheHour, onFirst, span };
}

function startOfMonth(month: number): number {
  return wallMinutes(1970 + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1);
}

function countRows(table: CrimeTable, stamps: number): TableQuality["rows"] {
  const dropped: Record<DropReason, number> = {
    "no-coordinates": 0,
    "zero-coordinates": 0,
    "outside-world": 0,
    "malformed-row": 0,
  };
  let read = 0;
  for (const file of table.files) {
    read += file.rowsRead;
    for (const reason of Object.keys(dropped) as DropReason[]) dropped[reason] += file.dropped[reason];
  }
  return {
    read,
    kept: table.rowCount,
    dropped,
    withoutTime: table.rowCount - stamps,
  };
}

function rowsWithin(table: CrimeTable, { center, radiusM }: StudyArea): number {
  const box = boundingBox(center, radiusM);
  const inside = new Uint8Array(table.locationCount);
  for (let location = 0; location < table.locationCount; location++) {
    const lng = (table.lngE7[location] as number) * DEGREES_PER_UNIT;
    const lat = (table.latE7[location] as number) * DEGREES_PER_UNIT;
    if (lat < box.south || lat > box.north || lng < box.west || lng > box.east) continue;
    if (distanceM(center, [lng, lat]) <= radiusM) inside[location] = 1;
  }
  let rows = 0;
  for (const location of table.locationOf) rows += inside[location] as number;
  return rows;
}

function findSnapPoints(table: CrimeTable): QualityReport["snapPoints"] {
  const rowsAt = new Uint32Array(table.locationCount);
  for (const location of table.locationOf) rowsAt[location] = (rowsAt[location] as number) + 1;
  let shared = 0;
  let rows = 0;
  for (const count of rowsAt) {
    if (count < 2) continue;
    shared++;
    rows += count;
  }
  const shareOfRows = table.rowCount > 0 ? rows / table.rowCount : 0;
  return { locations: table.locationCount, shared, shareOfRows };
}

const NEEDS: readonly (readonly [Lock["what"], TimePrecision, string])[] = [
  ["months", "month", "Periods, the month chart and trends are locked"],
  ["days", "day", "Weekdays and single event days are locked"],
  ["hours", "hour", "Hours of the day and the phases of an event are locked"],
  ["minutes", "minute", "Nothing finer than the hour is shown"],
];

const SPOKEN: Record<TimePrecision, string> = {
  none: "the data has no time",
  month: "the data gives months only",
  day: "the data gives days only",
  hour: "the data gives hours only",
  minute: "",
};

function findLocks(table: CrimeTable): Lock[] {
  const locks: Lock[] = NEEDS.filter(([, needs]) => !isAtLeast(table.timePrecision, needs)).map(
    ([what, , consequence]) => ({ what, why: `${consequence}: ${SPOKEN[table.timePrecision]}.` }),
  );
  if (table.categories.every((name) => name === UNSPECIFIED)) {
    locks.push({ what: "categories", why: "Crime types cannot be told apart: no column names them." });
  }
  return locks;
}
