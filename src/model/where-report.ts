import type { MethodNote } from "./method-note.ts";
import type { StudyArea } from "./study-area.ts";
import type { Metres } from "./units.ts";

/** Methods that may call a hex hot; bit `k` of `WhereHexes.calledBy` stands for entry `k`. The first four are tests of significance, the others rankings. */
export const HOT_METHODS = [
  "giStar",
  "giStarPermutation",
  "localMoran",
  "scan",
  "kernel",
  "empiricalBayes",
] as const;
/** A method that may call a hex hot. */
export type HotMethod = (typeof HOT_METHODS)[number];

/** How many of `HOT_METHODS`, from the first, are tests of significance. */
export const SIGNIFICANCE_METHODS = 4;

/** How sure one may be that a hex is hot; `WhereHexes.confidence` is an index into this. */
export const CONFIDENCE_WORDS = ["not hot", "low", "medium", "high"] as const;

/** What a cell's count and its neighbours' mean are, against the mean of all; `WhereHexes.quadrant` is an index into this. */
export const QUADRANTS = ["neither", "high-high", "low-high", "low-low", "high-low"] as const;

/** Shares of the hexes that concentration is asked about, most crimes first. */
export const TOP_SHARES = [0.01, 0.02, 0.05, 0.1] as const;

/** How unevenly crimes are spread over cells. */
export interface Concentration {
  /** Entry `k` is the share of the crimes in the `k` cells with fewest, for k from 0 to n; all 0 where there are no crimes. */
  readonly lorenz: Float64Array;
  /** 0 where all cells have as many, towards 1 where one has all; null without crimes. */
  readonly gini: number | null;
  /** The Gini that takes as even what is as even as whole crimes allow; null without crimes. */
  readonly adjustedGini: number | null;
  /** Share of the crimes in the cells with most; null without crimes. */
  readonly top: readonly { readonly shareOfCells: number; readonly shareOfCrimes: number | null }[];
  /** The fewest cells that hold at least half of the crimes; null without crimes. */
  readonly cellsWithHalf: number | null;
}

/** Whether like values gather over the whole area: Moran's I. */
export interface GlobalMoran {
  readonly I: number;
  readonly expectation: number;
  /** Variance of I if the values were independent draws from one normal distribution. */
  readonly variance: number;
  readonly z: number;
  /** Two-sided p of z. */
  readonly p: number;
}

/** A circle with more incidents than expected. */
export interface ScanCluster {
  /** The cell that the circle is centred on. */
  readonly center: number;
  /** The cells in it, nearest to the centre first. */
  readonly cells: Uint32Array;
  /** From the centre to the furthest centre of its cells; 0 for a single cell. */
  readonly radiusM: Metres;
  readonly count: number;
  readonly expected: number;
  /** Rate inside over rate outside; null where nothing is outside. */
  readonly relativeRisk: number | null;
  readonly logLikelihoodRatio: number;
  /** Share of areas drawn by chance with anywhere a circle as unlikely, itself counted among them. */
  readonly p: number;
}

/** Which bandwidth foretells a left-out incident best, and how well the others do. */
export interface BandwidthChoice {
  readonly bandwidthM: Metres;
  /** Mean log-probability of a left-out incident's hex, in the order of the candidates; null where one has probability 0. */
  readonly scores: readonly { readonly bandwidthM: Metres; readonly logLikelihood: number | null }[];
  /** Where the best is the smallest or largest asked about, a better one may lie beyond it. */
  readonly atEnd: "smallest" | "largest" | null;
}

/** Counts, rates and harm side by side; arrays run over the cells. */
export interface HarmSurface {
  readonly count: Uint32Array;
  /** First and last month in which the area has a row of the period, or null where the data has no months. */
  readonly span: MethodNote["span"];
  /** Months that the rates are over: those of the span. */
  readonly months: number | null;
  /** Rows with a time, per km² and month; null where the data has no months. */
  readonly ratePerKm2Month: Float64Array | null;
  /** Sum of the weights of the rows that have one. */
  readonly harm: Float64Array;
  /** Rows whose category has no weight: in `count`, not in `harm`. */
  readonly unweighted: Uint32Array;
  /** Share of all counted rows and share of all harm, mixed; null where either sum is 0. Adds up to 1. */
  readonly blend: Float64Array | null;
  readonly rowsCounted: number;
  readonly rowsWithoutTime: number;
  readonly rowsUnweighted: number;
  /** The counted categories without a weight, most rows first. */
  readonly unweightedCategories: readonly { readonly name: string; readonly rows: number }[];
}

/** Which methods call each cell hot, and how sure that makes one. */
export interface MethodAgreement {
  /** Bit `k` is set where `HOT_METHODS[k]` calls the cell hot. */
  readonly calledBy: Uint8Array;
  /** How many of the tests of significance do. */
  readonly testsAgreeing: Uint8Array;
  /** Index into `CONFIDENCE_WORDS`. */
  readonly confidence: Uint8Array;
}

/** What is known of each hex; all arrays run over the cells. */
export interface WhereHexes extends MethodAgreement {
  readonly areaKm2: Float64Array;
  readonly count: Uint32Array;
  readonly ratePerKm2Month: Float64Array | null;
  readonly harm: Float64Array;
  readonly unweighted: Uint32Array;
  readonly blend: Float64Array | null;
  /** Kernel density, rows per hex; null where no bandwidth could be chosen. */
  readonly density: Float64Array | null;
  /** Empirical-Bayes rate, rows per km² over the whole period. */
  readonly smoothedPerKm2: Float64Array;
  /** Gi*, and its Benjamini–Hochberg adjusted p under normality and under conditional permutation, both two-sided. */
  readonly giStar: Float64Array;
  readonly giStarP: Float64Array;
  readonly giStarPermutationP: Float64Array;
  /** Local Moran's I, its adjusted p, and the quadrant. */
  readonly localMoran: Float64Array;
  readonly localMoranP: Float64Array;
  readonly quadrant: Uint8Array;
  /** Index into `WhereReport.clusters`, or −1. */
  readonly cluster: Int32Array;
  /** Share of resamples, and of shifted grids, in which the hex is a Gi* hotspot. */
  readonly resampleShare: Float64Array;
  readonly shiftShare: Float64Array;
}

/** A significant circle, placed on the map. */
export interface WhereCluster extends ScanCluster {
  readonly lng: number;
  readonly lat: number;
  /** H3 indexes of its hexes. */
  readonly hexes: readonly string[];
}

/** How to look where. */
export interface WhereOptions {
  /** Harm per category, null where the index has no official value; a category not named has none either. */
  readonly weights: Readonly<Record<string, number | null>>;
  /** Name of the index that the weights are from. */
  readonly weightsName: string;
  /** Weight of harm against count in the blend, 0 to 1. */
  readonly blend: number;
  /** Most draws for the conditional permutation of Gi*. */
  readonly permutations: number;
  /** Bootstrap replicates for the stability of hotspots. */
  readonly replicates: number;
  /** Areas drawn by chance for the scan. */
  readonly scanReplicates: number;
  /** Largest radius of a scan window. */
  readonly scanRadiusM: Metres;
  readonly seed: number;
}

/** The options but for the weights, which come from an index a person chose. */
export const DEFAULT_WHERE: Omit<WhereOptions, "weights" | "weightsName"> = {
  blend: 0.5,
  permutations: 99_999,
  replicates: 199,
  scanReplicates: 999,
  scanRadiusM: 1000,
  seed: 1,
};

/** A part of a report that has a note of its own. */
export type WherePart =
  | "counts"
  | "harm"
  | "concentration"
  | "giStar"
  | "giStarPermutation"
  | "localMoran"
  | "globalMoran"
  | "scan"
  | "kernel"
  | "empiricalBayes"
  | "stability"
  | "agreement";

/** Where recorded crime gathers, by several methods, with how each figure came about. Plain data. */
export interface WhereReport {
  readonly area: StudyArea;
  readonly cells: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly simulated: boolean;
  readonly hexes: WhereHexes;
  readonly months: number | null;
  readonly rowsCounted: number;
  readonly rowsUnweighted: number;
  readonly unweightedCategories: HarmSurface["unweightedCategories"];
  readonly concentration: Concentration;
  readonly globalMoran: GlobalMoran | null;
  readonly bandwidth: BandwidthChoice | null;
  /** Significant circles, the most likely first; a most likely circle that is not significant is not here. */
  readonly clusters: readonly WhereCluster[];
  readonly notes: Readonly<Record<WherePart, MethodNote>>;
}
