import { figure, type ReportCell, type ReportTable, words } from "./report-table.ts";
import {
  CONFIDENCE_WORDS,
  HOT_METHODS,
  type HotMethod,
  QUADRANTS,
  type WhereHexes,
  type WhereReport,
} from "./where-report.ts";

/** What each method is called beside its verdict. */
export const METHOD_LABELS: Readonly<Record<HotMethod, string>> = {
  giStar: "Gi*",
  giStarPermutation: "Gi* by permutation",
  localMoran: "Local Moran’s I",
  scan: "Spatial scan",
  kernel: "Kernel density, top tenth",
  empiricalBayes: "Smoothed rate above the mean",
};

/** The methods that call a hex hot. */
export function methodsCalling(hexes: WhereHexes, cell: number): HotMethod[] {
  const bits = hexes.calledBy[cell] ?? 0;
  return HOT_METHODS.filter((_, bit) => (bits >> bit) & 1);
}

/** The tables of a report of where, by a stable name. */
export function tabulateWhere(report: WhereReport): Readonly<Record<string, ReportTable>> {
  return {
    hexes: tabulateHexes(report),
    clusters: tabulateClusters(report),
    concentration: tabulateTopShares(report),
    "without-harm": {
      columns: [words("Crime type"), figure("Rows")],
      rows: report.unweightedCategories.map(({ name, rows }) => [name, rows]),
    },
  };
}

/** A row per hex, most recorded first, with everything that is known of it. */
export function tabulateHexes({ cells, lng, lat, hexes, clusters }: WhereReport): ReportTable {
  const order = Array.from(cells.keys()).sort(
    (a, b) => (hexes.count[b] ?? 0) - (hexes.count[a] ?? 0) || a - b,
  );
  return {
    columns: [
      words("Hex"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      figure("Recorded"),
      figure("Rate", "per km² and month", 1),
      figure("Harm", undefined, 0),
      figure("Rows without a harm weight"),
      figure("Blend of count and harm", "%", 2),
      figure("Kernel density", "rows", 1),
      figure("Smoothed rate", "per km²", 1),
      words("Confidence"),
      figure("Tests that agree"),
      words("Called hot by"),
      figure("Gi*", undefined, 2),
      figure("Gi* adjusted p", undefined, 4),
      figure("Gi* permutation adjusted p", undefined, 4),
      figure("Local Moran’s I", undefined, 2),
      figure("Local Moran adjusted p", undefined, 4),
      words("Quadrant"),
      figure("Cluster"),
      figure("Hotspot in resamples", "%", 0),
      figure("Hotspot in shifted grids", "%", 0),
    ],
    rows: order.map((cell): ReportCell[] => {
      const at = (column: ArrayLike<number> | null) => column?.[cell] ?? null;
      const percent = (column: ArrayLike<number> | null) => {
        const share = at(column);
        return share === null ? null : 100 * share;
      };
      const cluster = hexes.cluster[cell] ?? -1;
      return [
        cells[cell] ?? "",
        at(lat),
        at(lng),
        at(hexes.count),
        at(hexes.ratePerKm2Month),
        at(hexes.harm),
        at(hexes.unweighted),
        percent(hexes.blend),
        at(hexes.density),
        at(hexes.smoothedPerKm2),
        CONFIDENCE_WORDS[hexes.confidence[cell] ?? 0] ?? "",
        at(hexes.testsAgreeing),
        methodsCalling(hexes, cell)
          .map((method) => METHOD_LABELS[method])
          .join(", "),
        at(hexes.giStar),
        at(hexes.giStarP),
        at(hexes.giStarPermutationP),
        at(hexes.localMoran),
        at(hexes.localMoranP),
        QUADRANTS[hexes.quadrant[cell] ?? 0] ?? "",
        cluster >= 0 && cluster < clusters.length ? cluster + 1 : null,
        percent(hexes.resampleShare),
        percent(hexes.shiftShare),
      ];
    }),
  };
}

/** A row per significant circle, the most likely first. */
export function tabulateClusters({ clusters }: Pick<WhereReport, "clusters">): ReportTable {
  return {
    columns: [
      figure("Cluster"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      figure("Radius", "m"),
      figure("Hexes"),
      figure("Recorded"),
      figure("Expected", undefined, 1),
      figure("Relative risk", undefined, 2),
      figure("p", undefined, 3),
    ],
    rows: clusters.map((cluster, index) => [
      index + 1,
      cluster.lat,
      cluster.lng,
      cluster.radiusM,
      cluster.hexes.length,
      cluster.count,
      cluster.expected,
      cluster.relativeRisk,
      cluster.p,
    ]),
  };
}

/** The share of all records in the hexes with most. */
export function tabulateTopShares({ concentration }: Pick<WhereReport, "concentration">): ReportTable {
  return {
    columns: [figure("Share of hexes", "%", 0), figure("Share of records", "%", 1)],
    rows: concentration.top.map(({ shareOfCells, shareOfCrimes }) => [
      100 * shareOfCells,
      shareOfCrimes === null ? null : 100 * shareOfCrimes,
    ]),
  };
}
