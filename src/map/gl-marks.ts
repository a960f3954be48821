import type { Rgb } from "./ramps.ts";

/** Red, green, blue and opacity, 0–255. */
export type Rgba = [number, number, number, number];

/** Flat marks on one plane: drawn in order, never hidden by depth. */
export const FLAT = { parameters: { depthCompare: "always", depthWriteEnabled: false } } as const;

/** A colour with an opacity of 0 to 1. */
export function rgba(colour: Rgb, opacity: number): Rgba {
  return [colour[0], colour[1], colour[2], Math.round(opacity * 255)];
}
