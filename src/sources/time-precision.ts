import { NO_TIME } from "../model/crime-table.ts";
import type { OrderFinding } from "../model/load-evidence.ts";
import { coarser, MINUTES_PER_DAY, monthOf, type TimePrecision } from "../model/wall-clock.ts";
import { dayOfMonth } from "./calendar.ts";
import type { StampForm } from "./time-stamps.ts";

/** What the times of one file's rows say about how fine they are. */
export interface TimeEvidence {
  readonly rows: number;
  /** Rows with a time. */
  readonly stamps: number;
  /** Of those: written as a month, as a date without a clock, with a clock. */
  readonly monthStamps: number;
  readonly dateStamps: number;
  readonly clockStamps: number;
  /** Of those: not at midnight, not on the full hour, not on the first of a month. */
  readonly offMidnight: number;
  readonly offHour: number;
  readonly offFirst: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** How the order of day and month was found; null where no stamp left it open. */
  readonly order: Omit<OrderFinding, "file"> | null;
}

/** A form or a minute rarer than this among the stamps of a file does not decide its precision. */
const NEGLIGIBLE_SHARE = 0.01;

/** Fewer rows than this, all on the first of a month, may be chance. */
const ROWS_THAT_CONVINCE = 50;

/** Looks over the times of one file's rows (`NO_TIME` for none), whose stamps were written in `forms`. */
export function weighTimes(
  times: Int32Array,
  forms: Readonly<Record<StampForm, number>>,
  order: TimeEvidence["order"] = null,
): TimeEvidence {
  let stamps = 0;
  let offMidnight = 0;
  let offHour = 0;
  let offFirst = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let previous = NO_TIME;
  let isOffMidnight = 0;
  let isOffHour = 0;
  for (let row = 0; row < times.length; row++) {
    const time = times[row] as number;
    if (time === NO_TIME) continue;
    stamps++;
    // Neighbouring rows often share their time, and division is what costs here.
    if (time !== previous) {
      previous = time;
      if (time < first) first = time;
      if (time > last) last = time;
      isOffMidnight = time % MINUTES_PER_DAY === 0 ? 0 : 1;
      isOffHour = time % 60 === 0 ? 0 : 1;
      if (offFirst === 0 && dayOfMonth(Math.floor(time / MINUTES_PER_DAY)) !== 1) offFirst = 1;
    }
    offMidnight += isOffMidnight;
    offHour += isOffHour;
  }
  return {
    rows: times.length,
    stamps,
    monthStamps: forms.month,
    dateStamps: forms.date,
    clockStamps: forms.clock,
    offMidnight,
    offHour,
    offFirst,
    firstMonth: stamps > 0 ? monthOf(first) : 0,
    lastMonth: stamps > 0 ? monthOf(last) : 0,
    order,
  };
}

/**
 * The precision that all files together support: the coarsest of any. Files with nothing but first days of months
 * are judged as one, so that a year in twelve monthly files counts as months.
 */
export function judgePrecision(files: readonly TimeEvidence[]): TimePrecision {
  const filled = files.filter((file) => file.rows > 0);
  const firstsOnly = filled.filter(holdsFirstsOnly);
  const judged = filled.filter((file) => !holdsFirstsOnly(file));
  if (firstsOnly.length > 0) judged.push(firstsOnly.reduce(together));
  return judged.length > 0 ? judged.map(judgeOne).reduce(coarser) : "none";
}

function holdsFirstsOnly(file: TimeEvidence): boolean {
  return file.stamps > 0 && file.offMidnight === 0 && file.offFirst === 0;
}

function judgeOne(file: TimeEvidence): TimePrecision {
  const negligible = file.stamps * NEGLIGIBLE_SHARE;
  if (file.stamps === 0) return "none";
  if (file.monthStamps > negligible) return "month";
  if (file.offMidnight === 0) {
    const months =
      file.offFirst === 0 && file.firstMonth !== file.lastMonth && file.stamps > ROWS_THAT_CONVINCE;
    return months ? "month" : "day";
  }
  if (file.dateStamps > negligible) return "day";
  return file.offHour <= negligible ? "hour" : "minute";
}

function together(a: TimeEvidence, b: TimeEvidence): TimeEvidence {
  return {
    rows: a.rows + b.rows,
    stamps: a.stamps + b.stamps,
    monthStamps: a.monthStamps + b.monthStamps,
    dateStamps: a.dateStamps + b.dateStamps,
    clockStamps: a.clockStamps + b.clockStamps,
    offMidnight: a.offMidnight + b.offMidnight,
    offHour: a.offHour + b.offHour,
    offFirst: a.offFirst + b.offFirst,
    firstMonth: Math.min(a.firstMonth, b.firstMonth),
    lastMonth: Math.max(a.lastMonth, b.lastMonth),
    order: null,
  };
}
