import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { reportWhere } from "../../../src/analysis/where/where-report.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { StudyArea } from "../../../src/model/study-area.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import { DEFAULT_WHERE, type WhereOptions, type WhereReport } from "../../../src/model/where-report.ts";
import { makeTable, type Row, WEMBLEY } from "../../analysis/make-table.ts";

const time = wallMinutes(2025, 5, 3, 22, 0);

/** A crowd of thefts at the venue, a few robberies to its north, scattered nuisance without a weight. */
export const MIXED_ROWS: readonly Row[] = [
  ...Array.from({ length: 300 }, (_, k) => ({
    at: destination(WEMBLEY.center, k * 137.5, k / 3),
    category: "Theft from the person",
    time,
  })),
  ...Array.from({ length: 40 }, (_, k) => ({
    at: destination(destination(WEMBLEY.center, 0, 1300), k * 90, k),
    category: "Robbery",
    time,
  })),
  ...Array.from({ length: 90 }, (_, k) => ({
    at: destination(WEMBLEY.center, k * 137.5, 100 + 15 * k),
    category: "Anti-social behaviour",
    time,
  })),
];

/** A report of rows with a small index, quickly made. */
export function makeWhere(
  rows: readonly Row[] = MIXED_ROWS,
  area: StudyArea = WEMBLEY,
  options: Partial<WhereOptions> = {},
): WhereReport {
  const table = makeTable([...rows]);
  const grid = layHexGrid(area);
  return runSteps(
    reportWhere(table, grid, cellOfLocations(table, grid), EVERYTHING, {
      ...DEFAULT_WHERE,
      weights: { "Theft from the person": 2, Robbery: 365, "Anti-social behaviour": null },
      weightsName: "Made-up index",
      permutations: 999,
      replicates: 19,
      scanReplicates: 99,
      ...options,
    }),
  );
}
