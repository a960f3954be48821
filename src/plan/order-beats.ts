import { type BeatLine, listBeatLines } from "../model/beat-lines.ts";
import type { BeatReport } from "../model/beat-report.ts";
import { MASK_BELOW } from "../model/evidence.ts";
import { isLocked } from "../model/locked.ts";
import { WEIGHED_WORDS } from "../model/objective.ts";
import { type Period, periodsOf } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { postsWithBeats } from "../model/request-beats.ts";
import { capitalise, formatDistance } from "../model/wording.ts";
import { describeBeatProof, shareInBeats } from "./describe-beats.ts";
import { describeHexPlace } from "./describe-place.ts";
import { maskBoundShare, maskShare } from "./mask-coverage.ts";
import { type Missing, shareWords } from "./order-figures.ts";

/** One beat as it stands in the order; every figure in it may be shared. */
export interface OrderBeat {
  readonly post: string;
  readonly number: number;
  readonly unit: string;
  readonly hexes: number;
  /** `2.4%`, or `none or too few`. */
  readonly share: string;
  /** `1.9 km, 30 min`. */
  readonly walk: string;
  /** `Olympic Way, Fulton Road`; where the data names none, or so few rows are there that none may be shared, `Around 310 m north-east of Wembley Stadium`. */
  readonly places: string;
}

/** The beats of one stretch in the order. */
export interface OrderBeats {
  /** `Arrival`, or `Evening`. */
  readonly label: string;
  /** What they hold together, or why there are none, as a sentence. */
  readonly words: string;
  readonly beats: readonly OrderBeat[];
}

/**
 * The beats of a plan as the order says them, stretch by stretch; none where no unit at a post patrols. Shares and places are masked as
 * those of posts are.
 * @param reports as many as the plan has stretches, or why there are none
 */
export function composeOrderBeats(
  plan: PlanDocument,
  reports: readonly BeatReport[] | Missing,
): readonly OrderBeats[] {
  return periodsOf(plan).flatMap((period, i) => {
    if (postsWithBeats(plan, period).length === 0) return [];
    const label = capitalise(period);
    if (typeof reports === "string") return [{ label, words: MISSING[reports], beats: [] }];
    const report = reports[i];
    return report ? [{ label, ...composeStretch(plan, report) }] : [];
  });
}

const MISSING = {
  pending: "The beats are being worked out.",
  unknown: "The beats are not known: they are laid from the crime data, which is not at hand.",
} as const;

function composeStretch(plan: PlanDocument, report: BeatReport): Omit<OrderBeats, "label"> {
  if (isLocked(report.plan)) return { words: report.plan.locked, beats: [] };
  const { rows } = report;
  const share = shareInBeats(report.plan) ?? 0;
  const { length } = report.plan.beats;
  const held = maskedWords(share, rows);
  const covered = maskShare(share * rows, rows);
  const bound = (report.plan.proof.bound / report.plan.totalDemand) * rows;
  const isBest = report.plan.proof.status === "optimal";
  const proof = describeBeatProof(report.plan, {
    covered,
    bound: isBest ? covered : Math.max(covered, maskBoundShare(bound, rows)),
  });
  const whose = length === 1 ? "one unit" : `${length} units`;
  return {
    words: [
      `The beats of ${whose} hold ${held} of the ${nameDemand(plan, report.period)}.`,
      ...proof,
      "This is beside what the posts cover and is not added to it.",
    ].join(" "),
    beats: listBeatLines(plan, report).map((line) => composeBeat(plan, line, rows)),
  };
}

function composeBeat({ event }: PlanDocument, line: BeatLine, rowsInArea: number): OrderBeat {
  const isShown = line.rows >= MASK_BELOW;
  return {
    ...{ post: line.post, number: line.number, hexes: line.hexes },
    unit: capitalise(line.unit),
    share: maskedWords(isShown ? line.share : 0, rowsInArea),
    walk: `${formatDistance(line.walkM)}, ${Math.ceil(line.walkMinutes)} min`,
    places:
      isShown && line.places.length > 0
        ? line.places.join(", ")
        : `Around ${describeHexPlace(event.venue, line.beat.cells[0] as string)}`,
  };
}

/** A share of demand, masked as if it were of as many rows. */
function maskedWords(share: number, rowsInArea: number): string {
  return shareWords(maskShare(share * rowsInArea, rowsInArea), "unknown");
}

function nameDemand({ objective }: PlanDocument, period: Period): string {
  const what = WEIGHED_WORDS[objective.weighBy];
  return period === "evening" ? `recorded ${what} counted` : `${what} expected in the ${period} phase`;
}
