import { describe, expect, test } from "vitest";
import { destination } from "../../src/model/geodesy.ts";
import { placeFrom, placeHexes } from "../../src/model/place-from-venue.ts";
import { WEMBLEY } from "../analysis/make-table.ts";

const { center } = WEMBLEY;

describe("a place from the venue", () => {
  test("is said to ten metres and by eight points of the compass", () => {
    expect(placeFrom(center, destination(center, 90, 312)).place).toBe("310 m east");
    expect(placeFrom(center, destination(center, 200, 1234)).place).toBe("1.23 km south");
  });

  test("is at the venue where no step leads away from it", () => {
    expect(placeFrom(center, destination(center, 10, 24))).toMatchObject({
      place: "at the venue",
      isAtVenue: true,
    });
    expect(placeFrom(center, destination(center, 10, 26)).isAtVenue).toBe(false);
  });

  test("is there for each hex, in the order of the hexes", () => {
    const points = [destination(center, 45, 310), center];
    const hexes = {
      cells: ["a", "b"],
      lng: Float64Array.from(points, ([lng]) => lng),
      lat: Float64Array.from(points, ([, lat]) => lat),
    };
    expect(placeHexes(hexes, center)).toEqual(["310 m north-east", "at the venue"]);
  });
});
