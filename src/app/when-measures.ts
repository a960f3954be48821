import { namePeriod, PATTERN_WORDS } from "../model/describe-when.ts";
import { isLocked } from "../model/locked.ts";
import type { EmergingHotSpots, HotSpotPattern, PeriodChange } from "../model/when-report.ts";
import { formatCount, formatP } from "../model/wording.ts";
import { classifyAroundOne, describeRatio, type MeasureClasses, measureOf } from "./measure-classes.ts";

/** What the report of time gives the map. */
export const WHEN_MEASURES = {
  change: measureOf("when", "Change over time", ({ change }) =>
    isLocked(change) ? change : viewChange(change),
  ),
  pattern: measureOf("when", "Emerging hot spots", ({ emerging }) =>
    isLocked(emerging) ? emerging : viewPatterns(emerging),
  ),
} as const;

function viewChange({ before, after, byHex }: PeriodChange): MeasureClasses {
  const more = byHex.significance.filter((side) => side > 0).length;
  const fewer = byHex.significance.filter((side) => side < 0).length;
  return classifyAroundOne(
    byHex.ratio,
    {
      title: "Change per hex",
      unit: `${namePeriod(after)} against ${namePeriod(before)}, a day`,
      nothing: "none recorded in either",
      middle: "as many, or within chance",
      note:
        more + fewer === 0
          ? "No hex has changed beyond chance (adjusted p < 0.05), so all are pale."
          : `Beyond chance (adjusted p < 0.05): ${formatCount(more)} with more, ${formatCount(fewer)} with fewer. All others are pale.`,
      describe: (cell) => {
        const ratio = byHex.ratio[cell] ?? Number.NaN;
        if (Number.isNaN(ratio)) return "none recorded in either period";
        const counts = `${formatCount(byHex.before[cell] ?? 0)} before, ${formatCount(byHex.after[cell] ?? 0)} after`;
        const told = byHex.significance[cell] ? "beyond chance" : "within chance";
        return `${describeRatio(ratio)} a day (${counts}), ${told}, adjusted p ${formatP(byHex.pAdjusted[cell] ?? 1)}`;
      },
    },
    (cell) => byHex.significance[cell] !== 0,
  );
}

/** Class by class; the last ask for most attention. */
export const PATTERN_ORDER: readonly HotSpotPattern[] = [
  ...(["none", "historical", "diminishing", "oscillating", "sporadic"] as const),
  ...(["new", "consecutive", "persistent", "intensifying"] as const),
];

function viewPatterns({ patternOf, sideOf }: EmergingHotSpots): MeasureClasses {
  return {
    title: "Emerging hot spots",
    unit: null,
    ramp: "categorical",
    classOf: Uint8Array.from(patternOf, (pattern) => PATTERN_ORDER.indexOf(pattern)),
    labels: PATTERN_ORDER.map((pattern) => (pattern === "none" ? "no pattern" : pattern)),
    ticks: null,
    outlines: {
      sideOf: sideOf.map((side) => Math.min(side, 0)),
      names: { hot: "pattern of hot months", cold: "pattern of cold months" },
    },
    overSpan: true,
    note: patternOf.every((pattern) => pattern === "none") ? "No hex has a pattern." : null,
    describe: (cell) => describePattern(patternOf[cell] ?? "none", sideOf[cell] ?? 0),
  };
}

/** `persistent: hot nearly always, without a trend`; the same words of cold months, where it is of those. */
function describePattern(pattern: HotSpotPattern, side: number): string {
  const words = PATTERN_WORDS[pattern];
  if (side >= 0) return pattern === "none" ? words : `${pattern}: ${words}`;
  const swapped = words.replaceAll(/\b(hot|cold)\b/g, (word) => (word === "hot" ? "cold" : "hot"));
  return `${pattern}, of cold months: ${swapped}`;
}
