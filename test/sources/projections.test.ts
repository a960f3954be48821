import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GridPositions } from "../../src/sources/grid-positions.ts";
import { type Projection, projectionOf } from "../../src/sources/projections.ts";

function known(crs: string): Projection {
  const projection = projectionOf(crs);
  if (!projection) throw new Error(`${crs} is not known`);
  return projection;
}

describe("a grid", () => {
  // Ordnance Survey, A guide to coordinate systems in Great Britain: the water tower at Caister, by OSTN15.
  it("EPSG:27700 puts the Ordnance Survey's worked example within five metres", () => {
    const [lng, lat] = known("EPSG:27700").toDegrees(651_409.903, 313_177.27);
    expect(Math.abs(lat - 52.658_008) * 111_195).toBeLessThan(5);
    expect(Math.abs(lng - 1.716_074) * 67_500).toBeLessThan(5);
  });

  it.each([
    ["EPSG:32610", -123.12, 49.28],
    ["EPSG:32733", 18.42, -33.92],
    ["EPSG:25832", 9.99, 53.55],
    ["EPSG:26916", -87.63, 41.88],
    ["EPSG:27700", -0.28, 51.556],
    ["EPSG:29902", -6.26, 53.35],
    ["EPSG:29903", -6.26, 53.35],
    ["EPSG:2157", -6.26, 53.35],
    ["EPSG:3857", 11.28, 43.78],
    ["EPSG:2227", -122.42, 37.77],
    ["EPSG:2229", -118.24, 34.05],
    ["EPSG:2263", -73.97, 40.78],
    ["EPSG:2269", -122.68, 45.52],
    ["EPSG:2278", -95.37, 29.76],
    ["EPSG:2285", -122.33, 47.6],
    ["EPSG:2913", -122.68, 45.52],
    ["EPSG:3435", -87.63, 41.88],
  ])("%s comes back from the round trip to half a centimetre, anywhere within a degree", (crs, lng, lat) => {
    const projection = known(crs);
    const nearby = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(nearby, nearby, (dLng, dLat) => {
        const [x, y] = projection.toGrid(lng + dLng, lat + dLat);
        const [backLng, backLat] = projection.toDegrees(x, y);
        expect(backLng).toBeCloseTo(lng + dLng, 7);
        expect(backLat).toBeCloseTo(lat + dLat, 7);
      }),
    );
  });

  it("may be a proj4 definition, and a code without its prefix", () => {
    const swiss =
      "+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs";
    const [lng, lat] = known(swiss).toDegrees(2_600_000, 1_200_000);
    expect(lng).toBeCloseTo(7.4386, 3);
    expect(lat).toBeCloseTo(46.9511, 3);
    expect(known("27700").toDegrees(530_000, 180_000)).toEqual(
      known("EPSG:27700").toDegrees(530_000, 180_000),
    );
  });

  it.each(["", "EPSG:99999", "EPSG:4326", "British", "+proj=longlat", "+proj=nonsense"])(
    "%j is not one that is known",
    (crs) => expect(projectionOf(crs)).toBeNull(),
  );
});

describe("positions on a grid", () => {
  it("are converted once for each pair, to the nearest centimetre", () => {
    let conversions = 0;
    const { toDegrees, toGrid } = known("EPSG:32610");
    const grid = new GridPositions({
      toGrid,
      toDegrees(easting, northing) {
        conversions++;
        return toDegrees(easting, northing);
      },
    });
    for (let i = 0; i < 3; i++) grid.locate(491_059.4824e7, 5_459_122.4178e7);
    expect(conversions).toBe(1);
    expect([grid.lngE7 / 1e7, grid.latE7 / 1e7].map((x) => x.toFixed(3))).toEqual(["-123.123", "49.285"]);
  });

  it("keep 0, 0, blanks and what is no number for the count of dropped rows", () => {
    const grid = new GridPositions(known("EPSG:27700"));
    const located = (x: number, y: number) => {
      grid.locate(x, y);
      return [grid.lngE7, grid.latE7];
    };
    expect(located(0, 0)).toEqual([0, 0]);
    expect(located(Number.POSITIVE_INFINITY, 5)).toContain(Number.POSITIVE_INFINITY);
    expect(located(Number.NaN, 5)[0]).toBeNaN();
    expect(Math.abs(located(9e15, 9e15)[0] ?? 0)).toBeGreaterThan(180e7);
  });
});
