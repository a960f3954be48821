import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Post } from "../../src/model/deployment.ts";
import { destination } from "../../src/model/geodesy.ts";
import { hexSpacingM, layHexGrid } from "../../src/model/hex-grid.ts";
import { markWalkable, requestBeats } from "../../src/model/request-beats.ts";
import type { LngLat } from "../../src/model/units.ts";
import { setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { examplePlan, WEMBLEY } from "../plan/example-plan.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 1500, resolution: 9 });
const everywhere = new Uint8Array(grid.cellCount).fill(1);
const middleOf = (hex: number): LngLat => [grid.lng[hex] as number, grid.lat[hex] as number];
const patrolling = setUnitGroup(examplePlan(0), "serial", { beatHexes: 4 });

function planWith(...places: readonly LngLat[]) {
  const posts = places.map(
    (at, i): Post => ({
      ...{ id: `post-${i + 1}`, at, unit: "serial", coverRadiusM: 300 },
      ...{ phases: null, pinned: false, chosenBy: "officer" },
    }),
  );
  return { ...patrolling, posts };
}

describe("beats asked of a plan", () => {
  it("start in the hexes of their posts, one for each unit that patrols", () => {
    const { requests, notes } = requestBeats(planWith(middleOf(0), middleOf(9)), "evening", grid, everywhere);
    expect(requests).toEqual([
      { unit: "post-1", mostHexes: 4, startCell: grid.cells[0] },
      { unit: "post-2", mostHexes: 4, startCell: grid.cells[9] },
    ]);
    expect(notes).toEqual([]);
  });

  it("are none where units stand at their posts, and in phases in which a post is not staffed", () => {
    const standing = setUnitGroup(planWith(middleOf(0)), "serial", { beatHexes: null });
    expect(requestBeats(standing, "evening", grid, everywhere).requests).toEqual([]);
    const [post] = planWith(middleOf(0)).posts;
    const late = { ...patrolling, posts: [{ ...(post as Post), phases: ["night" as const] }] };
    expect(requestBeats(late, "arrival", grid, everywhere).requests).toEqual([]);
    expect(requestBeats(late, "night", grid, everywhere).requests).toHaveLength(1);
  });

  it("of two posts in one hex start the second in the free hex beside it that is nearest to its post, and say so", () => {
    const beside = grid.neighbours[grid.neighbourStart[0] as number] as number;
    const towards = middleOf(beside).map((d, k) => 0.6 * (middleOf(0)[k] as number) + 0.4 * d);
    const plan = planWith(middleOf(0), towards as unknown as LngLat);
    const { requests, notes } = requestBeats(plan, "evening", grid, everywhere);
    expect(requests[1]?.startCell).toBe(grid.cells[beside]);
    expect(notes).toEqual([
      "Posts 1 and 2 stand in one hex: the beat of post 2 starts in the free hex next to it.",
    ]);
  });

  it("may lie anywhere where no hex beside is free, or the post stands outside the area, and say so", () => {
    const island = new Uint8Array(grid.cellCount);
    island[0] = 1;
    const crowded = requestBeats(planWith(middleOf(0), middleOf(0)), "evening", grid, island);
    expect(crowded.requests.map(({ startCell }) => startCell)).toEqual([grid.cells[0], null]);
    expect(crowded.notes[0]).toContain("with no free hex beside it: the beat of post 2 may lie anywhere");
    const far = requestBeats(planWith(destination(WEMBLEY, 90, 4000)), "evening", grid, everywhere);
    expect(far.requests[0]?.startCell).toBeNull();
    expect(far.notes).toEqual(["Post 1 stands outside the study area: its beat may lie anywhere in it."]);
  });

  it("start in hexes that may be walked, each in one of its own, wherever posts stand and whatever is shut", () => {
    const hex = fc.nat(grid.cellCount - 1);
    fc.assert(
      fc.property(fc.array(hex, { maxLength: 12 }), fc.array(hex, { maxLength: 60 }), (stands, shut) => {
        const walkable = everywhere.map((open, i) => (shut.includes(i) ? 0 : open));
        const { requests, notes } = requestBeats(
          planWith(...stands.map(middleOf)),
          "evening",
          grid,
          walkable,
        );
        const starts = requests.flatMap(({ startCell }) => startCell ?? []);
        expect(requests).toHaveLength(stands.length);
        expect(new Set(starts).size).toBe(starts.length);
        for (const cell of starts) expect(walkable[grid.indexOf.get(cell) ?? -1]).toBe(1);
        const elsewhere = requests.filter(
          ({ startCell }, i) => startCell !== grid.cells[stands[i] as number],
        );
        expect(notes).toHaveLength(elsewhere.length);
      }),
    );
  });

  it("never start in no-go ground that holds in the phase, nor among closed streets", () => {
    const ring = [45, 135, 225, 315].map((bearing) => destination(middleOf(0), bearing, 100));
    const area = { id: "a", name: "Building site", ring, phases: ["arrival" as const] };
    const noGo = { ...planWith(middleOf(0)), areas: [{ ...area, kind: "no-go" as const }] };
    expect(markWalkable(noGo, "arrival", grid)[0]).toBe(0);
    expect(markWalkable(noGo, "evening", grid)[0]).toBe(0);
    expect(markWalkable(noGo, "night", grid)[0]).toBe(1);
    const closed = { ...noGo, areas: [{ ...area, kind: "closed" as const }] };
    expect(markWalkable(closed, "night", grid)[0]).toBe(0);
    const { requests, notes } = requestBeats(noGo, "arrival", grid, markWalkable(noGo, "arrival", grid));
    expect(requests[0]?.startCell).not.toBe(grid.cells[0]);
    expect(notes[0]).toMatch(/^Post 1 stands in a hex that is no-go or closed: /);
  });
});

it("hexes of resolution 9 are some 340 m apart at Wembley", () => {
  expect(hexSpacingM({ center: WEMBLEY, resolution: 9 })).toBeGreaterThan(300);
  expect(hexSpacingM({ center: WEMBLEY, resolution: 9 })).toBeLessThan(360);
});
