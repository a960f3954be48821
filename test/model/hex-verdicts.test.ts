import { describe, expect, test } from "vitest";
import { listVerdicts, tabulateVerdicts } from "../../src/model/hex-verdicts.ts";
import { HOT_METHODS } from "../../src/model/where-report.ts";
import { makeWhere } from "../ui/bench/make-where.ts";

const report = makeWhere();

describe("verdicts on a hex", () => {
  test("are hot where the report says that the method calls it hot, for every hex", () => {
    for (const index of report.cells.keys()) {
      const verdicts = listVerdicts(report, index);
      expect(verdicts.map(({ method }) => method)).toEqual([...HOT_METHODS]);
      verdicts.forEach(({ isHot }, bit) => {
        expect(isHot).toBe((((report.hexes.calledBy[index] ?? 0) >> bit) & 1) === 1);
      });
      const tests = verdicts.slice(0, 4).filter(({ isHot }) => isHot).length;
      expect(tests).toBe(report.hexes.testsAgreeing[index]);
    }
  });

  test("give the adjusted p of the tests, and none for a ranking", () => {
    const fullest = report.hexes.count.indexOf(Math.max(...report.hexes.count));
    const verdicts = listVerdicts(report, fullest);
    expect(verdicts[0]?.p).toBe(report.hexes.giStarP[fullest]);
    expect(verdicts[1]?.p).toBe(report.hexes.giStarPermutationP[fullest]);
    expect(verdicts[2]?.p).toBe(report.hexes.localMoranP[fullest]);
    expect(verdicts[3]).toMatchObject({ isHot: true, p: report.clusters[0]?.p });
    expect(verdicts.slice(4).map(({ p }) => p)).toEqual([null, null]);
    expect(tabulateVerdicts(verdicts).rows).toHaveLength(6);
  });
});
