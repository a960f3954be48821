import type { RefusedLine } from "./event-calendar.ts";
import type { PhaseName } from "./event-spec.ts";
import type { LngLat } from "./units.ts";

/** A place where a unit may stand. */
export interface NamedSite {
  readonly name: string;
  readonly at: LngLat;
}

/** A place from a person's own list: where a unit may stand, or a post that has to be staffed. */
export interface ListedSite extends NamedSite {
  /** What kind of place or unit, in free words; null where the list does not say. */
  readonly type: string | null;
  /** The fewest officers that it needs; null where the list does not say. */
  readonly minimumStaff: number | null;
  /** The phases in which it counts: all four where the list does not say. */
  readonly phases: readonly PhaseName[];
}

/** A list of sites as read, and what could not be taken, line by line. */
export interface SiteListReading {
  readonly sites: readonly ListedSite[];
  readonly format: "csv" | "lines" | "geojson";
  readonly refused: readonly RefusedLine[];
  /** What a person should know about how it was read, as sentences. */
  readonly notes: readonly string[];
}

/** How long a list and its parts may be. */
export const SITE_LIMITS = { sites: 5000, nameLength: 80, minimumStaff: 1000 } as const;
