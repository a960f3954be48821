import type { MapLibreMap } from "maplibre-gl";

/** Roads are whole from this zoom on; below it small ones are missing. */
const WHOLE_ROADS_ZOOM = 14;

let shown: MapLibreMap | null = null;

/** Says which map with a base map is on screen; null for none. */
export function showRoadsOf(map: MapLibreMap | null): void {
  shown = map;
}

/** The roads in the tiles of the base map that are loaded, as GeoJSON features, or a sentence why there are none. */
export function roadsOnMap(): readonly unknown[] | string {
  const style = shown?.getStyle();
  const layer = style?.layers.find(
    (each) =>
      "source-layer" in each && ["transportation", "roads", "road"].includes(each["source-layer"] ?? ""),
  );
  if (!shown || !layer || !("source" in layer) || !layer["source-layer"])
    return "The map on screen has no base map with roads. Open a file of streets, or choose a base map in the settings.";
  if (shown.getZoom() < WHOLE_ROADS_ZOOM)
    return "Small streets are missing at this scale. Zoom in until single streets are drawn, with the whole area in view, and try again.";
  const features = shown.querySourceFeatures(layer.source, { sourceLayer: layer["source-layer"] });
  if (features.length === 0)
    return "The base map has not loaded its roads yet. Wait until they are drawn, and try again.";
  return features.map((feature) => feature.toJSON());
}
