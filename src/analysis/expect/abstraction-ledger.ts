import type {
  AbstractionBalance,
  AbstractionLedger,
  AbstractionLine,
  RosterType,
  SourceArea,
} from "../../model/abstraction.ts";
import type { PhaseName } from "../../model/event-spec.ts";
import type { ExpectationReport } from "../../model/expectation-report.ts";
import { shareInFocus } from "../../model/focus-area.ts";
import { distanceM } from "../../model/geodesy.ts";
import type { HexGrid } from "../../model/hex-grid.ts";

/** Historic demand around a source, as an `ExpectationReport` of its grid says it. */
export interface SourceDemand {
  readonly grid: HexGrid;
  /** Recorded rows of each hex that the expectation rests on. */
  readonly rows: Uint32Array | Float64Array;
  readonly expectation: Pick<ExpectationReport, "unit" | "weightName" | "phasesDiffer"> & {
    readonly phases: readonly { readonly phase: PhaseName; readonly demand: Float64Array }[];
  };
}

/**
 * Where units are taken from and what that leaves: for each source and phase the historic demand on its ground in the phase's
 * hours (as `expectPhases` has it; a hex that the ground covers in part counts in part), units ordinarily there, taken and
 * left, and demand per unit. Data without hours has none by phase: demand is then that of the report's unit, and said so. The roster is
 * balanced type by type: officers taken, officers without a stated source and officers beyond the roster.
 *
 * @param demandOf the demand around a source; its grid should hold all of the source's ground, and a line says where it does not
 * @throws RangeError where reports differ in unit or weights, a count is negative or no whole number, or a source names a type twice
 */
export function keepAbstractionLedger(
  sources: readonly SourceArea[],
  roster: readonly RosterType[],
  phases: readonly PhaseName[],
  demandOf: (source: SourceArea) => SourceDemand,
): AbstractionLedger {
  const demands = sources.map(demandOf);
  const first = demands[0]?.expectation;
  for (const { expectation } of demands) {
    if (expectation.unit !== first?.unit || expectation.weightName !== first.weightName) {
      throw new RangeError(
        `Got demand in ${first?.unit} of ${first?.weightName} and in ${expectation.unit} of ${expectation.weightName}; expected one for all sources.`,
      );
    }
  }
  for (const source of sources) checkUnits(source);
  return {
    unit: first?.unit ?? "rows per evening",
    weightName: first?.weightName ?? "count",
    hours: demands.every(({ expectation }) => expectation.phasesDiffer)
      ? null
      : {
          locked: `The records do not say the hour: demand is ${first?.unit ?? "that of the data"}, the same in each phase, not that of its hours.`,
        },
    lines: sources.flatMap((source, s) => listLines(source, roster, phases, demands[s] as SourceDemand)),
    balance: phases.flatMap((phase) => roster.map((type) => balanceType(type, phase, sources))),
  };
}

/** The share of each hex that is on a source's ground, 0 to 1, in the order of the grid. */
export function shareOnGround({ ground }: SourceArea, grid: HexGrid): Float64Array {
  if (ground.type !== "hexes") return shareInFocus(ground, grid);
  const cells = new Set(ground.cells);
  return Float64Array.from(grid.cells, (cell) => (cells.has(cell) ? 1 : 0));
}

function listLines(
  source: SourceArea,
  roster: readonly RosterType[],
  phases: readonly PhaseName[],
  { grid, rows: recorded, expectation }: SourceDemand,
): AbstractionLine[] {
  const share = shareOnGround(source, grid);
  const rows = share.reduce((sum, part, hex) => sum + (part > 0 ? (recorded[hex] as number) : 0), 0);
  const unitsNormally = source.units.reduce((sum, { normally }) => sum + normally, 0);
  return phases.map((phase) => {
    const surface = expectation.phases.find((each) => each.phase === phase)?.demand;
    const demand = surface?.reduce((sum, d, hex) => sum + d * (share[hex] as number), 0) ?? 0;
    const leftByType = source.units.map(({ unitType, normally, taken }) => ({
      unitType,
      normally,
      left: Math.max(0, normally - (taken[phase] ?? 0)),
    }));
    const unitsTaken = source.units.reduce((sum, { taken }) => sum + (taken[phase] ?? 0), 0);
    const unitsLeft = leftByType.reduce((sum, { left }) => sum + left, 0);
    return {
      source: source.id,
      name: source.name,
      kind: source.kind,
      phase,
      demand,
      rows,
      unitsNormally,
      unitsTaken,
      unitsLeft,
      officersTaken: roster.reduce((sum, type) => sum + officersFrom(source, type, phase), 0),
      demandPerUnitNormally: unitsNormally > 0 ? demand / unitsNormally : null,
      demandPerUnitLeft: unitsLeft > 0 ? demand / unitsLeft : null,
      uncovered: null,
      leftByType,
      cautions: [
        ...(rows === 0
          ? [`The open data has no row in ${source.name} that counts: demand there is not known.`]
          : []),
        ...listCautions(source, roster, phase, grid, surface !== undefined),
      ],
    };
  });
}

function listCautions(
  source: SourceArea,
  roster: readonly RosterType[],
  phase: PhaseName,
  grid: HexGrid,
  isKnown: boolean,
): string[] {
  const cautions: string[] = [];
  if (!isKnown) cautions.push(`The demand of the phase “${phase}” is not known; it is taken as 0.`);
  if (reachesBeyond(source, grid)) {
    cautions.push(`Part of ${source.name} is outside the hexes looked at: demand there is not counted.`);
  }
  for (const { unitType, normally, taken } of source.units) {
    const count = taken[phase] ?? 0;
    const name = roster.find(({ id }) => id === unitType)?.name ?? unitType;
    if (count > normally) {
      cautions.push(`${count} of ${name} are taken from ${source.name}, which has ${normally}.`);
    }
    if (count > 0 && !roster.some(({ id }) => id === unitType)) {
      cautions.push(`The roster has no unit type ${unitType}: its officers are not counted.`);
    }
  }
  return cautions;
}

function reachesBeyond({ ground }: SourceArea, { area, indexOf }: HexGrid): boolean {
  switch (ground.type) {
    case "hexes":
      return ground.cells.some((cell) => !indexOf.has(cell));
    case "point":
      return distanceM(area.center, ground.at) + ground.radiusM > area.radiusM;
    case "polygon":
      return ground.ring.some((corner) => distanceM(area.center, corner) > area.radiusM);
  }
}

function officersFrom({ units }: SourceArea, { id, officersPerUnit }: RosterType, phase: PhaseName): number {
  return (units.find(({ unitType }) => unitType === id)?.taken[phase] ?? 0) * officersPerUnit;
}

function balanceType(type: RosterType, phase: PhaseName, sources: readonly SourceArea[]): AbstractionBalance {
  const roster = (type.units[phase] ?? 0) * type.officersPerUnit + type.officersBeside;
  const taken = sources.reduce((sum, source) => sum + officersFrom(source, type, phase), 0);
  return {
    phase,
    unitType: type.id,
    name: type.name,
    roster,
    taken,
    withoutSource: Math.max(0, roster - taken),
    beyondRoster: Math.max(0, taken - roster),
  };
}

function checkUnits({ name, units }: SourceArea): void {
  const types = new Set<string>();
  for (const { unitType, normally, taken } of units) {
    if (types.has(unitType)) throw new RangeError(`${name} names the unit type ${unitType} twice.`);
    types.add(unitType);
    for (const count of [normally, ...Object.values(taken)]) {
      if (Number.isInteger(count) && count >= 0) continue;
      throw new RangeError(
        `${name} has ${count} units of ${unitType}; expected a whole number of 0 or more.`,
      );
    }
  }
}
