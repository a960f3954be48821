import type { Weighing } from "../../model/analysis-choices.ts";
import type { CategoryWeights } from "../../model/expectation-report.ts";
import type { WhereOptions } from "../../model/where-report.ts";

/**
 * What one row of each category counts for: null to count rows; its harm; or a blend (1 − b) + b·h/h̄, where h̄ is the
 * mean harm of the rows, so that count and harm weigh as much as `blend` says. A category without an official value
 * counts for nothing as harm, and for its count alone in a blend.
 * @param rows counted rows by category
 */
export function weighCategories(
  weighing: Weighing,
  { weights, weightsName, blend }: Pick<WhereOptions, "weights" | "weightsName" | "blend">,
  rows: readonly { readonly name: string; readonly rows: number }[],
): CategoryWeights | null {
  if (weighing === "count") return null;
  const harmOf = (name: string) => weights[name] ?? 0;
  if (weighing === "harm") {
    return {
      name: `harm (${weightsName})`,
      of: Object.fromEntries(rows.map(({ name }) => [name, harmOf(name)])),
    };
  }
  const total = rows.reduce((sum, each) => sum + each.rows, 0);
  const mean = rows.reduce((sum, each) => sum + each.rows * harmOf(each.name), 0) / total;
  const share = mean > 0 ? blend : 0;
  return {
    name: `count and harm (${weightsName}), ${Math.round(100 * share)}% harm`,
    of: Object.fromEntries(
      rows.map(({ name }) => [name, 1 - share + (share === 0 ? 0 : (share * harmOf(name)) / mean)]),
    ),
  };
}
