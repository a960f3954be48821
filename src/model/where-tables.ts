import { placeFrom, placeHexes } from "./place-from-venue.ts";
import { figure, type ReportCell, type ReportTable, tabulateFigures, words } from "./report-table.ts";
import type { LngLat } from "./units.ts";
import {
  CONFIDENCE_WORDS,
  HOT_METHODS,
  type HotMethod,
  QUADRANTS,
  type WhereHexes,
  type WhereReport,
} from "./where-report.ts";
import { formatPercent } from "./wording.ts";

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
export function tabulateWhere(report: WhereReport, venue: LngLat): Readonly<Record<string, ReportTable>> {
  return {
    "where-figures": tabulateWhereFigures(report),
    "top-hexes": tabulateTopHexes(report, venue),
    hexes: tabulateHexes(report, venue),
    clusters: tabulateClusters(report, venue),
    concentration: tabulateConcentration(report),
    "without-harm": {
      columns: [words("Crime type"), figure("Rows")],
      rows: report.unweightedCategories.map(({ name, rows }) => [name, rows]),
    },
  };
}

/** The figures of the area as a whole. */
export function tabulateWhereFigures(report: WhereReport): ReportTable {
  const { cells, rowsCounted, rowsUnweighted, months, concentration, globalMoran, bandwidth } = report;
  const { gini, adjustedGini, cellsWithHalf } = concentration;
  return tabulateFigures([
    { name: "Recorded", unit: "rows", value: rowsCounted },
    { name: "Without a harm weight", unit: "rows", value: rowsUnweighted },
    { name: "Months", unit: "months", value: months },
    { name: "Hexes", unit: "hexes", value: cells.length },
    { name: "Fewest hexes with half of what was recorded", unit: "hexes", value: cellsWithHalf },
    { name: "Gini", value: gini },
    { name: "Gini, adjusted for few records", value: adjustedGini },
    { name: "Moran’s I", value: globalMoran?.I ?? null, ...(globalMoran && { p: globalMoran.p }) },
    { name: "Bandwidth of the kernel density", unit: "m", value: bandwidth?.bandwidthM ?? null },
  ]);
}

function byCount({ cells, hexes }: WhereReport): number[] {
  return Array.from(cells.keys()).sort((a, b) => (hexes.count[b] ?? 0) - (hexes.count[a] ?? 0) || a - b);
}

/** The hexes with most recorded, at most so many, none without a row. */
export function tabulateTopHexes(report: WhereReport, venue: LngLat, most = 10): ReportTable {
  const { cells, lng, lat, hexes, rowsCounted } = report;
  const places = placeHexes(report, venue);
  return {
    columns: [
      figure("Rank"),
      words("Hex"),
      words("From the venue"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      figure("Recorded"),
      figure("Share of records", "%", 1),
      figure("Harm"),
      words("Confidence"),
      figure("Tests that agree"),
    ],
    rows: byCount(report)
      .filter((cell) => (hexes.count[cell] ?? 0) > 0)
      .slice(0, most)
      .map((cell, i) => [
        i + 1,
        cells[cell] ?? "",
        places[cell] ?? "",
        lat[cell] ?? null,
        lng[cell] ?? null,
        hexes.count[cell] ?? 0,
        (100 * (hexes.count[cell] ?? 0)) / rowsCounted,
        hexes.harm[cell] ?? null,
        CONFIDENCE_WORDS[hexes.confidence[cell] ?? 0] ?? "",
        hexes.testsAgreeing[cell] ?? null,
      ]),
  };
}

/** A row per hex, most recorded first, with everything that is known of it. */
export function tabulateHexes(report: WhereReport, venue: LngLat): ReportTable {
  const { cells, lng, lat, hexes, clusters } = report;
  const places = placeHexes(report, venue);
  return {
    columns: [
      words("Hex"),
      words("From the venue"),
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
      figure("Area", "km²", 4),
    ],
    rows: byCount(report).map((cell): ReportCell[] => {
      const at = (column: ArrayLike<number> | null) => column?.[cell] ?? null;
      const percent = (column: ArrayLike<number> | null) => {
        const share = at(column);
        return share === null ? null : 100 * share;
      };
      const cluster = hexes.cluster[cell] ?? -1;
      return [
        cells[cell] ?? "",
        places[cell] ?? "",
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
        at(hexes.areaKm2),
      ];
    }),
  };
}

/** A row per significant circle, the most likely first. */
export function tabulateClusters({ clusters }: Pick<WhereReport, "clusters">, venue: LngLat): ReportTable {
  return {
    columns: [
      figure("Cluster"),
      words("Centre, from the venue"),
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
      placeFrom(venue, [cluster.lng, cluster.lat]).place,
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

/** The share of all records in the hexes with most, and both Gini coefficients. */
export function tabulateConcentration({ concentration }: Pick<WhereReport, "concentration">): ReportTable {
  const { top, gini, adjustedGini } = concentration;
  return {
    columns: [
      words("Measure"),
      figure("Share of hexes", "%"),
      figure("Share of records", "%", 1),
      figure("Coefficient", undefined, 3),
    ],
    rows: [
      ...top.map(({ shareOfCells, shareOfCrimes }) => [
        `The fullest ${formatPercent(shareOfCells)} of hexes`,
        100 * shareOfCells,
        shareOfCrimes === null ? null : 100 * shareOfCrimes,
        null,
      ]),
      ["Gini", null, null, gini],
      ["Gini, adjusted for few records", null, null, adjustedGini],
    ],
  };
}
