import type { Metres } from "./units.ts";

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

export const UNIT_LIMITS = { count: 60, officersPerUnit: 30, coverRadiusM: { min: 50, max: 3000 } } as const;

export function unitsIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + group.count, 0);
}

export function officersIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + group.count * group.officersPerUnit, 0);
}
