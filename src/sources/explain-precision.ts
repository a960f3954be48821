import type { CrimeTable } from "../model/crime-table.ts";
import type { TimeQuality } from "../model/quality-report.ts";

const NEGLIGIBLE_SHARE = 0.01;

/** The finding that decided how fine the times of a table are, as a sentence. */
export function explainPrecision(table: CrimeTable, time: Omit<TimeQuality, "because">): string {
  const { stamps, shareAtMidnight, shareOnTheHour } = time;
  const written = table.evidence?.times;
  const some = (count: number) => count > stamps * NEGLIGIBLE_SHARE;
  switch (time.precision) {
    case "none":
      return explainNone(table, time);
    case "month":
      return written && some(written.month)
        ? `${count(written.month)} of ${count(stamps)} times are written as a month.`
        : `${percent(time.shareOnFirstOfMonth)} of the dates are the first of a month, in more months than one: they stand for months.`;
    case "day":
      return written && some(written.date)
        ? `${count(written.date)} of ${count(stamps)} times are written as a date without a clock.`
        : `${percent(shareAtMidnight)} of the times stand at midnight: they are dates.`;
    case "hour":
      return `${percent(shareOnTheHour)} of the times stand on the full hour.`;
    case "minute":
      return `${percent(1 - shareOnTheHour)} of the times stand off the full hour; ${percent(shareAtMidnight)} are exactly midnight, which often stands for an unknown hour.`;
  }
}

function explainNone(table: CrimeTable, { orders }: Omit<TimeQuality, "because">): string {
  const open = orders.find(({ order }) => order === null);
  if (open) {
    return `In "${open.file}" the rows do not settle whether day or month comes first in dates such as 3/4/2020.`;
  }
  const timeless = table.files.find((file) => file.rowsKept > 0 && file.withoutTime === file.rowsKept);
  return timeless ? `"${timeless.name}" has no date that can be read.` : "No row has a time.";
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
