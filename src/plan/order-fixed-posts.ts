import { phasesOf } from "../model/event-spec.ts";
import type { EvidenceSnapshot } from "../model/evidence.ts";
import type { FixedPost, FixedPostKind } from "../model/fixed-post.ts";
import { countOfficers, describeFixedUnits, officersAtFixedPost } from "../model/fixed-post-words.ts";
import type { UnitKind } from "../model/fleet.ts";
import { EVENING_PHASES, type Period, periodsOf } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat } from "../model/units.ts";
import { formatCoordinates } from "../model/venue.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import { capitalise } from "../model/wording.ts";
import { describePlace } from "./describe-place.ts";
import { composeFigures, type Missing, type OrderFigures } from "./order-figures.ts";

/** Who stands at a fixed post in one stretch of the plan. */
export interface FixedStretch {
  /** `Arrival`, or `Evening` where the evening is planned as one. */
  readonly label: string;
  /** Times as `22:30`. */
  readonly from: string;
  readonly until: string;
  /** Officers of the units there. */
  readonly officers: number;
  /** Kinds of the units there: `serial`. */
  readonly units: readonly UnitKind[];
  /** `2 foot serials, 14 officers`. */
  readonly staff: string;
}

/** One fixed post as it stands in the order. */
export interface OrderFixedPost extends OrderFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: FixedPostKind;
  readonly at: LngLat;
  /** `near Olympic Way, 310 m north-east of Wembley Stadium`. */
  readonly placeWords: string;
  readonly coordinates: string;
  /** The stretches in which somebody stands there, in order; none where nobody is asked for. */
  readonly stretches: readonly FixedStretch[];
  /** `15:00–18:30 2 foot serials, 14 officers; 22:30–01:30 1 foot serial, 7 officers`, or that nobody is asked for. */
  readonly words: string;
}

/** The fixed posts of a plan with who stands there when, and what they do as far as that is known. */
export function composeFixedPosts(
  plan: PlanDocument,
  figures: EvidenceSnapshot | null,
  missing: Missing,
): OrderFixedPost[] {
  return plan.fixedPosts.map((post, index) => {
    const figure = figures?.fixedPosts[index];
    const stretches = periodsOf(plan).flatMap((period) => composeStretch(plan, post, period));
    return {
      id: post.id,
      name: post.name,
      kind: post.kind,
      at: post.at,
      placeWords: describePlace(post.at, plan.event.venue, figure?.place ?? null),
      coordinates: formatCoordinates(post.at),
      stretches,
      words:
        stretches.map(({ from, until, staff }) => `${from}–${until} ${staff}`).join("; ") ||
        "Nobody is asked for.",
      ...composeFigures(figure, missing),
    };
  });
}

function composeStretch(plan: PlanDocument, post: FixedPost, period: Period): FixedStretch[] {
  const officers = officersAtFixedPost(post, plan.fleet, period);
  if (officers === 0) return [];
  const names = period === "evening" ? EVENING_PHASES : [period];
  const phases = phasesOf(plan.event).filter(({ name }) => names.includes(name));
  return [
    {
      label: capitalise(period),
      from: formatTimeOfDay(phases[0]?.from ?? 0),
      until: formatTimeOfDay(phases.at(-1)?.to ?? 0),
      officers,
      units: unitsAtFixedPost(post, plan.fleet, period).map(({ group }) => group.kind),
      staff: `${describeFixedUnits(post, plan.fleet, period)}, ${countOfficers(officers)}`,
    },
  ];
}
