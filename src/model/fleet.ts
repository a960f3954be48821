import type { Metres } from "./units.ts";

/** How a unit gets about. */
export type UnitMode = "foot" | "vehicle";

/** Units of one kind: how many, how many officers in each, and how far one unit covers. */
export interface UnitGroup {
  readonly mode: UnitMode;
  readonly count: number;
  readonly officersPerUnit: number;
  readonly coverRadiusM: Metres;
}

/** At most one group per mode. */
export type Fleet = readonly UnitGroup[];

/** The most units of a kind and officers per unit; how far one unit may cover, metres. */
export const UNIT_LIMITS = { count: 60, officersPerUnit: 30, coverRadiusM: { min: 50, max: 3000 } } as const;

/** Units of all kinds together. */
export function unitsIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + group.count, 0);
}

/** Officers of all units together. */
export function officersIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + group.count * group.officersPerUnit, 0);
}
