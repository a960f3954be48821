import { describe, expect, it } from "vitest";
import { readDatasetAddress } from "../../src/sources/dataset-address.ts";
import { OPEN_DATA_CATALOGUE } from "../../src/sources/open-data-catalogue.ts";

const CHICAGO = { kind: "socrata", domain: "data.cityofchicago.org", dataset: "ijzp-q8t2" };

describe("a pasted address", () => {
  it.each([
    "https://data.cityofchicago.org/Public-Safety/Crimes-2001-to-Present/ijzp-q8t2/about_data",
    "https://data.cityofchicago.org/Public-Safety/Crimes-2001-to-Present/ijzp-q8t2",
    "data.cityofchicago.org/d/ijzp-q8t2",
    "https://data.cityofchicago.org/resource/ijzp-q8t2.json?$limit=10",
    "https://data.cityofchicago.org/api/views/ijzp-q8t2/rows.csv?accessType=DOWNLOAD",
    "https://data.cityofchicago.org/api/v3/views/ijzp-q8t2/query.json",
  ])("of a Socrata dataset: %s", (text) => expect(readDatasetAddress(text)).toEqual(CHICAGO));

  it.each([
    ["https://host.example/arcgis/rest/services/Crime/FeatureServer/3", 3],
    ["https://host.example/arcgis/rest/services/Crime/FeatureServer/3/query?where=1%3D1&f=json", 3],
    ["  https://host.example/arcgis/rest/services/Crime/FeatureServer  ", 0],
  ])("of an ArcGIS layer: %s", (text, layer) =>
    expect(readDatasetAddress(text)).toEqual({
      kind: "arcgis",
      layerUrl: `https://host.example/arcgis/rest/services/Crime/FeatureServer/${layer}`,
    }),
  );

  it.each([
    ["https://data.police.uk/api/crimes-street/all-crime?lat=51&lng=0", { kind: "police-uk" }],
    ["data.police.uk", { kind: "police-uk" }],
    [
      "https://data.police.uk/data/archive/2026-04.zip",
      { kind: "file", url: "https://data.police.uk/data/archive/2026-04.zip" },
    ],
    [
      "https://host.example/archive/crimes/2024-2025",
      { kind: "file", url: "https://host.example/archive/crimes/2024-2025" },
    ],
    ["http://localhost:8080/a.csv", { kind: "file", url: "http://localhost:8080/a.csv" }],
  ])("of something else: %s", (text, address) => expect(readDatasetAddress(text)).toEqual(address));

  it.each(["", "crimes.csv please", "ftp://host.example/a.csv", "wembley"])("that is none: %j", (text) =>
    expect(() => readDatasetAddress(text)).toThrow("is not a web address"),
  );

  it("of a page about an ArcGIS dataset is told how to find the layer", () =>
    expect(() => readDatasetAddress("https://city.hub.arcgis.com/datasets/crime-2024/explore")).toThrow(
      "the page about an ArcGIS dataset",
    ));
});

describe("the catalogue", () => {
  it("lists each dataset once, with its page, terms and note", () => {
    expect(new Set(OPEN_DATA_CATALOGUE.map(({ id }) => id)).size).toBe(OPEN_DATA_CATALOGUE.length);
    for (const entry of OPEN_DATA_CATALOGUE) {
      expect(entry.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(entry.page).toMatch(/^https:\/\//);
      expect(entry.attribution.length).toBeGreaterThan(10);
      expect(entry.note).toMatch(/\.$/);
      expect(entry.columns.time?.length).toBeGreaterThan(0);
      expect(entry.columns.category?.length).toBeGreaterThan(0);
    }
  });

  it("gives addresses that are recognised as what they are", () => {
    for (const entry of OPEN_DATA_CATALOGUE) {
      const { service } = entry;
      const expected =
        service === "socrata"
          ? { kind: service, domain: entry.domain, dataset: entry.dataset }
          : { kind: service, layerUrl: entry.layerUrl };
      expect(readDatasetAddress(service === "socrata" ? entry.page : entry.layerUrl)).toEqual(expected);
    }
  });
});
