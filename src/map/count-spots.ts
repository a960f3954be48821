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
export function nameSpots({ hot, cold }: SpotCounts): string {
  return [
    ...(hot > 0 ? [`${hot} significant hotspot${hot === 1 ? "" : "s"}`] : []),
    ...(cold > 0 ? [`${cold} significant coldspot${cold === 1 ? "" : "s"}`] : []),
  ].join(" and ");
}
