import { type MapLibreMap, Marker } from "maplibre-gl";
import type { LngLat } from "../model/units.ts";

/** A name and the point that it stands above. */
export interface AreaName {
  readonly name: string;
  readonly at: LngLat;
}

/** The names of areas as elements on a maplibre map; they take no pointer. */
export class AreaNames {
  readonly #map: MapLibreMap;
  readonly #className: string;
  #markers: Marker[] = [];

  constructor(map: MapLibreMap, className: string) {
    this.#map = map;
    this.#className = className;
  }

  /** Puts these names on the map in place of those there were. */
  update(names: readonly AreaName[]): void {
    this.destroy();
    this.#markers = names.map(({ name, at }) => {
      const element = document.createElement("div");
      element.className = `muster-area-name ${this.#className}`;
      element.textContent = name;
      return new Marker({ element, anchor: "bottom", offset: [0, -4] })
        .setLngLat([at[0], at[1]])
        .addTo(this.#map);
    });
  }

  /** Takes all names off the map. */
  destroy(): void {
    for (const marker of this.#markers) marker.remove();
    this.#markers = [];
  }
}
