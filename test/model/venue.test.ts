import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCoordinates, parseCoordinates, searchVenues, type Venue } from "../../src/model/venue.ts";

const VENUES: readonly Venue[] = [
  {
    id: "wembley-arena",
    name: "OVO Arena Wembley",
    city: "London",
    country: "GB",
    at: [-0.2826, 51.5583],
    capacity: 12_500,
    kind: "arena",
  },
  {
    id: "wembley-stadium",
    name: "Wembley Stadium",
    city: "London",
    country: "GB",
    at: [-0.2796, 51.556],
    capacity: 90_000,
    kind: "stadium",
  },
  {
    id: "the-o2",
    name: "The O2",
    city: "London",
    country: "GB",
    at: [0.0032, 51.503],
    capacity: 20_000,
    kind: "arena",
  },
  {
    id: "santa-clara",
    name: "Levi’s Stadium",
    city: "Santa Clara",
    country: "US",
    at: [-121.97, 37.403],
    capacity: 68_500,
    kind: "stadium",
  },
  {
    id: "olimpico",
    name: "Estadio Olímpico",
    city: "Málaga",
    country: "US",
    at: [0, 0],
    capacity: 1,
    kind: "stadium",
  },
];
const search = (text: string) => searchVenues(VENUES, text).map(({ id }) => id);

describe("searchVenues", () => {
  test("finds every typed word in name, city or id, in any order and case", () => {
    expect(search("STADIUM wembley")).toEqual(["wembley-stadium"]);
    expect(search("santa clara")).toEqual(["santa-clara"]);
    expect(search("london arena")).toEqual(["wembley-arena"]);
  });

  test("puts names that start with the text first, then larger ones", () => {
    expect(search("wembley")).toEqual(["wembley-stadium", "wembley-arena"]);
    expect(search("london")).toEqual(["wembley-stadium", "the-o2", "wembley-arena"]);
  });

  test("cares for neither accents nor apostrophes", () => {
    expect(search("malaga")).toEqual(["olimpico"]);
    expect(search("Olímpico")).toEqual(["olimpico"]);
    for (const text of ["levis", "levi's", "Levi’s Stadium"]) expect(search(text)).toEqual(["santa-clara"]);
  });

  test("lists all, largest first, where nothing is typed, and none where nothing matches", () => {
    expect(search("  ")).toHaveLength(VENUES.length);
    expect(search("")[0]).toBe("wembley-stadium");
    expect(search("wembley chicago")).toEqual([]);
  });

  test("leaves the list as it was", () => {
    const before = VENUES.map(({ id }) => id);
    search("london");
    expect(VENUES.map(({ id }) => id)).toEqual(before);
  });
});

describe("parseCoordinates", () => {
  test("reads latitude first, as people write them", () => {
    expect(parseCoordinates("51.556, -0.2796")).toEqual([-0.2796, 51.556]);
  });

  test("takes commas, semicolons or spaces, and degree signs", () => {
    for (const text of ["51.5,-0.25", "51.5 -0.25", " 51.5 ; -0.25 ", "51.5°, -0.25°", "51.5  ,  −0.25"]) {
      expect(parseCoordinates(text)).toEqual([-0.25, 51.5]);
    }
  });

  test("refuses what is not two numbers in range", () => {
    for (const text of [
      "",
      "Wembley",
      "51.5",
      "91, 0",
      "0, 181",
      "51,5, -0,25",
      "1 2 3",
      "51.5, ",
      "5e1, 0",
    ]) {
      expect(parseCoordinates(text)).toBeUndefined();
    }
  });

  test("reads what formatCoordinates writes, to five decimals", () => {
    const position = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(position, ([lng, lat]) => {
        const read = parseCoordinates(formatCoordinates([lng, lat]));
        expect(Math.abs((read?.[0] ?? Number.NaN) - lng)).toBeLessThan(5.1e-6);
        expect(Math.abs((read?.[1] ?? Number.NaN) - lat)).toBeLessThan(5.1e-6);
      }),
    );
  });
});

describe("formatCoordinates", () => {
  test("writes latitude first with five decimals and a true minus sign", () => {
    expect(formatCoordinates([-0.279612, 51.55602])).toBe("51.55602, −0.27961");
  });
});
