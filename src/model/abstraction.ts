import type { PhaseName } from "./event-spec.ts";
import type { ExpectationUnit } from "./expectation-report.ts";
import type { FocusGeometry } from "./focus-area.ts";
import type { Locked } from "./locked.ts";

/** The ground that units are taken from: a circle or polygon, or hexes by their H3 index. */
export type SourceGround =
  | Extract<FocusGeometry, { type: "point" | "polygon" }>
  | { readonly type: "hexes"; readonly cells: readonly string[] };

/** Units of one type at a source: how many are there ordinarily, and how many the event takes, by phase; none where a phase is not named. */
export interface SourceUnits {
  /** Id of the unit type in the roster. */
  readonly unitType: string;
  readonly normally: number;
  readonly taken: Readonly<Partial<Record<PhaseName, number>>>;
}

/** A station, or an area, that units are taken from for the event. */
export interface SourceArea {
  readonly id: string;
  readonly name: string;
  readonly kind: "station" | "area";
  readonly ground: SourceGround;
  /** At most one entry per unit type. */
  readonly units: readonly SourceUnits[];
}

/** The most sources of a plan, units of one type at a source, and hexes of a source. */
export const SOURCE_LIMITS = { sources: 40, units: 500, cells: 500 } as const;

/** Units of one type that the event uses, by phase. */
export interface RosterType {
  readonly id: string;
  readonly name: string;
  readonly officersPerUnit: number;
  /** Officers of the type who are in none of its units, the same in all phases. */
  readonly officersBeside: number;
  readonly units: Readonly<Partial<Record<PhaseName, number>>>;
}

/** What a source gives up in one phase, and what is left to it. */
export interface AbstractionLine {
  readonly source: string;
  readonly name: string;
  readonly kind: SourceArea["kind"];
  readonly phase: PhaseName;
  /** Historic demand there in the same hours; where the ledger's hours are locked, that of the ledger's unit, the same in each phase. */
  readonly demand: number;
  readonly unitsNormally: number;
  readonly unitsTaken: number;
  /** Recorded rows in the hexes of the ground, which the demand rests on; without any, demand there is not known. */
  readonly rows: number;
  /** At least 0. */
  readonly unitsLeft: number;
  /** Of those taken, whose type the roster names. */
  readonly officersTaken: number;
  /** Null where there is no unit. */
  readonly demandPerUnitNormally: number | null;
  readonly demandPerUnitLeft: number | null;
  /** What no unit covers, with all units ordinarily there and with those left; null until it is reckoned. */
  readonly uncovered: SourceCover | null;
  /** Units of each type that are left, in the source's order. */
  readonly leftByType: readonly {
    readonly unitType: string;
    readonly normally: number;
    readonly left: number;
  }[];
  /** What is amiss here, as sentences. */
  readonly cautions: readonly string[];
}

/** Demand of a source that no unit covers, within the same radius, when units are placed as well as is found. */
export interface SourceCover {
  readonly normally: number;
  readonly left: number;
  /** However the units left are placed, no less than this is uncovered. */
  readonly leftAtLeast: number;
}

/** Where the officers of the roster come from in one phase: `taken + withoutSource − beyondRoster = roster`. */
export interface AbstractionBalance {
  readonly phase: PhaseName;
  readonly unitType: string;
  readonly name: string;
  /** Officers that the event uses. */
  readonly roster: number;
  /** Officers that sources give. */
  readonly taken: number;
  /** Officers whose source nobody stated. */
  readonly withoutSource: number;
  /** Officers that sources give and the roster does not use. */
  readonly beyondRoster: number;
}

/** Where each unit is taken from, and what that leaves there. */
export interface AbstractionLedger {
  readonly unit: ExpectationUnit;
  readonly weightName: string;
  /** Why demand is not that of the same hours; null where it is. */
  readonly hours: Locked | null;
  readonly lines: readonly AbstractionLine[];
  readonly balance: readonly AbstractionBalance[];
}

/** Puts what is uncovered at each source into its line. */
export function withSourceCover(
  ledger: AbstractionLedger,
  coverOf: (line: AbstractionLine) => SourceCover | null,
): AbstractionLedger {
  return { ...ledger, lines: ledger.lines.map((line) => ({ ...line, uncovered: coverOf(line) })) };
}
