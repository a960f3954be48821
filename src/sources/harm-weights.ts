import shipped from "../../data/harm-weights.json";
import type { HarmWeight } from "../model/offence-taxonomy.ts";

const WEIGHTS: Readonly<Record<string, HarmWeight>> = shipped.weights;
const NONE: HarmWeight = { cchiDays: null, onsSeverity: null };

/** Where the weights of an index come from and what they mean. */
export type HarmIndex = { readonly [K in keyof typeof shipped.indices.cchiDays]: string };

export const HARM_INDICES: Readonly<Record<keyof HarmWeight, HarmIndex>> = shipped.indices;

/** The harm of a category by name; nothing known for a name outside the taxonomy. */
export function harmOf(category: string): HarmWeight {
  return WEIGHTS[category] ?? NONE;
}
