import { figure, type ReportTable, words } from "./report-table.ts";
import { HOT_METHODS, type HotMethod, QUADRANTS, type WhereReport } from "./where-report.ts";
import { METHOD_LABELS, methodsCalling } from "./where-tables.ts";
import { formatCount } from "./wording.ts";

/** What one method says of a hex. */
export interface Verdict {
  readonly method: HotMethod;
  readonly label: string;
  readonly isHot: boolean;
  /** What it measured, in a few words. */
  readonly finding: string;
  /** Adjusted for all that were tested; null for a ranking, which has none, and outside every circle. */
  readonly p: number | null;
}

const QUADRANT_WORDS: Readonly<Record<(typeof QUADRANTS)[number], string>> = {
  neither: "as the mean",
  "high-high": "high among high",
  "low-high": "low among high",
  "low-low": "low among low",
  "high-low": "high among low",
};

/** What every method says of a hex, tests of significance first. */
export function listVerdicts(report: WhereReport, cell: number): readonly Verdict[] {
  const calling = new Set(methodsCalling(report.hexes, cell));
  return HOT_METHODS.map((method) => ({
    method,
    label: METHOD_LABELS[method],
    isHot: calling.has(method),
    ...findingOf[method](report, cell),
  }));
}

/** The verdicts as a table. */
export function tabulateVerdicts(verdicts: readonly Verdict[]): ReportTable {
  return {
    columns: [words("Method"), words("Hot"), words("Finding"), figure("Adjusted p", undefined, 4)],
    rows: verdicts.map(({ label, isHot, finding, p }) => [label, isHot ? "yes" : "no", finding, p]),
  };
}

type Finding = Pick<Verdict, "finding" | "p">;

const findingOf: Readonly<Record<HotMethod, (report: WhereReport, cell: number) => Finding>> = {
  giStar: ({ hexes }, cell) => ({
    finding: `z ${signed(hexes.giStar[cell] as number)}`,
    p: hexes.giStarP[cell] as number,
  }),
  giStarPermutation: ({ hexes, notes }, cell) => ({
    finding: `${formatCount(Number(notes.giStarPermutation.parameters.permutations))} draws`,
    p: hexes.giStarPermutationP[cell] as number,
  }),
  localMoran: ({ hexes }, cell) => ({
    finding: QUADRANT_WORDS[QUADRANTS[hexes.quadrant[cell] as number] ?? "neither"],
    p: hexes.localMoranP[cell] as number,
  }),
  scan: ({ hexes, clusters }, cell) => {
    const index = hexes.cluster[cell] as number;
    const cluster = clusters[index];
    return cluster
      ? { finding: `in circle ${index + 1} of ${clusters.length}`, p: cluster.p }
      : { finding: "in no circle", p: null };
  },
  kernel: ({ hexes }, cell) => ({
    finding: hexes.density ? `${formatCount(Math.round(hexes.density[cell] as number))} rows` : "not known",
    p: null,
  }),
  empiricalBayes: ({ hexes }, cell) => ({
    finding: `${formatCount(Math.round(hexes.smoothedPerKm2[cell] as number))} per km²`,
    p: null,
  }),
};

function signed(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
