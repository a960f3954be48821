import type { PhaseName } from "./event-spec.ts";
import { metresIn } from "./travel.ts";
import type { Metres } from "./units.ts";
import { formatDistance } from "./wording.ts";

/** What a unit is. */
export const UNIT_KINDS = ["serial", "pair", "vehicle", "cycle", "mounted", "dog"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** How a unit gets about. */
export type UnitMode = "foot" | "vehicle" | "cycle" | "mounted";

/** How each kind of unit gets about; a dog handler walks. */
export const MODE_OF_KIND: Readonly<Record<UnitKind, UnitMode>> = {
  serial: "foot",
  pair: "foot",
  vehicle: "vehicle",
  cycle: "cycle",
  mounted: "mounted",
  dog: "foot",
};

/** Whether units of a kind go along streets where these are loaded: those on foot and on horseback, since a network knows no one-way streets. */
export function walksStreets({ kind }: { readonly kind: UnitKind }): boolean {
  return MODE_OF_KIND[kind] === "foot" || MODE_OF_KIND[kind] === "mounted";
}

/** What one unit of a kind is called. */
export const UNIT_WORDS: Readonly<Record<UnitKind, string>> = {
  serial: "foot serial",
  pair: "foot pair",
  vehicle: "vehicle",
  cycle: "cycle pair",
  mounted: "mounted pair",
  dog: "dog handler",
};

/** Units of one type: how many, how many officers in each, how far one covers, how fast it moves, and when it is there. */
export interface UnitGroup {
  /** Stable for the life of the plan; posts refer to it. */
  readonly id: string;
  readonly kind: UnitKind;
  /** What people call the units of the group: `Foot serials`. */
  readonly name: string;
  readonly count: number;
  readonly officersPerUnit: number;
  /** Officers of the group who are in none of its units, such as the inspectors of support units. */
  readonly officersBeside: number;
  /** How far one covers, straight line; where `coverMinutes` says it in minutes, what those come to by the straight line. */
  readonly coverRadiusM: Metres;
  /** How far one covers, as minutes on its way at its speed; null where it is said in metres. */
  readonly coverMinutes: number | null;
  readonly speedKmh: number;
  /** Units held back in every phase; they count as officers and get no post. */
  readonly reserve: number;
  /** Units on duty, those held back among them, in the phases where not all are. */
  readonly onDuty: Readonly<Partial<Record<PhaseName, number>>>;
  /** What one unit costs an hour, in whatever currency the force reckons; null where nobody said. */
  readonly costPerHour: number | null;
  /** The most hexes of the beat that a unit of the group patrols around its post; null where it stands at the post. */
  readonly beatHexes: number | null;
}

/** Each with an id of its own. */
export type Fleet = readonly UnitGroup[];

/** The most groups, units of a group and officers per unit; how far one unit may cover, metres; how fast one may be. */
export const UNIT_LIMITS = {
  groups: 12,
  count: 60,
  officersPerUnit: 30,
  officersBeside: 60,
  coverRadiusM: { min: 50, max: 3000 },
  coverMinutes: { min: 1, max: 60 },
  speedKmh: { min: 1, max: 80 },
  costPerHour: 100_000,
} as const;

/** The group with the radius that its minutes come to by the straight line, whole metres within what a unit may cover. */
export function withRadiusOfMinutes(group: UnitGroup, detour: number): UnitGroup {
  if (group.coverMinutes === null) return group;
  const { min, max } = UNIT_LIMITS.coverRadiusM;
  const metres = Math.round(metresIn(group.coverMinutes, group.speedKmh) / detour);
  return { ...group, coverRadiusM: Math.min(max, Math.max(min, metres)) };
}

/** `300 m`, or `5 min on foot` where cover is said in minutes: how far a unit of a group covers from a place with some radius. */
export function describeCover(
  group: Pick<UnitGroup, "coverMinutes" | "kind"> | undefined,
  coverRadiusM: Metres,
): string {
  const minutes = group?.coverMinutes ?? null;
  if (minutes === null) return formatDistance(coverRadiusM);
  return `${minutes} min ${{ foot: "on foot", mounted: "on horseback", cycle: "by cycle", vehicle: "by vehicle" }[MODE_OF_KIND[group?.kind ?? "serial"]]}`;
}

/** Units of all groups together. */
export function unitsIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + group.count, 0);
}

/** Officers of a group: those of its units, those in reserve too, and those beside them. */
export function officersOf({ count, officersPerUnit, officersBeside }: UnitGroup): number {
  return count * officersPerUnit + officersBeside;
}

/** The roster: officers of all groups together. */
export function officersIn(fleet: Fleet): number {
  return fleet.reduce((sum, group) => sum + officersOf(group), 0);
}

/** Units of a group that are there in a phase, those held back among them; in the evening as one, those that are there throughout. */
export function unitsOnDuty({ count, onDuty }: UnitGroup, phase: PhaseName | "evening"): number {
  return phase === "evening"
    ? Math.min(count, ...Object.values(onDuty))
    : Math.min(count, onDuty[phase] ?? count);
}

/** Units of a group that may be given a post in a phase; in the evening as one, those that are there throughout. */
export function unitsToPlace(group: UnitGroup, phase: PhaseName | "evening"): number {
  return Math.max(0, unitsOnDuty(group, phase) - group.reserve);
}
