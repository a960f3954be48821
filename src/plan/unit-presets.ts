import type { Fleet, UnitGroup, UnitKind } from "../model/fleet.ts";

type Preset = Pick<UnitGroup, "name" | "officersPerUnit" | "coverRadiusM" | "speedKmh">;

/**
 * What a unit is until somebody says otherwise. A foot serial is one sergeant and six constables; people walk at 4.8 km/h. Defaults,
 * not rules: forces differ.
 */
export const UNIT_PRESETS: Readonly<Record<UnitKind, Preset>> = {
  serial: { name: "Foot serials", officersPerUnit: 7, coverRadiusM: 300, speedKmh: 4.8 },
  pair: { name: "Foot pairs", officersPerUnit: 2, coverRadiusM: 250, speedKmh: 4.8 },
  vehicle: { name: "Vehicles", officersPerUnit: 2, coverRadiusM: 800, speedKmh: 25 },
  cycle: { name: "Cycle pairs", officersPerUnit: 2, coverRadiusM: 500, speedKmh: 14 },
  mounted: { name: "Mounted pairs", officersPerUnit: 2, coverRadiusM: 400, speedKmh: 8 },
  dog: { name: "Dog handlers", officersPerUnit: 1, coverRadiusM: 250, speedKmh: 4.8 },
};

/** A police support unit, by default: three serials of one sergeant and six constables, and an inspector beside them. */
export const POLICE_SUPPORT_UNIT = { units: 3, officersPerUnit: 7, officersBeside: 1 } as const;

/** A group of a kind with no unit in it yet, under an id that no other of the fleet has. */
export function makeUnitGroup(kind: UnitKind, fleet: Fleet): UnitGroup {
  const taken = new Set(fleet.map(({ id }) => id));
  let id: string = kind;
  for (let n = 2; taken.has(id); n++) id = `${kind}-${n}`;
  const { name, officersPerUnit, coverRadiusM, speedKmh } = UNIT_PRESETS[kind];
  return {
    ...{ id, kind, name, count: 0, officersPerUnit, officersBeside: 0, coverRadiusM },
    ...{ coverMinutes: null, speedKmh },
    ...{ reserve: 0, onDuty: {}, costPerHour: null, beatHexes: null },
  };
}
