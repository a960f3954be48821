import { bearingDeg, compassName, distanceM } from "../../../model/geodesy.ts";
import type { LngLat } from "../../../model/units.ts";
import type { WhereReport } from "../../../model/where-report.ts";
import { formatDistance } from "../../../model/wording.ts";

/** Where something lies, from the venue. */
export interface Place {
  /** `310 m north-east`, `at the venue`. */
  readonly place: string;
  readonly isAtVenue: boolean;
  readonly distanceM: number;
}

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

const AT_VENUE_M = 25;

/** A point in words, to 10 m. */
export function placeFrom(venue: LngLat, at: LngLat): Place {
  const away = distanceM(venue, at);
  const isAtVenue = away < AT_VENUE_M;
  const way = `${formatDistance(Math.round(away / 10) * 10)} ${compassName(bearingDeg(venue, at))}`;
  return { place: isAtVenue ? "at the venue" : way, isAtVenue, distanceM: away };
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

/** The place of a value among all, most first; those that are equal share the better place. */
export function rankOf(values: ArrayLike<number>, index: number): number {
  const own = values[index] as number;
  return 1 + Array.from(values).filter((value) => value > own).length;
}

function sortValue(row: HexRow, by: HexSortKey): number | null {
  if (by === "place") return row.distanceM;
  return by === "confidence" ? 10 * row.confidence + row.tests : row[by];
}
