import catalogue from "../../data/open-data-catalogue.json";
import type { DatasetAddress, OpenDataEntry } from "../model/open-data.ts";

/** Open datasets of single incidents with points that are known to work; see data/README.md for sources. */
export const OPEN_DATA_CATALOGUE = catalogue as readonly OpenDataEntry[];

/** The entry of the catalogue for the dataset at an address, or undefined. */
export function listedDataset(address: DatasetAddress): OpenDataEntry | undefined {
  return OPEN_DATA_CATALOGUE.find((entry) =>
    entry.service === "socrata"
      ? address.kind === "socrata" && address.dataset === entry.dataset && address.domain === entry.domain
      : address.kind === "arcgis" && address.layerUrl === entry.layerUrl,
  );
}
