import { memo } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { tabulateCategories } from "../../../model/count-tables.ts";
import type { HexSurface } from "../../../model/hex-surface.ts";
import { formatShare } from "../../../model/wording.ts";
import { CategoryBarsChart } from "../../charts/CategoryBarsChart.tsx";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** Rows by crime type; types are chosen here. */
export const CategoriesFrame = memo(function CategoriesFrame({
  surface,
  ...part
}: PartProps & { surface: HexSurface }) {
  const categories = useMuster((state) => selectPlan(state).query.categories);
  const { byCategory } = surface;
  const total = byCategory.reduce((sum, { rows }) => sum + rows, 0);
  const [first] = byCategory;
  const reading =
    first && total > 0
      ? `${first.name}: ${formatShare(first.rows / total)} of what was recorded, more than of any other type.`
      : "Nothing was recorded.";
  return (
    <ChartFrame
      {...part}
      title="Crime types"
      reading={reading}
      notes={[]}
      table={tabulateCategories(byCategory)}
    >
      <CategoryBarsChart
        label={`Recorded by crime type. ${reading}`}
        rows={byCategory}
        selected={categories && new Set(categories)}
        onSelect={(chosen) => actions.setQuery({ categories: chosen && [...chosen] })}
      />
    </ChartFrame>
  );
});
