import type { DemandPoints } from "../model/demand.ts";
import type { Coverage, PostCoverage } from "../model/deployment.ts";
import { distanceM } from "../model/geodesy.ts";
import type { LngLat } from "../model/units.ts";

const CATEGORIES_SHOWN = 5;

/** A post, and the demand points that whoever stands there covers. */
export interface CoveringPost {
  readonly at: LngLat;
  readonly covered: readonly number[];
}

/**
 * How much of the demand posts cover, wherever they stand. A demand point is covered by a post when it is
 * within the post's reach (see {@link listCovered}); covered by several, it counts once in `coveredDemand`, in
 * `reaches` of each, and in `onlyHere` of none.
 * @param weight what each point weighs; its recorded rows where left out
 */
export function evaluatePosts(
  demand: DemandPoints,
  posts: readonly CoveringPost[],
  weight: Float64Array = demand.weight,
): Pick<Coverage, "totalDemand" | "coveredDemand" | "perPost"> {
  const coverers = new Uint32Array(weight.length);
  for (const { covered } of posts) {
    for (const point of covered) coverers[point] = (coverers[point] as number) + 1;
  }
  const weigh = (points: Iterable<number>, counts: (times: number) => boolean, of = weight) => {
    let sum = 0;
    for (const point of points) {
      if (counts(coverers[point] as number)) sum += of[point] as number;
    }
    return sum;
  };
  return {
    totalDemand: weigh(weight.keys(), () => true),
    coveredDemand: weigh(weight.keys(), (times) => times > 0),
    perPost: posts.map(
      ({ at, covered }): PostCoverage => ({
        reaches: weigh(covered, () => true),
        onlyHere: weigh(covered, (times) => times === 1),
        rows: weigh(covered, () => true, demand.weight),
        topCategories: topCategories(demand, covered),
        place: namePlace(demand, covered, at),
      }),
    ),
  };
}

function topCategories(demand: DemandPoints, points: readonly number[]): PostCoverage["topCategories"] {
  const rows = new Float64Array(demand.categories.length);
  for (const point of points) {
    for (
      let k = demand.breakdownStart[point] as number;
      k < (demand.breakdownStart[point + 1] as number);
      k++
    ) {
      const category = demand.breakdownCategory[k] as number;
      rows[category] = (rows[category] as number) + (demand.breakdownRows[k] as number);
    }
  }
  return demand.categories
    .map((name, category) => ({ name, rows: rows[category] as number }))
    .filter((entry) => entry.rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1))
    .slice(0, CATEGORIES_SHOWN);
}

/** The place name with most rows among the points; of equals the nearest to the post, then the first by name. */
function namePlace(demand: DemandPoints, points: readonly number[], at: LngLat): string | null {
  const named = new Map<string, { weight: number; distance: number }>();
  for (const point of points) {
    const name = demand.place[point];
    if (name === null || name === undefined) continue;
    const distance = distanceM(at, [demand.lng[point] as number, demand.lat[point] as number]);
    const known = named.get(name);
    named.set(name, {
      weight: (known?.weight ?? 0) + (demand.weight[point] as number),
      distance: Math.min(known?.distance ?? Number.POSITIVE_INFINITY, distance),
    });
  }
  const [first] = [...named].sort(
    ([nameA, a], [nameB, b]) => b.weight - a.weight || a.distance - b.distance || (nameA < nameB ? -1 : 1),
  );
  return first?.[0] ?? null;
}
