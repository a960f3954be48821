import type { CategoryPreset } from "../../../model/category-presets.ts";

/** The categories of a preset that the open data has, in its own order. */
export function categoriesHere(preset: CategoryPreset, names: readonly string[]): readonly string[] {
  return preset.categories.filter((category) => names.includes(category));
}

/** Whether just what the preset asks for is counted, of the categories that there are. */
export function isPresetActive(
  preset: CategoryPreset,
  names: readonly string[],
  chosen: readonly string[] | null,
): boolean {
  const here = categoriesHere(preset, names);
  return here.length > 0 && chosen?.length === here.length && here.every((name) => chosen.includes(name));
}

/** Which of the preset's categories the data lacks, as a sentence; null where it lacks none. */
export function sayMissing(preset: CategoryPreset, names: readonly string[]): string | null {
  const missing = preset.categories.filter((category) => !names.includes(category));
  if (missing.length === 0) return null;
  if (missing.length === preset.categories.length) {
    return `The open data has none of the categories that this asks for: ${missing.join(", ")}.`;
  }
  return `The open data has no category ${missing.join(", ")}, so this counts less than it should.`;
}
