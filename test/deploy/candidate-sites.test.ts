import { expect, test } from "vitest";
import { candidateSites } from "../../src/deploy/candidate-sites.ts";
import { suggestExactly, suggestHeuristically } from "../../src/deploy/suggest-posts.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { ProblemError } from "../../src/model/problem.ts";
import type { StudyArea } from "../../src/model/study-area.ts";
import { at, demandAt, placingTask, unitGroup, WEMBLEY } from "./small-cases.ts";

const area: StudyArea = { center: WEMBLEY, radiusM: 1500, resolution: 9 };
const grid = layHexGrid(area);
const fleet = [{ ...unitGroup("serial", 300), count: 1 }];
const demand = demandAt([
  { at: at(0, 0), weight: 9 },
  { at: at(700, 0), weight: 5 },
]);

test("without a list the candidates are the middles of the hexes", () => {
  expect(candidateSites(grid, { sites: null, area }).cells).toEqual(grid.cells);
});

test("units stand only on the places of a list that lie in the study area", async () => {
  const sites = [
    { name: "Gate A", at: at(650, 0) },
    { name: "Far away", at: at(4000, 0) },
  ];
  const candidates = candidateSites(grid, { sites, area });
  expect(candidates.lng).toHaveLength(1);
  const { posts, assessment } = await suggestExactly(placingTask(demand, fleet, []), candidates, {
    timeLimitSeconds: 5,
  });
  expect(assessment.periods[0]?.coveredDemand).toBe(5);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.at).toEqual([candidates.lng[0], candidates.lat[0]]);
});

test("a post on a place of a list has an id that neither renaming nor another order of the list changes", async () => {
  const [a, b] = [
    { name: "Gate A", at: at(0, 10) },
    { name: "Gate B", at: at(650, 0) },
  ];
  const idsOf = async (sites: readonly (typeof a)[]) => {
    const task = placingTask(demand, fleet, []);
    return (await suggestHeuristically(task, candidateSites(grid, { sites, area }))).posts.map(
      ({ id }) => id,
    );
  };
  expect(await idsOf([b, { ...a, name: "North gate" }])).toEqual(await idsOf([a, b]));
});

test("a list with no place in the study area is refused, with what to do", async () => {
  const none = candidateSites(grid, { sites: [{ name: "Far away", at: at(4000, 0) }], area });
  await expect(suggestHeuristically(placingTask(demand, fleet, []), none)).rejects.toThrow(ProblemError);
});
