import fc from "fast-check";
import { type CrimeTable, NO_PLACE, NO_TIME, UNITS_PER_DEGREE } from "../../src/model/crime-table.ts";
import { destination } from "../../src/model/geodesy.ts";
import type { StudyArea } from "../../src/model/study-area.ts";
import type { LngLat } from "../../src/model/units.ts";
import { type TimePrecision, wallMinutes } from "../../src/model/wall-clock.ts";

/** One row as a test writes it. */
export interface Row {
  readonly at: LngLat;
  readonly category?: string;
  /** Wall-clock minutes; without it the row has no time. */
  readonly time?: number;
  readonly place?: string;
}

/** Lays rows out in columns, with a dictionary entry per distinct position and place name. */
export function makeTable(rows: readonly Row[], timePrecision: TimePrecision = "minute"): CrimeTable {
  const locations = new Map<string, number>();
  const lngE7: number[] = [];
  const latE7: number[] = [];
  const placeOf: number[] = [];
  const places: string[] = [];
  const categories: string[] = [];
  const entry = (names: string[], name: string) => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const locationOf = rows.map(({ at, place }) => {
    const key = `${at[0]} ${at[1]} ${place}`;
    const known = locations.get(key);
    if (known !== undefined) return known;
    locations.set(key, lngE7.length);
    lngE7.push(Math.round(at[0] * UNITS_PER_DEGREE));
    latE7.push(Math.round(at[1] * UNITS_PER_DEGREE));
    placeOf.push(place === undefined ? NO_PLACE : entry(places, place));
    return lngE7.length - 1;
  });
  return {
    rowCount: rows.length,
    locationOf: Uint32Array.from(locationOf),
    categoryOf: Uint16Array.from(rows, ({ category = "Other crime" }) => entry(categories, category)),
    timeOf: Int32Array.from(rows, ({ time = NO_TIME }) => time),
    locationCount: lngE7.length,
    lngE7: Int32Array.from(lngE7),
    latE7: Int32Array.from(latE7),
    placeOf: Int32Array.from(placeOf),
    places,
    categories,
    timePrecision,
    simulated: true,
    attribution: "Made for a test",
    files: [],
  };
}

export const CATEGORIES = ["Burglary", "Robbery", "Theft from the person", "Violence"] as const;
export const FIRST_MONTH = 12 * 55;
export const MONTHS = 14;

/** Rows in and around a study area, on few enough points that points repeat; many at the very start of a month, about one in eight without a time. */
export function rowsAround(area: StudyArea): fc.Arbitrary<Row[]> {
  const spot = fc
    .tuple(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: Math.round(area.radiusM * 1.4) }))
    .map(([bearing, distance]) => destination(area.center, bearing, distance));
  const monthStart = fc.integer({ min: 1, max: MONTHS }).map((month) => wallMinutes(2025, month));
  const minutes = fc.oneof(
    monthStart,
    fc.integer({ min: wallMinutes(2025, 1), max: wallMinutes(2025, 1 + MONTHS) - 1 }),
  );
  return fc
    .array(fc.record({ at: spot, place: fc.constantFrom("High Street", "Station") }), {
      minLength: 1,
      maxLength: 12,
    })
    .chain((spots) =>
      fc.array(
        fc
          .tuple(
            fc.constantFrom(...spots),
            fc.constantFrom(...CATEGORIES),
            fc.option(minutes, { freq: 7, nil: undefined }),
          )
          .map(([{ at, place }, category, time]) =>
            time === undefined ? { at, place, category } : { at, place, category, time },
          ),
        { maxLength: 80 },
      ),
    );
}

/** Queries over the categories and months of `rowsAround`, and some over neither. */
export const anyQuery = fc.record({
  categories: fc.option(fc.subarray([...CATEGORIES, "Not in the data"])),
  period: fc.option(
    fc
      .tuple(fc.integer({ min: -2, max: MONTHS + 2 }), fc.integer({ min: 0, max: MONTHS }))
      .map(([from, length]) => ({ from: FIRST_MONTH + from, to: FIRST_MONTH + from + length })),
  ),
  weekHours: fc.option(fc.uniqueArray(fc.nat(167), { minLength: 20, maxLength: 150 }), { freq: 2 }),
});

export const WEMBLEY: StudyArea = { center: [-0.27961, 51.55602], radiusM: 1500, resolution: 9 };
