import { wholeCostIn } from "./cost.ts";
import type { Assessment, Coverage, PlacedPeriod, Proof, SectorFigures } from "./deployment.ts";
import { isOnDuty, type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { rosterOf } from "./roster.ts";
import { unitsAtFixedPost } from "./standing-units.ts";

/** A plan with what is known of it. */
export interface MeasuredPlan {
  /** What a person calls it: `Plan kept at 14:05`. */
  readonly name: string;
  readonly plan: PlanDocument;
  /** What its posts do, over the data that is open; null where no data is, or until that is known. */
  readonly assessment: Assessment | null;
  /** What is proven of its posts, by stretch; none where nothing is. */
  readonly proofs: readonly PlacedPeriod[];
}

/** What has to be alike in two plans before a figure of theirs can be set against each other. */
export type Basis = "units" | "demand" | "free-unit";

/** One figure of one stretch of a plan. */
export interface StretchFigure {
  readonly name: string;
  readonly unit: string;
  readonly basis: Basis;
  /** Which way is better; null where neither is. */
  readonly better: "more" | "less" | null;
  /** Differences below half of it are none that a person sees. */
  readonly step: number;
  /** Null where it is not known, or there is none. */
  readonly value: number | null;
  /** By how much the best placing for the same inputs could be better at most; null where that is not proven. */
  readonly gap: number | null;
  /** Which sector the figure is of: `north-east`, `north and west`, `3 sectors`; null where it is of none. */
  readonly sector: string | null;
}

/**
 * The figures of one stretch, always the same ones in the same order. Those that need the data are null without it; all are null
 * in a stretch that the plan does not have.
 */
export function figuresOfStretch(measured: MeasuredPlan, period: Period): readonly StretchFigure[] {
  const { plan, assessment, proofs } = measured;
  const index = periodsOf(plan).indexOf(period);
  const coverage = (index >= 0 && assessment?.periods[index]) || null;
  const transition = assessment?.transitions.find(({ to }) => to === period) ?? null;
  const proof = proofs.find((each) => each.period === period)?.proof ?? null;
  const roster = rosterOf(plan)[index];
  const units = (name: string, unit: string, value: number | undefined): StretchFigure => ({
    ...{ name, unit, basis: "units", better: null, step: 1, gap: null, sector: null },
    value: index >= 0 ? (value ?? null) : null,
  });
  const ofGroups = (read: (group: NonNullable<typeof roster>["groups"][number]) => number) =>
    roster?.groups.reduce((sum, group) => sum + read(group), 0);
  const burden = (name: string, unit: string, value: number | undefined): StretchFigure => ({
    ...units(name, unit, value),
    better: "less",
  });
  return [
    units("Officers at posts", "officers", roster?.officersPosted),
    units(
      "Units at posts",
      "units",
      ofGroups((group) => group.atPosts + group.atFixedPosts),
    ),
    units("Posts", "posts", plan.posts.filter((post) => isOnDuty(post, period)).length),
    units(
      "Fixed posts with units",
      "fixed posts",
      plan.fixedPosts.filter((post) => unitsAtFixedPost(post, plan.fleet, period).length > 0).length,
    ),
    units(
      "Units in reserve",
      "units",
      ofGroups(({ reserve }) => reserve),
    ),
    units(
      "Units on duty without a post",
      "units",
      ofGroups(({ spare }) => spare),
    ),
    burden("Cost of units on duty", "in the unit entered", wholeCostIn(plan, period) ?? undefined),
    ...demandFigures(coverage, proof, nameDemand(plan, period), period === "evening" ? 1 : 0.1),
    burden("Movement into this phase", "unit-minutes", transition?.minutes),
    burden("Units that come late", "units", transition?.late),
  ];
}

/** `expected crimes`, `recorded harm`: what demand is counted in. */
function nameDemand({ objective }: PlanDocument, period: Period): string {
  const what = { count: "crimes", harm: "harm", blend: "crime and harm" }[objective.weighBy];
  return `${period === "evening" ? "recorded" : "expected"} ${what}`;
}

function demandFigures(
  coverage: Coverage | null,
  proof: Proof | null,
  demand: string,
  demandStep: number,
): readonly StretchFigure[] {
  const total = coverage?.totalDemand ?? 0;
  const percent = (value: number | undefined) =>
    value === undefined || total === 0 ? null : (100 * value) / total;
  const bound = proof && proof.method !== "by-hand" ? proof : null;
  const coverGap =
    coverage && bound?.goal === null ? Math.max(0, bound.bound - coverage.coveredDemand) : null;
  const goalGap = bound?.goal ? Math.abs(bound.goal.bound - bound.goal.value) : null;
  const goals = coverage?.goals;
  const freeUnit = bound?.goal?.unit === "demand" ? bound.goal : null;
  const metres = bound?.goal?.unit === "metres" ? bound.goal : null;
  const share = (name: string, value: number | null, gap: number | null, basis: Basis = "demand") => ({
    ...{ name, unit: "% of demand", basis, better: "more" as const, step: 0.1, value, gap, sector: null },
  });
  const worst = goals ? worstSector(goals.perSector) : null;
  return [
    share("Demand covered", percent(coverage?.coveredDemand), coverGap && percent(coverGap)),
    {
      ...share("Demand covered, number", coverage?.coveredDemand ?? null, coverGap),
      ...{ unit: demand, step: demandStep },
    },
    unjudged(share("No placing covers more than", bound?.goal === null ? percent(bound.bound) : null, null)),
    share("Demand in reach of two units", percent(goals?.coveredTwice), null),
    share(
      ...(["Demand expected to meet a free unit", percent(goals?.expectedDemand)] as const),
      freeUnit && goalGap !== null ? percent(goalGap) : null,
      "free-unit",
    ),
    unjudged(share("No placing lets more meet a free unit than", freeUnit && percent(freeUnit.bound), null)),
    {
      ...share("Mean distance to the nearest unit", goals?.meanDistanceM ?? null, metres && goalGap),
      ...{ unit: "m", better: "less" as const, step: 1 },
    },
    {
      ...unjudged(share("No placing brings the mean distance below", metres?.bound ?? null, null)),
      ...{ unit: "m", step: 1 },
    },
    {
      ...share("Least covered sector", worst?.percent ?? null, null),
      sector: worst?.name ?? null,
    },
  ];
}

/** A figure that says how good a plan can be, not how good it is. */
function unjudged(figure: StretchFigure): StretchFigure {
  return { ...figure, better: null };
}

/** The least share covered of any sector with demand, and which sectors show that share; null where none has demand. */
function worstSector(sectors: readonly SectorFigures[]): { percent: number; name: string } | null {
  const shares = sectors
    .filter(({ totalDemand }) => totalDemand > 0)
    .map(({ name, totalDemand, coveredDemand }) => ({ name, percent: (100 * coveredDemand) / totalDemand }));
  if (shares.length === 0) return null;
  const percent = Math.min(...shares.map((share) => share.percent));
  const worst = shares.filter((share) => share.percent.toFixed(1) === percent.toFixed(1));
  const name = worst.length > 2 ? `${worst.length} sectors` : worst.map((share) => share.name).join(" and ");
  return { percent, name };
}
