import type { ReportColumn, ReportTable } from "../../model/report-table.ts";
import type { MonthIndex } from "../../model/units.ts";
import { nameDate, nameMonth } from "../../model/wall-clock.ts";
import { capitalise } from "../../model/wording.ts";
import { isoDateOfDay } from "./lay-out-days.ts";
import { nameHour, WEEKDAYS } from "./week-hours.ts";

const RECORDED: ReportColumn = { name: "Recorded", align: "right" };

/** The table of `MonthBars`: a row per month, with the trend and the events where the chart has them. */
export function tabulateMonths(months: {
  readonly firstMonth: MonthIndex;
  readonly counts: ArrayLike<number>;
  readonly trend?: {
    readonly name: string;
    readonly value: ArrayLike<number>;
    readonly low?: ArrayLike<number>;
    readonly high?: ArrayLike<number>;
  };
  readonly events?: ArrayLike<number>;
}): ReportTable {
  const { trend, events } = months;
  const series: { readonly column: ReportColumn; readonly values: ArrayLike<number> }[] = [
    { column: RECORDED, values: months.counts },
  ];
  const add = (name: string, values: ArrayLike<number> | undefined, digits: number) => {
    if (values) series.push({ column: { name, align: "right", digits }, values });
  };
  const name = capitalise(trend?.name ?? "");
  add(name, trend?.value, 1);
  add(`${name}, low`, trend?.low, 1);
  add(`${name}, high`, trend?.high, 1);
  add("Events", events, 0);
  return {
    columns: [{ name: "Month", align: "left" }, ...series.map(({ column }) => column)],
    rows: Array.from(months.counts, (_, i) => [
      nameMonth(months.firstMonth + i),
      ...series.map(({ values }) => numberOrNull(values[i])),
    ]),
  };
}

/** The table of `WeekHourMatrix`: a row per hour of the day, a column per weekday, and the sum. */
export function tabulateWeekHours(counts: ArrayLike<number>): ReportTable {
  return {
    columns: [
      { name: "Hour", align: "left" },
      ...WEEKDAYS.map((name): ReportColumn => ({ name, align: "right" })),
      { name: "All days", align: "right" },
    ],
    rows: Array.from({ length: 24 }, (_, hour) => {
      const days = WEEKDAYS.map((_, day) => counts[day * 24 + hour] ?? 0);
      return [nameHour(hour), ...days, days.reduce((sum, rows) => sum + rows, 0)];
    }),
  };
}

/** The table of `HourBars`: a row per hour of the day. */
export function tabulateHours(counts: ArrayLike<number>): ReportTable {
  return tabulateNamed(
    "Hour",
    Array.from({ length: 24 }, (_, hour) => ({ name: nameHour(hour), rows: counts[hour] ?? 0 })),
  );
}

/** The table of `WeekdayBars`: a row per weekday, Monday first. */
export function tabulateWeekdays(counts: ArrayLike<number>): ReportTable {
  return tabulateNamed(
    "Weekday",
    WEEKDAYS.map((name, day) => ({ name, rows: counts[day] ?? 0 })),
  );
}

/** The table of `CategoryBarsChart`: a row per category, most first, all of them. */
export function tabulateCategories(
  rows: readonly { readonly name: string; readonly rows: number }[],
): ReportTable {
  return tabulateNamed(
    "Category",
    rows.toSorted((a, b) => b.rows - a.rows),
  );
}

/** The table of `DayCalendar`: a row per day; days without data say nothing. */
export function tabulateDays(days: {
  readonly firstDay: number;
  readonly counts: ArrayLike<number>;
  readonly eventDays?: ReadonlySet<number>;
}): ReportTable {
  const { eventDays } = days;
  const columns: ReportColumn[] = [{ name: "Day", align: "left" }, RECORDED];
  if (eventDays) columns.push({ name: "Event", align: "left" });
  return {
    columns,
    rows: Array.from(days.counts, (rows, i) => {
      const day = days.firstDay + i;
      const cells = [nameDate(isoDateOfDay(day)), numberOrNull(rows)];
      return eventDays ? [...cells, eventDays.has(day) ? "yes" : "no"] : cells;
    }),
  };
}

function tabulateNamed(
  what: string,
  rows: readonly { readonly name: string; readonly rows: number }[],
): ReportTable {
  return {
    columns: [{ name: what, align: "left" }, RECORDED],
    rows: rows.map(({ name, rows: count }) => [name, count]),
  };
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
