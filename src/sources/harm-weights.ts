import shipped from "../../data/harm-weights.json";
import type { HarmWeight } from "../model/offence-taxonomy.ts";

const WEIGHTS: Readonly<Record<string, HarmWeight>> = shipped.weights;
const NONE: HarmWeight = { cchiDays: null, onsSeverity: null };

/** The harm of a category by name; nothing known for a name outside the taxonomy. */
export function harmOf(category: string): HarmWeight {
  return WEIGHTS[category] ?? NONE;
}
