import type { Place } from "../../../model/place-from-venue.ts";
import type { GlobalMoran, WhereReport } from "../../../model/where-report.ts";
import { formatCount, formatPercent } from "../../../model/wording.ts";
import type { HexRow } from "./hex-rows.ts";

const FEWEST_FOR_A_TENTH = 10;
const TENTH = 0.1;
const SIGNIFICANT = 0.05;

/** The one figure of the page and the words that follow it. */
export interface Answer {
  readonly figure: string;
  readonly words: string;
}

/** How concentrated it is: the share of the fullest tenth, among few hexes how many hold half; null where nothing counts. */
export function answerConcentration({ cells, concentration }: WhereReport): Answer | null {
  const share = concentration.top.find(({ shareOfCells }) => shareOfCells === TENTH)?.shareOfCrimes ?? null;
  const half = concentration.cellsWithHalf;
  if (share === null || half === null) return null;
  const halfWords = `${formatCount(half)} of ${countHexes(cells.length)}`;
  if (cells.length < FEWEST_FOR_A_TENTH) {
    return {
      figure: formatCount(half),
      words: `of ${countHexes(cells.length)} hold half of what was recorded.`,
    };
  }
  return {
    figure: formatPercent(share),
    words: `of what was recorded lies in one hex in ten. Half of it lies in ${halfWords}.`,
  };
}

/** What the words of confidence mean, in a line. */
export const CONFIDENCE_MEANING =
  "High: at least 3 of 4 tests agree, and the hex stays hot in 80% of resamples and of shifted grids. Medium: 2 tests, and half of them. Low: any one test, or fewer than 5 recorded. These are conventions, not probabilities.";

/** How many hexes have each of `CONFIDENCE_WORDS`. */
export function countConfidence({ hexes }: Pick<WhereReport, "hexes">): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (const word of hexes.confidence) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Whether busy hexes lie beside busy ones, over the whole area. */
export function sayClustering(moran: GlobalMoran | null): string {
  if (!moran)
    return "Whether busy hexes lie together cannot be said: there are too few, or all hold the same.";
  const said = `(${sayP(moran.p)})`;
  if (moran.p >= SIGNIFICANT) return `Busy hexes lie no closer together than chance could put them ${said}.`;
  return moran.I > moran.expectation
    ? `Busy hexes lie beside busy ones more than chance would put them ${said}.`
    : `Busy hexes lie beside quiet ones more than chance would put them ${said}.`;
}

/** Where most is recorded and where most harm lies, in a sentence or two. */
export function sayRanking(rows: readonly HexRow[], rowsCounted: number, venueName: string): string {
  const fullest = mostOf(rows, ({ count }) => count);
  if (!fullest || fullest.count === 0) return "Nothing that counts is recorded here.";
  const worst = mostOf(rows, ({ harm }) => harm);
  const share = formatPercent(fullest.count / rowsCounted);
  const lead = `Most is recorded ${sayPlace(fullest, venueName)}: ${formatCount(fullest.count)} of ${formatCount(rowsCounted)} (${share})`;
  if (!worst || worst.harm === 0) return `${lead}.`;
  return worst.cell === fullest.cell
    ? `${lead}; most harm lies there too.`
    : `${lead}; most harm lies ${sayPlace(worst, venueName)}.`;
}

/** Said once, with the table that it is about. */
export const WHY_BOTH =
  "Count and harm stand side by side: by harm alone, the phone theft that concerts attract would all but vanish.";

/** That a hex is hot for what lies around it; null where it holds as much as the mean, or is not hot. */
export function sayNeighbours({ hexes, rowsCounted, cells }: WhereReport, cell: number): string | null {
  const isHot = (hexes.confidence[cell] ?? 0) > 0;
  if (!isHot || (hexes.count[cell] ?? 0) >= rowsCounted / cells.length) return null;
  return "It holds fewer than the mean itself: what makes it hot lies in the hexes around it.";
}

/** The circles that hold more than expected, in one sentence. */
export function sayClusters({ clusters, cells }: Pick<WhereReport, "clusters" | "cells">): string {
  const [first] = clusters;
  if (!first)
    return `No circle within these ${countHexes(cells.length)} holds more than chance would put there.`;
  const many = clusters.length === 1 ? "One circle holds" : `${formatCount(clusters.length)} circles hold`;
  const expected = formatCount(Math.round(first.expected));
  return `${many} more than an even spread would put there; the first holds ${formatCount(first.count)} where ${expected} would be expected.`;
}

/** Rows that no weight is known for, by category. */
export function sayUnweighted(
  report: Pick<WhereReport, "rowsCounted" | "rowsUnweighted" | "unweightedCategories">,
): string {
  const { rowsCounted, rowsUnweighted, unweightedCategories } = report;
  if (rowsUnweighted === 0) return "Every row that counts has a weight.";
  const names = unweightedCategories.map(({ name, rows }) => `${name} (${formatCount(rows)})`);
  return `${formatCount(rowsUnweighted)} of ${formatCount(rowsCounted)} rows have no weight and are in no sum of harm: ${names.join(", ")}.`;
}

/** `p < 0.001` or `p = 0.014`, in one piece on a line. */
export function sayP(p: number): string {
  return p < 0.001 ? "p\u00a0<\u00a00.001" : `p\u00a0=\u00a0${p.toFixed(3)}`;
}

/** `310 m north-east of Wembley Stadium`, `at Wembley Stadium`. */
export function sayPlace(
  { place, isAtVenue }: Pick<Place, "place" | "isAtVenue">,
  venueName: string,
): string {
  return isAtVenue ? `at ${venueName}` : `${place} of ${venueName}`;
}

/** `134 hexes`, `1 hex`. */
export function countHexes(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "hex" : "hexes"}`;
}

function mostOf(rows: readonly HexRow[], take: (row: HexRow) => number): HexRow | null {
  return rows.reduce<HexRow | null>((most, row) => (most && take(most) >= take(row) ? most : row), null);
}
