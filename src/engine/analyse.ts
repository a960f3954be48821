import { weighCategories } from "../analysis/counting/category-weights.ts";
import { countHexes } from "../analysis/counting/hex-counts.ts";
import { reportEventEffect } from "../analysis/events/event-report.ts";
import { ringRatios } from "../analysis/events/ring-ratios.ts";
import { reportBackTest } from "../analysis/expect/back-test.ts";
import { clockCrowd } from "../analysis/expect/crowd-clock.ts";
import { reportExpectation } from "../analysis/expect/expectation-report.ts";
import { reportWhen } from "../analysis/when/when-report.ts";
import { reportWhere } from "../analysis/where/where-report.ts";
import type { CrimeTable } from "../model/crime-table.ts";
import type { Expectation } from "../model/expectation-report.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import type { Steps } from "../model/steps.ts";
import type { StudyArea } from "../model/study-area.ts";
import { DEFAULT_WHERE } from "../model/where-report.ts";
import { readEventCalendar } from "../sources/event-calendar.ts";
import { HARM_INDICES } from "../sources/harm-weights.ts";
import type { TableQuality } from "../sources/judge-quality.ts";
import { readSiteList } from "../sources/read-site-list.ts";
import { writeEventCsv } from "../sources/write-event-csv.ts";
import type { Engine, ExpectationRequest } from "./engine-calls.ts";
import { takeTurns } from "./take-turns.ts";

/** Permutations of days: the least p is 0.001. */
const PERMUTATIONS = 999;
const SEED = 1;

/** The open table with the grid of an area and each location's cell in it. */
export type Locate = (area: StudyArea) => {
  readonly table: CrimeTable;
  readonly grid: HexGrid;
  readonly cellOf: Int32Array;
};

/** What to expect. The back-test first, since it says which predictor to use where nobody chose one. */
export function* expect(
  { table, grid, cellOf }: ReturnType<Locate>,
  { query, event, harm, weighBy, focusAreas, predictor, events }: ExpectationRequest,
): Steps<Expectation> {
  const backTest = yield* reportBackTest(table, grid, cellOf, query);
  yield "Working out what past events have changed";
  const effects = { ...events, permutations: 0, seed: SEED };
  const report = yield* reportExpectation(table, grid, cellOf, query, {
    event,
    focusAreas,
    ratios: ringRatios(reportEventEffect(table, grid, cellOf, query, effects)),
    weights: weighCategories(weighBy, harm, countHexes(table, cellOf, grid, query).byCategory),
    predictor: predictor ?? (backTest.state === "tested" ? backTest.verdict.use : "prior-count"),
  });
  return { report, backTest };
}

/** The analyst's questions. Long ones run in turns, so that others are answered meanwhile. */
export function answerAnalyses(locate: Locate, judge: (table: CrimeTable) => TableQuality) {
  return {
    async listHarmIndices() {
      return HARM_INDICES;
    },
    async readEventCalendar({ text }) {
      return readEventCalendar(text);
    },
    async readSiteList({ file, text }) {
      return readSiteList(file, text);
    },
    async writeEventCalendar({ calendar }) {
      return writeEventCsv(calendar);
    },
    async reportWhere({ area, query, harm }, options) {
      const { table, grid, cellOf } = locate(area);
      return takeTurns(reportWhere(table, grid, cellOf, query, { ...DEFAULT_WHERE, ...harm }), options);
    },
    async reportWhen({ area, query, compare }, options) {
      const { table, grid, cellOf } = locate(area);
      const leaveOutMonths = judge(table).months?.partial ?? [];
      const asked = { compare, permutations: PERMUTATIONS, seed: SEED, leaveOutMonths };
      return takeTurns(reportWhen(table, grid, cellOf, query, asked), options);
    },
    async reportEvents({ area, query, events }) {
      const { table, grid, cellOf } = locate(area);
      return reportEventEffect(table, grid, cellOf, query, {
        ...events,
        permutations: PERMUTATIONS,
        seed: SEED,
      });
    },
    async reportExpectation(request, options) {
      const ground = locate(request.area);
      return takeTurns(expect(ground, request), options);
    },
    async clockCrowd({ plan }) {
      return clockCrowd(plan);
    },
  } satisfies Partial<Engine>;
}
