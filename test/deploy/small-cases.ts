import fc from "fast-check";
import type { ChosenSites, CoverProblem, UnreducedCover } from "../../src/deploy/cover/cover-problem.ts";
import { coveredWeight, listCovers, reduceCoverProblem } from "../../src/deploy/cover/cover-problem.ts";
import type { DemandPoints } from "../../src/model/demand.ts";
import type { Post } from "../../src/model/deployment.ts";
import type { Fleet, UnitGroup, UnitKind } from "../../src/model/fleet.ts";
import { destination } from "../../src/model/geodesy.ts";
import { DEFAULT_MOVEMENT, DEFAULT_OBJECTIVE } from "../../src/model/objective.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import type { LngLat } from "../../src/model/units.ts";

export const WEMBLEY: LngLat = [-0.2796, 51.556];

/** A point so many metres east and north of Wembley Stadium. */
export function at(east: number, north: number): LngLat {
  return destination(WEMBLEY, (Math.atan2(east, north) * 180) / Math.PI, Math.hypot(east, north));
}

export interface Place {
  readonly at: LngLat;
  readonly weight: number;
  readonly name?: string | null;
  readonly rows?: Readonly<Record<string, number>>;
}

export function demandAt(places: readonly Place[]): DemandPoints {
  const categories = [...new Set(places.flatMap((place) => Object.keys(place.rows ?? {})))];
  const entries = places.map((place) => Object.entries(place.rows ?? {}));
  const breakdownStart = new Uint32Array(places.length + 1);
  entries.forEach((list, i) => {
    breakdownStart[i + 1] = (breakdownStart[i] ?? 0) + list.length;
  });
  return {
    lng: Float64Array.from(places, (place) => place.at[0]),
    lat: Float64Array.from(places, (place) => place.at[1]),
    weight: Float64Array.from(places, (place) => place.weight),
    place: places.map((place) => place.name ?? null),
    breakdownStart,
    breakdownCategory: Uint16Array.from(entries.flat(), ([name]) => categories.indexOf(name)),
    breakdownRows: Uint32Array.from(entries.flat(), ([, rows]) => rows),
    categories,
  };
}

export function sitesAt(places: readonly LngLat[]) {
  return {
    lng: Float64Array.from(places, (place) => place[0]),
    lat: Float64Array.from(places, (place) => place[1]),
  };
}

export function postAt(place: LngLat, more: Partial<Post> = {}): Post {
  return {
    id: "post",
    at: place,
    unit: "serial",
    coverRadiusM: 300,
    phases: null,
    pinned: true,
    chosenBy: "officer",
    ...more,
  };
}

/** Places within about two kilometres of Wembley Stadium. */
export const somewhere: fc.Arbitrary<LngLat> = fc
  .tuple(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: -1500, max: 1500 }))
  .map(([east, north]) => at(east, north));

const NAMES = ["Olympic Way", "Engineers Way", "On or near Parking Area", null] as const;

export const somePlace: fc.Arbitrary<Place> = fc.record({
  at: somewhere,
  weight: fc.integer({ min: 0, max: 9 }),
  name: fc.constantFrom(...NAMES),
  rows: fc.dictionary(
    fc.constantFrom("robbery", "theft", "drugs", "arson", "fraud", "abuse"),
    fc.integer({ min: 1, max: 9 }),
  ),
});

/** Covering problems without geometry: two groups, each site reaching any of the points, some covered before. */
export const anyCover: fc.Arbitrary<UnreducedCover> = fc
  .record({
    weight: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 14 }),
    siteCount: fc.integer({ min: 1, max: 7 }),
    counts: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })),
  })
  .chain(({ weight, siteCount, counts }) =>
    fc
      .record({
        reach: fc.array(
          fc.array(fc.nat({ max: 3 }), { minLength: weight.length, maxLength: weight.length }),
          {
            minLength: 2 * siteCount,
            maxLength: 2 * siteCount,
          },
        ),
        before: fc.array(fc.nat({ max: 7 }), { minLength: weight.length, maxLength: weight.length }),
      })
      .map(({ reach, before }) => ({
        weight: Float64Array.from(weight),
        siteCount,
        groups: counts.map((count, group) => ({
          count,
          ...listCovers(siteCount, (site) =>
            weight.flatMap((_, point) => (reach[group * siteCount + site]?.[point] === 0 ? [point] : [])),
          ),
        })),
        alreadyCovered: Uint8Array.from(before, (b) => (b === 0 ? 1 : 0)),
      })),
  );

/** The complete graph on `n` sites, its edges the demand: its linear relaxation is far from any whole answer. */
export function completeGraph(n: number, count: number): CoverProblem {
  const edges = Array.from({ length: n }, (_, a) =>
    Array.from({ length: n - a - 1 }, (_, k) => [a, a + 1 + k] as const),
  ).flat();
  return reduceCoverProblem({
    weight: new Float64Array(edges.length).fill(1),
    siteCount: n,
    groups: [
      { count, ...listCovers(n, (site) => edges.flatMap((edge, e) => (edge.includes(site) ? [e] : []))) },
    ],
  });
}

/** Weight covered by a choice of sites, point by point on the unreduced problem. */
export function weighPlainly(cover: UnreducedCover, chosen: ChosenSites): number {
  const covered = new Set<number>();
  cover.alreadyCovered?.forEach((yes, point) => {
    if (yes) covered.add(point);
  });
  cover.groups.forEach((group, g) => {
    for (const site of chosen[g] ?? []) {
      for (const point of group.points.subarray(group.start[site], group.start[site + 1])) covered.add(point);
    }
  });
  return [...covered].reduce((sum, point) => sum + (cover.weight[point] ?? 0), 0);
}

/** Every choice of at most `count` sites per group. */
export function everyChoice(cover: Pick<UnreducedCover, "groups" | "siteCount">): ChosenSites[] {
  const subsets = (count: number) =>
    Array.from({ length: 2 ** cover.siteCount }, (_, bits) =>
      Array.from({ length: cover.siteCount }, (_, site) => site).filter((site) => (bits >> site) & 1),
    ).filter((sites) => sites.length <= count);
  return cover.groups.reduce<ChosenSites[]>(
    (choices, { count }) => choices.flatMap((choice) => subsets(count).map((sites) => [...choice, sites])),
    [[]],
  );
}

/** The greatest weight any choice covers, by trying each. */
export function bestByTryingAll(cover: UnreducedCover): number {
  return Math.max(...everyChoice(cover).map((choice) => weighPlainly(cover, choice)));
}

/** The same on a reduced problem. */
export function bestOfReduced(problem: CoverProblem): number {
  return Math.max(...everyChoice(problem).map((choice) => coveredWeight(problem, choice)));
}

/** A group of a kind with no unit in it. */
export function unitGroup(kind: UnitKind, coverRadiusM: number): UnitGroup {
  return {
    ...{ id: kind, kind, name: kind, count: 0, officersPerUnit: 2, officersBeside: 0, coverRadiusM },
    ...{ speedKmh: 4.8, reserve: 0, onDuty: {}, costPerHour: null, coverMinutes: null, beatHexes: null },
  };
}

/** Units to be placed for a whole evening by recorded rows, around posts that are pinned. */
export function placingTask(demand: DemandPoints, fleet: Fleet, posts: readonly Post[]): PlacingTask {
  return {
    ...{ demand, fleet, posts, fixedPosts: [], areas: [], streets: null, venue: WEMBLEY },
    objective: DEFAULT_OBJECTIVE,
    movement: DEFAULT_MOVEMENT,
    periods: [{ period: "evening", weight: demand.weight }],
  };
}
