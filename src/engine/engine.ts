import { countAround } from "../analysis/count-around.ts";
import { gatherDemand } from "../analysis/demand.ts";
import { profileHex } from "../analysis/hex-profile.ts";
import { describeHexes } from "../analysis/hex-surface.ts";
import { cellOfLocations } from "../analysis/locate-rows.ts";
import { candidateSites } from "../deploy/candidate-sites.ts";
import { evaluatePosts } from "../deploy/evaluate-posts.ts";
import { suggestHeuristically } from "../deploy/suggest-posts.ts";
import type { CrimeTable, TableSummary } from "../model/crime-table.ts";
import type { DemandPoints } from "../model/demand.ts";
import type { Deployment, Post } from "../model/deployment.ts";
import type { Fleet } from "../model/fleet.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import { layHexGrid } from "../model/hex-grid.ts";
import { ProblemError } from "../model/problem.ts";
import type { ServiceAccount } from "../model/service-account.ts";
import { isSameArea, type StudyArea } from "../model/study-area.ts";
import { readDatasetAddress } from "../sources/dataset-address.ts";
import { fetchFile } from "../sources/fetch-file.ts";
import { harmoniseCategories } from "../sources/harmonise-categories.ts";
import { judgeQuality, judgeTable, type TableQuality } from "../sources/judge-quality.ts";
import { listArchive } from "../sources/list-archive.ts";
import { readMappingFile, writeMappingFile } from "../sources/mapping-file.ts";
import { OPEN_DATA_CATALOGUE } from "../sources/open-data-catalogue.ts";
import { openFiles } from "../sources/open-files.ts";
import { summariseTable } from "../sources/summarise-table.ts";
import { listSheets } from "../sources/xlsx.ts";
import { answerAnalyses } from "./analyse.ts";
import type { Engine, Fetched, Scope } from "./engine-calls.ts";
import { CrimeFetcher, choiceOf, type FetchedTable, type ServiceSettings } from "./fetch-crimes.ts";

/** Solves one placing to proof. Given from outside, since the page runs it in a worker of its own. */
export type ExactSolver = (
  demand: DemandPoints,
  sites: { readonly lng: Float64Array; readonly lat: Float64Array },
  fleet: Fleet,
  posts: readonly Post[],
  options: { readonly timeLimitSeconds: number; readonly signal?: AbortSignal },
) => Promise<Deployment>;

/** One open table and the questions asked of it; holds no state but the table, how it came, and what was last worked out of it. */
export function createEngine(solveExactly: ExactSolver, services: ServiceSettings = {}): Engine {
  const fetcher = new CrimeFetcher(services);
  let table: CrimeTable | null = null;
  let download: ServiceAccount | null = null;
  let judged: { table: CrimeTable; quality: TableQuality } | null = null;
  let located: { table: CrimeTable; grid: HexGrid; cellOf: Int32Array } | null = null;

  function openTable(): CrimeTable {
    if (table) return table;
    throw new ProblemError({
      what: "No crime data is open.",
      meaning: "There is nothing to count yet.",
      remedy: "Open a file, or start from the demonstration data.",
    });
  }

  /** Opens what has been read; the last moment at which a cancel is heard. */
  function adopt(
    read: CrimeTable,
    signal: AbortSignal | undefined,
    account: ServiceAccount | null = null,
  ): TableSummary {
    const summary = summariseTable(read);
    signal?.throwIfAborted();
    table = read;
    download = account;
    return summary;
  }

  function adoptFetched({ table: read, account }: FetchedTable, signal: AbortSignal | undefined): Fetched {
    return { summary: adopt(read, signal, account), account };
  }

  function judge(current: CrimeTable): TableQuality {
    if (judged?.table !== current) judged = { table: current, quality: judgeTable(current) };
    return judged.quality;
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
    ...answerAnalyses(locate, judge),
    async openFiles({ files, members, sheet, ...understanding }, options) {
      const parts = { ...(members && { members }), ...(sheet !== undefined && { sheet }) };
      const read = await openFiles(files, { ...options, ...understanding, ...choiceOf(parts) });
      return adopt(read, options?.signal);
    },
    async listArchive({ file }) {
      return listArchive(file);
    },
    async listSheets({ file }) {
      return listSheets(file);
    },
    async listDatasets() {
      return OPEN_DATA_CATALOGUE;
    },
    async recogniseAddress({ text }) {
      return readDatasetAddress(text);
    },
    async listPoliceUkMonths(_, options = {}) {
      return fetcher.listPoliceUkMonths(options);
    },
    async findKeptMonths(request) {
      return fetcher.findKeptMonths(request);
    },
    async fetchPoliceUk(request, options = {}) {
      return adoptFetched(await fetcher.fetchPoliceUk(request, options), options.signal);
    },
    async countDataset(request, options = {}) {
      return fetcher.countDataset(request, options);
    },
    async fetchDataset(request, options = {}) {
      return adoptFetched(await fetcher.fetchDataset(request, options), options.signal);
    },
    async openAddress(request, options = {}) {
      return adoptFetched(await fetcher.openAddress(request, options), options.signal);
    },
    async clearFetched() {
      return fetcher.clear();
    },
    async openClickHouse(request, options = {}) {
      return adoptFetched(await fetcher.openClickHouse(request, options), options.signal);
    },
    async harmonise({ harmonising }) {
      return adopt(harmoniseCategories(openTable(), harmonising), undefined, download);
    },
    async judgeQuality({ area }) {
      const current = openTable();
      return judgeQuality(current, area, judge(current), download);
    },
    async readMapping({ text, fileName }) {
      return readMappingFile(text, fileName);
    },
    async writeMapping({ saved }) {
      return writeMappingFile(saved);
    },
    async openDemonstration({ url }, options) {
      const file = await fetchFile(url, options?.signal);
      return adopt(await openFiles([file], options), options?.signal);
    },
    async describe({ area, query, within }) {
      const { table, grid, cellOf } = locate(area);
      return describeHexes(table, grid, cellOf, query, within);
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
      return countAround(openTable(), points, radiusM);
    },
  };
}

function keepPinned(posts: readonly Post[]): Post[] {
  return posts.filter((post) => post.pinned);
}
