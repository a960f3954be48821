import { countAround } from "../analysis/counting/count-around.ts";
import { profileHex } from "../analysis/counting/hex-profile.ts";
import { describeHexes } from "../analysis/counting/hex-surface.ts";
import { cellOfLocations } from "../analysis/counting/locate-rows.ts";
import { suggestBeatsExactly } from "../deploy/beats/suggest-beats.ts";
import type { CrimeTable, TableSummary } from "../model/crime-table.ts";
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
import { answerAbstraction } from "./abstraction.ts";
import { answerAnalyses } from "./analyse.ts";
import type { ExactBeats } from "./beats.ts";
import type { Engine, Fetched } from "./engine-calls.ts";
import { CrimeFetcher, choiceOf, type FetchedTable, type ServiceSettings } from "./fetch-crimes.ts";
import { answerPlacings, type ExactSolver, JOBS_HERE, type SolverJobs } from "./placing.ts";
import { answerStreets } from "./streets.ts";
import { takeTurns } from "./take-turns.ts";

export type { ExactBeats } from "./beats.ts";
export type { ExactSolver, SolverJobs } from "./placing.ts";

/**
 * One open table and the questions asked of it; holds no state but the table, how it came, and what was last worked out of it.
 * @param solveBeats in this thread where left out, as are the other long jobs
 */
export function createEngine(
  solveExactly: ExactSolver,
  services: ServiceSettings = {},
  solveBeats: ExactBeats = suggestBeatsExactly,
  jobs: SolverJobs = JOBS_HERE,
): Engine {
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
      located = locateApart(area);
    }
    return located;
  }

  function locateApart(area: StudyArea) {
    const current = openTable();
    const grid = layHexGrid(area);
    return { table: current, grid, cellOf: cellOfLocations(current, grid) };
  }

  const streets = answerStreets();
  const keepLedger = answerAbstraction(locate, locateApart);

  return {
    ...answerAnalyses(locate, judge),
    ...answerPlacings(locate, streets.travelWith, solveExactly, solveBeats, jobs),
    ...streets.calls,
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
    async abstraction(request, options) {
      return takeTurns(keepLedger(request), options);
    },
    async countAround({ points, radiusM }) {
      return countAround(openTable(), points, radiusM);
    },
  };
}
