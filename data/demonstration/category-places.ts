import { CATEGORIES, type Category } from "./crime-figures.ts";
import type { SnapPoint } from "./snap-points.ts";
import type { PlaceKind } from "./wembley-places.ts";

const ORDINARY: Readonly<Record<PlaceKind, number>> = {
  venue: 1,
  station: 1,
  shopping: 1,
  supermarket: 1,
  street: 1,
  estate: 1,
  park: 1,
};

/**
 * How a kind of place multiplies a category, where it is not 1. An assumption, in the order that the
 * real data shows: shoplifting most concentrated, then theft from the person, vehicle crime least.
 */
const AFFINITY: Readonly<Record<Category, Partial<Record<PlaceKind, number>>>> = {
  "Violence and sexual offences": { estate: 1.5, supermarket: 0.6, park: 0.8 },
  "Anti-social behaviour": { estate: 1.5, supermarket: 0.8, park: 2 },
  Drugs: { estate: 1.8, supermarket: 0.4, park: 2.5 },
  "Other theft": { station: 1.6, shopping: 1.7, supermarket: 1.5 },
  "Vehicle crime": { station: 0.3, shopping: 0.35, supermarket: 0.5, venue: 0.3, park: 0.5 },
  Shoplifting: { station: 0.2, shopping: 4, supermarket: 9, street: 0.06, estate: 0.1, venue: 0.2, park: 0 },
  "Public order": { station: 1.6, shopping: 1.6 },
  "Theft from the person": { station: 5, shopping: 4, venue: 5, street: 0.45, estate: 0.4 },
  "Criminal damage and arson": { shopping: 0.6, station: 0.6, supermarket: 0.5 },
  Burglary: { shopping: 0.4, station: 0.15, supermarket: 0.4, venue: 0.2, park: 0.1 },
  Robbery: { station: 2.2, shopping: 2.2, estate: 1.3, park: 2 },
  "Other crime": {},
  "Possession of weapons": { station: 2, shopping: 1.6, estate: 1.6 },
  "Bicycle theft": { station: 3, shopping: 1.5, supermarket: 1.2 },
};

/** For each category, in the order of `CATEGORIES`, the weight of every snap point on an ordinary day. */
export function weighPoints(points: readonly SnapPoint[]): number[][] {
  return CATEGORIES.map((category) => {
    const affinity = { ...ORDINARY, ...AFFINITY[category] };
    return points.map((point) => point.weight * affinity[point.kind]);
  });
}
