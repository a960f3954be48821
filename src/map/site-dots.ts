import type { NamedSite } from "../model/site-list.ts";
import { type HexField, nearestHex } from "./hex-geometry.ts";

/** How a place where units may be suggested is drawn, CSS pixels. */
export const SITE_DOT = { radius: 4, line: 2 } as const;

/** The names of the places in each hex, by index into the field; one that lies in none is told of at the nearest. */
export function gatherSites(
  field: HexField,
  sites: readonly NamedSite[] | undefined,
): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const { at, name } of sites ?? []) {
    const index = nearestHex(field, at);
    const known = names.get(index);
    if (known) known.push(name);
    else names.set(index, [name]);
  }
  return names;
}

const MOST_NAMES = 3;

/** `Units may stand at Gate A, Gate B, Gate C and 2 more`; nothing where there is no place. */
export function nameSites(names: readonly string[]): string {
  if (names.length === 0) return "";
  const more = names.length - MOST_NAMES;
  return `Units may stand at ${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
