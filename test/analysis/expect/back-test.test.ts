import { existsSync, openAsBlob } from "node:fs";
import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { type BackTestOptions, reportBackTest } from "../../../src/analysis/expect/back-test.ts";
import { judgeBackTest, pairDifferences } from "../../../src/analysis/expect/back-test-verdict.ts";
import { estimateMean } from "../../../src/analysis/statistics/t-interval.ts";
import type { PredictorName, PredictorScore } from "../../../src/model/back-test-report.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { TimePrecision } from "../../../src/model/wall-clock.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import { openFiles } from "../../../src/sources/open-files.ts";
import { makeTable, type Row } from "../make-table.ts";

const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1000, resolution: 9 });
const centre = (cell: number) => [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0] as const;

/** Poisson rows in each hex and month. */
function rowsOf(monthCount: number, meanOf: (cell: number, month: number) => number, seed = 3): Row[] {
  const random = seedRandom(seed);
  const rows: Row[] = [];
  for (let month = 0; month < monthCount; month++) {
    for (let cell = 0; cell < grid.cellCount; cell++) {
      const count = random.poisson(meanOf(cell, month));
      for (let k = 0; k < count; k++) rows.push({ at: centre(cell), time: wallMinutes(2020, 1 + month) });
    }
  }
  return rows;
}

function report(rows: readonly Row[], options: BackTestOptions = {}, precision: TimePrecision = "month") {
  const table = makeTable(rows, precision);
  return runSteps(reportBackTest(table, grid, cellOfLocations(table, grid), EVERYTHING, options));
}

function tested(rows: readonly Row[], options: BackTestOptions = {}) {
  const result = report(rows, options);
  if (result.state === "locked") throw new Error(result.reason);
  return result;
}

const hotspots = (cell: number) => (cell % 7 === 0 ? 6 : 0.3);

describe("what a back-test says of worlds that are known", () => {
  test("fixed hot spots in hexes of their own: the plain prior count wins, and it is said", () => {
    const { verdict, scores } = tested(rowsOf(36, hotspots));
    expect(verdict.use).toBe("prior-count");
    expect(verdict.naiveMapHolds).toBe(true);
    expect(verdict.sentence).toContain("The plain prior count does as well as anything here");
    const prior = scores.find(({ predictor }) => predictor === "prior-count");
    expect(prior?.fractions[3]?.pai.mean).toBeGreaterThan(4);
    expect(prior?.calibration.slope).toBeCloseTo(1, 1);
  });

  test("no hot spots at all: nothing beats an even spread, and it is said", () => {
    const { verdict } = tested(rowsOf(36, () => 1));
    expect(verdict.use).toBe("uniform");
    expect(verdict.sentence).toContain("An even spread does as well as anything here");
  });

  test("few rows on a smooth slope: smoothing over neighbours wins", () => {
    const slope = (cell: number) => 0.3 * Math.exp(-(((grid.lng[cell] ?? 0) + 0.27961) * 100));
    const { verdict } = tested(rowsOf(18, slope));
    expect(["smoothed-count", "kernel-density"]).toContain(verdict.use);
    expect(verdict.sentence).toContain("does best here");
    expect(verdict.sentence).toContain("95% interval");
  });

  test("hot spots that move away: the last twelve months win", () => {
    const { verdict, note } = tested(
      rowsOf(48, (cell, month) => hotspots(month < 24 ? cell : cell + 3)),
      { folds: 12 },
    );
    expect(verdict.use).toBe("recent-count");
    expect(note.cautions.join(" ")).not.toContain("level has changed");
  });

  test("a level that doubles is told as a caution", () => {
    const { note } = tested(rowsOf(36, (cell, month) => (month < 20 ? 1 : 2) * hotspots(cell)));
    expect(note.cautions.join(" ")).toContain("the level has changed");
  });
});

describe("a back-test", () => {
  test("foretells month after month from all months before", () => {
    const { folds } = tested(rowsOf(12, hotspots), { folds: 4 });
    expect(folds.map(({ trainingMonths }) => trainingMonths)).toEqual([8, 9, 10, 11]);
    expect(folds.map(({ month }) => month)).toEqual([608, 609, 610, 611]);
  });

  test("scores a month the same whatever comes after it", () => {
    const rows = rowsOf(12, hotspots);
    const end = wallMinutes(2020, 12);
    const moved = rows.map((row) => ((row.time ?? 0) < end ? row : { ...row, at: centre(1) }));
    const [a, b] = [tested(rows), tested(moved)];
    a.scores.forEach((score, k) => {
      expect(score.logScoreByFold.subarray(0, 8)).toEqual(b.scores[k]?.logScoreByFold.subarray(0, 8));
    });
  });

  test("compares with the last twelve months only where that is not the same as all", () => {
    const names = (monthCount: number) =>
      tested(rowsOf(monthCount, hotspots)).scores.map(({ predictor }) => predictor);
    expect(names(13)).not.toContain("recent-count");
    expect(names(14)).toContain("recent-count");
  });

  test("leaves out months that have no row to foretell", () => {
    const { folds } = tested(rowsOf(14, (cell, month) => (month === 8 ? 0 : hotspots(cell))));
    expect(folds.map(({ month }) => month)).not.toContain(608);
    expect(folds).toHaveLength(10);
  });

  test("carries what it rests on", () => {
    const { note, folds } = tested(rowsOf(12, hotspots));
    expect(note.span).toEqual({ first: 600, last: 611 });
    expect(note.n.folds).toBe(9);
    expect(note.n.rowsForetold).toBe(folds.reduce((sum, { rows }) => sum + rows, 0));
    expect(note.cautions.join(" ")).toContain("Only 9 months are foretold");
  });

  test("is locked below six months, without months and without rows, and says why", () => {
    const reason = (...args: Parameters<typeof report>) => {
      const result = report(...args);
      return result.state === "locked" ? result.reason : "";
    };
    expect(reason(rowsOf(5, hotspots))).toContain("at least 6 whole months");
    expect(reason(rowsOf(12, hotspots), {}, "none")).toContain("does not say in which month");
    expect(reason([])).toContain("does not say in which month");
    const sparse = [0, 5, 11].map((month) => ({ at: centre(0), time: wallMinutes(2020, 1 + month) }));
    expect(reason(sparse)).toContain("Only 2 of the months");
  });
});

describe("the choice of a predictor", () => {
  const scored = (predictor: PredictorName, logScores: readonly number[]): PredictorScore => {
    const byFold = Float64Array.from(logScores);
    const estimate = estimateMean(byFold);
    return {
      predictor,
      label: predictor,
      logScore: estimate,
      logScoreByFold: byFold,
      fractions: [
        {
          fraction: 0.05,
          hexes: 5,
          hitRate: estimate,
          pai: estimate,
          peiStar: estimate,
          hitRateByFold: byFold,
        },
      ],
      calibration: { groups: [], slope: null, expected: 0, observed: 0, excess: estimate },
      parameters: {},
    };
  };
  const judge = (scores: readonly PredictorScore[]) => judgeBackTest(scores, pairDifferences(scores));

  test("is the simplest of those that cannot be told from the best", () => {
    const verdict = judge([
      scored("uniform", [-5, -5.1, -5]),
      scored("prior-count", [-4, -4.1, -4]),
      scored("smoothed-count", [-3.9, -4.2, -3.8]),
    ]);
    expect(verdict).toMatchObject({ best: "smoothed-count", use: "prior-count", naiveMapHolds: true });
    expect(verdict.sentence).toContain("which includes no difference");
  });

  test("is the better one where every month agrees", () => {
    const verdict = judge([
      scored("uniform", [-5, -5.1, -5]),
      scored("prior-count", [-4, -4.2, -4.1]),
      scored("smoothed-count", [-3.5, -3.69, -3.6]),
    ]);
    expect(verdict).toMatchObject({ best: "smoothed-count", use: "smoothed-count", naiveMapHolds: false });
    expect(verdict.sentence).toContain("65% more weight than the plain prior count");
  });

  test("is the simpler of two that are the same", () => {
    const same = [-4, -4.1, -4];
    const scores = [
      scored("uniform", [-5, -5.1, -5]),
      scored("prior-count", same),
      scored("recent-count", same),
    ];
    expect(judge(scores).use).toBe("prior-count");
  });

  test("differences are those of the same folds", () => {
    const [difference] = pairDifferences([
      scored("uniform", [1, 2, 3]),
      scored("prior-count", [1.5, 2.5, 3.5]),
    ]);
    expect(difference).toMatchObject({ predictor: "prior-count", against: "uniform" });
    expect(difference?.logScore).toEqual({ mean: 0.5, low: 0.5, high: 0.5, folds: 3 });
  });
});

const CHICAGO = "../shared/crime-data/chicago-aggravated-assaults-2010_2019.csv.gz";

describe.skipIf(!existsSync(CHICAGO))("on Chicago's aggravated assaults around Soldier Field", () => {
  test("the prior count is hard to beat, as Wheeler & Steenbeek (2020) found for Dallas", async () => {
    const table = await openFiles([{ name: "chicago.csv.gz", blob: await openAsBlob(CHICAGO) }]);
    const area = layHexGrid({ center: [-87.6167, 41.8623], radiusM: 5000, resolution: 9 });
    const result = runSteps(reportBackTest(table, area, cellOfLocations(table, area), EVERYTHING));
    if (result.state === "locked") throw new Error(result.reason);
    const prior = result.scores.find(({ predictor }) => predictor === "prior-count");
    expect(result.folds).toHaveLength(24);
    expect(prior?.fractions[2]?.pai.mean).toBeCloseTo(7.1, 1);
    for (const { predictor, against, hitRates } of result.differences) {
      if (against === "prior-count") expect(hitRates[2]?.difference.mean, predictor).toBeLessThan(0.02);
    }
  });
});
