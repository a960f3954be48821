import { formatCount } from "./wording.ts";

/** Counts from one to this many are never shared: they show as "fewer than 5". */
export const MASK_BELOW = 5;

/** A count as it may be shared: exact, or null for "between 1 and 4". */
export type MaskedCount = number | null;

/** The count as it may be shared: 1 to 4 become null. */
export function maskCount(count: number): MaskedCount {
  return count > 0 && count < MASK_BELOW ? null : count;
}

/** `fewer than 5` for a masked count. */
export function formatMasked(count: MaskedCount): string {
  return count === null ? `fewer than ${MASK_BELOW}` : formatCount(count);
}

/** What may be said of one post to readers without the data. */
export interface PostEvidence {
  /** Share of demand within its reach, 0–1, three decimals; 0 for none or too few. */
  readonly reachesShare: number;
  readonly onlyHereShare: number;
  /** Categories most recorded within its reach, most first, at most five. */
  readonly why: readonly string[];
  readonly place: string | null;
}

/** What a plan may carry of its data so that somebody without the data can read it. */
export interface EvidenceSnapshot {
  /** First and last month of the rows that counted, or null where the data has no time. */
  readonly months: { readonly first: number; readonly last: number } | null;
  /** Recorded crimes in the study area, whatever the query says, moved by at most 4 so that no small count shows. */
  readonly rowsInArea: MaskedCount;
  /** Those of them that the query lets through, moved by at most 3. */
  readonly rowsCounted: MaskedCount;
  /** Share of demand covered, 0–1, three decimals. */
  readonly coveredShare: number;
  /** Bound on the share any placing could cover, 0–1, three decimals; null where none was proven. */
  readonly boundShare: number | null;
  readonly method: string;
  /** One entry per post, in the order of the plan's posts. */
  readonly posts: readonly PostEvidence[];
  /** One entry per fixed post, in the order of the plan's; none where the plan was made before they had figures. */
  readonly fixedPosts: readonly PostEvidence[];
  /** Upper edge of each colour class of the map, in rows per hex. */
  readonly classEdges: readonly number[];
  /** Per hex of the grid, in grid order: its colour class as a letter from `a` (class 0), upper case where it is a significant hotspot. */
  readonly hexClasses: string;
}
