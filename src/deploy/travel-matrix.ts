/**
 * How long it takes from each place to each other, in minutes: `minutes[from × size + to]`, `Infinity` where there is no
 * way. It knows no geometry: straight lines with a detour factor and a walking network fill it alike.
 */
export interface TravelMatrix {
  readonly size: number;
  readonly minutes: Float64Array;
}

/**
 * The matrix of a function of two places; a place is no time away from itself.
 *
 * @throws RangeError where a time is negative or not a number.
 */
export function measureTravel(
  size: number,
  minutesBetween: (from: number, to: number) => number,
): TravelMatrix {
  const minutes = new Float64Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from === to) continue;
      const time = minutesBetween(from, to);
      if (!(time >= 0)) {
        throw new RangeError(
          `From place ${from} to ${to} takes ${time} minutes; a time must be zero or more.`,
        );
      }
      minutes[from * size + to] = time;
    }
  }
  return { size, minutes };
}

/** Minutes from one place to another. */
export function travelMinutes(travel: TravelMatrix, from: number, to: number): number {
  return travel.minutes[from * travel.size + to] as number;
}

/** Minutes along places in the order given. */
export function pathMinutes(travel: TravelMatrix, places: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < places.length; k++) {
    sum += travelMinutes(travel, places[k - 1] as number, places[k] as number);
  }
  return sum;
}

/** The matrix of some of the places, in the order given. */
export function selectPlaces(travel: TravelMatrix, places: readonly number[]): TravelMatrix {
  return measureTravel(places.length, (from, to) =>
    travelMinutes(travel, places[from] as number, places[to] as number),
  );
}

/**
 * The shortest times where passing other places on the way is allowed (all shortest paths; Floyd 1962): afterwards no way round
 * is shorter than the direct one, d(i, k) ≤ d(i, j) + d(j, k).
 */
export function shortenTravel({ size, minutes }: TravelMatrix): TravelMatrix {
  const shortest = minutes.slice();
  for (let by = 0; by < size; by++) {
    for (let from = 0; from < size; from++) {
      const first = shortest[from * size + by] as number;
      for (let to = 0; to < size; to++) {
        const around = first + (shortest[by * size + to] as number);
        if (around < (shortest[from * size + to] as number)) shortest[from * size + to] = around;
      }
    }
  }
  return { size, minutes: shortest };
}

/** The times rounded up to whole minutes, save those within 10⁻⁹ above one. Where no way round was shorter, none is afterwards. */
export function roundUpTravel({ size, minutes }: TravelMatrix): TravelMatrix {
  return { size, minutes: minutes.map((time) => Math.max(0, Math.ceil(time - 1e-9))) };
}
