import * as v from "valibot";
import { type AnalysisChoices, DEFAULT_CHOICES } from "../model/analysis-choices.ts";
import { PREDICTORS } from "../model/back-test-report.ts";
import { eventProblem, makeCalendar } from "../model/event-calendar.ts";
import { HOLIDAY_REGIONS } from "../model/holidays.ts";
import type { AppContext } from "./app-context.ts";

const CHOICES_KEY = "muster.analysis";

const calendar = v.pipe(
  v.object({
    events: v.array(
      v.pipe(
        v.object({
          date: v.string(),
          name: v.string(),
          kind: v.string(),
          start: v.nullable(v.number()),
          end: v.nullable(v.number()),
          attendance: v.nullable(v.number()),
        }),
        v.check((event) => eventProblem(event) === null),
      ),
    ),
  }),
  v.transform(({ events }) => makeCalendar(events)),
);
const months = v.object({ from: v.number(), to: v.number() });
const weight = v.nullable(v.pipe(v.number(), v.minValue(0)));

/** Each choice by itself, so that one that cannot be read costs none of the others. */
const schemas: { readonly [C in keyof AnalysisChoices]: v.GenericSchema<unknown, AnalysisChoices[C]> } = {
  harmIndex: v.picklist(["cchiDays", "onsSeverity"]),
  weightEdits: v.record(v.string(), weight),
  weighBy: v.picklist(["count", "harm", "blend"]),
  predictor: v.nullable(v.picklist(PREDICTORS)),
  blend: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  compare: v.nullable(v.object({ before: months, after: months })),
  calendars: v.record(v.string(), calendar),
  holidays: v.picklist(HOLIDAY_REGIONS),
  leaveOut: v.array(v.pipe(v.string(), v.isoDate())),
  ordinarilyPresent: v.nullable(v.pipe(v.number(), v.minValue(1))),
};

/** Brings back the choices for analyses left on this device and keeps those made from now on. */
export function keepChoicesOnDevice({ store }: AppContext): void {
  store.setState({ analysis: readChoices() });
  store.subscribe((state, before) => {
    if (state.analysis === before.analysis) return;
    try {
      localStorage.setItem(CHOICES_KEY, JSON.stringify(state.analysis));
    } catch (error) {
      console.warn("The choices for analyses are not kept on this device.", error);
    }
  });
}

function readChoices(): AnalysisChoices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CHOICES_KEY) ?? "{}");
    if (!kept || typeof kept !== "object") return DEFAULT_CHOICES;
    const readings = Object.entries(schemas).map(([name, schema]) => {
      const reading = v.safeParse(schema, (kept as Record<string, unknown>)[name]);
      return reading.success ? { [name]: reading.output } : {};
    });
    return Object.assign({ ...DEFAULT_CHOICES }, ...readings);
  } catch {
    return DEFAULT_CHOICES;
  }
}
