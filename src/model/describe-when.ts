import { nameMonth } from "./wall-clock.ts";
import type {
  HotSpotPattern,
  MonthRange,
  MonthTrend,
  NearRepeats,
  PeriodChange,
  RateChange,
} from "./when-report.ts";
import { formatCount, formatP } from "./wording.ts";

/** `+9.1% a year (7.6% to 10.7%)`, with a real minus. */
export function describePercent(value: number, low: number, high: number): string {
  const signed = (each: number) => `${each >= 0 ? "+" : "−"}${Math.abs(each).toFixed(1)}%`;
  return `${signed(value)} a year (${signed(low)} to ${signed(high)})`;
}

/** What the months say of change, in a sentence or two. */
export function describeTrend({ changePerYear, p, monotonic }: MonthTrend): string {
  const { percent, low, high } = changePerYear;
  const change = describePercent(percent, low, high);
  const agrees = monotonic.p < 0.05 === p < 0.05 && Math.sign(monotonic.s) === Math.sign(percent);
  const rank = agrees
    ? ""
    : ` A test by ranks ${monotonic.p < 0.05 ? "finds" : "does not find"} a trend (p ${formatP(monotonic.p)}).`;
  if (p >= 0.05) return `No trend can be told from chance: ${change}.${rank}`;
  return `Recorded crime ${percent > 0 ? "rose" : "fell"}: ${change}.${rank}`;
}

/** `1.03 times as much a day (0.91 to 1.16)`; counts alone where there is no ratio. */
export function describeRateChange({ ratio, low, high, before, after }: RateChange): string {
  if (ratio === null) return `${formatCount(after)} after, ${formatCount(before)} before`;
  const upper = high === null || !Number.isFinite(high) ? "no upper limit" : high.toFixed(2);
  return `${ratio.toFixed(2)} times as much a day (${low.toFixed(2)} to ${upper})`;
}

/** What has changed between the two periods, in a sentence. */
export function describeChange({ before, after, overall, byHex }: PeriodChange): string {
  const more = byHex.significance.filter((side) => side > 0).length;
  const fewer = byHex.significance.filter((side) => side < 0).length;
  const told = overall.p < 0.05 ? "" : " That is no more than chance allows.";
  return `${namePeriod(after)} against ${namePeriod(before)}: ${describeRateChange(overall)}.${told} Hexes with more: ${more}, with fewer: ${fewer}.`;
}

/** `Jan 2026`, or `Jan 2025 – Dec 2025`. */
export function namePeriod({ from, to }: MonthRange): string {
  return from === to ? nameMonth(from) : `${nameMonth(from)} – ${nameMonth(to)}`;
}

/** What each pattern of an emerging hot spot means. */
export const PATTERN_WORDS: Readonly<Record<HotSpotPattern, string>> = {
  new: "hot in the last month for the first time",
  consecutive: "hot in an unbroken run of last months, never before",
  intensifying: "hot nearly always, and more so of late",
  persistent: "hot nearly always, without a trend",
  diminishing: "hot nearly always, less so of late",
  sporadic: "hot now and then, the last month among them",
  oscillating: "hot now, cold at other times",
  historical: "hot nearly always, not in the last month",
  none: "no pattern",
};

/** Whether incidents come close upon each other, in a sentence. */
export function describeNearRepeats({ distanceBandsM, dayBands, ratio, p }: NearRepeats): string {
  const [first = Number.NaN] = ratio;
  const where = distanceBandsM[0] === 0 ? "at the same point" : `within ${distanceBandsM[0]} m`;
  const when = dayBands[0] === 0 ? "on the same day" : `within ${dayBands[0]} days`;
  if (!Number.isFinite(first)) return `No pair ${where} and ${when} was to be expected.`;
  const held = (p[0] ?? 1) < 0.05 ? "" : ", which chance allows";
  return `Pairs ${where} and ${when}: ${first.toFixed(1)} times as many as if days were dealt out by chance${held}.`;
}
