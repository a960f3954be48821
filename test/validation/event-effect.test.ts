import { describe, expect, test } from "vitest";
import { plantedCell, simulateEffect, validateEventRatio, validateNoEffect } from "./event-effect.ts";

const RATIOS = [1, 1.5, 2, 3];

describe("event effects in simulated cities", () => {
  test("are covered by the interval nearly always, few cities being tried here", () => {
    const { covered, total } = validateEventRatio(20, RATIOS);
    expect(covered).toBeGreaterThanOrEqual(17);
    expect(total).toBe(20);
  });

  test("are covered as well where days vary more than Poisson counts do", () => {
    expect(validateEventRatio(20, RATIOS, { dayVariance: 0.15 }).covered).toBeGreaterThanOrEqual(17);
  });

  test("are seldom claimed where there are none", () => {
    expect(validateNoEffect(15).falseAlarms).toBeLessThanOrEqual(3);
  });

  test("are found where the rate is trebled", () => {
    const cell = plantedCell(simulateEffect(4, { ratio: 3 }));
    expect(cell.adjustedP).toBeLessThan(0.05);
    expect(cell.shrunken?.low).toBeGreaterThan(1);
  });
});
