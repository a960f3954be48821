import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openNetwork } from "../../src/deploy/network/open-network.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import type { LngLat } from "../../src/model/units.ts";
import { largestShare, networkLengthM } from "../../src/model/walking-network.ts";
import { networkOfTileRoads } from "../../src/sources/walking-network.ts";
import { waysBetween } from "../deploy/small-networks.ts";
import { readTileLines } from "./read-tile-roads.ts";

/** Protomaps' tiles of Florence, 2023, © OpenStreetMap contributors. */
const FLORENCE = "../shared/basemap-firenze.pmtiles";

describe.skipIf(!existsSync(FLORENCE))("the roads in real vector tiles of Florence at zoom 14", () => {
  const roads = existsSync(FLORENCE) ? readTileLines(FLORENCE, 14, "roads") : [];
  const { network, lines, leftOut } = networkOfTileRoads("the base map", roads);

  test("make one network of nearly all their length", () => {
    expect(lines).toBeGreaterThan(38_000);
    expect(networkLengthM(network)).toBeGreaterThan(2_900_000);
    expect(largestShare(network)).toBeGreaterThan(0.98);
    expect(leftOut.find(({ reason }) => reason === "motorways")?.lines).toBe(202);
  });

  test("give walks across tile borders that are usually 1.15 to 1.5 times the straight line", () => {
    const view = openNetwork(network);
    const random = seedRandom(1);
    const places = Array.from(
      { length: 80 },
      (): LngLat => [11.235 + random.next() * 0.045, 43.763 + random.next() * 0.025],
    );
    const ways = waysBetween(view, places, places);
    const factors = places
      .flatMap((from, i) =>
        places.map((to, j) => ({ straight: distanceM(from, to), walk: ways[80 * i + j] ?? 0 })),
      )
      .filter(({ straight }) => straight > 500)
      .map(({ straight, walk }) => walk / straight)
      .sort((a, b) => a - b);
    expect(factors.filter(Number.isFinite).length).toBeGreaterThan(0.95 * factors.length);
    const share = (at: number) => factors[Math.floor(at * factors.length)] as number;
    expect(share(0.1)).toBeGreaterThan(1.05);
    expect(share(0.5)).toBeGreaterThan(1.15);
    expect(share(0.9)).toBeLessThan(1.5);
  });
});
