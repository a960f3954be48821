import type { UnitGroup } from "./fleet.ts";
import type { MethodNote } from "./method-note.ts";
import type { NextUnit } from "./next-unit.ts";
import type { Goal } from "./objective.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import type { WhatIf } from "./what-if.ts";
import { GAUGE_WORDS } from "./what-if-words.ts";
import { formatCount } from "./wording.ts";

/**
 * A row for each number of units of a group, from fewest to most.
 * @param costOf what so many units more cost; left out where nobody said what one costs
 */
export function tabulateWhatIf(
  { goal, steps }: WhatIf,
  { name }: Pick<UnitGroup, "name">,
  costOf?: (change: number) => number,
): ReportTable {
  const { reached, limit, unit } = GAUGE_WORDS[goal];
  const digits = unit === "m" ? 0 : 1;
  const scale = unit === "m" ? 1 : 100;
  return {
    columns: [
      figure(name),
      words("Against now"),
      figure("Officers"),
      ...(costOf ? [figure("Cost against now")] : []),
      figure(reached, unit, digits),
      figure(limit, unit, digits),
      words("Proven"),
    ],
    rows: steps.map((step) => [
      step.units,
      step.change === 0 ? "now" : `${step.change > 0 ? "+" : "−"}${Math.abs(step.change)}`,
      step.officers,
      ...(costOf ? [Math.round(costOf(step.change))] : []),
      step.reached === null ? null : scale * step.reached,
      scale * step.limit,
      step.proven ? "yes" : "no",
    ]),
  };
}

/** A row for each group: what one unit more would bring, most first. */
export function tabulateNextUnits(
  goal: Goal,
  units: readonly NextUnit[],
  fleet: readonly Pick<UnitGroup, "id" | "name">[],
): ReportTable {
  const [unit, scale, digits] = goal === "distance" ? ["m", 1, 0] : ["points", 100, 1];
  return {
    columns: [
      words("One more of"),
      figure("Officers"),
      figure("Gain at least", unit, digits),
      figure("Gain at most", unit, digits),
      words("Rank per unit"),
      figure("Per officer at least", unit, digits + 1),
      figure("Per officer at most", unit, digits + 1),
      words("Rank per officer"),
      words("Proven"),
    ],
    rows: units.map((each) => [
      fleet.find(({ id }) => id === each.unit)?.name ?? each.unit,
      each.officers,
      scale * each.gain.least,
      scale * each.gain.most,
      sayRank(each.rank),
      scale * each.gainPerOfficer.least,
      scale * each.gainPerOfficer.most,
      sayRank(each.rankPerOfficer),
      each.proven ? "yes" : "no",
    ]),
  };
}

/** `1st`, or that no rank can be claimed. */
export function sayRank(rank: number | null): string {
  if (rank === null) return "too close to call";
  return `${rank}${["st", "nd", "rd"][rank - 1] ?? "th"}`;
}

/** How a curve came about, and how much of it is proven. */
export function noteWhatIf({ goal, steps }: WhatIf): MethodNote {
  const proven = steps.filter((step) => step.proven).length;
  const open = steps.length - proven;
  return {
    method: "Units placed anew for each number of them; bounds by Lagrangian relaxation, proofs by HiGHS",
    source: "Church & ReVelle 1974; Daskin 1983; Hakimi 1964; Ogryczak & Śliwiński 2003",
    version: 1,
    span: null,
    input: "the demand, units and pinned posts of the plan",
    n: { numbersOfUnits: steps.length, proven },
    parameters: { goal },
    cautions: [
      ...(open > 0
        ? [
            `${formatCount(open)} of ${formatCount(steps.length)} points ${open === 1 ? "is" : "are"} not proven: the best lies between what is reached and the limit.`,
          ]
        : []),
      "Recorded crime around this venue in the past; that units keep it away is not shown by it.",
    ],
  };
}
