import type { AbstractionLedger, AbstractionLine } from "../model/abstraction.ts";
import { MASK_BELOW } from "../model/evidence.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { capitalise, formatCount } from "../model/wording.ts";
import type { Missing } from "./order-figures.ts";

/** One phase of one source as it stands in the order; every figure in it may be shared. */
export interface OrderSource {
  /** Of source and phase. */
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  /** `3.2`, `too few to show` or `not known`. */
  readonly demand: string;
  readonly unitsNormally: number;
  readonly unitsTaken: number;
  readonly unitsLeft: number;
  /** `0.4 → 1.7`: demand that no unit covers, ordinarily and with the units left. */
  readonly uncovered: string;
}

/** Where units are taken from, in the order. */
export interface OrderSources {
  /** What demand is counted in, and what else there is to say, as sentences. */
  readonly words: readonly string[];
  readonly rows: readonly OrderSource[];
}

/**
 * The ledger of a plan as the order says it; null where no source is stated. Demand rests on the records of the ground, so it is left out
 * where those are fewer than five.
 * @param ledger or why there is none
 */
export function composeOrderSources(
  plan: Pick<PlanDocument, "takenFrom">,
  ledger: AbstractionLedger | Missing,
): OrderSources | null {
  if (plan.takenFrom.length === 0) return null;
  if (ledger === "pending") return { words: ["What is left there is being worked out."], rows: [] };
  if (ledger === "unknown") {
    const names = plan.takenFrom.map(({ name }) => name).join(", ");
    return {
      words: [`Units are taken from ${names}. What is left there is not known without the crime data.`],
      rows: [],
    };
  }
  const cautions = ledger.lines.flatMap((line) => line.cautions);
  return {
    words: [describeLedgerUnit(ledger), ...describeUnsourced(ledger), ...new Set(cautions)],
    rows: ledger.lines.map(composeRow),
  };
}

/** What demand is counted in: `Demand in rows per evening, in the hours of each phase.` */
export function describeLedgerUnit({ unit, weightName, hours }: AbstractionLedger): string {
  const counted = weightName === "count" ? unit : `${weightName}, ${unit}`;
  return hours === null
    ? `Demand is recorded crime there in the same hours, in ${counted}.`
    : `Demand in ${counted}. ${hours.locked}`;
}

/** Officers of whom nobody said where they come from, and those taken beyond the roster, in a sentence each. */
export function describeUnsourced({ balance }: AbstractionLedger): string[] {
  const phases = [...new Set(balance.map(({ phase }) => phase))];
  const sumOf = (read: (row: AbstractionLedger["balance"][number]) => number) =>
    phases.map((phase) => ({
      phase,
      officers: balance.reduce((sum, row) => sum + (row.phase === phase ? read(row) : 0), 0),
    }));
  const say = (sums: ReturnType<typeof sumOf>) =>
    sums
      .filter(({ officers }) => officers > 0)
      .map(({ phase, officers }) => `${phase} ${formatCount(officers)}`)
      .join(", ");
  const without = say(sumOf(({ withoutSource }) => withoutSource));
  const beyond = say(sumOf(({ beyondRoster }) => beyondRoster));
  return [
    ...(without ? [`Officers without a stated source: ${without}.`] : []),
    ...(beyond ? [`Officers taken beyond the roster: ${beyond}.`] : []),
  ];
}

function composeRow(line: AbstractionLine): OrderSource {
  const { source, name, phase, unitsNormally, unitsTaken, unitsLeft, uncovered } = line;
  const missing = line.rows === 0 ? "not known" : line.rows < MASK_BELOW ? "too few to show" : null;
  return {
    ...{ id: `${source} ${phase}`, name, phase: capitalise(phase), unitsNormally, unitsTaken, unitsLeft },
    demand: missing ?? line.demand.toFixed(1),
    uncovered:
      missing ??
      (uncovered ? `${uncovered.normally.toFixed(1)} → ${uncovered.left.toFixed(1)}` : "not known"),
  };
}
