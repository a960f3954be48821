import type { MethodNote } from "../../model/method-note.ts";
import type { BandwidthChoice, HarmSurface, WhereOptions, WherePart } from "../../model/where-report.ts";
import { FALSE_DISCOVERY_RATE } from "./hot-cells.ts";
import { FEWEST_CRIMES } from "./method-agreement.ts";
import { DEFAULT_SCAN } from "./spatial-scan.ts";

/** What the notes of a report are written from. */
export interface WhereFindings {
  readonly hexes: number;
  readonly simulated: boolean;
  readonly surface: HarmSurface;
  readonly bandwidth: BandwidthChoice | null;
  readonly shifts: number;
  readonly options: WhereOptions;
}

/** Below this many hexes the normal approximation of the local statistics is not to be relied on. */
const FEW_HEXES = 30;
/** Below this many rows most hexes hold none or one. */
const FEW_ROWS = 30;

/** From this variance-to-mean ratio on, counts are far from the Poisson counts that the scan supposes. */
const OVERDISPERSED = 2;

/** The note of each part of a report: method, source, span, n, parameters and what is weak here. */
export function writeWhereNotes(findings: WhereFindings): Record<WherePart, MethodNote> {
  const { hexes, simulated, surface, bandwidth, shifts, options } = findings;
  const { rowsCounted: rows, span } = surface;
  const general = [
    ...(simulated ? ["The rows are simulated: nothing here happened."] : []),
    ...(rows < FEW_ROWS ? [`Only ${rows} rows are counted; chance decides most of what is shown.`] : []),
  ];
  const note = (
    method: string,
    source: string,
    parameters: MethodNote["parameters"],
    cautions: readonly (string | false)[],
  ): MethodNote => ({
    method,
    source,
    version: 1,
    span,
    n: { rows, hexes },
    parameters,
    cautions: [...general, ...cautions.filter((caution) => caution !== false)],
  });
  const fewHexes =
    hexes < FEW_HEXES &&
    `There are only ${hexes} hexes; the normal approximation needs about ${FEW_HEXES} and the p-values are rough.`;
  const fdr = { falseDiscoveryRate: FALSE_DISCOVERY_RATE };
  const { seed } = options;
  return {
    counts: note("Rows per hex, and per km² and month", "Counting", { months: surface.months ?? "none" }, [
      "Recorded crime, at the point it was published for; open data moves points to shared places.",
      surface.months === null && "The data has no months, so there is no rate per month.",
      surface.rowsWithoutTime > 0 &&
        surface.months !== null &&
        `${surface.rowsWithoutTime} rows have no time: they are in the counts and in no rate.`,
    ]),
    harm: note(
      "Sum of harm weights per hex, and its blend with the count",
      "Sherman, Neyroud & Neyroud 2016",
      { weights: options.weightsName, blend: options.blend, rowsWithoutWeight: surface.rowsUnweighted },
      [
        "A weight stands for a category: the harm within one varies more than between many.",
        surface.rowsUnweighted > 0 && nameUnweighted(surface, options.weightsName),
        surface.blend === null && "No counted row has a weight above 0, so there is no blend.",
      ],
    ),
    concentration: note(
      "Lorenz curve, Gini, adjusted Gini, top shares",
      "Lorenz 1905; Gini 1912; Bernasco & Steenbeek 2017",
      {},
      [
        "Depends on the size of the hexes and the area: compare only like with like.",
        rows < hexes &&
          "There are fewer rows than hexes, so some hexes have to be empty: read the adjusted Gini.",
      ],
    ),
    giStar: note("Getis-Ord Gi*, normal approximation", "Getis & Ord 1992; Ord & Getis 1995", fdr, [
      fewHexes,
      "Counts are skewed: far from the middle p ranks more than it measures.",
    ]),
    giStarPermutation: note(
      "Getis-Ord Gi*, conditional permutation",
      "Anselin 1995; Ord & Getis 1995",
      { ...fdr, permutations: options.permutations, seed },
      [
        permutationLimit(hexes, options.permutations),
        "Each hex keeps its own count, so this asks about its neighbours: a full hex among quiet ones is not significant here.",
      ],
    ),
    localMoran: note(
      "Local Moran's I, conditional moments",
      "Anselin 1995; Sokal, Oden & Thomson 1998",
      fdr,
      [fewHexes, "A lone high hex among low ones is an outlier here, not a hotspot."],
    ),
    globalMoran: note("Moran's I, normality", "Cliff & Ord 1981", {}, [fewHexes]),
    scan: note(
      "Spatial scan statistic, Poisson, circular windows",
      "Kulldorff 1997",
      {
        maxShare: DEFAULT_SCAN.maxShare,
        maxRadiusM: options.scanRadiusM,
        replicates: options.scanReplicates,
        seed,
      },
      [
        "Expects as many rows per km² everywhere: a busy place is a cluster because it is busy.",
        varianceToMean(surface.count) > OVERDISPERSED &&
          `Counts vary ${varianceToMean(surface.count).toFixed(1)} times as much as chance about one mean would let them: p is too small, so rank the circles by their ratio and doubt the last of them.`,
        "The centre and size of a circle are the most likely ones, not the only ones.",
      ],
    ),
    kernel: note(
      "Kernel density, quartic, on hex centres",
      "Silverman 1986; bandwidth by Habbema, Hermans & van den Broek 1974",
      { bandwidthM: bandwidth?.bandwidthM ?? "none" },
      [
        bandwidth === null && "No bandwidth asked about could foretell each row from the others.",
        bandwidth?.atEnd === "smallest" &&
          "The narrowest bandwidth asked about is the best: the hexes differ too sharply for smoothing to help.",
        bandwidth?.atEnd === "largest" &&
          "The widest bandwidth asked about is the best; a wider one may be better.",
        "What lies outside the area is not known, so density near the rim is of the inside alone.",
      ],
    ),
    empiricalBayes: note("Empirical-Bayes rate per km²", "Marshall 1991", {}, [
      "Shrinks towards the mean of the whole area, whatever lies nearby.",
    ]),
    stability: note(
      "Bootstrap of rows and shifts of the grid, Gi* hotspots found anew",
      "Efron 1979; Openshaw 1984",
      { ...fdr, replicates: options.replicates, shifts, seed },
      [
        "Rows are drawn as if independent: rows that belong together make a hotspot look steadier than it is.",
        "Where the table has no rows outside the area, the rim looks emptier in shifted grids.",
      ],
    ),
    agreement: note("Agreement of methods", "A convention of this program", { fewestCrimes: FEWEST_CRIMES }, [
      "The tests share their data: agreement is not independent confirmation.",
    ]),
  };
}

function nameUnweighted({ rowsUnweighted, unweightedCategories }: HarmSurface, weightsName: string): string {
  const names = unweightedCategories.map(({ name, rows }) => `${name} (${rows})`).join(", ");
  return `${rowsUnweighted} rows have no value in ${weightsName} and are in no sum of harm: ${names}.`;
}

function varianceToMean(count: Uint32Array): number {
  const mean = count.reduce((sum, each) => sum + each, 0) / count.length;
  if (count.length < 2 || mean === 0) return 0;
  return count.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (count.length - 1) / mean;
}

function permutationLimit(hexes: number, permutations: number): string | false {
  const smallest = 2 / (permutations + 1);
  const together = Math.ceil((smallest * hexes) / FALSE_DISCOVERY_RATE);
  return (
    together > 1 &&
    `With ${permutations} draws p is at least ${smallest}: fewer than ${together} hexes together cannot be significant.`
  );
}
