import type { Engine } from "../engine/engine-calls.ts";
import { formatTable } from "../model/analysis-text.ts";
import { costOfChange } from "../model/cost.ts";
import { rankNextUnits } from "../model/next-unit.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { tabulateNextUnits, tabulateWhatIf } from "../model/what-if-tables.ts";
import { describeDifference, describeNextUnits, GAUGE_WORDS } from "../model/what-if-words.ts";

/** How many units fewer and more are weighed, as on the page. */
const RANGE = 3;

/** What more and fewer units would do, as `--json` prints it: a curve for each group with units, and one unit more of every group. */
export async function composeWeighing(
  engine: Engine,
  request: Omit<Parameters<Engine["whatIf"]>[0], "units" | "from" | "to">,
) {
  const { fleet } = request;
  const withUnits = fleet.filter(({ count }) => count > 0).map(({ id }) => id);
  const curves = await engine.whatIf({ ...request, units: withUnits, from: -RANGE, to: RANGE });
  const next = await engine.whatIf({ ...request, units: fleet.map(({ id }) => id), from: 0, to: 1 });
  return { curves, next: rankNextUnits(next) };
}

/** The same in words and tables. */
export function formatWeighing(
  { curves, next }: Awaited<ReturnType<typeof composeWeighing>>,
  plan: Pick<PlanDocument, "event" | "fleet" | "phases" | "objective">,
): string[] {
  const { fleet, objective } = plan;
  return [
    ...curves.flatMap((curve) => {
      const group = fleet.find(({ id }) => id === curve.unit);
      if (!group) return [];
      const costOf = (change: number) => costOfChange(plan, group.id, change) ?? 0;
      const table = tabulateWhatIf(curve, group, group.costPerHour === null ? undefined : costOf);
      return ["", describeDifference(group, curve), formatTable(group.name, table)];
    }),
    ...(next
      ? [
          "",
          ...describeNextUnits(objective.goal, next, fleet),
          formatTable("One unit more", tabulateNextUnits(objective.goal, next, fleet)),
        ]
      : ["", "With so few units nothing can be placed as asked, so that no next unit can be compared."]),
    GAUGE_WORDS[objective.goal].compared,
  ];
}
