import { describe, expect, test } from "vitest";
import { validateNoHotspot } from "./no-hotspot.ts";
import { validateNoCluster, validateScan } from "./planted-cluster.ts";
import { validateTrend } from "./trend-interval.ts";

describe("planted truth, few seeds being tried here (npm run validate tries many)", () => {
  test("a cluster is found where it was planted, and seldom where none was", () => {
    const { found, total, sensitivity, precision } = validateScan(8, 3);
    expect(found).toBe(total);
    expect(sensitivity).toBeGreaterThan(0.8);
    expect(precision).toBeGreaterThan(0.6);
    expect(validateNoCluster(12).falseAlarms).toBeLessThanOrEqual(3);
  });

  test("no hotspot is claimed by permutation where every arrangement is as likely", () => {
    expect(validateNoHotspot(12, 5).permutation).toBeLessThanOrEqual(3);
  });

  test("the change per year is in its interval", () => {
    expect(validateTrend(40, 1).covered).toBeGreaterThanOrEqual(34);
    expect(validateTrend(40, 4).covered).toBeGreaterThanOrEqual(34);
  });
});
