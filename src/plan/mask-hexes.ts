import { type EvidenceSnapshot, MASK_BELOW } from "../model/evidence.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import { PLAN_LIMITS } from "./plan-limits.ts";

/** The largest count that is never told from 1. */
const SMALL = MASK_BELOW - 1;

/** What may be shared of a hex surface. */
export type MaskedHexes = Pick<EvidenceSnapshot, "classEdges" | "hexClasses" | "rowsInArea">;

/**
 * The colour classes of a surface as they may be shared: classes that would tell counts below 5 apart become one,
 * "1–4", so two surfaces that differ only in counts from 1 to 4 give the same letters.
 *
 * The number of rows in the area is exact, but for areas so sparse that the sum itself would give single
 * hexes away (18 rows in 18 hexes: one each); there it is moved by at most 3.
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
  return { classEdges, hexClasses, rowsInArea: maskRows(surface, classOf, classEdges) };
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
 * The number of rows, kept at least 3 above the least that the classes allow and, where all rows are in the hexes,
 * 3 below the most, as far as both can be: so no hex of the lowest class is held to one count.
 */
function maskRows(surface: HexSurface, classOf: readonly number[], edges: readonly number[]): number | null {
  const hexesIn = edges.map((_, index) => classOf.filter((other) => other === index).length);
  let rows = surface.rowsInArea;
  if ((hexesIn[1] ?? 0) > 0) {
    let least = 0;
    let most = 0;
    edges.forEach((edge, index) => {
      const hexes = hexesIn[index] as number;
      if (index === 0 || hexes === 0) return;
      const lowest = (edges[index - 1] as number) + 1;
      const isReached = edge > SMALL && surface.count.includes(edge);
      least += hexes * lowest + (isReached ? edge - lowest : 0);
      most += hexes * edge;
    });
    if (surface.rowsCounted === surface.rowsInArea) rows = Math.min(rows, most - (SMALL - 1));
    rows = Math.max(rows, least + (SMALL - 1));
  }
  return rows > 0 && rows < MASK_BELOW ? null : rows;
}
