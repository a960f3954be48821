import { describe, expect, it } from "vitest";
import {
  candidateListOf,
  describeCandidates,
  listScarceSites,
  nameOfSite,
  sitesInArea,
} from "../../src/model/candidate-list.ts";
import { destination } from "../../src/model/geodesy.ts";
import type { ListedSite, NamedSite } from "../../src/model/site-list.ts";
import type { LngLat } from "../../src/model/units.ts";
import { examplePlan, WEMBLEY } from "../plan/example-plan.ts";

const listed = (name: string, at: LngLat): ListedSite => ({
  ...{ name, at, type: null, minimumStaff: null, phases: [] },
});
const away = (metres: number): NamedSite => ({
  ...{ name: `${metres} m`, at: destination(WEMBLEY, 90, metres) },
});
const withSites = (...sites: NamedSite[]) => ({ ...examplePlan(0), sites });

describe("a list of places where units may stand", () => {
  it("holds each place once, under the name that comes first, and says how many it passed over", () => {
    const list = candidateListOf([
      listed("Gate A", WEMBLEY),
      listed("Gate B", [0, 51]),
      listed("A", WEMBLEY),
    ]);
    expect(list.sites).toEqual([
      { name: "Gate A", at: WEMBLEY },
      { name: "Gate B", at: [0, 51] },
    ]);
    expect(list.notes).toEqual(["1 stands where another does and was passed over."]);
  });

  it("gives its name to the very place, and to no other", () => {
    const sites = [away(100)];
    expect(nameOfSite(sites, away(100).at)).toBe("100 m");
    expect(nameOfSite(sites, away(101).at)).toBeNull();
    expect(nameOfSite(null, WEMBLEY)).toBeNull();
  });

  it("counts only as far as the study area goes", () => {
    const { area } = examplePlan();
    expect(sitesInArea([away(area.radiusM - 1), away(area.radiusM + 1)], area)).toEqual([
      away(area.radiusM - 1),
    ]);
  });
});

describe("where units may stand, in words", () => {
  it.each([
    ["no list", examplePlan(), "In the middle of any hexagon of the study area."],
    ["a list inside", withSites(away(10), away(20)), "On the 2 places of the list."],
    [
      "some outside",
      withSites(away(10), away(20), away(9000)),
      "On the 2 places of the list; 1 more is outside the study area and left out.",
    ],
    [
      "one inside",
      withSites(away(10), away(8000), away(9000)),
      "Only on the one place of the list that is in the study area; 2 more are outside the study area and left out.",
    ],
    ["none inside", withSites(away(9000)), "Nowhere: none of the 1 places of the list is in the study area."],
  ])("says of %s what a suggestion will use", (_, plan, words) => {
    expect(describeCandidates(plan)).toBe(words);
  });
});

describe("fewer places than units", () => {
  it("is said, with what becomes of the others", () => {
    expect(listScarceSites(withSites(away(10), away(20), away(9000)))).toEqual([
      "The list has 2 places in the study area for 12 units. A unit that adds nothing at any of them gets no post.",
    ]);
  });

  it("counts the units that pinned posts leave to place", () => {
    const sites = Array.from({ length: 11 }, (_, i) => away(10 * i));
    expect(listScarceSites({ ...examplePlan(1), sites })).toEqual([]);
    expect(listScarceSites({ ...examplePlan(0), sites })).toHaveLength(1);
  });

  it("is nothing to say without a list", () => {
    expect(listScarceSites(examplePlan())).toEqual([]);
  });
});
