import { PATTERN_WORDS } from "../model/describe-when.ts";
import type { PhaseName } from "../model/event-spec.ts";
import { isLocked } from "../model/locked.ts";
import { classifyValues } from "../model/value-classes.ts";
import type { HotSpotPattern } from "../model/when-report.ts";
import { CONFIDENCE_WORDS } from "../model/where-report.ts";
import { formatCount } from "../model/wording.ts";
import type { ReportName, Reports } from "./report-state.ts";

/** What the hexes can be coloured by besides the count. */
export const MEASURE_IDS = [
  ...(["rate", "harm", "blend", "density", "confidence"] as const),
  ...(["change", "pattern", "effect"] as const),
  ...(["expected-arrival", "expected-event", "expected-dispersal", "expected-night"] as const),
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

/** The classes of a measure, and what to say of each hex. */
export interface MeasureClasses {
  readonly title: string;
  readonly ramp: "counts" | "ratios";
  readonly classOf: Uint8Array;
  /** One label per class; class 0 is nothing, or too little to say. */
  readonly labels: readonly string[];
  readonly describe: (index: number) => string;
}

/** One way to colour the hexes: from which report, and how; a reason in place of classes where it cannot be. */
export interface MapMeasure<R extends ReportName = ReportName> {
  readonly label: string;
  readonly report: R;
  readonly classify: (report: Reports[R]) => MeasureClasses | { readonly locked: string };
}

/** A table of measures: a new one is one entry. */
export const MAP_MEASURES: { readonly [M in MeasureId]: MapMeasure } = {
  rate: of("where", "Rate per km² and month", ({ hexes }) =>
    hexes.ratePerKm2Month
      ? valueClasses("Recorded per km² and month", hexes.ratePerKm2Month, 1, "per km² and month")
      : { locked: "These records carry no dates, so there is no rate per month." },
  ),
  harm: of("where", "Harm", ({ hexes }) => valueClasses("Harm per hex", hexes.harm, 0, "of harm")),
  blend: of("where", "Count and harm", ({ hexes }) =>
    hexes.blend
      ? valueClasses(
          "Share of count and harm",
          hexes.blend.map((share) => 100 * share),
          2,
          "% of count and harm",
        )
      : { locked: "Nothing here has a weight of harm." },
  ),
  density: of("where", "Kernel density", ({ hexes }) =>
    hexes.density
      ? valueClasses("Kernel density, rows per hex", hexes.density, 1, "by kernel density")
      : { locked: "Too little was recorded for a kernel density." },
  ),
  confidence: of("where", "Hotspot confidence", ({ hexes }) => ({
    title: "How surely a hex is hot",
    ramp: "counts",
    classOf: hexes.confidence,
    labels: CONFIDENCE_WORDS,
    describe: (cell) =>
      `${CONFIDENCE_WORDS[hexes.confidence[cell] ?? 0]}${hexes.confidence[cell] ? " confidence" : ""}`,
  })),
  change: of("when", "Change between periods", ({ change }) =>
    isLocked(change)
      ? change
      : ratioClasses("Change per hex", change.byHex.ratio, (cell) =>
          change.byHex.significance[cell] ? "" : ", no more than chance allows",
        ),
  ),
  pattern: of("when", "Emerging hot spots", ({ emerging }) =>
    isLocked(emerging) ? emerging : patternClasses(emerging.patternOf),
  ),
  effect: of("events", "What events change", ({ map }) =>
    isLocked(map) ? map : ratioClasses("Event days against ordinary days", map.ratio, () => ""),
  ),
  "expected-arrival": expected("arrival"),
  "expected-event": expected("event"),
  "expected-dispersal": expected("dispersal"),
  "expected-night": expected("night"),
};

function of<R extends ReportName>(report: R, label: string, classify: MapMeasure<R>["classify"]): MapMeasure {
  return { label, report, classify: (given) => classify(given as Reports[R]) };
}

function expected(phase: PhaseName): MapMeasure {
  return of("expect", `Expected, ${phase}`, ({ report }) => {
    const found = report.phases.find((each) => each.phase === phase);
    return found
      ? valueClasses(`Expected, ${phase}, ${report.unit}`, found.demand, 2, "expected")
      : { locked: "The event has no such phase." };
  });
}

function valueClasses(title: string, values: Float64Array, digits: number, unit: string): MeasureClasses {
  const { classOf, edges } = classifyValues(values);
  return {
    title,
    ramp: "counts",
    classOf,
    labels: edges.map(formatEdge),
    describe: (cell) =>
      `${(values[cell] ?? 0).toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`,
  };
}

/** The ratios at which the colour changes; class 0 is too little to say. */
const RATIO_CLASS_EDGES = [0.5, 0.75, 0.9, 1.1, 1.33, 2];
const RATIO_LABELS = ["too little", "< 0.5", "0.75", "0.9", "as many", "1.33", "2", "> 2"];

function ratioClasses(title: string, ratios: Float64Array, remark: (cell: number) => string): MeasureClasses {
  return {
    title,
    ramp: "ratios",
    classOf: Uint8Array.from(ratios, (ratio) =>
      Number.isNaN(ratio) ? 0 : 1 + RATIO_CLASS_EDGES.filter((edge) => ratio >= edge).length,
    ),
    labels: RATIO_LABELS,
    describe: (cell) => {
      const ratio = ratios[cell] ?? Number.NaN;
      if (Number.isNaN(ratio)) return "too little to say";
      const times = Number.isFinite(ratio)
        ? `${ratio.toFixed(2)} times as many`
        : "some where there were none";
      return `${times}${remark(cell)}`;
    },
  };
}

/** From long past to now and growing, so that a darker hex asks for more attention. */
const PATTERN_ORDER: readonly HotSpotPattern[] = [
  ...(["none", "historical", "diminishing", "oscillating", "sporadic"] as const),
  ...(["new", "consecutive", "persistent", "intensifying"] as const),
];

function patternClasses(patternOf: readonly HotSpotPattern[]): MeasureClasses {
  return {
    title: "Emerging hot spots",
    ramp: "counts",
    classOf: Uint8Array.from(patternOf, (pattern) => PATTERN_ORDER.indexOf(pattern)),
    labels: PATTERN_ORDER,
    describe: (cell) => {
      const pattern = patternOf[cell] ?? "none";
      return pattern === "none" ? "no pattern" : `${pattern}: ${PATTERN_WORDS[pattern]}`;
    },
  };
}

function formatEdge(edge: number): string {
  return edge >= 1000 ? formatCount(edge) : String(edge);
}
