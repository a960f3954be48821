import type { TableSummary } from "../model/crime-table.ts";
import type { Deployment, Post } from "../model/deployment.ts";
import { type PhaseName, phasesOf } from "../model/event-spec.ts";
import { type EvidenceSnapshot, formatMasked, type MaskedCount, maskCount } from "../model/evidence.ts";
import type { UnitMode } from "../model/fleet.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { LngLat } from "../model/units.ts";
import { formatCoordinates } from "../model/venue.ts";
import { formatTimeOfDay, nameDate, nameMonth } from "../model/wall-clock.ts";
import { describePlace } from "./describe-place.ts";
import { formatShare } from "./describe-proof.ts";
import { countedMonths, describeMaskedProof, isOfPosts } from "./evidence.ts";
import { type MaskedCoverage, maskCoverage } from "./mask-coverage.ts";

/** One phase of the evening, times as `22:30`. */
export interface OrderPhase {
  readonly name: PhaseName;
  readonly label: string;
  readonly from: string;
  readonly until: string;
}

/** One post as it stands in the order. */
export interface OrderRow {
  readonly id: string;
  readonly number: number;
  /** `Post 4`. */
  readonly name: string;
  readonly at: LngLat;
  readonly mode: UnitMode;
  readonly pinned: boolean;
  readonly chosenBy: Post["chosenBy"];
  /** `near Olympic Way, 310 m north-east of Wembley Stadium`. */
  readonly placeWords: string;
  /** `51.55602, −0.27961`. */
  readonly coordinates: string;
  /** `Foot, 7 officers`. */
  readonly unit: string;
  /** Officers of the unit, or null where the plan has no units of the kind. */
  readonly officers: number | null;
  readonly from: string;
  readonly until: string;
  /** `16.7%`, `none or too few` or `not known`. */
  readonly covers: string;
  readonly onlyHere: string;
  /** Share 0–1 within the post's radius; null where it is not known, none, or too small to be shared. */
  readonly reachesShare: number | null;
  readonly onlyHereShare: number | null;
  /** Categories most recorded within the radius, most first. */
  readonly why: readonly string[];
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
  readonly rows: readonly OrderRow[];
  /** Source, span and number of the data, and what the order is not. */
  readonly footers: readonly string[];
  /** Who published the data and under what terms; null where the plan has no data behind it. */
  readonly attribution: string | null;
}

export const SIMULATED_BADGE = "Simulated data";

interface Figures extends MaskedCoverage {
  readonly proof: string;
  readonly rows: { readonly count: MaskedCount; readonly words: string };
  readonly months: EvidenceSnapshot["months"];
  readonly attribution: string | null;
  readonly simulated: boolean;
}

/**
 * Composes the order. Figures are the deployment's where it is of the plan's posts, masked as in a link, else the
 * evidence's; a reader of the link so gets the same order as its sender. Without either, posts and times stand
 * alone.
 */
export function composeOrder(
  plan: PlanDocument,
  deployment: Deployment | null,
  evidence: EvidenceSnapshot | null,
  summary: TableSummary | null,
): OperationalOrder {
  const { event } = plan;
  const figures = figuresOf(plan, deployment, evidence, summary);
  const simulated = figures?.simulated ?? summary?.simulated ?? false;
  return {
    title: `Operational order: ${event.name.trim() || event.venue.name}`,
    subtitle: `${event.venue.name}, ${nameDate(event.date)}. Doors ${formatTimeOfDay(event.doors)}, start ${formatTimeOfDay(event.start)}, end ${formatTimeOfDay(event.end)}.`,
    simulatedBadge: simulated ? SIMULATED_BADGE : null,
    phases: phasesOf(event).map(({ name, from, to }) => ({
      name,
      label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      from: formatTimeOfDay(from),
      until: formatTimeOfDay(to),
    })),
    method: methodOf(plan, figures),
    rows: plan.posts.map((_, index) => composeRow(plan, index, figures)),
    footers: footersOf(figures, simulated),
    attribution: figures?.attribution ?? null,
  };
}

function figuresOf(
  plan: PlanDocument,
  deployment: Deployment | null,
  evidence: EvidenceSnapshot | null,
  summary: TableSummary | null,
): Figures | null {
  const evidenceRows = evidence && {
    count: evidence.rowsInArea,
    words: "recorded crimes in the study area",
  };
  if (deployment && isOfPosts(deployment, plan)) {
    const counted = { count: maskCount(deployment.coverage.totalDemand), words: "recorded crimes counted" };
    return {
      ...maskCoverage(deployment),
      proof: describeMaskedProof(deployment),
      rows: evidenceRows ?? counted,
      months: summary ? countedMonths(plan.query, summary.months) : (evidence?.months ?? null),
      attribution: summary?.attribution ?? evidence?.attribution ?? null,
      simulated: summary?.simulated ?? evidence?.simulated ?? false,
    };
  }
  if (!evidence || !evidenceRows || evidence.posts.length !== plan.posts.length) return null;
  return { ...evidence, proof: evidence.method, rows: evidenceRows };
}

function composeRow(plan: PlanDocument, index: number, figures: Figures | null): OrderRow {
  const post = plan.posts[index] as Post;
  const figure = figures?.posts[index];
  const officers = plan.fleet.find((group) => group.mode === post.mode)?.officersPerUnit ?? null;
  const kind = post.mode === "foot" ? "Foot" : "Vehicle";
  const { from, until } = dutyTimes(plan);
  return {
    id: post.id,
    number: index + 1,
    name: `Post ${index + 1}`,
    at: post.at,
    mode: post.mode,
    pinned: post.pinned,
    chosenBy: post.chosenBy,
    placeWords: describePlace(post.at, plan.event.venue, figure?.place ?? null),
    coordinates: formatCoordinates(post.at),
    unit: officers === null ? kind : `${kind}, ${countOf(officers, "officer")}`,
    officers,
    from,
    until,
    covers: shareWords(figure?.reachesShare),
    onlyHere: shareWords(figure?.onlyHereShare),
    reachesShare: figure?.reachesShare || null,
    onlyHereShare: figure?.onlyHereShare || null,
    why: figure?.why ?? [],
  };
}

/** Posts stand from the first arrivals until the crowd has dispersed. */
function dutyTimes({ event }: PlanDocument): { from: string; until: string } {
  const [arrival, , dispersal] = phasesOf(event);
  return {
    from: formatTimeOfDay(arrival?.from ?? event.doors),
    until: formatTimeOfDay(dispersal?.to ?? event.end),
  };
}

function methodOf(plan: PlanDocument, figures: Figures | null): readonly string[] {
  if (plan.posts.length === 0) return ["No posts are placed yet."];
  if (!figures) return ["What the posts cover is not known: the order was made without crime data."];
  const sentences = [coverageSentence(plan.posts, figures.coveredShare), figures.proof];
  if (figures.proof.includes("candidate place")) {
    sentences.push("The candidate places are the centres of the hexagons of the study area.");
  }
  return [...sentences, querySentence(plan)];
}

/** `12 foot units cover 82.5% of recorded crime within 300 m of a post.` */
function coverageSentence(posts: readonly Post[], share: number): string {
  const kinds = (["foot", "vehicle"] as const)
    .map((mode) => ({ mode, posts: posts.filter((post) => post.mode === mode) }))
    .filter((kind) => kind.posts.length > 0);
  const units = kinds.map((kind) => countOf(kind.posts.length, `${kind.mode} unit`)).join(" and ");
  const reaches = kinds.map((kind) => ({
    mode: kind.mode,
    words: [...new Set(kind.posts.map((post) => Math.round(post.coverRadiusM)))]
      .sort((a, b) => a - b)
      .map((radius) => `${radius} m`)
      .join(" or "),
  }));
  const within =
    new Set(reaches.map((reach) => reach.words)).size === 1
      ? `within ${reaches[0]?.words} of a post`
      : `within reach of a post (${reaches.map(({ mode, words }) => `${mode} ${words}`).join(", ")})`;
  const covers = posts.length === 1 ? "covers" : "cover";
  return `${units} ${covers} ${formatShare(share)} of recorded crime ${within}.`;
}

function querySentence({ query, event, area }: PlanDocument): string {
  const shown = query.categories?.slice(0, 6) ?? [];
  const hidden = (query.categories?.length ?? 0) - shown.length;
  const kinds =
    query.categories === null
      ? "all crime types"
      : `${shown.join(", ") || "no crime type"}${hidden > 0 ? ` and ${hidden} more` : ""}`;
  const radius =
    area.radiusM >= 1000 ? `${Number((area.radiusM / 1000).toFixed(2))} km` : `${area.radiusM} m`;
  return `Counted: ${kinds}, in the hexagons within ${radius} of ${event.venue.name || "the venue"}.`;
}

function footersOf(figures: Figures | null, simulated: boolean): readonly string[] {
  const decision = "Suggested from historic records; decisions are the commander's.";
  const badge = simulated ? ["Simulated data: the records are generated, none is a real crime."] : [];
  if (!figures) return [...badge, decision];
  const { months } = figures;
  const span = months ? `${nameMonth(months.first)} to ${nameMonth(months.last)}` : "dates not known";
  return [
    ...(figures.attribution ? [`Source: ${figures.attribution}`] : []),
    `Data: ${span}; ${formatMasked(figures.rows.count)} ${figures.rows.words}. Counts from 1 to 4 are never shown; shares are rounded.`,
    ...badge,
    decision,
  ];
}

function shareWords(share: number | undefined): string {
  if (share === undefined) return "not known";
  return share > 0 ? formatShare(share) : "none or too few";
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
