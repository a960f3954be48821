import type { Locked } from "../model/locked.ts";
import { classifyRatios, RATIO_EDGES } from "../model/ratio-classes.ts";
import { classifyValues } from "../model/value-classes.ts";
import { formatCount } from "../model/wording.ts";
import type { ReportName, Reports } from "./report-state.ts";

/** Which colours classes take: from less to more, either side of 1, or one for each name. */
export type HexRamp = "sequential" | "diverging" | "categorical";

/** What the two kinds of outline are called, in the singular. */
export interface OutlineNames {
  readonly hot: string;
  readonly cold: string;
}

/** The classes of a measure, and what to say of each hex; arrays run over the cells. */
export interface MeasureClasses {
  readonly title: string;
  /** What the figures are in; null where there are no figures. */
  readonly unit: string | null;
  readonly ramp: HexRamp;
  readonly classOf: Uint8Array;
  /** Each class in full; class 0 is nothing, or too little to say. */
  readonly labels: readonly string[];
  /** The upper edge of each class in as few characters as will do; null where classes have names instead. */
  readonly ticks: readonly string[] | null;
  /** 1 and −1 for the two kinds of outline, and their names; null where nothing is outlined. */
  readonly outlines: { readonly sideOf: Int8Array; readonly names: OutlineNames } | null;
  /** Whether the figures are over the whole span of the data. */
  readonly overSpan: boolean;
  /** What to know before reading the map, as a sentence. */
  readonly note: string | null;
  /** The true figure with its unit: `1,240 days of imprisonment`. */
  readonly describe: (index: number) => string;
}

/** What a report does not carry and its key fixes: how harm was weighed. */
export interface MeasureContext {
  /** Name of the index: `Cambridge Crime Harm Index 2026`. */
  readonly harmName: string;
  /** `days of imprisonment`. */
  readonly harmUnit: string;
  /** Weight of harm against count in the blend, 0 to 1. */
  readonly blend: number;
}

/** One way to colour the hexes: from which report, and how; a reason in place of classes where it cannot be. */
export interface MapMeasure<R extends ReportName = ReportName> {
  readonly label: string;
  readonly report: R;
  readonly classify: (report: Reports[R], context: MeasureContext) => MeasureClasses | Locked;
}

/** A measure of one report, as an entry of the table of all. */
export function measureOf<R extends ReportName>(
  report: R,
  label: string,
  classify: MapMeasure<R>["classify"],
): MapMeasure {
  return { label, report, classify: (given, context) => classify(given as Reports[R], context) };
}

/** Classes of amounts from 0 up. `said` ends the sentence of a hex and is the unit unless that says otherwise. */
export function classifyAmounts(
  values: Float64Array,
  words: { readonly title: string; readonly unit: string; readonly said?: string },
): MeasureClasses {
  const { title, unit, said = unit } = words;
  const { classOf, edges } = classifyValues(values);
  const withUnit = (value: number) => `${formatAmount(value)}${said.startsWith("%") ? "" : " "}${said}`;
  return {
    ...{ title, unit, classOf },
    ramp: "sequential",
    labels: edges.map((edge, i) =>
      i === 0 ? withUnit(0) : `${formatAmount(edges[i - 1] ?? 0)} to ${withUnit(edge)}`,
    ),
    ticks: edges.map(shorten),
    outlines: null,
    overSpan: true,
    note: null,
    describe: (cell) => {
      const value = values[cell] ?? Number.NaN;
      return Number.isNaN(value) ? "too little to say" : withUnit(value);
    },
  };
}

/** What sets one map of ratios apart from another. */
export interface RatioWords {
  readonly title: string;
  readonly unit: string;
  /** What class 0 is: `none recorded in either`. */
  readonly nothing: string;
  /** What the middle class is: `as many`. */
  readonly middle: string;
  readonly note: string | null;
  readonly describe: (cell: number) => string;
}

/** Classes of ratios around 1; one that is not told from chance is as good as 1. */
export function classifyAroundOne(
  ratios: Float64Array,
  { middle, nothing, ...words }: RatioWords,
  isTold?: (cell: number) => boolean,
): MeasureClasses {
  const [least, most] = [RATIO_EDGES[0], RATIO_EDGES.at(-1)];
  const between = RATIO_EDGES.slice(1).map((edge, i) => `${RATIO_EDGES[i]} to ${edge} times as many`);
  between[(between.length - 1) / 2] = middle;
  return {
    ...words,
    ramp: "diverging",
    classOf: classifyRatios(ratios, isTold),
    labels: [nothing, `less than ${least} times as many`, ...between, `at least ${most} times as many`],
    ticks: ["", ...RATIO_EDGES.map(String), ""],
    outlines: null,
    overSpan: false,
  };
}

/** `2.10 times as many`; a ratio to none has no number. */
export function describeRatio(ratio: number): string {
  return Number.isFinite(ratio) ? `${ratio.toFixed(2)} times as many` : "some where there were none";
}

/** Three digits, and whole from 100 on: `0.0123`, `4.56`, `12,346`. */
export function formatAmount(value: number): string {
  return value >= 100
    ? formatCount(Math.round(value))
    : value.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
}

/** `0.13`, `790`, `6.5k`, `1.2M`: short, since eight stand side by side. */
function shorten(edge: number): string {
  if (edge >= 1_000_000) return `${Number((edge / 1_000_000).toPrecision(2))}M`;
  return edge >= 1000 ? `${Number((edge / 1000).toPrecision(2 + Number(edge >= 100_000)))}k` : String(edge);
}
