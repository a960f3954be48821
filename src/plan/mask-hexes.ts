import { type EvidenceSnapshot, MASK_BELOW, maskCount } from "../model/evidence.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";

/** The largest count that is never told from 1. */
const SMALL = MASK_BELOW - 1;

/** What may be shared of a hex surface. */
export type MaskedHexes = Pick<EvidenceSnapshot, "classEdges" | "hexClasses" | "rowsInArea" | "rowsCounted">;

/**
 * The colour classes of a surface as they may be shared: classes that would tell counts below 5 apart become one,
 * "1–4", so two surfaces that differ only in counts from 1 to 4 give the same letters.
 *
 * The numbers of rows are exact, but where the one that counts would give single hexes away (18 rows in 18 hexes: one
 * each), or the two together how few rows do not count; there they are moved by at most 3 and 4.
 * @throws RangeError for more than 26 classes.
 */
export function maskHexes(surface: HexSurface): MaskedHexes {
  const classEdges = mergeSmallClasses(surface.classEdges);
  if (classEdges.length > PLAN_LIMITS.classes) {
    throw new RangeError(
      `Got ${classEdges.length} classes when at most ${PLAN_LIMITS.classes} have a letter.`,
    );
  }
  const classOf = Array.from(surface.count, (count) => classFor(count, classEdges));
  const hexClasses = classOf
    .map((index, hex) => letterFor(index, (surface.significance[hex] as number) > 0))
    .join("");
  return { classEdges, hexClasses, ...maskRows(surface, classOf, classEdges) };
}

/** Colour class and significance per hex, as {@link maskHexes} wrote them. */
export function readHexClasses(hexClasses: string): { classOf: Uint8Array; significance: Int8Array } {
  const letters = [...hexClasses];
  return {
    classOf: Uint8Array.from(letters, (letter) => Number.parseInt(letter, 36) - 10),
    significance: Int8Array.from(letters, (letter) => (letter === letter.toUpperCase() ? 1 : 0)),
  };
}

function mergeSmallClasses(edges: readonly number[]): readonly number[] {
  const positive = edges.filter((edge) => edge > 0);
  const large = positive.filter((edge) => edge > SMALL);
  return large.length < positive.length ? [0, SMALL, ...large] : [0, ...large];
}

function classFor(count: number, edges: readonly number[]): number {
  const index = edges.findIndex((edge) => count <= edge);
  return index === -1 ? edges.length - 1 : index;
}

function letterFor(index: number, hot: boolean): string {
  const letter = (index + 10).toString(36);
  return hot ? letter.toUpperCase() : letter;
}

/**
 * Rows that count: kept at least 3 above the least and 3 below the most that the classes allow, as far as both can be, so
 * no hex of the lowest class is held to one count. Rows in the area: the same number where fewer than 5 more are there.
 */
function maskRows(
  surface: HexSurface,
  classOf: readonly number[],
  edges: readonly number[],
): Pick<MaskedHexes, "rowsInArea" | "rowsCounted"> {
  const { least, most, hasSmall } = boundRows(surface, classOf, edges);
  const margin = SMALL - 1;
  const counted = hasSmall
    ? Math.max(Math.min(surface.rowsCounted, most - margin), least + margin)
    : surface.rowsCounted;
  const isWhole = counted >= MASK_BELOW && surface.rowsInArea - counted < MASK_BELOW;
  return {
    rowsInArea: maskCount(isWhole ? counted : surface.rowsInArea),
    rowsCounted: maskCount(counted),
  };
}

/** The least and the most rows that the hexes can hold by their classes, and whether any is of the lowest above none. */
function boundRows(surface: HexSurface, classOf: readonly number[], edges: readonly number[]) {
  let least = 0;
  let most = 0;
  edges.forEach((edge, index) => {
    const hexes = classOf.filter((other) => other === index).length;
    if (index === 0 || hexes === 0) return;
    const lowest = (edges[index - 1] as number) + 1;
    const isReached = edge > SMALL && surface.count.includes(edge);
    least += hexes * lowest + (isReached ? edge - lowest : 0);
    most += hexes * edge;
  });
  return { least, most, hasSmall: classOf.includes(1) };
}
