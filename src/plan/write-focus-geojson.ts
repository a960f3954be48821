import type { FocusArea, FocusGeometry } from "../model/focus-area.ts";

/** Focus areas as GeoJSON (RFC 7946) that `readFocusGeoJson` reads back, with nothing of the data in it. */
export function writeFocusGeoJson(areas: readonly FocusArea[]): string {
  const features = areas.map(({ name, kind, geometry, weight }) => ({
    type: "Feature",
    properties: { name, kind, ...reachOf(geometry), ...weight },
    geometry: shapeOf(geometry),
  }));
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 2)}\n`;
}

function reachOf(geometry: FocusGeometry): Readonly<Record<string, number>> {
  if (geometry.type === "point") return { radiusM: geometry.radiusM };
  return geometry.type === "line" ? { halfWidthM: geometry.halfWidthM } : {};
}

function shapeOf(geometry: FocusGeometry) {
  switch (geometry.type) {
    case "point":
      return { type: "Point", coordinates: geometry.at };
    case "line":
      return { type: "LineString", coordinates: geometry.path };
    case "polygon":
      return { type: "Polygon", coordinates: [[...geometry.ring, ...geometry.ring.slice(0, 1)]] };
  }
}
