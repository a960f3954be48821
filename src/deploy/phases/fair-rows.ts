import { addColumn, addRow } from "../solver/linear-model.ts";
import { type PhaseCover, weighPhase } from "./phase-cover.ts";
import type { PhasedModel } from "./phased-model.ts";
import type { PhasedPlacing } from "./phased-problem.ts";
import type { PhasedTask } from "./phased-task.ts";

type Terms = readonly (readonly [number, number])[];

/** The covered share of a sector in a phase as terms of a row plus a constant. */
export interface SectorShare {
  readonly terms: Terms;
  readonly before: number;
}

/** The shares of all sectors with demand in the phases of a model. */
export function listSectorShares(built: PhasedModel, task: PhasedTask): SectorShare[] {
  return built.phases.flatMap((phase) => {
    const cover = task.covers[phase] as PhaseCover;
    const terms: (readonly [number, number])[][] = Array.from(cover.sectorTotal, () => []);
    for (const level of built.levels) {
      if (level.phase !== phase) continue;
      const sector = cover.sector[level.entry] as number;
      terms[sector]?.push([level.column, level.gain / (cover.sectorTotal[sector] as number)]);
    }
    return terms.flatMap((list, sector) => {
      const total = cover.sectorTotal[sector] as number;
      return total > 0 ? [{ terms: list, before: (cover.sectorBefore[sector] as number) / total }] : [];
    });
  });
}

/**
 * Adds the sum of the `count` smallest shares to a model as `count · r − Σⱼ dⱼ` with r − dⱼ ≤ shareⱼ and dⱼ ≥ 0
 * (Ogryczak & Śliwiński 2003); it is exact whether or not the feasible set is convex. Returns its terms; maximised or
 * bounded from below, they take that sum at most.
 */
export function addSmallestShares(built: PhasedModel, shares: readonly SectorShare[], count: number): Terms {
  const { model } = built;
  const level = addColumn(model, { lower: -1, upper: 1 });
  const sum: (readonly [number, number])[] = [[level, count]];
  for (const { terms, before } of shares) {
    const below = addColumn(model, { lower: 0, upper: 2 });
    sum.push([below, -1]);
    addRow(model, -before, Number.POSITIVE_INFINITY, [...terms, [below, 1], [level, -1]]);
  }
  return sum;
}

/**
 * Shares of a placing as values of the columns that {@link addSmallestShares} added for 1, 2, 3 … up to `stages`, one
 * call right after the other, from `firstColumn` on.
 */
export function writeSmallestShares(
  values: Float64Array,
  firstColumn: number,
  stages: number,
  shares: readonly number[],
): void {
  const sorted = [...shares].sort((a, b) => a - b);
  let column = firstColumn;
  for (let stage = 1; stage <= stages; stage++) {
    const level = sorted[stage - 1] as number;
    values[column++] = level;
    for (const share of shares) values[column++] = Math.max(0, level - share);
  }
}

/** Covered shares in the order of {@link listSectorShares}. */
export function measureShares(built: PhasedModel, task: PhasedTask, placing: PhasedPlacing): number[] {
  return built.phases.flatMap((phase) => {
    const cover = task.covers[phase] as PhaseCover;
    const { perSector } = weighPhase(cover, placing[phase] ?? []);
    return [...perSector].flatMap((value, sector) => {
      const total = cover.sectorTotal[sector] as number;
      return total > 0 ? [value / total] : [];
    });
  });
}

/** Sums of the 1, 2, 3 … smallest shares. */
export function sumSmallest(shares: readonly number[]): number[] {
  let sum = 0;
  return [...shares]
    .sort((a, b) => a - b)
    .map((share) => {
      sum += share;
      return sum;
    });
}
