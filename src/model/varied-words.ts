import type { Period } from "./period.ts";
import { nameVariedPlan, type VariedPlace, type VariedPlans, type VariedStretch } from "./varied-plans.ts";
import { capitalise, formatCount, formatShare } from "./wording.ts";

/** What is said of the plans that a schedule draws from. */
export const VARY_METHOD =
  "Each plan begins as the best and moves units to places that the others use less, as long as enough stays covered; how different the plans are is what that search found. Plans are drawn at random and independently, so the same one may come twice. No observer is modelled.";

/** `8 plans, each covering 57.9% or more; the best covers 59.1%, proven.` */
export function describeVariedStretch(stretch: VariedStretch): string {
  const { period, plans, leastCovered, bestCovered, bound, isProven } = stretch;
  const percent = (demand: number) => formatShare(shareOf(stretch, demand));
  const best = isProven
    ? `the best covers ${percent(bestCovered)}, proven`
    : `the best known covers ${percent(bestCovered)}, and no placing more than ${formatBound(shareOf(stretch, bound))}`;
  const least = percent(Math.min(...plans.map(({ covered }) => covered)));
  const found =
    plans.length === 1
      ? `no other plan was found that covers ${percent(leastCovered)} or more`
      : `${formatCount(plans.length)} plans, each covering ${least} or more`;
  return lead(period, `${found}; ${best}.`);
}

/** `None covers less than 98% of what the best known does.` */
export function describeKept({ share }: Pick<VariedPlans, "share">): string {
  return `None covers less than ${Math.round(100 * (1 - share))}% of what the best known does.`;
}

/** `Two of these occasions share 7.3 of 12.0 places on average.`; empty for one occasion. */
export function describeShared({ period, sharedDrawn, placesPerOccasion }: VariedStretch): string {
  if (sharedDrawn === null) return "";
  const shared = `${sharedDrawn.toFixed(1)} of ${placesPerOccasion.toFixed(1)} places on average.`;
  return lead(period, `two of these occasions share ${shared}`);
}

function lead(period: Period, sentence: string): string {
  return period === "evening" ? capitalise(sentence) : `${capitalise(period)}: ${sentence}`;
}

/** `C, 58.3%`: the plan of an occasion in a stretch. */
export function describeDrawn(stretch: VariedStretch, plan: number): string {
  const covered = stretch.plans[plan]?.covered ?? 0;
  return `${nameVariedPlan(plan)}, ${formatShare(shareOf(stretch, covered))}`;
}

/** Why somebody is always at a place: `pinned`, `fixed post`; empty where it is drawn. */
export function sayStands({ stands }: Pick<VariedPlace, "stands">): string {
  return stands === "drawn" ? "" : stands === "pinned" ? "pinned" : "fixed post";
}

/** `The evening` or `Arrival`. */
export function namePeriod(period: Period): string {
  return period === "evening" ? "The evening" : capitalise(period);
}

/** Share of a stretch’s demand, 0 to 1. */
export function shareOf({ totalDemand }: Pick<VariedStretch, "totalDemand">, demand: number): number {
  return totalDemand > 0 ? demand / totalDemand : 0;
}

/** Rounded up, so that it holds as it is read. */
function formatBound(share: number): string {
  return formatShare(Math.ceil(share * 1000 - 1e-6) / 1000);
}
