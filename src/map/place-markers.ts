import { type MapLibreMap, Marker } from "maplibre-gl";
import type { EventVenue } from "../model/event-spec.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { shortVenueName, VENUE_LABEL_DROP_PX } from "./labels.ts";
import { ringLabelAt, ringsOf } from "./rings.ts";

/** The venue and the ring labels as elements on a maplibre map; they take no pointer. */
export class PlaceMarkers {
  readonly #map: MapLibreMap;
  #markers: Marker[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Makes the labels stand for this area and venue. */
  update(area: StudyArea, venue: EventVenue): void {
    this.destroy();
    for (const ring of ringsOf(area)) this.#add("muster-ring-label", ring.label, ringLabelAt(area, ring));
    this.#add("muster-venue-point", "", venue.at);
    this.#add("muster-venue", shortVenueName(venue.name), venue.at, VENUE_LABEL_DROP_PX);
  }

  /** Takes all labels off the map. */
  destroy(): void {
    for (const marker of this.#markers) marker.remove();
    this.#markers = [];
  }

  #add(className: string, text: string, at: LngLat, dropPx = 0): void {
    const element = document.createElement("div");
    element.className = className;
    element.textContent = text;
    this.#markers.push(
      new Marker({ element, offset: [0, dropPx] }).setLngLat([at[0], at[1]]).addTo(this.#map),
    );
  }
}
