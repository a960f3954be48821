import type { StyleSpecification } from "maplibre-gl";
import { MAP_PALETTE, type Scheme } from "./ramps.ts";

/** A style of one background colour that fetches nothing: the map as it is without a base map. */
export function plainStyle(scheme: Scheme): StyleSpecification {
  return {
    version: 8,
    name: "plain",
    sources: {},
    layers: [{ id: "page", type: "background", paint: { "background-color": MAP_PALETTE[scheme].page } }],
  };
}
