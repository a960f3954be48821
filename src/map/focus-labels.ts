import { type MapLibreMap, Marker } from "maplibre-gl";
import { focusLabelAt } from "./focus-shapes.ts";
import type { SceneFocus } from "./scene.ts";

/** The names of focus areas as elements on a maplibre map; they take no pointer. */
export class FocusLabels {
  readonly #map: MapLibreMap;
  #markers: Marker[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Makes the names stand for these areas. */
  update(areas: SceneFocus["areas"]): void {
    this.destroy();
    this.#markers = areas.map(({ name, geometry }) => {
      const element = document.createElement("div");
      element.className = "muster-focus-label";
      element.textContent = name;
      const [lng, lat] = focusLabelAt(geometry);
      return new Marker({ element, anchor: "bottom", offset: [0, -4] })
        .setLngLat([lng, lat])
        .addTo(this.#map);
    });
  }

  /** Takes all names off the map. */
  destroy(): void {
    for (const marker of this.#markers) marker.remove();
    this.#markers = [];
  }
}
