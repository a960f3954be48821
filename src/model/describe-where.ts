import { CONFIDENCE_WORDS, type WhereReport } from "./where-report.ts";
import { formatCount, formatP, formatShare } from "./wording.ts";

/** `1 in 10 hexes hold 42.3% of what was recorded; half of it lies in 21 of 134 hexes.` */
export function describeConcentration({ concentration, cells }: WhereReport): string {
  const tenth = concentration.top.find(({ shareOfCells }) => shareOfCells === 0.1)?.shareOfCrimes ?? null;
  if (tenth === null || concentration.cellsWithHalf === null) return "Nothing was recorded here.";
  return `1 in 10 hexes holds ${formatShare(tenth)} of what was recorded; half of it lies in ${formatCount(concentration.cellsWithHalf)} of ${formatCount(cells.length)} hexes.`;
}

/** How many hexes have each word of confidence, in the order of `CONFIDENCE_WORDS`. */
export function countConfidence({ hexes }: Pick<WhereReport, "hexes">): number[] {
  return CONFIDENCE_WORDS.map((_, word) => hexes.confidence.filter((each) => each === word).length);
}

/** `8 hexes are hot with high confidence, 11 with medium, 69 with low.` */
export function describeConfidence(report: Pick<WhereReport, "hexes">): string {
  const [, low = 0, medium = 0, high = 0] = countConfidence(report);
  if (low + medium + high === 0) return "No hex stands out from the others beyond chance.";
  return `${formatCount(high)} ${high === 1 ? "hex is" : "hexes are"} hot with high confidence, ${formatCount(medium)} with medium, ${formatCount(low)} with low.`;
}

/** Whether full hexes lie beside full ones, in a sentence. */
export function describeClustering({ globalMoran }: Pick<WhereReport, "globalMoran">): string {
  if (globalMoran === null) return "Whether like lies beside like cannot be told here.";
  const { I, p } = globalMoran;
  if (p >= 0.05)
    return `Full hexes do not lie beside full ones more than chance would have it (Moran’s I ${I.toFixed(2)}, p ${formatP(p)}).`;
  return `Full hexes ${I > 0 ? "lie beside full ones" : "and empty ones alternate"} more than chance would have it (Moran’s I ${I.toFixed(2)}, p ${formatP(p)}).`;
}
