import { unitsToPlace } from "./fleet.ts";
import { distanceM, isSamePlace } from "./geodesy.ts";
import { periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { ListedSite, NamedSite } from "./site-list.ts";
import { unitsAsked } from "./standing-shortage.ts";
import type { StudyArea } from "./study-area.ts";
import type { LngLat } from "./units.ts";
import { formatCount } from "./wording.ts";

/** Places of a list as a plan keeps them, and what a person should know of those that it does not. */
export interface CandidateList {
  readonly sites: readonly NamedSite[];
  readonly notes: readonly string[];
}

/** The places of a person's list, each place once: of several at one place the first gives the name. */
export function candidateListOf(listed: readonly ListedSite[]): CandidateList {
  const byPlace = new Map<string, NamedSite>();
  for (const { name, at } of listed) if (!byPlace.has(at.join())) byPlace.set(at.join(), { name, at });
  const again = listed.length - byPlace.size;
  const notes =
    again === 0
      ? []
      : [
          `${again === 1 ? "1 stands" : `${formatCount(again)} stand`} where another does and ${again === 1 ? "was" : "were"} passed over.`,
        ];
  return { sites: [...byPlace.values()], notes };
}

/** The places of a list that lie in a study area: where units may be suggested. */
export function sitesInArea<T extends Pick<NamedSite, "at">>(
  sites: readonly T[],
  area: Pick<StudyArea, "center" | "radiusM">,
): readonly T[] {
  return sites.filter((site) => isInArea(site, area));
}

/** Whether a place lies in a study area. */
export function isInArea(
  { at }: Pick<NamedSite, "at">,
  { center, radiusM }: Pick<StudyArea, "center" | "radiusM">,
): boolean {
  return distanceM(center, at) <= radiusM;
}

/** What a plan's list calls a place; null where the place is not on it, or there is no list. */
export function nameOfSite(sites: PlanDocument["sites"], at: LngLat): string | null {
  return sites?.find((site) => isSamePlace(site.at, at))?.name ?? null;
}

/** Where units may be suggested, in a sentence: `On one of the 12 places of your list; 2 more are outside the study area and left out.` */
export function describeCandidates({ sites, area }: Pick<PlanDocument, "sites" | "area">): string {
  if (!sites) return "In the middle of any hexagon of the study area.";
  const inside = sitesInArea(sites, area).length;
  const outside = sites.length - inside;
  const left =
    outside === 0
      ? ""
      : `; ${formatCount(outside)} more ${outside === 1 ? "is" : "are"} outside the study area and left out`;
  if (inside === 0)
    return `Nowhere: none of the ${formatCount(outside)} places of the list is in the study area.`;
  return inside === 1
    ? `Only on the one place of the list that is in the study area${left}.`
    : `On the ${formatCount(inside)} places of the list${left}.`;
}

/** Where a plan's list has fewer places than there are units to place, a sentence that says so. */
export function listScarceSites(
  plan: Pick<PlanDocument, "sites" | "area" | "fleet" | "phases" | "posts" | "fixedPosts">,
): string[] {
  if (!plan.sites) return [];
  const places = sitesInArea(plan.sites, plan.area).length;
  const units = Math.max(
    ...periodsOf(plan).map((period) =>
      plan.fleet.reduce(
        (sum, group) => sum + Math.max(0, unitsToPlace(group, period) - unitsAsked(plan, group, period)),
        0,
      ),
    ),
  );
  if (units <= places) return [];
  return [
    `The list has ${places === 1 ? "1 place" : `${formatCount(places)} places`} in the study area for ${formatCount(units)} units. A unit that adds nothing at any of them gets no post.`,
  ];
}
