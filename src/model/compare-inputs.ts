import { describeCover, type UnitGroup } from "./fleet.ts";
import { distanceM, isSamePlace } from "./geodesy.ts";
import { nameWeekHours } from "./name-week-hours.ts";
import type { Period } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { Basis } from "./stretch-figures.ts";
import { isSameArea } from "./study-area.ts";
import { formatCoordinates } from "./venue.ts";
import { formatTimeOfDay, nameDate, nameMonth } from "./wall-clock.ts";
import { formatDistance } from "./wording.ts";

/** Why figures of two plans in one stretch cannot be compared, by what they rest on; null where they can. */
export function obstaclesBetween(
  a: PlanDocument,
  b: PlanDocument,
  period: Period,
): Readonly<Record<Basis, string | null>> {
  const reasons = [
    !isSameArea(a.area, b.area) && "other study area",
    !isSamePlace(a.event.venue.at, b.event.venue.at) && "other venue",
    !isSame(a.query, b.query) && "other filters",
    a.objective.weighBy !== b.objective.weighBy && "demand weighed otherwise",
    ...(period === "evening"
      ? []
      : [
          a.event.date !== b.event.date && "other event date",
          !isSame(timesOf(a), timesOf(b)) && "other event times",
          !isSame(a.focusAreas.map(groundOf), b.focusAreas.map(groundOf)) && "other focus areas",
        ]),
  ].filter((reason) => reason !== false);
  const demand = reasons.length > 0 ? reasons.join(", ") : null;
  const isOtherBusy = a.objective.busyShare !== b.objective.busyShare;
  return {
    units: null,
    demand,
    "free-unit": demand ?? (isOtherBusy ? "units busy with another chance" : null),
  };
}

/** What two plans were given that differs, a sentence each, A first; none where they were given the same. */
export function describeInputs(a: PlanDocument, b: PlanDocument): readonly string[] {
  const differ = (what: string, read: (plan: PlanDocument) => string) =>
    read(a) === read(b) ? [] : [`${what}: ${read(a)} in A, ${read(b)} in B.`];
  return [
    ...differ("Venue", ({ event }) => `${event.venue.name} (${formatCoordinates(event.venue.at)})`),
    ...differ("Event date", ({ event }) => nameDate(event.date)),
    ...differ("Event times", ({ event }) =>
      [event.doors, event.start, event.end].map(formatTimeOfDay).join(", "),
    ),
    ...differ("Study area", nameArea),
    ...differ("Filters", nameFilters),
    ...differ("Planned", ({ phases }) => (phases.length > 0 ? phases.join(", ") : "as one evening")),
    ...differ("Placed for", nameObjective),
    ...differ("Way on the ground", ({ movement }) => `${movement.detour} times the straight line`),
    ...differ("Turnaround", ({ movement: { turnaroundMinutes } }) =>
      turnaroundMinutes === null ? "any time" : `${turnaroundMinutes} min`,
    ),
    ...describeFleets(a, b),
    ...describeNamed("Fixed post", a.fixedPosts, b.fixedPosts, describeFixedChange),
    ...describeNamed("Area", a.areas, b.areas, (one, two) =>
      isSame(one, two) ? null : "has another shape, kind or phases in B",
    ),
    ...differ("Largest workload of a beat", ({ beats: { mostRatio } }) =>
      mostRatio === null ? "any" : `at most ${mostRatio} times the smallest`,
    ),
    ...describeNamed("Units taken from", a.takenFrom, b.takenFrom, (one, two) =>
      isSame(one, two) ? null : "other units or ground in B",
    ),
    ...describeNamed("Focus area", a.focusAreas, b.focusAreas, (one, two) =>
      isSame(groundOf(one), groundOf(two)) ? null : "has another shape or weight in B",
    ),
    ...(isSame(a.crowd, b.crowd) ? [] : ["How the crowd leaves: said otherwise in B."]),
    ...(isSame(a.sites, b.sites) ? [] : ["Places where units may be suggested: other ones in B."]),
  ];
}

function describeFleets(a: PlanDocument, b: PlanDocument): string[] {
  return describeNamed("Units", a.fleet, b.fleet, (one, two) => {
    const differ = [
      one.count !== two.count && `${one.count} in A, ${two.count} in B`,
      one.officersPerUnit !== two.officersPerUnit &&
        `${one.officersPerUnit} officers each in A, ${two.officersPerUnit} in B`,
      coverOf(one) !== coverOf(two) && `cover ${coverOf(one)} in A, ${coverOf(two)} in B`,
      one.speedKmh !== two.speedKmh && `${one.speedKmh} km/h in A, ${two.speedKmh} km/h in B`,
      one.reserve !== two.reserve && `${one.reserve} in reserve in A, ${two.reserve} in B`,
      one.officersBeside !== two.officersBeside &&
        `${one.officersBeside} officers beside them in A, ${two.officersBeside} in B`,
      !isSame(one.onDuty, two.onDuty) && "on duty in other phases",
      one.beatHexes !== two.beatHexes && "other beats",
      one.costPerHour !== two.costPerHour &&
        `cost an hour ${nameCost(one.costPerHour)} in A, ${nameCost(two.costPerHour)} in B`,
    ].filter((part) => part !== false);
    return differ.length > 0 ? differ.join("; ") : null;
  });
}

function nameCost(costPerHour: number | null): string {
  return costPerHour === null ? "not entered" : String(costPerHour);
}

function coverOf(group: UnitGroup): string {
  return describeCover(group, group.coverRadiusM);
}

function describeFixedChange(
  one: PlanDocument["fixedPosts"][number],
  two: PlanDocument["fixedPosts"][number],
): string | null {
  const moved = isSamePlace(one.at, two.at)
    ? null
    : `${formatDistance(distanceM(one.at, two.at))} away from A’s place in B`;
  const needs = isSame(one.needs, two.needs) ? null : "asks for other officers in B";
  return [moved, needs].filter((part) => part !== null).join("; ") || null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What only one plan has, and what both have in another way. */
function describeNamed<T extends Named>(
  what: string,
  a: readonly T[],
  b: readonly T[],
  describeChange: (one: T, two: T) => string | null,
): string[] {
  const sayOnly = (list: readonly T[], others: readonly T[], where: string) =>
    list
      .filter(({ id }) => others.every((other) => other.id !== id))
      .map(({ name }) => `${what} “${name}”: only in ${where}.`);
  return [
    ...sayOnly(a, b, "A"),
    ...sayOnly(b, a, "B"),
    ...a.flatMap((one) => {
      const two = b.find(({ id }) => id === one.id);
      const change = two && describeChange(one, two);
      return change ? [`${what} “${one.name}”: ${change}.`] : [];
    }),
  ];
}

function nameArea({ area }: PlanDocument): string {
  return `${formatDistance(area.radiusM)} around ${formatCoordinates(area.center)}, hexes of resolution ${area.resolution}`;
}

function nameFilters({ query: { categories, period, weekHours } }: PlanDocument): string {
  const types = categories === null ? "all crime types" : categories.join(", ") || "no crime type";
  const months = period ? `, ${nameMonth(period.from)} to ${nameMonth(period.to)}` : "";
  return `${types}${months}${weekHours ? `, ${nameWeekHours(weekHours)}` : ""}`;
}

const GOAL_WORDS = {
  cover: "most demand covered",
  backup: "a free unit in reach",
  distance: "short ways",
  fairness: "the least covered sector first",
} as const;

function nameObjective({ objective: { goal, busyShare, weighBy } }: PlanDocument): string {
  const by = { count: "crimes counted", harm: "harm", blend: "crime and harm together" }[weighBy];
  const busy = goal === "backup" ? `, units busy ${Math.round(100 * busyShare)}% of the time` : "";
  return `${GOAL_WORDS[goal]}, by ${by}${busy}`;
}

function timesOf({ event }: PlanDocument) {
  return [event.doors, event.start, event.end];
}

/** A focus area without what it is called, which changes no figure. */
function groundOf({ geometry, weight }: PlanDocument["focusAreas"][number]) {
  return [geometry, weight];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
