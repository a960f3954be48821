import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { distanceM } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";
import { searchVenues, type Venue } from "../../src/model/venue.ts";

const text = readFileSync(new URL("../../data/venues.json", import.meta.url), "utf8");
const venues: Venue[] = JSON.parse(text);

describe("the list of venues", () => {
  it("holds at least 60 in the United Kingdom and 70 in the United States, stadiums and arenas in both", () => {
    const count = (country: Venue["country"], kind?: Venue["kind"]) =>
      venues.filter((venue) => venue.country === country && (!kind || venue.kind === kind)).length;
    expect(count("GB")).toBeGreaterThanOrEqual(60);
    expect(count("US")).toBeGreaterThanOrEqual(70);
    for (const country of ["GB", "US"] as const) expect(count(country, "arena")).toBeGreaterThan(10);
  });

  it("gives each venue its own kebab-case id", () => {
    const ids = venues.map((venue) => venue.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("has exactly the fields of a venue", () => {
    for (const venue of venues) {
      expect(Object.keys(venue)).toEqual(["id", "name", "city", "country", "at", "capacity", "kind"]);
      expect(["stadium", "arena"]).toContain(venue.kind);
      expect(venue.name.trim()).toBe(venue.name);
      expect(venue.city.length).toBeGreaterThan(2);
    }
  });

  it("places each venue within its country, longitude first", () => {
    for (const { id, country, at } of venues) {
      const [west, south, east, north] =
        country === "GB" ? [-8.2, 49.9, 1.8, 60.9] : [-125, 24.5, -66.9, 49.4];
      expect(at[0] > west && at[0] < east && at[1] > south && at[1] < north, id).toBe(true);
    }
  });

  it("writes every coordinate to four decimals, one venue to a line", () => {
    const lines = text.trim().split("\n").slice(1, -1);
    expect(lines.length).toBe(venues.length);
    for (const line of lines) expect(line).toMatch(/"at": \[-?\d+\.\d{4}, -?\d+\.\d{4}\]/);
  });

  it("holds no two venues on one spot", () => {
    const close = venues.flatMap((a, i) =>
      venues.slice(i + 1).flatMap((b) => (distanceM(a.at, b.at) < 100 ? [`${a.id}, ${b.id}`] : [])),
    );
    expect(close).toEqual([]);
  });

  it("has capacities that can be", () => {
    for (const { id, capacity, kind } of venues) {
      expect(Number.isInteger(capacity), id).toBe(true);
      expect(capacity, id).toBeGreaterThanOrEqual(3000);
      expect(capacity, id).toBeLessThanOrEqual(kind === "arena" ? 25_000 : 110_000);
    }
  });

  it("finds Wembley Stadium first, where the demonstration data is", () => {
    expect(searchVenues(venues, "wembley")[0]).toMatchObject({
      id: "wembley-stadium",
      at: [-0.2796, 51.556],
      capacity: 90_000,
    });
    expect(searchVenues(venues, "soldier field")[0]?.id).toBe("soldier-field");
    expect(searchVenues(venues, "principality")[0]?.id).toBe("principality-stadium");
  });
});

/** What a reference list says of one venue; capacity where it gives one. */
interface Reference {
  readonly name: string;
  readonly at: LngLat;
  readonly capacity: number | null;
}

/** Names that a reference list spells in its own way. */
const ALIASES: Readonly<Record<string, string>> = {
  Wembley: "wembley-stadium",
  "Millennium Stadium": "principality-stadium",
  "Amex Stadium": "american-express-stadium",
  "Pride Park": "pride-park-stadium",
  Riverside: "riverside-stadium",
  Hillsborough: "hillsborough-stadium",
  Molineux: "molineux-stadium",
  "Madjeski Stadium": "select-car-leasing-stadium",
  "Macron Stadium": "toughsheet-community-stadium",
  "Seward Stadium": "vitality-stadium",
  "DW Stadium": "brick-community-stadium",
  "The Galpharm Stadium": "accu-stadium",
  "Ricoh Arena": "coventry-building-society-arena",
  Stadiummk: "stadium-mk",
  "KC Stadium": "mkm-stadium",
  "Britannia Stadium": "bet365-stadium",
  "Liberty Stadium": "swansea-com-stadium",
  Tynecastle: "tynecastle-park",
  Ibrox: "ibrox-stadium",
  Pittodrie: "pittodrie-stadium",
  "Loan Depot Park": "loandepot-park",
  "Sofi Stadium": "sofi-stadium",
};

/** Where this list and a reference differ, and why this list stays as it is. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "acrisure-stadium position": "The tour list puts Pittsburgh's stadium in Grand Rapids, Michigan.",
  "american-express-stadium capacity": "Enlarged since the football list (22,374 then).",
  "anfield capacity": "Main Stand and Anfield Road Stand rebuilt since (45,522 then).",
  "ashton-gate capacity": "Rebuilt 2014–2016 (21,497 then).",
  "busch-stadium position": "The baseball list gives 0, 0.",
  "cardiff-city-stadium capacity": "A tier was added in 2014 (26,828 then).",
  "craven-cottage capacity": "Riverside Stand rebuilt since (25,700 then).",
  "kenilworth-road capacity": "Bobbers Stand rebuilt in 2023 (10,226 then).",
  "rugby-park capacity": "Seats were taken out since (18,128 then).",
  "stadium-mk capacity": "Upper tier fitted with seats since (22,000 then).",
  "sutter-health-park capacity": "The baseball list counts fixed seats; this list counts the lawn too.",
  "vicarage-road capacity": "East stand rebuilt in 2014 (17,477 then).",
};

const SHARED = new URL("../../../shared/venues/", import.meta.url);
const FOOTBALL = new URL("jdp1g09-footballmap-stadiums.csv", SHARED);
const BASEBALL = new URL("d-kilc-stadiums.geojson", SHARED);
const TOUR = new URL("eras-tour-stadium_df.csv", SHARED);

const readCsv = (file: URL) =>
  Papa.parse<Record<string, string>>(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true }).data;

describe.skipIf(![FOOTBALL, BASEBALL, TOUR].every((file) => existsSync(file)))("against other lists", () => {
  const references = (): Reference[] => [
    ...readCsv(FOOTBALL).map((row) => ({
      name: row["Stadium name"] ?? "",
      at: [Number(row.Longitude), Number(row.Latitude)] as const,
      capacity: Number(row.Capacity),
    })),
    ...readCsv(TOUR).map((row) => ({
      name: row.stadium ?? "",
      at: [Number(row.lng), Number(row.lat)] as const,
      capacity: null,
    })),
    ...(JSON.parse(readFileSync(BASEBALL, "utf8")) as BaseballFeature[]).map(({ properties, geometry }) => ({
      name: properties.name,
      at: geometry.coordinates,
      capacity: properties.capacity,
    })),
  ];
  const matches = () =>
    references().flatMap((reference) => {
      const id = ALIASES[reference.name];
      const venue = venues.find((each) => each.id === id || each.name === reference.name);
      return venue ? [{ venue, reference }] : [];
    });

  it("has enough names in common to be worth comparing", () => {
    expect(new Set(matches().map(({ venue }) => venue.id)).size).toBeGreaterThan(80);
  });

  it("stands within a kilometre and fifteen per cent of capacity, but for the known exceptions", () => {
    const differing = matches().flatMap(({ venue, reference }) => {
      const apart = distanceM(venue.at, reference.at);
      const ratio = reference.capacity === null ? 1 : venue.capacity / reference.capacity;
      return [
        ...(apart > 1000 ? [`${venue.id} position`] : []),
        ...(Math.abs(ratio - 1) > 0.15 ? [`${venue.id} capacity`] : []),
      ];
    });
    expect(differing.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });
});

interface BaseballFeature {
  readonly properties: { readonly name: string; readonly capacity: number };
  readonly geometry: { readonly coordinates: [number, number] };
}
