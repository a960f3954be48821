/** How focus areas are drawn on either map, CSS pixels or drawing units. */
export const FOCUS_LINE = { width: 1.75, edited: 3, casing: 2.5, bandOpacity: 0.22, pointRadius: 4 } as const;
