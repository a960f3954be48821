import { latLngToCell } from "h3-js";
import type { BeatRequest } from "./beat.ts";
import type { Post } from "./deployment.ts";
import { distanceM } from "./geodesy.ts";
import type { HexGrid } from "./hex-grid.ts";
import { isOnDuty, type Period } from "./period.ts";
import { markInAreas } from "./plan-area.ts";
import type { PlanDocument } from "./plan-document.ts";

/** What beats are asked for in a stretch, by the id of their posts, and what is to be said of where they start. */
export interface AskedBeats {
  readonly requests: readonly BeatRequest[];
  readonly notes: readonly string[];
}

/** 0 for each hex whose middle lies in no-go ground or among closed streets, 1 for the others; in the evening as one, whatever the phase. */
export function markWalkable(
  { areas }: Pick<PlanDocument, "areas">,
  period: Period,
  grid: HexGrid,
): Uint8Array {
  const shut = areas.filter(({ kind, phases }) => {
    if (kind === "closed") return true;
    return kind === "no-go" && (period === "evening" || phases.includes(period));
  });
  return markInAreas(shut, grid).map((isIn) => 1 - isIn);
}

/** The posts on duty whose units patrol beats, with the most hexes of each. */
export function postsWithBeats(
  { posts, fleet }: Pick<PlanDocument, "posts" | "fleet">,
  period: Period,
): readonly { readonly post: Post; readonly number: number; readonly mostHexes: number }[] {
  return posts.flatMap((post, i) => {
    const mostHexes = fleet.find(({ id }) => id === post.unit)?.beatHexes ?? null;
    return mostHexes === null || !isOnDuty(post, period) ? [] : [{ post, number: i + 1, mostHexes }];
  });
}

/**
 * The beats of a stretch: one for each post on duty whose unit patrols, to start in the hex of the post. Where that hex is shut or
 * another post has it, the beat starts in the free hex beside it that is nearest to the post; where there is none, or the post
 * stands outside the study area, the beat may lie anywhere. Units at fixed posts have none.
 * @param walkable 0 for each hex of the grid that no beat may contain
 */
export function requestBeats(
  plan: Pick<PlanDocument, "posts" | "fleet">,
  period: Period,
  grid: HexGrid,
  walkable: Uint8Array,
): AskedBeats {
  const asked = postsWithBeats(plan, period).map(({ post, number, mostHexes }) => {
    const cell = latLngToCell(post.at[1], post.at[0], grid.area.resolution);
    return { post, number, mostHexes, own: grid.indexOf.get(cell) ?? null };
  });
  const holder = new Map<number, number>();
  for (const { own, number } of asked) {
    if (own !== null && walkable[own] === 1 && !holder.has(own)) holder.set(own, number);
  }
  const notes: string[] = [];
  const requests = asked.map(({ post, number, mostHexes, own }): BeatRequest => {
    const request = { unit: post.id, mostHexes };
    if (own === null) {
      notes.push(`Post ${number} stands outside the study area: its beat may lie anywhere in it.`);
      return { ...request, startCell: null };
    }
    const holds = holder.get(own);
    if (holds === number) return { ...request, startCell: grid.cells[own] as string };
    const why =
      holds === undefined
        ? `Post ${number} stands in a hex that is no-go or closed`
        : `Posts ${holds} and ${number} stand in one hex`;
    const beside = nearestFreeHex(grid, own, post, (hex) => walkable[hex] === 1 && !holder.has(hex));
    if (beside === null) {
      notes.push(`${why}, with no free hex beside it: the beat of post ${number} may lie anywhere.`);
      return { ...request, startCell: null };
    }
    holder.set(beside, number);
    notes.push(`${why}: the beat of post ${number} starts in the free hex next to it.`);
    return { ...request, startCell: grid.cells[beside] as string };
  });
  return { requests, notes };
}

function nearestFreeHex(
  { neighbours, neighbourStart, lng, lat }: HexGrid,
  hex: number,
  { at }: Post,
  isFree: (hex: number) => boolean,
): number | null {
  const free = Array.from(neighbours.subarray(neighbourStart[hex], neighbourStart[hex + 1])).filter(isFree);
  const wayTo = (other: number) => distanceM(at, [lng[other] as number, lat[other] as number]);
  const [nearest] = free.sort((a, b) => wayTo(a) - wayTo(b) || a - b);
  return nearest ?? null;
}
