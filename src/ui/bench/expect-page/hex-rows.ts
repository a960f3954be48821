import type { PhaseName } from "../../../model/event-spec.ts";
import type { ExpectationReport, PhaseExpectation } from "../../../model/expectation-report.ts";
import { type Place, placeFrom } from "../../../model/place-from-venue.ts";
import type { LngLat } from "../../../model/units.ts";
import { DURING, sayUnit } from "./expect-words.ts";
import { formatExpected, type Interval, sayInterval } from "./format-expected.ts";

/** One hex in one phase. */
export interface HexRow extends Place {
  readonly cell: string;
  readonly expected: Interval;
  /** After weights and focus areas. */
  readonly demand: Interval;
}

/** The hexes of a phase that may expect anything, most demand first. */
export function rankHexes(
  { cells, lng, lat }: ExpectationReport,
  phase: PhaseExpectation,
  venue: LngLat,
): readonly HexRow[] {
  const order = Array.from(cells, (_, i) => i)
    .filter((i) => (phase.demand[i] as number) > 0 || (phase.expected[i] as number) > 0)
    .sort((a, b) => (phase.demand[b] as number) - (phase.demand[a] as number));
  return order.map((i) => ({
    cell: cells[i] as string,
    ...placeFrom(venue, [lng[i] as number, lat[i] as number]),
    expected: take(i, phase.expected, phase.low, phase.high),
    demand: take(i, phase.demand, phase.demandLow, phase.demandHigh),
  }));
}

/** Whether demand is anything but the expected rows: by the report itself, since choices may be newer than it. */
export function isWeighted({ weightName, phases }: ExpectationReport): boolean {
  return (
    weightName !== "count" ||
    phases.some(({ expected, demand }) => demand.some((value, i) => value !== expected[i]))
  );
}

/**
 * What demand is, in a line.
 * @param unit of the index of harm, where harm alone weighs
 */
export function sayDemand({ weightName, note }: ExpectationReport, unit: string | null): string {
  if (weightName === "count") return "Demand is what is expected, weighed by the focus areas.";
  const areas = note.parameters.focusAreas === 0 ? "" : " and by the focus areas";
  const counted = unit === null ? "" : `, in ${unit}`;
  return `Demand is what is expected, weighed by ${weightName}${areas}${counted}.`;
}

/** The list in one sentence. */
export function sayHexes(
  report: ExpectationReport,
  rows: readonly HexRow[],
  shown: number,
  { phase, venueName, weighted }: { phase: PhaseName; venueName: string; weighted: boolean },
): string {
  const [first] = rows;
  if (!first) return "No hex may expect anything: nothing that counts is recorded here.";
  const when = report.phasesDiffer ? ` ${DURING[phase]}` : "";
  const listed = Math.min(shown, rows.length);
  const share = sum(rows.slice(0, listed).map(demandOf)) / sum(rows.map(demandOf));
  const held = Number.isFinite(share)
    ? `; the ${listed === 1 ? "one hex listed holds" : `${listed} hexes listed hold`} ${Math.round(100 * share)}% of all ${weighted ? "demand" : "that is expected"}`
    : "";
  const { value } = first.expected;
  const lead = weighted ? "The hex with most demand" : "The hex that may expect most";
  return `${lead}${when} is ${first.isAtVenue ? `at ${venueName}` : `${first.place} of ${venueName}`}: ${formatExpected(value)} ${sayUnit(report.unit)} (${sayInterval(first.expected)})${held}.`;
}

function demandOf({ demand }: HexRow): number {
  return demand.value;
}

function take(i: number, value: Float64Array, low: Float64Array, high: Float64Array): Interval {
  return { value: value[i] as number, low: low[i] as number, high: high[i] as number };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
