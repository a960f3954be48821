import { type CrimeTable, DEGREES_PER_UNIT, NO_TIME } from "../../model/crime-table.ts";
import { EARTH_RADIUS_M } from "../../model/geodesy.ts";
import type { Locked } from "../../model/locked.ts";
import { seedRandom } from "../../model/seeded-random.ts";
import type { Steps } from "../../model/steps.ts";
import type { LngLat } from "../../model/units.ts";
import { dayOf, isAtLeast, MINUTES_PER_DAY, monthOf } from "../../model/wall-clock.ts";
import type { NearRepeats } from "../../model/when-report.ts";
import { findClosePairs } from "./close-pairs.ts";
import { bandDays, countKnoxPairs, type DatedPlaces } from "./knox-pairs.ts";

const MOST_PAIRS = 10_000_000;
const MOST_LOOKS = 1_000_000_000;
const LEAST_PERMUTATIONS = 99;

/** Bands and dealings of a near-repeat table. */
export interface NearRepeatOptions {
  /** Upper edges, metres, rising; 0 alone for the same recorded point. */
  readonly distanceBandsM: readonly number[];
  /** Upper edges, whole days, rising; 0 alone for the same day. */
  readonly dayBands: readonly number[];
  /** How often the days are dealt out anew. */
  readonly permutations: number;
  readonly seed: number;
}

/** The same recorded point, and up to 100, 200 and 400 m; the same day, and up to 3, 7, 14 and 28 days. */
export const NEAR_REPEAT_BANDS = {
  distanceBandsM: [0, 100, 200, 400],
  dayBands: [0, 3, 7, 14, 28],
} as const;

/**
 * The near-repeat table of Knox (1964), with the Monte Carlo test of Besag & Diggle (1977) in the form of Johnson et al. (2007):
 * how many pairs of incidents lie in each distance band and each band of days, against how many do when the days are dealt out
 * anew among the places, which keeps what gathers in space alone and in time alone. p = (1 + dealings with at least as many
 * pairs) / (1 + dealings). Distances are in a plane laid at the centre, right to about 0.1 % within 5 km.
 *
 * Locked where days are not known, without a close pair, and above ten million close pairs. Where dealings times pairs would be more
 * than a thousand million, there are fewer dealings, never under 99, and a caution says so.
 *
 * @param rows of the table; those without a time are left out
 */
export function* measureNearRepeats(
  table: CrimeTable,
  rows: Uint32Array,
  center: LngLat,
  options: NearRepeatOptions,
): Steps<NearRepeats | Locked> {
  if (!isAtLeast(table.timePrecision, "day")) {
    return { locked: "Near repeats need to know the day of each incident, and these data do not have it." };
  }
  yield "Placing rows by day";
  const places = placeByDay(table, rows, center);
  return yield* tabulate(places, options);
}

/** The table for incidents at points of a plane; see {@link measureNearRepeats}. */
export function* tabulateNearRepeats(
  incidents: { readonly x: Float64Array; readonly y: Float64Array; readonly day: Int32Array },
  options: NearRepeatOptions,
): Steps<NearRepeats | Locked> {
  const { x, y, day } = incidents;
  return yield* tabulate(
    { x, y, day, start: Uint32Array.from({ length: x.length + 1 }, (_, i) => i) },
    options,
  );
}

function* tabulate(places: DatedPlaces, options: NearRepeatOptions): Steps<NearRepeats | Locked> {
  const { distanceBandsM, dayBands, seed } = options;
  requireRising("distance", distanceBandsM);
  requireRising("day", dayBands);
  const rows = places.day.length;
  const weight = places.x.map((_, i) => (places.start[i + 1] as number) - (places.start[i] as number));
  const atOnePlace = weight.reduce((sum, w) => sum + (w * (w - 1)) / 2, 0);
  yield "Looking for close pairs";
  const close =
    atOnePlace > MOST_PAIRS
      ? null
      : findClosePairs(places.x, places.y, distanceBandsM, weight, MOST_PAIRS - atOnePlace);
  if (close === null) {
    return {
      locked: `The ${rows} rows make more than ${MOST_PAIRS / 1e6} million pairs within ${distanceBandsM.at(-1)} m; choose fewer categories, a shorter period or a smaller area.`,
    };
  }
  let pairs = atOnePlace;
  for (let a = 0; a < places.x.length; a++) {
    for (let k = close.start[a] as number; k < (close.start[a + 1] as number); k++) {
      pairs += (weight[a] as number) * (weight[close.other[k] as number] as number);
    }
  }
  if (pairs === 0) return { locked: `No two rows lie within ${distanceBandsM.at(-1)} m of each other.` };
  const affordable = Math.max(LEAST_PERMUTATIONS, Math.floor(MOST_LOOKS / pairs));
  const permutations = Math.min(options.permutations, affordable);
  const cells = distanceBandsM.length * dayBands.length;
  const { first, last } = firstAndLast(places.day);
  const bandOf = bandDays(dayBands, last - first);
  const count = (day: Int32Array) =>
    countKnoxPairs({ start: places.start, day }, close, distanceBandsM.length, dayBands.length, bandOf);
  const observed = count(places.day);
  const dealt = yield* dealDays(places, permutations, seed, count);
  const inCell = Array.from({ length: cells }, (_, cell) =>
    Float64Array.from(dealt, (counts) => counts[cell] as number).sort(),
  );
  const expected = Float64Array.from(
    inCell,
    (sorted) => sorted.reduce((sum, count) => sum + count, 0) / permutations,
  );
  return {
    distanceBandsM,
    dayBands,
    observed,
    expected,
    median: Float64Array.from(inCell, medianOf),
    ratio: expected.map((mean, cell) => (mean === 0 ? Number.NaN : (observed[cell] as number) / mean)),
    p: Float64Array.from(inCell, (sorted, cell) => {
      const atLeast = sorted.filter((count) => count >= (observed[cell] as number)).length;
      return (1 + atLeast) / (1 + permutations);
    }),
    note: {
      method: "Knox near-repeat table, Monte Carlo",
      source: "Knox 1964; Besag & Diggle 1977; Johnson et al. 2007",
      version: 1,
      span: { first: monthOf(first * MINUTES_PER_DAY), last: monthOf(last * MINUTES_PER_DAY) },
      n: { rows, closePairs: pairs },
      parameters: {
        distanceBandsM: distanceBandsM.join(", "),
        dayBands: dayBands.join(", "),
        permutations,
        seed,
      },
      cautions: warn(options.permutations, permutations, expected),
    },
  };
}

function warn(asked: number, permutations: number, expected: Float64Array): string[] {
  const cautions = [
    "One incident recorded as several rows, one for each victim or offence, is counted as a repeat at the same place on the same day.",
  ];
  if (permutations < asked) {
    cautions.push(
      `There are so many close pairs that the days were dealt out ${permutations} times, not ${asked}.`,
    );
  }
  if (expected.some((mean) => mean < 5)) {
    cautions.push("Some cells expect fewer than five pairs: their ratios rest on a handful of incidents.");
  }
  cautions.push(
    `${expected.length} cells are tested at once; at p < 0.05 about one in twenty of them is called by chance.`,
  );
  return cautions;
}

/** Deals the days out anew (Fisher & Yates 1938, as Durstenfeld 1964) and counts each time. */
function* dealDays(
  places: DatedPlaces,
  permutations: number,
  seed: number,
  count: (day: Int32Array) => Uint32Array,
): Steps<Uint32Array[]> {
  const random = seedRandom(seed);
  const day = places.day.slice();
  const counts: Uint32Array[] = [];
  while (counts.length < permutations) {
    yield `Dealing the days out anew, ${counts.length + 1} of ${permutations}`;
    for (let i = day.length - 1; i > 0; i--) {
      const j = Math.floor(random.next() * (i + 1));
      const kept = day[i] as number;
      day[i] = day[j] as number;
      day[j] = kept;
    }
    counts.push(count(day));
  }
  return counts;
}

/** Rows by recorded point: each point once, in a plane laid at the centre. */
function placeByDay(table: CrimeTable, rows: Uint32Array, center: LngLat): DatedPlaces {
  const dated = sortByLocation(
    table,
    rows.filter((row) => table.timeOf[row] !== NO_TIME),
  );
  const locations: number[] = [];
  const start = [0];
  dated.forEach((row, i) => {
    const location = table.locationOf[row] as number;
    if (location !== locations.at(-1)) locations.push(location);
    start[locations.length] = i + 1;
  });
  const radian = (Math.PI / 180) * EARTH_RADIUS_M;
  const narrowing = Math.cos((center[1] * Math.PI) / 180);
  return {
    x: Float64Array.from(
      locations,
      (at) => ((table.lngE7[at] as number) * DEGREES_PER_UNIT - center[0]) * radian * narrowing,
    ),
    y: Float64Array.from(
      locations,
      (at) => ((table.latE7[at] as number) * DEGREES_PER_UNIT - center[1]) * radian,
    ),
    start: Uint32Array.from(start),
    day: Int32Array.from(dated, (row) => dayOf(table.timeOf[row] as number)),
  };
}

/** Rows by the number of their location, those of one location in the order they came in: a sort by counting. */
function sortByLocation({ locationOf, locationCount }: CrimeTable, rows: Uint32Array): Uint32Array {
  const next = new Uint32Array(locationCount + 1);
  for (const row of rows) {
    const after = (locationOf[row] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let location = 0; location < locationCount; location++) {
    next[location + 1] = (next[location + 1] as number) + (next[location] as number);
  }
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const location = locationOf[row] as number;
    const at = next[location] as number;
    sorted[at] = row;
    next[location] = at + 1;
  }
  return sorted;
}

function medianOf(sorted: Float64Array): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}

function firstAndLast(day: Int32Array): { readonly first: number; readonly last: number } {
  const first = day.reduce((least, d) => Math.min(least, d), Number.POSITIVE_INFINITY);
  return { first, last: day.reduce((most, d) => Math.max(most, d), Number.NEGATIVE_INFINITY) };
}

function requireRising(name: string, edges: readonly number[]): void {
  if (
    edges.length === 0 ||
    edges.length > 255 ||
    edges.some((edge, i) => !(edge >= 0 && edge > (edges[i - 1] ?? -1)))
  ) {
    throw new RangeError(
      `The ${name} bands must be 1 to 255 rising numbers from 0 on, got ${edges.join(", ")}`,
    );
  }
}
