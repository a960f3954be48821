import type { OrderFinding } from "./load-evidence.ts";
import type { QualityReport } from "./quality-report.ts";
import type { ServiceAccount } from "./service-account.ts";
import type { MonthIndex } from "./units.ts";
import { formatMonth } from "./wall-clock.ts";

const DROPS = {
  "no-coordinates": "without coordinates",
  "zero-coordinates": "at 0, 0 (not located)",
  "outside-world": "outside the world",
  "malformed-row": "malformed",
} as const;

const MOST_LISTED = 12;

/** A quality report as sentences, one to a line, to read, print and export. */
export function describeQuality(report: QualityReport): string[] {
  const { download, duplicates, forces, locks, simulated, snapPoints, unmappedRows, rows } = report;
  return [
    ...(simulated ? ["These rows are simulated."] : []),
    ...describeRows(report),
    ...describeTime(report),
    ...(duplicates
      ? [
          `Identifiers: ${count(duplicates.rowsWithId)} rows have one, ${count(duplicates.repeated)} repeat an earlier one. None was dropped for it.`,
        ]
      : ["Identifiers: no column names incidents, so repeated rows cannot be told; equal rows are kept."]),
    `Points: ${percent(snapPoints.shareOfRows)} of the rows share a point with another row (${count(snapPoints.shared)} of ${count(snapPoints.locations)} points).`,
    ...forces.map(
      ({ because, missing }) => `Forces: ${because}${missing.length > 0 ? ` ${months(missing)}.` : ""}`,
    ),
    ...(unmappedRows > 0
      ? [
          `Crime types: ${count(unmappedRows)} of ${count(rows.kept)} rows have a type that no category is chosen for.`,
        ]
      : []),
    ...locks.map(({ why }) => `Locked: ${why}`),
    ...(download ? describeDownload(download) : []),
  ];
}

function describeRows({ rows }: QualityReport): string[] {
  const dropped = Object.entries(DROPS)
    .map(([reason, words]) => [rows.dropped[reason as keyof typeof DROPS], words] as const)
    .filter(([rows]) => rows > 0)
    .map(([lost, words]) => `${count(lost)} ${words} (${percent(lost / rows.read)})`);
  return [
    `Rows: ${count(rows.read)} read, ${count(rows.kept)} kept${dropped.length > 0 ? `; dropped: ${dropped.join(", ")}` : ""}.`,
    ...(rows.withoutTime > 0
      ? [`Rows without a date that can be read: ${count(rows.withoutTime)}, kept.`]
      : []),
    ...(rows.outsideArea ? [`Rows outside the study area: ${count(rows.outsideArea)}.`] : []),
  ];
}

function describeDownload({ service, dataset, fetched, requests, partsFromCache, notes }: ServiceAccount) {
  const [earliest, latest] = [fetched.earliest.slice(0, 10), fetched.latest.slice(0, 10)];
  const days = earliest === latest ? `on ${earliest}` : `from ${earliest} to ${latest}`;
  const kept =
    partsFromCache > 0
      ? `; ${count(partsFromCache)} ${partsFromCache === 1 ? "part was" : "parts were"} on this device already`
      : "";
  return [
    `Download: fetched ${days} from ${service}, ${dataset}, in ${count(requests)} ${requests === 1 ? "answer" : "answers"}${kept}.`,
    ...notes.map((note) => `Download note: ${note}`),
  ];
}

function describeTime({ time, months: found }: QualityReport): string[] {
  return [
    `Time: ${time.precision === "none" ? "none" : `to the ${time.precision}`}. ${time.because}`,
    ...(time.stamps > 0
      ? [
          `Time tests: ${percent(time.shareAtMidnight)} at midnight, ${percent(time.shareOnTheHour)} on the hour, ${percent(time.shareOnFirstOfMonth)} on the first of a month.`,
        ]
      : []),
    ...time.orders.map(describeOrder),
    ...(found
      ? [
          `Months: ${formatMonth(found.first)} to ${formatMonth(found.last)}; missing: ${months(found.missing)}; partial: ${months(found.partial)}.`,
        ]
      : []),
  ];
}

/** Says how the order of day and month was found in one file. */
export function describeOrder({
  file,
  order,
  settledBy,
  onlyDayFirst,
  onlyMonthFirst,
}: OrderFinding): string {
  const first = order === "day-first" ? "day" : "month";
  const evidence = `${count(onlyDayFirst)} dates fit day-first only, ${count(onlyMonthFirst)} month-first only`;
  switch (settledBy) {
    case "rows":
      return `Dates of "${file}": the rows show that the ${first} comes first (${evidence}).`;
    case "mapping":
      return `Dates of "${file}": the rows leave open whether day or month comes first (${evidence}); the mapping says ${first} first.`;
    case "nothing":
      return `Dates of "${file}": the rows leave open whether day or month comes first (${evidence}), so these rows have no time. Choose the order.`;
  }
}

function months(list: readonly MonthIndex[]): string {
  if (list.length === 0) return "none";
  const more = list.length - MOST_LISTED;
  return `${list.slice(0, MOST_LISTED).map(formatMonth).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
