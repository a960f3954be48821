import { hexesWithin } from "../../app/input-keys.ts";
import { actions, useMuster } from "../../app/muster.ts";
import { selectPlan } from "../../app/selectors.ts";
import { namePeriod } from "../../model/describe-when.ts";
import { nameWeekHours } from "../../model/name-week-hours.ts";
import { type ActiveFilter, FilterChips } from "../charts/FilterChips.tsx";

const NAMES_SHOWN = 2;

/** The filters that are on, whichever chart or list they were set in. */
export function ActiveFilters() {
  const { categories, period, weekHours } = useMuster((state) => selectPlan(state).query);
  const hexCount = useMuster((state) => hexesWithin(state)?.length ?? 0);
  const filters: ActiveFilter[] = [];
  if (categories) {
    filters.push({
      id: "categories",
      name: "Crime types",
      value: nameCategories(categories),
      onClear: () => actions.setQuery({ categories: null }),
    });
  }
  if (period) {
    filters.push({
      id: "period",
      name: "Period",
      value: namePeriod(period),
      onClear: () => actions.setQuery({ period: null }),
    });
  }
  if (weekHours) {
    filters.push({
      id: "hours",
      name: "Hours",
      value: nameWeekHours(weekHours),
      onClear: () => actions.setQuery({ weekHours: null }),
    });
  }
  if (hexCount > 0) {
    filters.push({
      id: "hexes",
      name: "Charts",
      value: hexCount === 1 ? "one hex" : `${hexCount} hexes`,
      onClear: actions.clearHexFilter,
    });
  }
  return (
    <FilterChips
      filters={filters}
      onClearAll={() => {
        actions.clearHexFilter();
        actions.setQuery({ categories: null, period: null, weekHours: null });
      }}
    />
  );
}

function nameCategories(categories: readonly string[]): string {
  if (categories.length === 0) return "none";
  const more = categories.length - NAMES_SHOWN;
  return `${categories.slice(0, NAMES_SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
