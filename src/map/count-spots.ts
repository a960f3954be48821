import type { OutlineNames } from "../app/measure-classes.ts";

/** What outlined hexes are called where the count is shown. */
export const SPOT_NAMES: OutlineNames = { hot: "significant hotspot", cold: "significant coldspot" };

/** How many hexes differ from the area's average beyond chance, and to which side. */
export interface SpotCounts {
  readonly hot: number;
  readonly cold: number;
}

/** Counts the hexes of each significance: 1 hot, −1 cold, 0 neither. */
export function countSpots(significance: Int8Array): SpotCounts {
  let hot = 0;
  let cold = 0;
  for (const value of significance) {
    if (value > 0) hot++;
    if (value < 0) cold++;
  }
  return { hot, cold };
}

/** `9 significant hotspots and 1 significant coldspot`, only those that there are; empty where there are none. */
export function nameSpots({ hot, cold }: SpotCounts, names = SPOT_NAMES): string {
  return [
    ...(hot > 0 ? [nameSome(hot, names.hot)] : []),
    ...(cold > 0 ? [nameSome(cold, names.cold)] : []),
  ].join(" and ");
}

/** `9 significant hotspots`, `1 pattern of cold months`: the first noun of the name is the one that is counted. */
function nameSome(count: number, name: string): string {
  return `${count} ${count === 1 ? name : name.replace(/^(.*?)(?= of |$)/, "$1s")}`;
}
