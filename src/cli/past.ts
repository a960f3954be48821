import { readFile } from "node:fs/promises";
import type { Engine, PlacingRequest } from "../engine/engine-calls.ts";
import { DEFAULT_CHOICES } from "../model/analysis-choices.ts";
import type { CalendarReading } from "../model/event-calendar.ts";
import type { EventVenue } from "../model/event-spec.ts";
import { HOLIDAY_REGIONS, type HolidayRegion } from "../model/holidays.ts";
import { ProblemError } from "../model/problem.ts";
import { openFile, UsageError } from "./input.ts";

/** Calendars that ship, by venue. */
const SHIPPED_CALENDARS: Readonly<Record<string, URL>> = {
  "wembley-stadium": new URL("../../data/wembley-events.json", import.meta.url),
};

/** The weights of harm that a flag names. @throws UsageError */
export async function readHarm(engine: Engine, name: string) {
  const id = { cchi: "cchiDays", ons: "onsSeverity" }[name];
  const index = (await engine.listHarmIndices({})).find((each) => each.id === id);
  if (!index) throw new UsageError(`--harm is cchi or ons, not "${name}".`);
  return { weights: index.weights, weightsName: index.name, blend: DEFAULT_CHOICES.blend };
}

/** The events of a file; where none is given, those that ship for the venue. @throws ProblemError where no line can be read */
export async function readEvents(
  engine: Engine,
  path: string | undefined,
  { id }: EventVenue,
): Promise<CalendarReading> {
  const shipped = SHIPPED_CALENDARS[id ?? ""];
  const text =
    path !== undefined
      ? await (await openFile(path)).blob.text()
      : shipped === undefined
        ? ""
        : await readFile(shipped, "utf8");
  const reading = await engine.readEventCalendar({ text });
  const [first] = reading.refused;
  if (path !== undefined && reading.calendar.events.length === 0 && first)
    throw new ProblemError(first.problem);
  return reading;
}

/** Whose public holidays are left out of comparisons; those of England and Wales unless said. @throws UsageError */
export function readHolidays(text = "england-and-wales"): HolidayRegion {
  const region = HOLIDAY_REGIONS.find((each) => each === text);
  if (!region) throw new UsageError(`--holidays is one of ${HOLIDAY_REGIONS.join(", ")}.`);
  return region;
}

/** What past evenings are, as flags say it. */
export interface PastOptions {
  /** A file of events; where left out, those that ship for the venue. */
  readonly events: string | undefined;
  /** `cchi` or `ons`. */
  readonly harm: string;
  readonly holidays: HolidayRegion;
}

/** What placings rest on besides their plan. @throws UsageError, ProblemError */
export async function readPast(
  engine: Engine,
  options: PastOptions,
  venue: EventVenue,
): Promise<PlacingRequest["expect"]> {
  const { calendar } = await readEvents(engine, options.events, venue);
  return {
    harm: await readHarm(engine, options.harm),
    predictor: null,
    events: {
      ...{ venue: venue.at, calendar, holidays: options.holidays },
      ...{ leaveOut: [], ordinarilyPresent: null },
    },
  };
}
