import { isOnDuty } from "../model/period.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import { markInAreas } from "../model/plan-area.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { Metres } from "../model/units.ts";
import type { VariedPlace, VariedStretch } from "../model/varied-plans.ts";
import { coverIn } from "./assess-placing.ts";
import { areasOf } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { type ChosenSites, keepSites } from "./cover/cover-problem.ts";
import { type ExactOptions, solveExactly } from "./cover/exact-cover.ts";
import { findNearOptimalCovers } from "./cover/near-optimal-covers.ts";
import { evaluatePosts } from "./evaluate-posts.ts";
import { listCovered, openGround } from "./ground.ts";
import { openPeriod } from "./open-period.ts";
import { type MixedSchedule, mixPlans } from "./patrol/near-optimal-mix.ts";

/** How many placings are looked for in a stretch. */
const PLANS_SOUGHT = 8;

/** What was drawn for one stretch. */
export interface MixedStretch {
  readonly described: VariedStretch;
  /** Of each plan the candidate sites of the units that are placed anew, by group in the fleet's order. */
  readonly placings: readonly ChosenSites[];
  /** For each occasion the plan, by its position. */
  readonly planOf: readonly number[];
}

/** A place with its name for the mix, and how far whoever stands there covers. */
interface NamedPlace extends Pick<VariedPlace, "at" | "stands"> {
  readonly name: string;
  readonly coverRadiusM: Metres;
}

/** Several placings of one stretch near the best, and a random schedule of them. The best is proven as far as the time limit allows. */
export async function mixStretch(
  task: PlacingTask,
  sites: CandidateSites,
  period: PeriodDemand,
  options: Pick<ExactOptions, "timeLimitSeconds" | "wasmUrl"> & {
    readonly occasions: number;
    readonly seed: number;
  },
): Promise<MixedStretch> {
  const { occasions, seed, ...limits } = options;
  const found = await findPlacings(task, sites, period, limits);
  const standing = listStanding(task, period);
  const named = new Map(standing.map((place) => [place.name, place]));
  const plans = found.covers.map(({ chosen, covered }) => {
    const drawn = chosen.flatMap((list, group) => list.map((site) => nameSite(task, sites, group, site)));
    for (const place of drawn) named.set(place.name, place);
    return { covered, places: [...standing, ...drawn].map(({ name }) => name) };
  });
  const mixed = mixPlans(plans, occasions, seed);
  const totalDemand = period.weight.reduce((sum, weight) => sum + weight, 0);
  return {
    placings: found.covers.map(({ chosen }) => chosen),
    planOf: mixed.planOf,
    described: {
      ...{ period: period.period, totalDemand },
      ...{ bestCovered: mixed.bestCovered, bound: found.bound, isProven: found.isProven },
      leastCovered: found.leastCovered,
      plans: plans.map(({ covered }, k) => ({
        covered,
        chance: mixed.chance[k] as number,
        times: mixed.planOf.filter((plan) => plan === k).length,
      })),
      places: describePlaces(task, period, mixed, named),
      placesPerOccasion: mean(mixed.planOf.map((plan) => new Set(plans[plan]?.places).size)),
      sharedExpected: mixed.expectedShared,
      sharedDrawn: countShared(mixed.planOf.map((plan) => new Set(plans[plan]?.places))),
    },
  };
}

/** Placings near the best, on sites outside the no-go areas; with no unit free the one in which only pinned and fixed posts stand. */
async function findPlacings(
  task: PlacingTask,
  sites: CandidateSites,
  period: PeriodDemand,
  limits: ExactOptions,
) {
  const { problem } = openPeriod(task, sites, period);
  if (problem === null) {
    const pinned = { ...task, posts: task.posts.filter((post) => post.pinned) };
    const covered = coverIn(pinned, period).coveredDemand;
    const chosen: ChosenSites = task.fleet.map(() => []);
    return { covers: [{ chosen, covered }], leastCovered: covered, bound: covered, isProven: true };
  }
  const barred = markInAreas(areasOf(task, "no-go", period.period), sites);
  const allowed = keepSites(problem, (site) => barred[site] === 0);
  const best = await solveExactly(allowed, limits);
  const { covers, leastCovered } = findNearOptimalCovers(allowed, best.chosen, PLANS_SOUGHT);
  return { covers, leastCovered, bound: best.bound, isProven: best.status === "optimal" };
}

function nameSite(task: PlacingTask, sites: CandidateSites, group: number, site: number): NamedPlace {
  return {
    name: `site ${site}`,
    stands: "drawn",
    at: [sites.lng[site] as number, sites.lat[site] as number],
    coverRadiusM: task.fleet[group]?.coverRadiusM ?? 0,
  };
}

/** Where somebody stands in every plan. */
function listStanding({ posts, fixedPosts, fleet }: PlacingTask, { period }: PeriodDemand): NamedPlace[] {
  const pinned = posts.filter((post) => post.pinned && isOnDuty(post, period));
  return [
    ...pinned.map(
      ({ id, at, coverRadiusM }): NamedPlace => ({
        name: `pinned ${id}`,
        stands: "pinned",
        at,
        coverRadiusM,
      }),
    ),
    ...fixedPosts.flatMap((post): NamedPlace[] => {
      const units = unitsAtFixedPost(post, fleet, period);
      const coverRadiusM = Math.max(0, ...units.map(({ group }) => group.coverRadiusM));
      return units.length > 0
        ? [{ name: `fixed ${post.id}`, stands: "fixed", at: post.at, coverRadiusM }]
        : [];
    }),
  ];
}

function describePlaces(
  { demand }: PlacingTask,
  { weight }: PeriodDemand,
  { places }: MixedSchedule,
  named: ReadonlyMap<string, NamedPlace>,
): VariedPlace[] {
  const often = places.toSorted((a, b) => b.drawn - a.drawn || b.expected - a.expected);
  const all = often.flatMap(({ place, expected, drawn }) => {
    const known = named.get(place);
    return known ? [{ ...known, expected, drawn }] : [];
  });
  const covered = listCovered(openGround(demand, null), all);
  const { perPost } = evaluatePosts(
    demand,
    all.map(({ at }, i) => ({ at, covered: covered[i] ?? [] })),
    weight,
  );
  return all.map(({ at, stands, expected, drawn }, i) => ({
    ...{ at, stands, expected, drawn },
    place: perPost[i]?.place ?? null,
  }));
}

/** How many members two of the sets have in common, on average over all pairs; null where there is no pair. */
function countShared(sets: readonly ReadonlySet<string>[]): number | null {
  const pairs = sets.flatMap((one, i) =>
    sets.slice(i + 1).map((other) => [...one].filter((member) => other.has(member)).length),
  );
  return pairs.length > 0 ? mean(pairs) : null;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
