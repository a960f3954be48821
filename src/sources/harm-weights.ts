import shipped from "../../data/harm-weights.json";
import type { HarmIndex, HarmIndexId } from "../model/harm-index.ts";
import type { HarmWeight } from "../model/offence-taxonomy.ts";

const WEIGHTS: Readonly<Record<string, HarmWeight>> = shipped.weights;
const NONE: HarmWeight = { cchiDays: null, onsSeverity: null };
const IDS: readonly HarmIndexId[] = ["cchiDays", "onsSeverity"];

/** The harm of a category by name; nothing known for a name outside the taxonomy. */
export function harmOf(category: string): HarmWeight {
  return WEIGHTS[category] ?? NONE;
}

/** The indices of harm that ship, the one used unless another is chosen first. */
export const HARM_INDICES: readonly HarmIndex[] = IDS.map((id) => ({
  id,
  ...shipped.indices[id],
  weights: Object.fromEntries(Object.entries(WEIGHTS).map(([name, weight]) => [name, weight[id]])),
}));
