import { suggestExactly } from "../deploy/suggest-posts.ts";
import { createEngine } from "../engine/engine.ts";
import type { Scope } from "../engine/engine-calls.ts";
import { formatAnalysis } from "../model/analysis-text.ts";
import { parseIsoDay } from "../model/calendar-day.ts";
import type { EventSpec, EventVenue } from "../model/event-spec.ts";
import { HOLIDAY_REGIONS } from "../model/holidays.ts";
import { findQuality } from "../model/quality-findings.ts";
import { formatMonth, parseMonth } from "../model/wall-clock.ts";
import type { MonthRange } from "../model/when-report.ts";
import { answerAll } from "./answers.ts";
import { openFile, parseFlags, readMappings, refuseUnusedMappings, UsageError } from "./input.ts";
import { readEvents, readHarm, readHolidays } from "./past.ts";
import {
  findVenue,
  nameQuery,
  readArea,
  readQuery,
  requirePlace,
  requireTypes,
  SCOPE_FLAGS,
  SCOPE_HELP,
} from "./scope.ts";
import { makeFolder, writeJson, writeTables } from "./write-answers.ts";

/** What `analyse` takes. */
export const ANALYSE_HELP = `muster analyse: where and when recorded crime gathers, what events change, what to expect

  npm run -s muster -- analyse FILE... (--venue ID | --at LAT,LNG) [options]

  FILE...              crime files, as for plan; all are read into one table
${SCOPE_HELP}
  --events FILE        events at the venue: lines, CSV, iCalendar or JSON; a listed venue may have some without
  --holidays REGION    ${HOLIDAY_REGIONS.join(", ")} (england-and-wales)
  --date YYYY-MM-DD    the evening that is expected (the last event's weekday is a good choice; 2026-06-20)
  --harm INDEX         cchi or ons (cchi)
  --compare A..B,C..D  two periods of months: 2018-01..2018-12,2019-01..2019-12 (the last year against the one before)
  --hex H3             one hex looked at closely: what each method says of it
  --csv DIR            write each table into a file of this folder
  --json               print the same tables as JSON
  --help               print this`;

/** Analyses and prints. @throws UsageError, ProblemError */
export async function runAnalyse(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseFlags("analyse", args, {
    ...SCOPE_FLAGS,
    events: { type: "string" },
    holidays: { type: "string" },
    date: { type: "string" },
    harm: { type: "string" },
    compare: { type: "string" },
    hex: { type: "string" },
    csv: { type: "string" },
    json: { type: "boolean" },
  });
  const paths = [...(values.data ?? []), ...positionals];
  if (paths.length === 0) throw new UsageError("No data. Give one or more files: muster analyse FILE...");
  requirePlace(values);
  const query = readQuery(values);
  const areaSize = readArea(values);
  const compare = readCompare(values.compare);
  const holidays = readHolidays(values.holidays);
  const date = values.date ?? "2026-06-20";
  if (parseIsoDay(date) === undefined)
    throw new UsageError(`--date is a date such as 2026-06-20, not "${date}".`);
  const venue = await findVenue(values);
  const mappings = await readMappings(values.mapping ?? []);
  const engine = createEngine(suggestExactly);
  const harm = await readHarm(engine, values.harm ?? "cchi");
  const reading = await readEvents(engine, values.events, venue);
  if (values.csv !== undefined) await makeFolder(values.csv);
  const summary = await engine.openFiles({ files: await Promise.all(paths.map(openFile)), mappings });
  requireTypes(query, summary.categories);
  const area = { center: venue.at, ...areaSize };
  const quality = await engine.judgeQuality({ area });
  if (mappings.length > 0) refuseUnusedMappings(mappings, quality);

  const scope: Scope = { area, query };
  const surface = await engine.describe(scope);
  const hex = values.hex ?? null;
  if (hex !== null && !surface.cells.includes(hex))
    throw new UsageError(`--hex is the H3 index of a hex of the study area, not "${hex}".`);
  const events = {
    ...{ venue: venue.at, calendar: reading.calendar, holidays },
    ...{ leaveOut: [], ordinarilyPresent: null },
  };
  const asked = { harm, compare, events, event: eventOn(date, venue), hex, simulated: summary.simulated };
  const answers = await answerAll(engine, scope, asked, surface);
  const about = {
    data: {
      files: summary.files,
      rows: summary.rowCount,
      rowsInArea: surface.rowsInArea,
      rowsCounted: surface.rowsCounted,
      timePrecision: summary.timePrecision,
      months: summary.months && {
        first: formatMonth(summary.months.first),
        last: formatMonth(summary.months.last),
      },
      simulated: summary.simulated,
      attribution: summary.attribution,
    },
    venue: { id: venue.id, name: venue.name, latitude: venue.at[1], longitude: venue.at[0] },
    area: areaSize,
    query: nameQuery(query),
    quality: findQuality(quality),
    eventsRefused: reading.refused.map(({ line, problem }) => ({ line, ...problem })),
    eventsNotes: reading.notes,
  };
  if (values.csv !== undefined) {
    const { written, others } = await writeTables(values.csv, answers);
    console.error(`${written.length} tables written to ${values.csv}: ${written.join(", ")}`);
    if (others.length > 0)
      console.error(`Also in ${values.csv}, but not written by this run: ${others.join(", ")}`);
  }
  if (values.json) {
    console.log(writeJson({ ...about, ...answers }));
    return;
  }
  console.log(
    formatAnalysis({
      ...about.data,
      venue: venue.name,
      quality,
      calendarNotes: reading.notes,
      refused: reading.refused,
      answers,
    }),
  );
}

function readCompare(
  text: string | undefined,
): { readonly before: MonthRange; readonly after: MonthRange } | null {
  if (text === undefined) return null;
  const [before, after, ...more] = text.split(",").map(readMonths);
  if (before && after && more.length === 0) return { before, after };
  throw new UsageError(`--compare is two periods such as 2018-01..2018-12,2019-01..2019-12, not "${text}".`);
}

function readMonths(text: string): MonthRange | null {
  const [from, to, ...more] = text.split("..").map((month) => parseMonth(month.trim()));
  return from === undefined || to === undefined || more.length > 0 || from > to ? null : { from, to };
}

/** An evening with the usual hours of a concert. */
function eventOn(date: string, venue: EventVenue): EventSpec {
  const hour = 60;
  return { name: "Event", venue, date, doors: 16 * hour, start: 18.5 * hour, end: 22.5 * hour };
}
