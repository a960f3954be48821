import { UNITS_PER_DEGREE } from "../model/crime-table.ts";
import { degreesOfNumber, MISSING } from "./coordinate-digits.ts";
import { LocationIndex } from "./location-index.ts";
import type { Projection } from "./projections.ts";

/** Easting and northing are told apart to the centimetre; what is read has ten million units to one. */
const UNITS_PER_CENTIMETRE = 1e5;
const FARTHEST_CENTIMETRE = 0x7fff_ffff;

/** A point that a grid cannot place is put here, which is outside the world. */
const NOWHERE_E7 = 181 * UNITS_PER_DEGREE;

/** A point that comes back from the round trip by more than this, in units of the grid, was never on it. */
const LARGEST_CLOSURE = 1;

/** Turns easting and northing into degrees, each distinct pair once. */
export class GridPositions {
  /** Degrees of the pair that was last asked for, in 10⁻⁷; `MISSING`, NaN and 0, 0 are passed on as they are. */
  lngE7 = 0;
  latE7 = 0;

  readonly #projection: Projection;
  readonly #pairs = new LocationIndex();
  readonly #lngE7: number[] = [];
  readonly #latE7: number[] = [];

  constructor(projection: Projection) {
    this.#projection = projection;
  }

  /** Finds the degrees of a pair given in 10⁻⁷ of the grid's unit, `MISSING` or NaN. */
  locate(easting: number, northing: number): void {
    if (!Number.isFinite(easting) || !Number.isFinite(northing) || (easting === 0 && northing === 0)) {
      const missing = easting === MISSING || northing === MISSING;
      this.lngE7 = missing ? MISSING : easting;
      this.latE7 = missing ? MISSING : northing;
      return;
    }
    const x = Math.round(easting / UNITS_PER_CENTIMETRE);
    const y = Math.round(northing / UNITS_PER_CENTIMETRE);
    if (Math.max(Math.abs(x), Math.abs(y)) > FARTHEST_CENTIMETRE) {
      this.lngE7 = NOWHERE_E7;
      this.latE7 = NOWHERE_E7;
      return;
    }
    const pair = this.#pairs.numberOf(x, y);
    if (pair === this.#lngE7.length) this.#convert(x / 100, y / 100);
    this.lngE7 = this.#lngE7[pair] as number;
    this.latE7 = this.#latE7[pair] as number;
  }

  #convert(easting: number, northing: number): void {
    const [lng, lat] = this.#projection.toDegrees(easting, northing);
    const onGrid = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && this.#closes(lng, lat, easting, northing);
    this.#lngE7.push(onGrid ? degreesOfNumber(lng) : NOWHERE_E7);
    this.#latE7.push(onGrid ? degreesOfNumber(lat) : NOWHERE_E7);
  }

  #closes(lng: number, lat: number, easting: number, northing: number): boolean {
    const [x, y] = this.#projection.toGrid(lng, lat);
    return Math.hypot(x - easting, y - northing) <= LARGEST_CLOSURE;
  }
}
