import type { ClosePairs } from "./close-pairs.ts";

/** Incidents by place: place `a` stands at `(x[a], y[a])`, its incidents happened on `day[start[a] … start[a + 1])`. */
export interface DatedPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Uint32Array;
  readonly day: Int32Array;
}

/**
 * Gives the band of each number of days from 0 to `longest`, as {@link countKnoxPairs} takes it; days beyond the last
 * band are in one of their own, `dayBands.length`.
 */
export function bandDays(dayBands: readonly number[], longest: number): Uint8Array {
  return Uint8Array.from({ length: longest + 1 }, (_, days) => {
    const band = dayBands.findIndex((edge) => days <= edge);
    return band < 0 ? dayBands.length : band;
  });
}

/**
 * Counts pairs of incidents by distance band and band of days between them: distance band `s` and day band `t` at
 * `s * dayBands + t`. Incidents at one place are in the first distance band. Looks at each close pair once, those too
 * many days apart too: to count them aside is quicker than to ask.
 * @param bandOf from {@link bandDays}, for as many days as there are between the first incident and the last
 */
export function countKnoxPairs(
  { start, day }: Pick<DatedPlaces, "start" | "day">,
  close: ClosePairs,
  distanceBands: number,
  dayBands: number,
  bandOf: Uint8Array,
): Uint32Array {
  const width = dayBands + 1;
  const all = new Uint32Array(distanceBands * width);
  const { start: closeStart, other, band } = close;
  for (let a = 0; a + 1 < start.length; a++) {
    const from = start[a] as number;
    const to = start[a + 1] as number;
    for (let i = from; i < to; i++) {
      const own = day[i] as number;
      for (let j = i + 1; j < to; j++) {
        const cell = bandOf[Math.abs(own - (day[j] as number))] as number;
        all[cell] = (all[cell] as number) + 1;
      }
    }
    for (let k = closeStart[a] as number; k < (closeStart[a + 1] as number); k++) {
      const b = other[k] as number;
      const offset = (band[k] as number) * width;
      const end = start[b + 1] as number;
      for (let j = start[b] as number; j < end; j++) {
        const theirs = day[j] as number;
        for (let i = from; i < to; i++) {
          const cell = offset + (bandOf[Math.abs(theirs - (day[i] as number))] as number);
          all[cell] = (all[cell] as number) + 1;
        }
      }
    }
  }
  return all.filter((_, cell) => cell % width < dayBands);
}
