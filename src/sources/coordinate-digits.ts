import { UNITS_PER_DEGREE } from "../model/crime-table.ts";

/** Stands for a coordinate that the file leaves out. A coordinate that cannot be read is NaN. */
export const MISSING = Number.POSITIVE_INFINITY;

const DECIMALS = 7;
const POWERS_OF_TEN = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];
const MOST_DIGITS = 15;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

const MISSING_MARKERS = new Set(["", "na", "n/a", "nan", "null", "none", "nil", "-", "–", "—", "?", "."]);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const decoder = new TextDecoder();

/**
 * Reads decimal degrees from bytes, in 10⁻⁷ degree, rounded to the nearest (halves away from zero).
 * Returns `MISSING` for blanks and marks such as `NA`, NaN for anything that is not a number.
 */
export function readDegrees(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let stop = end;
  while (at < stop && (bytes[at] as number) <= SPACE) at++;
  while (stop > at && (bytes[stop - 1] as number) <= SPACE) stop--;
  if (at === stop) return MISSING;
  const isSimple = readSimpleDegrees(bytes, at, stop, simple, 0) === stop && !Number.isNaN(simple[0]);
  return isSimple ? (simple[0] as number) : degreesOfText(decoder.decode(bytes.subarray(start, end)));
}

const simple = new Float64Array(1);

/**
 * Reads degrees written as an optional sign, digits, and an optional point with digits, from `at` on, into `into[index]`
 * as `readDegrees` gives them; NaN where there is no digit, or more than fifteen that matter. Returns where it stopped,
 * at `length` or the first byte that is none of these.
 */
export function readSimpleDegrees(
  bytes: Uint8Array,
  start: number,
  length: number,
  into: Float64Array,
  index: number,
): number {
  let at = start;
  const sign = at < length ? (bytes[at] as number) : 0;
  if (sign === MINUS || sign === PLUS) at++;
  const first = at;
  let units = 0;
  let digit = at < length ? (bytes[at] as number) - ZERO : -1;
  while (digit >= 0 && digit <= 9) {
    units = units * 10 + digit;
    at++;
    digit = at < length ? (bytes[at] as number) - ZERO : -1;
  }
  let digits = at - first;
  let decimals = 0;
  if (digit === POINT - ZERO) {
    at++;
    digit = at < length ? (bytes[at] as number) - ZERO : -1;
    while (digit >= 0 && digit <= 9 && decimals < DECIMALS) {
      units = units * 10 + digit;
      decimals++;
      at++;
      digit = at < length ? (bytes[at] as number) - ZERO : -1;
    }
    digits += decimals;
    if (digit >= 5 && digit <= 9) units++;
    while (digit >= 0 && digit <= 9) {
      at++;
      digit = at < length ? (bytes[at] as number) - ZERO : -1;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS) units = Number.NaN;
  else units *= POWERS_OF_TEN[DECIMALS - decimals] as number;
  into[index] = sign === MINUS && units !== 0 ? -units : units;
  return at;
}

/** The same for text: also exponents, a typographic minus, and a comma as the decimal mark. */
export function degreesOfText(text: string): number {
  const trimmed = text.trim();
  if (MISSING_MARKERS.has(trimmed.toLowerCase())) return MISSING;
  const plain = trimmed.replace("\u2212", "-").replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
  return NUMBER.test(plain) ? degreesOfNumber(Number(plain)) : Number.NaN;
}

/** The same for a number of degrees; NaN where it is not finite. */
export function degreesOfNumber(degrees: number): number {
  const units = Math.sign(degrees) * Math.round(Math.abs(degrees) * UNITS_PER_DEGREE);
  return Number.isFinite(units) ? units + 0 : Number.NaN;
}
