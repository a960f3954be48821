import type { AbstractionLedger, AbstractionLine } from "./abstraction.ts";
import { figure, type ReportTable, words } from "./report-table.ts";

/** The tables of an abstraction ledger, by a stable name. */
export function tabulateAbstraction(ledger: AbstractionLedger): Readonly<Record<string, ReportTable>> {
  return {
    "abstraction-sources": tabulateSources(ledger),
    "abstraction-roster": tabulateRosterSources(ledger),
  };
}

/** A row per source and phase. */
export function tabulateSources({ lines, unit, weightName }: AbstractionLedger): ReportTable {
  const demandUnit = weightName === "count" ? unit : `${weightName}, ${unit}`;
  return {
    columns: [
      words("Taken from"),
      words("Kind"),
      words("Phase"),
      figure("Demand there", demandUnit, 2),
      figure("Recorded rows there"),
      figure("Units normally"),
      figure("Units taken"),
      figure("Units left"),
      figure("Officers taken"),
      figure("Demand per unit normally", demandUnit, 2),
      figure("Demand per unit left", demandUnit, 2),
      figure("Uncovered normally", demandUnit, 2),
      figure("Uncovered with units left", demandUnit, 2),
      figure("Uncovered at least", demandUnit, 2),
      words("Note"),
    ],
    rows: lines.map((line) => [
      line.name,
      line.kind,
      line.phase,
      isKnown(line) ? line.demand : null,
      line.rows,
      line.unitsNormally,
      line.unitsTaken,
      line.unitsLeft,
      line.officersTaken,
      isKnown(line) ? line.demandPerUnitNormally : null,
      isKnown(line) ? line.demandPerUnitLeft : null,
      line.uncovered?.normally ?? null,
      line.uncovered?.left ?? null,
      line.uncovered?.leftAtLeast ?? null,
      line.cautions.join(" "),
    ]),
  };
}

/** Whether the data says what the demand there is. */
export function isKnown({ rows }: Pick<AbstractionLine, "rows">): boolean {
  return rows > 0;
}

/** A row per phase and unit type: where the officers of the roster come from. */
export function tabulateRosterSources({ balance }: AbstractionLedger): ReportTable {
  return {
    columns: [
      words("Phase"),
      words("Unit type"),
      figure("Officers in the roster"),
      figure("Taken from a named source"),
      figure("Without a stated source"),
      figure("Taken beyond the roster"),
    ],
    rows: balance.map(({ phase, name, roster, taken, withoutSource, beyondRoster }) => [
      phase,
      name,
      roster,
      taken,
      withoutSource,
      beyondRoster,
    ]),
  };
}
