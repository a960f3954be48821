import type { PhaseName } from "./event-spec.ts";
import type { FocusGeometry, FocusKind } from "./focus-area.ts";
import { distanceM, EARTH_RADIUS_M } from "./geodesy.ts";
import type { LngLat, Metres } from "./units.ts";
import { capitalise, formatDistance } from "./wording.ts";

/** What each kind of focus area is called. */
export const FOCUS_KIND_LABELS: Readonly<Record<FocusKind, string>> = {
  route: "Route",
  station: "Station",
  "car-park": "Car park",
  "licensed-street": "Licensed street",
  other: "Other",
};

/** `Circle of 150 m`, `Route of 1.2 km, 25 m to each side`, `Area of 4.2 ha`. */
export function describeGeometry(geometry: FocusGeometry): string {
  switch (geometry.type) {
    case "point":
      return `Circle of ${formatDistance(geometry.radiusM)}`;
    case "line":
      return `Route of ${formatLength(lengthOf(geometry.path))}, ${formatDistance(geometry.halfWidthM)} to each side`;
    case "polygon":
      return `Area of ${formatHectares(squareMetresOf(geometry.ring) / 10_000)}`;
  }
}

/** `Arrival ×2, Night ×0.5`, only what changes something; null where nothing does. */
export function describeWeights(weight: Readonly<Record<PhaseName, number>>): string | null {
  const said = Object.entries(weight)
    .filter(([, value]) => value !== 1)
    .map(([phase, value]) => `${capitalise(phase)} ×${Number(value.toFixed(2))}`);
  return said.length > 0 ? said.join(", ") : null;
}

/** Where a focus area is said to be: a circle's centre, half-way along a line, the mean of a polygon's corners. */
export function middleOfFocus(geometry: FocusGeometry): LngLat {
  switch (geometry.type) {
    case "point":
      return geometry.at;
    case "line":
      return halfWayAlong(geometry.path);
    case "polygon":
      return [mean(geometry.ring.map(([lng]) => lng)), mean(geometry.ring.map(([, lat]) => lat))];
  }
}

/** The corners or points of a shape, the circle's centre included. */
export function pointsOfFocus(geometry: FocusGeometry): readonly LngLat[] {
  switch (geometry.type) {
    case "point":
      return [geometry.at];
    case "line":
      return geometry.path;
    case "polygon":
      return geometry.ring;
  }
}

/** Metres along a path. */
export function lengthOf(path: readonly LngLat[]): Metres {
  return path.slice(1).reduce((sum, at, i) => sum + distanceM(path[i] as LngLat, at), 0);
}

/** The ground within a ring on the plane that touches the Earth at its first corner (the surveyor's formula), square metres. */
export function squareMetresOf(ring: readonly LngLat[]): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  const metresPerDegree = (EARTH_RADIUS_M * Math.PI) / 180;
  const scale = Math.cos((origin[1] * Math.PI) / 180);
  const twice = ring.reduce((sum, [lng, lat], i) => {
    const [nextLng, nextLat] = ring[(i + 1) % ring.length] as LngLat;
    return (
      sum +
      (lng - origin[0]) * scale * (nextLat - origin[1]) -
      (nextLng - origin[0]) * scale * (lat - origin[1])
    );
  }, 0);
  return Math.abs(twice / 2) * metresPerDegree ** 2;
}

function halfWayAlong(path: readonly LngLat[]): LngLat {
  let left = lengthOf(path) / 2;
  for (let i = 1; i < path.length; i++) {
    const from = path[i - 1] as LngLat;
    const to = path[i] as LngLat;
    const step = distanceM(from, to);
    if (step >= left && step > 0) {
      const share = left / step;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= step;
  }
  return path.at(-1) ?? [0, 0];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function formatLength(metres: Metres): string {
  return metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;
}

function formatHectares(hectares: number): string {
  if (hectares >= 100) return `${(hectares / 100).toFixed(1)} km²`;
  return `${Number(hectares.toFixed(hectares < 10 ? 1 : 0))} ha`;
}
