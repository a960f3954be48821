import type { HarmIndex } from "../../../model/harm-index.ts";

/** A category with what it weighs. */
export interface WeightRow {
  readonly name: string;
  /** Rows of the open data. */
  readonly rows: number;
  /** Value of the index; null where it has none. */
  readonly official: number | null;
}

/** What stands in the fields of one's own weights, by category. */
export type WeightDraft = Readonly<Record<string, number | string>>;

/** The categories of the open data and of the index, those with most rows first. */
export function listWeights(
  index: HarmIndex | null,
  categories: readonly { readonly name: string; readonly rows: number }[],
): readonly WeightRow[] {
  const rows = new Map(categories.map((category) => [category.name, category.rows]));
  const names = new Set([...rows.keys(), ...Object.keys(index?.weights ?? {})]);
  return [...names]
    .map((name) => ({ name, rows: rows.get(name) ?? 0, official: index?.weights[name] ?? null }))
    .toSorted((a, b) => b.rows - a.rows || a.name.localeCompare(b.name, "en"));
}

/** The weights that a draft holds: its numbers from 0 on; an empty field is the index's own value. */
export function readWeights(draft: WeightDraft): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(draft)
      .map(([name, typed]) => [name, typed === "" ? Number.NaN : Number(typed)] as const)
      .filter(([, weight]) => Number.isFinite(weight) && weight >= 0),
  );
}

/** The fields for weights that were typed before. */
export function writeDraft(edits: Readonly<Record<string, number | null>>): WeightDraft {
  return Object.fromEntries(
    Object.entries(edits).flatMap(([name, weight]) => (weight === null ? [] : [[name, weight]])),
  );
}

/** Which weights are one's own, in words; null where none is. */
export function sayEdits(edits: Readonly<Record<string, number | null>>): string | null {
  const names = Object.keys(edits).toSorted((a, b) => a.localeCompare(b, "en"));
  if (names.length === 0) return null;
  return `${names.length === 1 ? "One weight is" : `${names.length} weights are`} your own: ${names.join(", ")}.`;
}
