import { CONFIDENCE_WORDS, SIGNIFICANCE_METHODS, type WhereReport } from "../model/where-report.ts";
import { formatCount, formatP } from "../model/wording.ts";
import { classifyAmounts, formatAmount, type MeasureClasses, measureOf } from "./measure-classes.ts";

/** What the report of places gives the map. */
export const WHERE_MEASURES = {
  rate: measureOf("where", "Rate per km² and month", ({ hexes }) =>
    hexes.ratePerKm2Month
      ? classifyAmounts(hexes.ratePerKm2Month, { title: "Recorded rate", unit: "per km² and month" })
      : { locked: "These records carry no dates, so there is no rate per month." },
  ),
  harm: measureOf("where", "Harm", ({ hexes, rowsCounted, rowsUnweighted }, { harmName, harmUnit }) =>
    rowsUnweighted === rowsCounted
      ? { locked: "Nothing here has a weight of harm." }
      : {
          ...classifyAmounts(hexes.harm, {
            title: "Harm per hex",
            unit: `${harmUnit} (${harmName})`,
            said: harmUnit,
          }),
          note: rowsUnweighted > 0 ? `${formatCount(rowsUnweighted)} recorded have no weight of harm.` : null,
        },
  ),
  blend: measureOf("where", "Count and harm", ({ hexes }, { blend }) =>
    hexes.blend
      ? classifyAmounts(
          hexes.blend.map((share) => 100 * share),
          {
            title: "Share of count and harm",
            unit: `% of the area’s, ${Math.round(100 * blend)}% of it harm`,
            said: "% of the area’s count and harm",
          },
        )
      : { locked: "Nothing here has a weight of harm." },
  ),
  density: measureOf("where", "Kernel density", ({ hexes, bandwidth }) =>
    hexes.density
      ? classifyAmounts(hexes.density, {
          title: "Kernel density",
          unit: `recorded per hex, spread over ${bandwidth ? `${Math.round(bandwidth.bandwidthM)} m` : "the neighbourhood"}`,
          said: "recorded by kernel density",
        })
      : { locked: "Too little was recorded for a kernel density." },
  ),
  smoothed: measureOf("where", "Smoothed rate", ({ hexes }) =>
    classifyAmounts(hexes.smoothedPerKm2, {
      title: "Rate smoothed by empirical Bayes",
      unit: "per km² over the whole period",
      said: "per km², smoothed",
    }),
  ),
  confidence: measureOf("where", "Hotspot confidence", viewConfidence),
  cluster: measureOf("where", "Clusters of the scan", viewClusters),
} as const;

function viewConfidence({ hexes }: WhereReport): MeasureClasses {
  const labels = CONFIDENCE_WORDS.map((word, i) => (i === 0 ? word : `${word} confidence`));
  return {
    title: "How surely a hex is hot",
    unit: null,
    ramp: "sequential",
    classOf: hexes.confidence,
    labels,
    ticks: null,
    outlines: null,
    overSpan: true,
    note: null,
    describe: (cell) =>
      `${labels[hexes.confidence[cell] ?? 0]}, hot by ${hexes.testsAgreeing[cell] ?? 0} of ${SIGNIFICANCE_METHODS} tests`,
  };
}

function viewClusters({ hexes, clusters }: WhereReport): MeasureClasses {
  return {
    title: "Circles with more than expected",
    unit: null,
    ramp: "sequential",
    classOf: Uint8Array.from(hexes.cluster, (cluster) => (cluster < 0 ? 0 : 1)),
    labels: ["in none", "in a significant circle"],
    ticks: null,
    outlines: null,
    overSpan: true,
    note: clusters.length === 0 ? "No circle has more than chance allows." : null,
    describe: (cell) => {
      const at = hexes.cluster[cell] ?? -1;
      const cluster = clusters[at];
      if (!cluster) return "in no significant circle";
      const { count, expected, p } = cluster;
      return `in circle ${at + 1} of ${clusters.length}: ${formatCount(count)} recorded, ${formatAmount(expected)} expected, p ${formatP(p)}`;
    },
  };
}
