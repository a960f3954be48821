import { type Place, placeFrom } from "../../../model/place-from-venue.ts";
import type { LngLat } from "../../../model/units.ts";
import type { WhereReport } from "../../../model/where-report.ts";

/** One hex of the ranking. */
export interface HexRow extends Place {
  readonly index: number;
  readonly cell: string;
  readonly count: number;
  /** Per km² and month; null where the data has no months. */
  readonly rate: number | null;
  readonly harm: number;
  /** Rows without a weight. */
  readonly unweighted: number;
  /** Share of count and harm, mixed; null where there is none. */
  readonly blend: number | null;
  /** Index into `CONFIDENCE_WORDS`. */
  readonly confidence: number;
  /** Tests of significance that call it hot. */
  readonly tests: number;
}

/** What the ranking may be sorted by. */
export type HexSortKey = "place" | "count" | "rate" | "harm" | "blend" | "confidence";

export interface HexSort {
  readonly by: HexSortKey;
  readonly falling: boolean;
}

/** A row per hex, in the order of the report. */
export function listHexRows({ cells, lng, lat, hexes }: WhereReport, venue: LngLat): readonly HexRow[] {
  return cells.map((cell, index) => {
    const at = [lng[index] as number, lat[index] as number] as const;
    return {
      index,
      cell,
      ...placeFrom(venue, at),
      count: hexes.count[index] as number,
      rate: hexes.ratePerKm2Month?.[index] ?? null,
      harm: hexes.harm[index] as number,
      unweighted: hexes.unweighted[index] as number,
      blend: hexes.blend?.[index] ?? null,
      confidence: hexes.confidence[index] as number,
      tests: hexes.testsAgreeing[index] as number,
    };
  });
}

/** The rows in an order a person asked for; ties by count, most first, and what is not known last. */
export function sortHexRows(rows: readonly HexRow[], { by, falling }: HexSort): readonly HexRow[] {
  const sign = falling ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [sortValue(a, by), sortValue(b, by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right) || b.count - a.count || a.index - b.index;
  });
}

/** `1,311.5`. */
export function formatRate(rate: number): string {
  return rate.toLocaleString("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The place of a value among all, most first; those that are equal share the better place. */
export function rankOf(values: ArrayLike<number>, index: number): number {
  const own = values[index] as number;
  return 1 + Array.from(values).filter((value) => value > own).length;
}

function sortValue(row: HexRow, by: HexSortKey): number | null {
  if (by === "place") return row.distanceM;
  return by === "confidence" ? 10 * row.confidence + row.tests : row[by];
}
