import type { AbstractionRequest, Engine } from "../engine/engine-calls.ts";
import type { AbstractionLedger } from "../model/abstraction.ts";
import { isKnown } from "../model/abstraction-tables.ts";
import { describeLedgerUnit, describeUnsourced } from "../plan/order-sources.ts";

/** What is left where the units of a plan file are taken from; null where it states no source. */
export async function keepLedger(
  engine: Engine,
  plan: AbstractionRequest,
): Promise<AbstractionLedger | null> {
  return plan.takenFrom.length === 0 ? null : engine.abstraction(plan);
}

/** The lines that say it; none without a ledger. */
export function formatLedger(ledger: AbstractionLedger | null): string[] {
  if (!ledger) return [];
  const rate = (value: number | null | undefined) => (value == null ? "–" : value.toFixed(2));
  return [
    "",
    `Units taken from elsewhere. ${describeLedgerUnit(ledger)}`,
    ...ledger.lines.map((line) => {
      const { name, phase, unitsNormally, unitsTaken, unitsLeft, uncovered } = line;
      const known = isKnown(line);
      const demand = rate(known ? line.demand : null);
      const before = rate(known ? line.demandPerUnitNormally : null);
      const after = rate(known ? line.demandPerUnitLeft : null);
      return `  ${name}, ${phase}: demand ${demand}; ${unitsTaken} of ${unitsNormally} units taken, ${unitsLeft} left; demand per unit ${before} before, ${after} after; uncovered ${rate(uncovered?.normally)} before, ${rate(uncovered?.left)} after, at least ${rate(uncovered?.leftAtLeast)}`;
    }),
    ...[...describeUnsourced(ledger), ...new Set(ledger.lines.flatMap(({ cautions }) => cautions))].map(
      (sentence) => `  ${sentence}`,
    ),
  ];
}
