import type { BeatPlan } from "../model/beat.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { formatBound, formatGap } from "./describe-proof.ts";

/** Share of all demand that is in beats, 0 to 1; null without demand. */
export function shareInBeats({ coveredDemand, totalDemand }: BeatPlan): number | null {
  return totalDemand > 0 ? coveredDemand / totalDemand : null;
}

/**
 * What is known of some beats, in sentences for screen, print and command line: how even they are, which units have none, and how
 * much better any others could be. Optimality is claimed only where it is proven; bounds and gaps are rounded up, never down.
 */
export function describeBeats(
  chosen: BeatPlan,
  plan: Pick<PlanDocument, "posts" | "beats">,
): readonly string[] {
  return [
    ...describeEvenness(chosen, plan.beats.mostRatio),
    ...describeMissing(chosen, plan),
    ...describeBeatProof(chosen),
  ];
}

function describeEvenness({ beats, workloadRatio }: BeatPlan, mostRatio: number | null): string[] {
  if (beats.length < 2) return [];
  const asked = mostRatio === null ? "" : ` At most ${formatRatio(mostRatio)} times was asked for.`;
  return [
    Number.isFinite(workloadRatio)
      ? `The largest workload is ${formatRatio(workloadRatio)} times the smallest.${asked}`
      : `At least one beat holds no demand at all.${asked}`,
  ];
}

function describeMissing({ withoutBeat }: BeatPlan, { posts }: Pick<PlanDocument, "posts">): string[] {
  if (withoutBeat.length === 0) return [];
  const numbers = withoutBeat.map((unit) => posts.findIndex(({ id }) => id === unit) + 1);
  return [
    numbers.length === 1
      ? `The unit of post ${numbers[0]} has no beat: none would add anything.`
      : `The units of posts ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)} have no beat: none would add anything.`,
  ];
}

/**
 * How much better any other beats could be, in sentences; none without beats or demand.
 * @param shares what is covered and bounded, 0 to 1, where another than the exact shares may be said, as where they are masked
 */
export function describeBeatProof(
  chosen: BeatPlan,
  shares?: { readonly covered: number; readonly bound: number },
): readonly string[] {
  const { proof, totalDemand } = chosen;
  const exact = shareInBeats(chosen);
  if (exact === null || chosen.beats.length === 0) return [];
  const { covered, bound } = shares ?? { covered: exact, bound: proof.bound / totalDemand };
  if (proof.status === "unbalanced") {
    return [
      proof.bound <= 0
        ? "Proven: no beats of these sizes are as even as was asked for. Allow more uneven beats."
        : "Beats as even as was asked for were not found, and whether there are any is not known. These came nearest.",
    ];
  }
  const claim = `Proven: no other beats of these sizes hold more than ${formatBound(bound)}.`;
  if (proof.status === "optimal") return [claim, "These beats are optimal."];
  const room = `better beats may exist, by ${formatGap(covered, bound)} points at most.`;
  if (proof.method === "growth-exchange") return [claim, `Found by a quick search: ${room}`];
  return proof.status === "time-limit"
    ? [claim, `The search reached its time limit of ${Math.round(proof.seconds)} s: ${room}`]
    : [claim, `There are too many beats to look through them all: ${room}`];
}

/** `1.5`, `2`; rounded up, so that what is shown as even enough is. */
function formatRatio(ratio: number): string {
  return String(Math.ceil(ratio * 100 - 1e-6) / 100);
}
