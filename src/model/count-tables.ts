import { countMonthEvents, nameDayEvents } from "./calendar-counts.ts";
import { formatIsoDay } from "./calendar-day.ts";
import type { EventCalendar } from "./event-calendar.ts";
import type { HexSurface } from "./hex-surface.ts";
import { isLocked } from "./locked.ts";
import { figure, type ReportCell, type ReportColumn, type ReportTable, words } from "./report-table.ts";
import { trendPerMonth } from "./trend-per-month.ts";
import { formatMonth, nameHour, WEEKDAYS, weekdayOfDay } from "./wall-clock.ts";
import { sumByWeekday } from "./weekday-counts.ts";
import type { MonthTrend, WhenReport } from "./when-report.ts";

type Counted = Pick<HexSurface, "byMonth" | "byWeekHour" | "byHour" | "byDay" | "byCategory">;
type Months = NonNullable<HexSurface["byMonth"]>;
type Days = NonNullable<HexSurface["byDay"]>;

/**
 * What is counted in the study area, by a stable name: each table counts under all filters but its own. What the data is too
 * coarse for has none.
 * @param report what is known besides: the trend beside the months, and the weekdays of data without hours
 */
export function tabulateCounts(
  { byMonth, byWeekHour, byHour, byDay, byCategory }: Counted,
  calendar: EventCalendar,
  report: Pick<WhenReport, "trend" | "weekHours">,
): Readonly<Record<string, ReportTable>> {
  const trend = isLocked(report.trend) ? null : report.trend;
  const byWeekday = byWeekHour
    ? sumByWeekday(byWeekHour)
    : isLocked(report.weekHours)
      ? null
      : report.weekHours.byWeekday;
  return {
    ...(byMonth && { months: tabulateMonths(byMonth, calendar, trend) }),
    ...(byWeekHour && { "week-hours": tabulateWeekHours(byWeekHour) }),
    ...(byHour && { hours: tabulateHours(byHour) }),
    ...(byWeekday && { weekdays: tabulateWeekdays(byWeekday) }),
    categories: tabulateCategories(byCategory),
    ...(byDay && { days: tabulateDays(byDay, calendar) }),
  };
}

/** A row per month: what was recorded, what the trend alone would have where there is one, and the events where there are any. */
export function tabulateMonths(
  { firstMonth, counts }: Months,
  calendar: EventCalendar,
  trend: MonthTrend | null,
): ReportTable {
  const events = countMonthEvents(calendar, firstMonth, counts.length);
  const added: { readonly column: ReportColumn; readonly cell: (i: number) => ReportCell }[] = [];
  if (trend) {
    const line = trendPerMonth(trend, { firstMonth, counts }).value;
    const shift = firstMonth - trend.months.firstMonth;
    added.push(
      { column: figure("Trend per month", undefined, 1), cell: (i) => finite(line[i]) },
      { column: figure("Per day", undefined, 2), cell: (i) => finite(trend.perDay[i + shift]) },
      { column: figure("Trend per day", undefined, 2), cell: (i) => finite(trend.trendPerDay[i + shift]) },
      {
        column: words("Left out"),
        cell: (i) => (trend.leftOut.includes(firstMonth + i) ? "yes" : ""),
      },
    );
  }
  if (events.some((count) => count > 0)) {
    added.push({ column: figure("Events"), cell: (i) => events[i] ?? 0 });
  }
  return {
    columns: [words("Month"), figure("Recorded"), ...added.map(({ column }) => column)],
    rows: Array.from(counts, (rows, i) => [
      formatMonth(firstMonth + i),
      rows,
      ...added.map(({ cell }) => cell(i)),
    ]),
  };
}

/** A row per hour of the day, a column per weekday, and the sum. */
export function tabulateWeekHours(byWeekHour: ArrayLike<number>): ReportTable {
  return {
    columns: [words("Hour"), ...WEEKDAYS.map((name) => figure(name)), figure("All days")],
    rows: Array.from({ length: 24 }, (_, hour) => {
      const days = WEEKDAYS.map((_, day) => byWeekHour[day * 24 + hour] ?? 0);
      return [nameHour(hour), ...days, days.reduce((sum, rows) => sum + rows, 0)];
    }),
  };
}

/** A row per hour of the day. */
export function tabulateHours(byHour: ArrayLike<number>): ReportTable {
  return {
    columns: [words("Hour"), figure("Recorded")],
    rows: Array.from({ length: 24 }, (_, hour) => [nameHour(hour), byHour[hour] ?? 0]),
  };
}

/** A row per weekday, Monday first. */
export function tabulateWeekdays(byWeekday: ArrayLike<number>): ReportTable {
  return {
    columns: [words("Weekday"), figure("Recorded")],
    rows: WEEKDAYS.map((name, day) => [name, byWeekday[day] ?? 0]),
  };
}

/** A row per crime type, most first. */
export function tabulateCategories(byCategory: Counted["byCategory"]): ReportTable {
  return {
    columns: [words("Crime type"), figure("Recorded")],
    rows: byCategory.toSorted((a, b) => b.rows - a.rows).map(({ name, rows }) => [name, rows]),
  };
}

/** A row per day, with its weekday, and with its events where there are any in these days. */
export function tabulateDays({ firstDay, counts }: Days, calendar: EventCalendar): ReportTable {
  const events = nameDayEvents(calendar);
  const hasEvents = [...events.keys()].some((day) => day >= firstDay && day < firstDay + counts.length);
  return {
    columns: [words("Day"), words("Weekday"), figure("Recorded"), ...(hasEvents ? [words("Events")] : [])],
    rows: Array.from(counts, (rows, i) => {
      const day = firstDay + i;
      const named = hasEvents ? [events.get(day)?.join("; ") ?? ""] : [];
      return [formatIsoDay(day), WEEKDAYS[weekdayOfDay(day)] ?? "", rows, ...named];
    }),
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
