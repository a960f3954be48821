import { type EventSpec, type EventVenue, timesProblem } from "../model/event-spec.ts";
import { distanceToFocusM } from "../model/focus-area.ts";
import { distanceM } from "../model/geodesy.ts";
import type { PlanDocument, PlanSource } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import type { Query } from "../model/query.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type Resolution, type StudyArea } from "../model/study-area.ts";
import { HOURS_PER_WEEK } from "../model/wall-clock.ts";
import { applyEdit, checkPosition, clampWhole, isSame, refuse } from "./apply-edit.ts";
import { cutText, isCalendarDate, PLAN_LIMITS } from "./plan-limits.ts";

/**
 * Moves the event to a venue. At another place the study area is centred there and all posts go, pinned ones too, with
 * the fixed posts, areas and focus areas outside the new area, the list of sites and the crowd: they belong to the old place. The same place under another name keeps them.
 */
export function setVenue(plan: PlanDocument, venue: EventVenue): PlanDocument {
  const at = checkPosition(venue.at);
  const event: EventSpec = {
    ...plan.event,
    venue: {
      id: venue.id === null ? null : cutText(venue.id),
      name: cutText(venue.name),
      at,
      capacity:
        venue.capacity === null ? null : clampWhole(venue.capacity, 0, PLAN_LIMITS.capacity, "capacity"),
    },
  };
  if (isSame(at, plan.event.venue.at) && isSame(at, plan.area.center)) return applyEdit(plan, { event });
  return applyEdit(plan, {
    event,
    area: { ...plan.area, center: at },
    posts: [],
    fixedPosts: plan.fixedPosts.filter((post) => distanceM(post.at, at) <= plan.area.radiusM),
    areas: plan.areas.filter(
      ({ ring }) => distanceToFocusM({ type: "polygon", ring }, at) <= plan.area.radiusM,
    ),
    focusAreas: plan.focusAreas.filter(({ geometry }) => distanceToFocusM(geometry, at) <= plan.area.radiusM),
    ...{ sites: null, crowd: null, evidence: null },
  });
}

/** Renames the event; names beyond 200 characters are cut. */
export function setEventName(plan: PlanDocument, name: string): PlanDocument {
  return applyEdit(plan, { event: { ...plan.event, name: cutText(name) } });
}

/**
 * Sets the day of the event.
 * @throws ProblemError where the text is not a date of the calendar, `2026-06-22`.
 */
export function setEventDate(plan: PlanDocument, date: string): PlanDocument {
  if (!isCalendarDate(date)) {
    throw refuse(`“${cutText(date, 40)}” is not a date.`, "Give a date of the calendar, such as 2026-06-22.");
  }
  return applyEdit(plan, { event: { ...plan.event, date }, ...staleByPhase(plan) });
}

/**
 * Sets times of the event, minutes after midnight of its date. An end at or before the start is taken as past
 * midnight where that makes an event of at most 18 hours.
 * @throws ProblemError where the times cannot be, such as doors after the start.
 */
export function setEventTimes(
  plan: PlanDocument,
  times: Partial<Pick<EventSpec, "doors" | "start" | "end">>,
): PlanDocument {
  const { doors, start, end } = { ...plan.event, ...times };
  const event: EventSpec = {
    ...plan.event,
    doors: clampWhole(doors, 0, PLAN_LIMITS.startMinute, "time of doors"),
    start: clampWhole(start, 0, PLAN_LIMITS.startMinute, "start"),
    end: clampWhole(end, 0, PLAN_LIMITS.endMinute, "end"),
  };
  const nextDay: EventSpec = { ...event, end: event.end + 1440 };
  const chosen = event.end <= event.start && timesProblem(nextDay) === null ? nextDay : event;
  const problem = timesProblem(chosen);
  if (problem !== null) {
    const [what = problem, ...advice] = problem.split(/(?<=\.) /);
    throw new ProblemError({
      what,
      meaning: "The event keeps the times it had.",
      remedy: advice.join(" ") || "Check the three times.",
    });
  }
  return applyEdit(plan, { event: chosen, ...staleByPhase(plan) });
}

/** Sets radius (metres, brought within 250–5000) or resolution (brought to the nearest of 8–10); posts stay. */
export function setArea(
  plan: PlanDocument,
  area: Partial<Pick<StudyArea, "radiusM" | "resolution">>,
): PlanDocument {
  const { radiusM, resolution } = { ...plan.area, ...area };
  return applyEdit(plan, {
    area: {
      ...plan.area,
      radiusM: clampWhole(radiusM, RADIUS_LIMITS_M.min, RADIUS_LIMITS_M.max, "radius"),
      resolution: clampWhole(resolution, RESOLUTIONS[0], RESOLUTIONS[2], "resolution") as Resolution,
    },
    evidence: null,
  });
}

/**
 * Sets which rows count; posts stay. Repeated categories and hours are named once, hours and period put in order;
 * all hours of the week are no filter.
 * @throws RangeError for what is no hour of the week
 * @throws ProblemError above 500 categories, or where a category's name has more than 200 characters.
 */
export function setQuery(plan: PlanDocument, query: Query): PlanDocument {
  const categories = query.categories && [...new Set(query.categories)];
  const tooLong = categories?.find((name) => name.length > PLAN_LIMITS.text);
  if (tooLong !== undefined) {
    throw refuse(
      `The crime type “${cutText(tooLong, 40)}…” has a name of more than ${PLAN_LIMITS.text} characters.`,
      "Check that the crime type column of the file was read as the right column.",
    );
  }
  if (categories && categories.length > PLAN_LIMITS.categories) {
    throw refuse(
      `${categories.length} crime types were chosen; a plan can name ${PLAN_LIMITS.categories}.`,
      "Choose fewer, or all.",
    );
  }
  const { min, max } = PLAN_LIMITS.month;
  const [from, to] = query.period
    ? [
        clampWhole(query.period.from, min, max, "first month"),
        clampWhole(query.period.to, min, max, "last month"),
      ]
    : [0, 0];
  const period = query.period && { from: Math.min(from, to), to: Math.max(from, to) };
  const hours = query.weekHours && [...new Set(query.weekHours)].sort((a, b) => a - b);
  if (hours?.some((hour) => !Number.isInteger(hour) || hour < 0 || hour >= HOURS_PER_WEEK)) {
    throw new RangeError(`Hours of the week are 0 to 167, got ${hours.join(", ")}.`);
  }
  const weekHours = hours?.length === HOURS_PER_WEEK ? null : hours;
  return applyEdit(plan, { query: { categories, period, weekHours }, evidence: null });
}

/**
 * Notes whom the records behind the plan are from; an attribution beyond 1,000 characters is cut. Another source drops
 * the evidence, whose figures would else be credited to it.
 */
export function setSource(plan: PlanDocument, source: PlanSource | null): PlanDocument {
  return applyEdit(plan, {
    source: source && {
      simulated: source.simulated,
      attribution: cutText(source.attribution, PLAN_LIMITS.longText),
    },
    evidence: null,
  });
}

/** What is expected of a phase hangs on the event's day and times, so figures of phases do not outlive those. */
function staleByPhase({ phases }: PlanDocument): Partial<PlanDocument> {
  return phases.length > 0 ? { evidence: null } : {};
}
