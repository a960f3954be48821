import type { Post } from "../model/deployment.ts";
import type { PhaseName } from "../model/event-spec.ts";
import type { Period } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { listCovered, openGround } from "./ground.ts";
import { openStreets, standAtPost } from "./task-travel.ts";

/** One unit of a group (an index into the fleet) that a placing puts on a candidate site in a stretch (an index into the task's). */
export interface PlacedSite {
  readonly phase: number;
  readonly group: number;
  readonly site: number;
}

/**
 * The posts of a placing: the pinned ones as they are, in their order, then one for each unit that is suggested, with the stretches in which it
 * stands there, the one that reaches most first. A unit that stays at its site from one stretch to the next has one post.
 */
export function composePosts(
  task: PlacingTask,
  sites: CandidateSites,
  placed: readonly PlacedSite[],
): readonly Post[] {
  const pinned = task.posts.filter((post) => post.pinned);
  const taken = new Set(pinned.map((post) => post.id));
  const suggested = gather(placed).map(({ group: at, site, phases }): Post => {
    const group = task.fleet[at] as PlacingTask["fleet"][number];
    return {
      id: freshId(`p-${group.id}-${sites.cells?.[site] ?? site}`, taken),
      at: [sites.lng[site] as number, sites.lat[site] as number],
      unit: group.id,
      coverRadiusM: group.coverRadiusM,
      phases: phasesOf(phases.map((phase) => task.periods[phase]?.period ?? "evening")),
      pinned: false,
      chosenBy: "suggestion",
    };
  });
  const weight = sumWeights(task);
  const covered = listCovered(
    openGround(task.demand, openStreets(task)),
    suggested.map((post) => standAtPost(task, post)),
  );
  const order = suggested
    .map((post, p) => ({
      post,
      reaches: (covered[p] ?? []).reduce((sum, point) => sum + (weight[point] as number), 0),
    }))
    .sort((a, b) => b.reaches - a.reaches || (a.post.id < b.post.id ? -1 : 1));
  return [...pinned, ...order.map(({ post }) => post)];
}

/** The k-th unit of a group at a site in each stretch is taken for the same one. */
function gather(placed: readonly PlacedSite[]) {
  const gathered = new Map<string, { group: number; site: number; phases: number[] }>();
  const seen = new Map<string, number>();
  for (const { phase, group, site } of placed) {
    const here = `${phase} ${group} ${site}`;
    const k = (seen.get(here) ?? 0) + 1;
    seen.set(here, k);
    const key = `${group} ${site} ${k}`;
    const known = gathered.get(key) ?? { group, site, phases: [] };
    known.phases.push(phase);
    gathered.set(key, known);
  }
  return [...gathered.values()];
}

function phasesOf(periods: readonly Period[]): readonly PhaseName[] | null {
  const phases = periods.filter((period) => period !== "evening");
  return phases.length > 0 ? phases : null;
}

function sumWeights({ demand, periods }: PlacingTask): Float64Array {
  return demand.weight.map((_, point) =>
    periods.reduce((sum, { weight }) => sum + (weight[point] as number), 0),
  );
}

/** A post that was pinned and then moved keeps the id of the hex it came from; the next one there is numbered. */
function freshId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}
