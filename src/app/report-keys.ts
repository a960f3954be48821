import { venueKey } from "../model/analysis-choices.ts";
import { type EventCalendar, makeCalendar } from "../model/event-calendar.ts";
import type { EventReportOptions } from "../model/event-report.ts";
import type { WhereOptions } from "../model/where-report.ts";
import { scopeKey } from "./input-keys.ts";
import type { Halt, ReportName, Reports } from "./report-state.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

const NO_EVENTS = makeCalendar([]);

/** The calendar of the plan's venue: a person's own, else the one that ships, else an empty one. */
export function selectCalendar(state: AppState): EventCalendar {
  const key = venueKey(selectPlan(state).event.venue);
  return state.analysis.calendars[key] ?? state.shippedCalendars[key] ?? NO_EVENTS;
}

/** The harm of each category as it is weighed here. */
export function selectHarm(state: AppState): Pick<WhereOptions, "weights" | "weightsName" | "blend"> {
  const { harmIndex, weightEdits, blend } = state.analysis;
  const index = state.harmIndices.find(({ id }) => id === harmIndex);
  const isEdited = Object.keys(weightEdits).length > 0;
  const name = index?.name ?? "No index";
  return {
    weights: { ...index?.weights, ...weightEdits },
    weightsName: isEdited ? `${name}, with weights of one’s own` : name,
    blend,
  };
}

/** What the report of events is asked with. */
export function selectEventOptions(state: AppState): Omit<EventReportOptions, "permutations" | "seed"> {
  const { holidays, leaveOut, ordinarilyPresent } = state.analysis;
  return {
    venue: selectPlan(state).event.venue.at,
    calendar: selectCalendar(state),
    ...{ holidays, leaveOut, ordinarilyPresent },
  };
}

/** What the expectation is asked with, besides the scope. */
export function selectExpectationOptions(state: AppState) {
  const { weighBy, predictor } = state.analysis;
  const { event, focusAreas } = selectPlan(state);
  return {
    event,
    harm: selectHarm(state),
    ...{ weighBy, focusAreas, predictor },
    events: selectEventOptions(state),
  };
}

/** Hash of what a report is computed from; null while no data is open. */
export function reportKey(state: AppState, name: ReportName): string | null {
  const scope = scopeKey(state);
  return scope && `${scope} ${JSON.stringify(choicesOf[name](state))}`;
}

/** Why a report is not being worked out for what the inputs are now; null while it is, or may be. */
export function selectHalt(state: AppState, name: ReportName): Halt["why"] | null {
  const halt = state.halted[name];
  return halt && halt.key !== null && halt.key === reportKey(state, name) ? halt.why : null;
}

/** Leaves a report alone until its inputs change or it is asked for again. */
export function halt(state: AppState, name: ReportName, given: Halt): Partial<AppState> {
  return { halted: { ...state.halted, [name]: given }, work: { ...state.work, [name]: null } };
}

const choicesOf: Record<ReportName, (state: AppState) => unknown> = {
  where: selectHarm,
  when: (state) => state.analysis.compare,
  events: selectEventOptions,
  expect: selectExpectationOptions,
};

/** The report of the current inputs, or null while it is being worked out, was called off, or no data is open. */
export function selectReport<R extends ReportName>(state: AppState, name: R): Reports[R] | null {
  const held = state.reports[name];
  return held && held.key === reportKey(state, name) ? (held.value as Reports[R]) : null;
}
