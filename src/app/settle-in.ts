import { isAtLeast } from "../model/wall-clock.ts";
import { setQuery, setSource } from "../plan/edit-plan.ts";
import { clearSuggestedPosts } from "../plan/edit-posts.ts";
import { type AppContext, amendPlan, editPlan } from "./app-context.ts";
import { findCoveredPlaces } from "./covered-places.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan, selectSummary } from "./selectors.ts";

/** Another place must hold this many times the rows of the study area before the page points to it. */
const FAR_MORE = 10;

/**
 * Fits the plan to data or place that have just changed: it names whose records are open, filters that the data cannot answer are dropped, posts are
 * suggested, or appraised where they should stay. Where the data has next to nothing here, the page says
 * where it is instead, and suggested posts that rest on other data are taken off, as an undo step.
 */
export async function settleIn(
  context: AppContext,
  placing: PlacingActions,
  keepPosts: boolean,
): Promise<void> {
  const { store, engine } = context;
  nameSource(context);
  dropDeadFilters(context);
  const { area, posts } = selectPlan(store.getState());
  const [rowsHere = 0] = await engine.countAround({ points: [area.center], radiusM: area.radiusM });
  const places = await findCoveredPlaces(context);
  const most = Math.max(0, ...places.map((place) => place.rows));
  const isElsewhere = rowsHere === 0 || most >= FAR_MORE * rowsHere;
  store.setState({ elsewhere: isElsewhere ? { rowsHere, places } : null });
  if (keepPosts && posts.length > 0) await placing.appraise();
  else if (isElsewhere) editPlan(context, clearSuggestedPosts);
  else await placing.suggestUnasked();
}

/** Says in the plan whose records are open, so that simulated ones are never taken for others. Nothing where no data is open. */
export function nameSource(context: AppContext): void {
  const summary = selectSummary(context.store.getState());
  if (summary) amendPlan(context, (plan) => setSource(plan, summary));
}

/** Lets go of crime types, months and hours that the open data does not have, and says so. */
function dropDeadFilters(context: AppContext): void {
  const { store } = context;
  const summary = selectSummary(store.getState());
  const { query } = selectPlan(store.getState());
  if (!summary) return;
  const names = new Set(summary.categories.map((category) => category.name));
  const known = query.categories?.filter((name) => names.has(name)) ?? null;
  const categories = known?.length === 0 && query.categories?.length !== 0 ? null : known;
  const { months } = summary;
  const { period } = query;
  const isPeriodAlive =
    period === null || (months && period.from <= months.last && period.to >= months.first);
  const weekHours = isAtLeast(summary.timePrecision, "hour") ? query.weekHours : null;
  const isKept = categories?.length === query.categories?.length && weekHours === query.weekHours;
  if (isKept && isPeriodAlive) return;
  editPlan(context, (plan) =>
    setQuery(plan, { categories, period: isPeriodAlive ? period : null, weekHours }),
  );
  store.setState({ announcement: "Filters that the opened data does not have were dropped." });
}
