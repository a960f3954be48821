import type { ClosePairs } from "./close-pairs.ts";

/** Incidents by place: place `a` stands at `(x[a], y[a])`, its incidents happened on `day[start[a] … start[a + 1])`. */
export interface DatedPlaces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Uint32Array;
  readonly day: Int32Array;
}

/**
 * Counts pairs of incidents by distance band and band of days between them: distance band `s` and day band `t` at
 * `s * dayBands.length + t`. Incidents at one place are in the first distance band. Looks at each close pair once.
 */
export function countKnoxPairs(
  { start, day }: Pick<DatedPlaces, "start" | "day">,
  close: ClosePairs,
  distanceBands: number,
  dayBands: readonly number[],
): Uint32Array {
  const steps = dayBands.length;
  const count = new Uint32Array(distanceBands * steps);
  const last = Math.floor(dayBands.at(-1) as number);
  const bandOf = Uint8Array.from({ length: last + 1 }, (_, days) =>
    dayBands.findIndex((edge) => days <= edge),
  );
  for (let a = 0; a + 1 < start.length; a++) {
    const from = start[a] as number;
    const to = start[a + 1] as number;
    for (let i = from; i < to; i++) {
      const own = day[i] as number;
      for (let j = i + 1; j < to; j++) {
        const days = Math.abs(own - (day[j] as number));
        if (days <= last) count[bandOf[days] as number] = (count[bandOf[days] as number] as number) + 1;
      }
    }
    for (let k = close.start[a] as number; k < (close.start[a + 1] as number); k++) {
      const b = close.other[k] as number;
      const offset = (close.band[k] as number) * steps;
      const end = start[b + 1] as number;
      for (let i = from; i < to; i++) {
        const own = day[i] as number;
        for (let j = start[b] as number; j < end; j++) {
          const days = Math.abs(own - (day[j] as number));
          if (days > last) continue;
          const cell = offset + (bandOf[days] as number);
          count[cell] = (count[cell] as number) + 1;
        }
      }
    }
  }
  return count;
}
