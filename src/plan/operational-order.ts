import { listScarceSites } from "../model/candidate-list.ts";
import type { CrowdClock } from "../model/crowd-clock.ts";
import type { Post, Transition } from "../model/deployment.ts";
import { describeCost } from "../model/describe-cost.ts";
import { describeCrowd } from "../model/describe-crowd.ts";
import { type PhaseName, phasesOf } from "../model/event-spec.ts";
import { type EvidenceSnapshot, formatMasked } from "../model/evidence.ts";
import {
  describeCover,
  type Fleet,
  UNIT_KINDS,
  UNIT_WORDS,
  type UnitGroup,
  type UnitKind,
} from "../model/fleet.ts";
import { nameWeekHours } from "../model/name-week-hours.ts";
import { WEIGHED_WORDS } from "../model/objective.ts";
import { EVENING_PHASES, periodsOf } from "../model/period.ts";
import type { PlanDocument, PlanSource } from "../model/plan-document.ts";
import { listShortages } from "../model/standing-shortage.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { formatCoordinates } from "../model/venue.ts";
import { formatTimeOfDay, nameDate, nameMonth } from "../model/wall-clock.ts";
import { capitalise, formatDistance, formatShare } from "../model/wording.ts";
import { describePostPlace } from "./describe-place.ts";
import { composeEvenings, type OrderEvenings } from "./order-evenings.ts";
import { composeFigures, type FiguresState, type Missing, type OrderFigures } from "./order-figures.ts";
import { composeFixedPosts, type OrderFixedPost } from "./order-fixed-posts.ts";

/** One phase of the evening, times as `22:30`. */
export interface OrderPhase {
  readonly name: PhaseName;
  readonly label: string;
  readonly from: string;
  readonly until: string;
}

/** One post as it stands in the order. */
export interface OrderRow extends OrderFigures {
  readonly id: string;
  readonly number: number;
  /** `Post 4`. */
  readonly name: string;
  readonly at: LngLat;
  /** What the unit is; null where the plan has no such units. */
  readonly kind: UnitKind | null;
  readonly pinned: boolean;
  readonly chosenBy: Post["chosenBy"];
  /** `near Olympic Way, 310 m north-east of Wembley Stadium`. */
  readonly placeWords: string;
  /** `51.55602, −0.27961`. */
  readonly coordinates: string;
  /** `Foot serial, 7 officers`. */
  readonly unit: string;
  /** Officers of the unit, or null where the plan has no units of the kind. */
  readonly officers: number | null;
  /** First and last minute on post. */
  readonly from: string;
  readonly until: string;
  /** All stretches on post: `15:00–18:30, 22:30–01:30`. */
  readonly times: string;
}

/** What the printable order says, in order; every figure in it may be shared. */
export interface OperationalOrder {
  /** `Operational order: Summer concert, night 2`. */
  readonly title: string;
  /** `Wembley Stadium, Mon 22 Jun 2026. Doors 16:00, start 18:30, end 22:30.` */
  readonly subtitle: string;
  readonly simulatedBadge: string | null;
  readonly phases: readonly OrderPhase[];
  /** Sentences on what is covered, how well that is proven, and what was counted. */
  readonly method: readonly string[];
  /** Where posts cannot all be staffed, in sentences: to be read before anything else. */
  readonly warnings: readonly string[];
  readonly rows: readonly OrderRow[];
  readonly fixedPosts: readonly OrderFixedPost[];
  /** Where every unit stands in each phase; null where the evening is planned as one, or the ways between posts are not known. */
  readonly evenings: OrderEvenings | null;
  /** How the crowd leaves, in sentences, the venue first; none where the plan does not say, or it is not worked out yet. */
  readonly crowd: readonly string[];
  /** What the units on duty cost, in sentences; none where nobody said what one costs. */
  readonly costs: readonly string[];
  /** Source, span and number of the data, and what the order is not. */
  readonly footers: readonly string[];
  /** Who published the data and under what terms; null where the plan has no data behind it. */
  readonly attribution: string | null;
}

const SIMULATED_BADGE = "Simulated data";
const UNNAMED_SOURCE = "Source not named";

/**
 * Composes the order. Every figure is the evidence snapshot's, for sender and reader alike, so both get the same
 * order. Without one, posts and times stand alone, and the order says whether the figures are yet to come.
 * @param evidence Of the plan's posts as they are; read only where the state is `known`.
 * @param crowdClock How the plan's crowd leaves; null where that is not known.
 * @param transitions How units get from phase to phase, of the plan's posts as they are; null where that is not known.
 */
export function composeOrder(
  plan: PlanDocument,
  evidence: EvidenceSnapshot | null,
  state: FiguresState,
  crowdClock: CrowdClock | null = null,
  transitions: readonly Transition[] | null = null,
): OperationalOrder {
  const { event, source } = plan;
  const figures = state === "known" && evidence?.posts.length === plan.posts.length ? evidence : null;
  const missing = state === "pending" ? "pending" : "unknown";
  return {
    title: `Operational order: ${event.name.trim() || event.venue.name}`,
    subtitle: `${event.venue.name}, ${nameDate(event.date)}. Doors ${formatTimeOfDay(event.doors)}, start ${formatTimeOfDay(event.start)}, end ${formatTimeOfDay(event.end)}.`,
    simulatedBadge: source?.simulated ? SIMULATED_BADGE : null,
    phases: phasesOf(event).map(({ name, from, to }) => ({
      name,
      label: capitalise(name),
      from: formatTimeOfDay(from),
      until: formatTimeOfDay(to),
    })),
    method: methodOf(plan, figures, missing),
    warnings: [...listShortages(plan), ...listScarceSites(plan)],
    rows: plan.posts.map((post, index) => composeRow(plan, post, index, figures, missing)),
    fixedPosts: composeFixedPosts(plan, figures, missing),
    evenings: transitions && composeEvenings(plan, transitions),
    crowd: crowdClock ? describeCrowd(crowdClock) : [],
    costs: describeCost(plan),
    footers: footersOf(source, figures),
    attribution: source && (source.attribution.trim() || UNNAMED_SOURCE),
  };
}

function composeRow(
  plan: PlanDocument,
  post: Post,
  index: number,
  figures: EvidenceSnapshot | null,
  missing: Missing,
): OrderRow {
  const figure = figures?.posts[index];
  const group = plan.fleet.find(({ id }) => id === post.unit);
  const stretches = dutyTimes(plan, post);
  return {
    id: post.id,
    number: index + 1,
    name: `Post ${index + 1}`,
    at: post.at,
    kind: group?.kind ?? null,
    pinned: post.pinned,
    chosenBy: post.chosenBy,
    placeWords: describePostPlace(plan, post.at, figure?.place ?? null),
    coordinates: formatCoordinates(post.at),
    unit: group
      ? `${capitalise(UNIT_WORDS[group.kind])}, ${countOf(group.officersPerUnit, "officer")}`
      : "Unit",
    officers: group?.officersPerUnit ?? null,
    from: stretches[0]?.from ?? "",
    until: stretches.at(-1)?.until ?? "",
    times: stretches.map(({ from, until }) => `${from}–${until}`).join(", "),
    ...composeFigures(figure, missing),
  };
}

/**
 * When a post is staffed: its own phases, or all that are planned, those that follow each other in one. Where the evening is planned as
 * one, from the first arrivals until the crowd has dispersed.
 */
function dutyTimes(plan: PlanDocument, post: Post): { from: string; until: string }[] {
  const planned = plan.phases.length > 0 ? plan.phases : EVENING_PHASES;
  const names = plan.phases.length > 0 ? (post.phases ?? planned) : planned;
  const stretches: { from: number; to: number }[] = [];
  for (const { name, from, to } of phasesOf(plan.event)) {
    if (!names.includes(name)) continue;
    const before = stretches.at(-1);
    if (before?.to === from) before.to = to;
    else stretches.push({ from, to });
  }
  return stretches.map(({ from, to }) => ({ from: formatTimeOfDay(from), until: formatTimeOfDay(to) }));
}

function methodOf(plan: PlanDocument, figures: EvidenceSnapshot | null, missing: Missing): readonly string[] {
  if (plan.posts.length === 0 && staffedFixedPosts(plan).length === 0) return ["No posts are placed yet."];
  if (!figures && missing === "pending") return ["Figures are being worked out."];
  if (!figures) {
    const without = plan.source ? "without the crime data at hand" : "without crime data";
    return [`What the posts cover is not known: the order was made ${without}.`];
  }
  const sentences = [coverageSentence(plan, figures.coveredShare), figures.method];
  if (figures.method.includes("candidate place")) {
    sentences.push(
      plan.sites === null
        ? "The candidate places are the centres of the hexagons of the study area."
        : "The candidate places are those of the plan’s own list that lie in the study area.",
    );
  }
  return [...sentences, querySentence(plan)];
}

/** `82.5% of the recorded crime counted is within 300 m of one of the 12 foot serials.` */
function coverageSentence(plan: PlanDocument, share: number): string {
  const { posts, fleet } = plan;
  const kinds = UNIT_KINDS.map((kind) => ({
    name: UNIT_WORDS[kind],
    posts: posts.filter((post) => kindOf(post, fleet) === kind),
  }))
    .filter((kind) => kind.posts.length > 0)
    .map((kind) => ({
      name: kind.name,
      units: countOf(kind.posts.length, kind.name),
      radii: nameReaches(
        kind.posts.map((post) =>
          reachOf(
            fleet.find(({ id }) => id === post.unit),
            post.coverRadiusM,
          ),
        ),
      ),
    }));
  const fixed = staffedFixedPosts(plan);
  if (fixed.length > 0) {
    const units = countOf(fixed.length, "fixed post");
    kinds.push({ name: "fixed post", units, radii: nameReaches(fixed.flatMap(({ reaches }) => reaches)) });
  }
  const [first] = kinds;
  const isOneRadius = kinds.every(({ radii }) => radii === first?.radii) && !first?.radii.includes(" or ");
  const units = kinds.map((kind) => kind.units).join(" and ");
  const near = isOneRadius ? `within ${first?.radii}` : "within reach";
  const whom = posts.length + fixed.length === 1 ? `the ${first?.name ?? "unit"}` : `one of the ${units}`;
  const reach = isOneRadius ? "" : ` (${kinds.map(({ name, radii }) => `${name} ${radii}`).join(", ")})`;
  return `${formatShare(share)} of ${describeDemand(plan)} is ${near} of ${whom}${reach}.`;
}

/** The fixed posts at which somebody stands in a stretch that is planned, with how far each group there reaches. */
function staffedFixedPosts(plan: PlanDocument) {
  return plan.fixedPosts
    .map((post) => ({
      reaches: periodsOf(plan).flatMap((period) =>
        unitsAtFixedPost(post, plan.fleet, period).map(({ group }) => reachOf(group, group.coverRadiusM)),
      ),
    }))
    .filter(({ reaches }) => reaches.length > 0);
}

interface Reach {
  readonly radiusM: Metres;
  readonly words: string;
}

function reachOf(group: UnitGroup | undefined, radiusM: Metres): Reach {
  return { radiusM, words: describeCover(group, Math.round(radiusM)) };
}

/** `300 m or 1 km`. */
function nameReaches(reaches: readonly Reach[]): string {
  const sorted = reaches.toSorted((a, b) => a.radiusM - b.radiusM);
  return [...new Set(sorted.map(({ words }) => words))].join(" or ");
}

/** What shares are of: `the recorded crime counted`, `the harm expected in the arrival and dispersal phases`. */
function describeDemand({ phases, objective }: PlanDocument): string {
  const what = WEIGHED_WORDS[objective.weighBy];
  if (phases.length === 0) return `the recorded ${what} counted`;
  const last = phases.at(-1);
  const names = phases.length > 1 ? `${phases.slice(0, -1).join(", ")} and ${last}` : last;
  return `the ${what} expected in the ${names} phase${phases.length > 1 ? "s" : ""}`;
}

function kindOf(post: Post, fleet: Fleet): UnitKind | undefined {
  return fleet.find(({ id }) => id === post.unit)?.kind;
}

function querySentence({ query, event, area }: PlanDocument): string {
  const shown = query.categories?.slice(0, 6) ?? [];
  const hidden = (query.categories?.length ?? 0) - shown.length;
  const kinds =
    query.categories === null
      ? "all crime types"
      : `${shown.join(", ") || "no crime type"}${hidden > 0 ? ` and ${hidden} more` : ""}`;
  const when = query.weekHours ? `, ${nameWeekHours(query.weekHours)}` : "";
  return `Counted: ${kinds}${when}, in the hexagons within ${formatDistance(area.radiusM)} of ${event.venue.name || "the venue"}.`;
}

function footersOf(source: PlanSource | null, figures: EvidenceSnapshot | null): readonly string[] {
  return [
    ...(source?.attribution.trim() ? [`Source: ${source.attribution}`] : []),
    ...(figures ? [dataSentence(figures)] : []),
    ...(source?.simulated ? ["Simulated data: the records are generated, none is a real crime."] : []),
    "Suggested from historic records; decisions are the commander's.",
  ];
}

/** `Data: May 2025 to Apr 2026; 719 of 22,253 recorded crimes in the study area counted. Counts from …` */
function dataSentence({ months, rowsCounted, rowsInArea }: EvidenceSnapshot): string {
  const span = months ? `${nameMonth(months.first)} to ${nameMonth(months.last)}` : "dates not known";
  const rows =
    rowsCounted === rowsInArea
      ? `${formatMasked(rowsInArea)} recorded crimes in the study area`
      : `${formatMasked(rowsCounted)} of ${formatMasked(rowsInArea)} recorded crimes in the study area counted`;
  return `Data: ${span}; ${rows}. Counts from 1 to 4 are never shown; shares are rounded.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
