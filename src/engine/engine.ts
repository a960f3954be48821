import { gatherDemand } from "../analysis/demand.ts";
import { profileHex } from "../analysis/hex-profile.ts";
import { describeHexes } from "../analysis/hex-surface.ts";
import { cellOfLocations } from "../analysis/locate-rows.ts";
import { evaluatePosts } from "../deploy/evaluate-posts.ts";
import { suggestHeuristically } from "../deploy/suggest-posts.ts";
import type { CrimeTable } from "../model/crime-table.ts";
import { DEGREES_PER_UNIT } from "../model/crime-table.ts";
import type { DemandPoints } from "../model/demand.ts";
import type { Deployment, Post } from "../model/deployment.ts";
import type { Fleet } from "../model/fleet.ts";
import { boundingBox, distanceM } from "../model/geodesy.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import { layHexGrid } from "../model/hex-grid.ts";
import { ProblemError } from "../model/problem.ts";
import { roundPosition } from "../model/round-position.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { fetchFile } from "../sources/fetch-file.ts";
import { harmoniseCategories } from "../sources/harmonise-categories.ts";
import { judgeQuality } from "../sources/judge-quality.ts";
import { readMappingFile, writeMappingFile } from "../sources/mapping-file.ts";
import { openFiles } from "../sources/open-files.ts";
import { summariseTable } from "../sources/summarise-table.ts";
import type { Engine, Scope } from "./engine-calls.ts";

/** Solves one placing to proof. Given from outside, since the page runs it in a worker of its own. */
export type ExactSolver = (
  demand: DemandPoints,
  sites: { readonly lng: Float64Array; readonly lat: Float64Array },
  fleet: Fleet,
  posts: readonly Post[],
  options: { readonly timeLimitSeconds: number; readonly signal?: AbortSignal },
) => Promise<Deployment>;

/** One open table and the questions asked of it; holds no state but the table and its last grid. */
export function createEngine(solveExactly: ExactSolver): Engine {
  let table: CrimeTable | null = null;
  let located: { table: CrimeTable; grid: HexGrid; cellOf: Int32Array } | null = null;

  function openTable(): CrimeTable {
    if (table) return table;
    throw new ProblemError({
      what: "No crime data is open.",
      meaning: "There is nothing to count yet.",
      remedy: "Open a file, or start from the demonstration data.",
    });
  }

  function locate(area: StudyArea) {
    const current = openTable();
    if (located?.table !== current || !isSameArea(located.grid.area, area)) {
      const grid = layHexGrid(area);
      located = { table: current, grid, cellOf: cellOfLocations(current, grid) };
    }
    return located;
  }

  function demandOf({ area, query }: Scope) {
    const { table, grid, cellOf } = locate(area);
    return { demand: gatherDemand(table, cellOf, query), sites: candidateSites(grid) };
  }

  return {
    async openFiles({ files, ...understanding }, options) {
      table = await openFiles(files, { ...options, ...understanding });
      return summariseTable(table);
    },
    async harmonise({ harmonising }) {
      table = harmoniseCategories(openTable(), harmonising);
      return summariseTable(table);
    },
    async judgeQuality({ area }) {
      return judgeQuality(openTable(), area);
    },
    async readMapping({ text, fileName }) {
      return readMappingFile(text, fileName);
    },
    async writeMapping({ saved }) {
      return writeMappingFile(saved);
    },
    async openDemonstration({ url }, options) {
      const file = await fetchFile(url, options?.signal);
      table = await openFiles([file], options);
      return summariseTable(table);
    },
    async describe({ area, query }) {
      const { table, grid, cellOf } = locate(area);
      return describeHexes(table, grid, cellOf, query);
    },
    async profile({ area, query, cell }) {
      const { table, grid, cellOf } = locate(area);
      const index = grid.indexOf.get(cell);
      if (index === undefined) {
        throw new ProblemError({
          what: `Hex ${cell} is not in the study area.`,
          meaning: "Its rows are not counted in this plan.",
          remedy: "Choose a hex inside the circle, or enlarge the radius.",
        });
      }
      return profileHex(table, grid, cellOf, index, query);
    },
    async assess(request) {
      return evaluatePosts(demandOf(request).demand, request.posts);
    },
    async suggest(request) {
      const { demand, sites } = demandOf(request);
      return suggestHeuristically(demand, sites, request.fleet, keepPinned(request.posts));
    },
    async prove(request, options) {
      const { demand, sites } = demandOf(request);
      return solveExactly(demand, sites, request.fleet, keepPinned(request.posts), {
        timeLimitSeconds: request.timeLimitSeconds,
        ...(options?.signal && { signal: options.signal }),
      });
    },
    async countAround({ points, radiusM }) {
      return countRowsAround(openTable(), points, radiusM);
    },
  };
}

/** The hex centres, rounded as positions in a plan are, so that what is proven is what is kept. */
function candidateSites(grid: HexGrid) {
  const centers = Array.from(grid.cells, (_, i) =>
    roundPosition([grid.lng[i] as number, grid.lat[i] as number]),
  );
  return {
    lng: Float64Array.from(centers, ([lng]) => lng),
    lat: Float64Array.from(centers, ([, lat]) => lat),
    cells: grid.cells,
  };
}

function keepPinned(posts: readonly Post[]): Post[] {
  return posts.filter((post) => post.pinned);
}

function isSameArea(a: StudyArea, b: StudyArea): boolean {
  return (
    a.resolution === b.resolution &&
    a.radiusM === b.radiusM &&
    a.center[0] === b.center[0] &&
    a.center[1] === b.center[1]
  );
}

function countRowsAround(table: CrimeTable, points: readonly LngLat[], radiusM: Metres): Uint32Array {
  const rowsAt = new Uint32Array(table.locationCount);
  for (const location of table.locationOf) rowsAt[location] = (rowsAt[location] as number) + 1;
  const counts = new Uint32Array(points.length);
  points.forEach((point, p) => {
    const box = boundingBox(point, radiusM);
    for (let l = 0; l < table.locationCount; l++) {
      const lat = (table.latE7[l] as number) * DEGREES_PER_UNIT;
      const lng = (table.lngE7[l] as number) * DEGREES_PER_UNIT;
      if (lat < box.south || lat > box.north || lng < box.west || lng > box.east) continue;
      if (distanceM(point, [lng, lat]) <= radiusM) counts[p] = (counts[p] as number) + (rowsAt[l] as number);
    }
  });
  return counts;
}
