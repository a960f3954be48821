import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bearingDeg,
  boundingBox,
  compassName,
  destination,
  distanceM,
  EARTH_RADIUS_M,
} from "../../src/model/geodesy.ts";

const WEMBLEY_STADIUM = [-0.27961, 51.55602] as const;
const PRINCIPALITY_STADIUM = [-3.1826, 51.4782] as const;
const point = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -80, max: 80, noNaN: true }),
);
const bearing = fc.double({ min: 0, max: 359.999, noNaN: true });
const distance = fc.double({ min: 1, max: 20_000, noNaN: true });

describe("distanceM", () => {
  test("is 111.195 km for one degree of the meridian, and half round the Earth for antipodes", () => {
    expect(distanceM([0, 50], [0, 51])).toBeCloseTo(111_195.08, 1);
    expect(distanceM([0, 0], [180, 0])).toBeCloseTo(Math.PI * EARTH_RADIUS_M, 3);
  });

  test("is 200.8 km from Wembley Stadium to the Principality Stadium, there and back", () => {
    expect(distanceM(WEMBLEY_STADIUM, PRINCIPALITY_STADIUM) / 1000).toBeCloseTo(200.8, 0);
    expect(distanceM(PRINCIPALITY_STADIUM, WEMBLEY_STADIUM)).toBe(
      distanceM(WEMBLEY_STADIUM, PRINCIPALITY_STADIUM),
    );
  });

  test("takes the short way over the date line", () => {
    expect(distanceM([179.999, 0], [-179.999, 0])).toBeCloseTo(222.39, 1);
  });

  test("obeys the triangle inequality, to the tenth of a metre that the haversine loses near the antipodes", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceM(a, c)).toBeLessThanOrEqual(distanceM(a, b) + distanceM(b, c) + 0.5);
      }),
    );
  });
});

describe("destination", () => {
  test("is as far away, and in the direction, as was asked", () => {
    fc.assert(
      fc.property(point, bearing, distance, (from, direction, metres) => {
        const to = destination(from, direction, metres);
        expect(distanceM(from, to)).toBeCloseTo(metres, 3);
        const turned = Math.abs(bearingDeg(from, to) - direction);
        expect(Math.min(turned, 360 - turned) * metres).toBeLessThan(0.1);
      }),
    );
  });

  test("stays between −180 and 180 degrees", () => {
    expect(destination([179.999, 0], 90, 1000)[0]).toBeCloseTo(-179.992, 3);
    expect(destination([-179.999, 0], 270, 1000)[0]).toBeCloseTo(179.992, 3);
  });
});

describe("bearingDeg", () => {
  test("is 0, 90, 180, 270 for north, east, south, west", () => {
    const around = [
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
    ] as const;
    expect(around.map((to) => Math.round(bearingDeg([0, 0], to)))).toEqual([0, 90, 180, 270]);
  });

  test("is at least 0 and below 360", () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(bearingDeg(a, b)).toBeGreaterThanOrEqual(0);
        expect(bearingDeg(a, b)).toBeLessThan(360);
      }),
    );
  });
});

describe("boundingBox", () => {
  test("encloses the whole circle", () => {
    fc.assert(
      fc.property(point, bearing, distance, (center, direction, radius) => {
        const { west, south, east, north } = boundingBox(center, radius);
        const [lng, lat] = destination(center, direction, radius);
        const eastward = ((((lng - center[0] + 180) % 360) + 360) % 360) - 180;
        expect(center[0] + eastward).toBeGreaterThanOrEqual(west - 1e-9);
        expect(center[0] + eastward).toBeLessThanOrEqual(east + 1e-9);
        expect(lat).toBeGreaterThanOrEqual(south - 1e-9);
        expect(lat).toBeLessThanOrEqual(north + 1e-9);
      }),
    );
  });
});

describe("compassName", () => {
  test("names the nearest of eight directions", () => {
    expect([0, 22, 23, 90, 200, 225, 337, 338, 359.9].map(compassName)).toEqual([
      "north",
      "north",
      "north-east",
      "east",
      "south",
      "south-west",
      "north-west",
      "north",
      "north",
    ]);
  });

  test("goes on round the compass past 360 and below 0", () => {
    expect(compassName(405)).toBe("north-east");
    expect(compassName(-90)).toBe("west");
  });
});
