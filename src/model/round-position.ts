import type { LngLat } from "./units.ts";

/** A position kept to five decimals of a degree (about one metre), as plans hold, share and print it. */
export function roundPosition(at: LngLat): LngLat {
  return [roundDegrees(at[0]), roundDegrees(at[1])];
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5 + 0;
}
