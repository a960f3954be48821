import type { LngLat } from "../model/units.ts";
import type { AppContext } from "./app-context.ts";
import type { NearbyData } from "./state.ts";

const MOST_PLACES = 5;

/**
 * Where the open data lies: the listed venues with most rows within the study radius, at most five, and the
 * middle of the data.
 */
export async function findCoveredPlaces({ store, engine, venues }: AppContext): Promise<NearbyData[]> {
  const { data, history } = store.getState();
  if (data.kind === "none" || !data.summary.bounds || !data.summary.middle) return [];
  const [west, south, east, north] = data.summary.bounds;
  const inside = venues.filter(
    ({ at: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north,
  );
  const places = [
    ...inside.map(({ name, id, at }) => ({ name, venueId: id, at })),
    { name: "The middle of the data", venueId: null, at: data.summary.middle },
  ];
  const points: LngLat[] = places.map((place) => place.at);
  const rows = await engine.countAround({ points, radiusM: history.present.area.radiusM });
  const counted = places
    .map((place, i) => ({ ...place, rows: rows[i] ?? 0 }))
    .filter((place) => place.rows > 0);
  const venuesFirst = counted.filter((place) => place.venueId !== null).sort((a, b) => b.rows - a.rows);
  return [...venuesFirst.slice(0, MOST_PLACES), ...counted.filter((place) => place.venueId === null)];
}
