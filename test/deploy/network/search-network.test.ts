import { expect, test } from "vitest";
import { positionsOf } from "../../../src/deploy/network/network-reach.ts";
import { openNetwork } from "../../../src/deploy/network/open-network.ts";
import { makeNetworkSearch } from "../../../src/deploy/network/search-network.ts";
import { placeOnChain, snapToStreets } from "../../../src/deploy/network/snap-to-street.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { at } from "../small-cases.ts";
import { networkOf } from "../small-networks.ts";

const SIDE = 24;

/** An uneven town of 24 × 24 corners in which four blocks in ten lack a street. */
function makeTown(seed: number) {
  const random = seedRandom(seed);
  const corners = Array.from({ length: SIDE * SIDE }, (_, k) =>
    at((k % SIDE) * 70 + random.next() * 60, Math.floor(k / SIDE) * 70 + random.next() * 60),
  );
  const streets: LngLat[][] = [];
  corners.forEach((corner, k) => {
    const east = (k + 1) % SIDE === 0 ? undefined : corners[k + 1];
    for (const other of [east, corners[k + SIDE]])
      if (other && random.next() < 0.6) streets.push([corner, other]);
  });
  return openNetwork(networkOf(...streets));
}

test.each([1, 2, 3])(
  "a search over a whole town finds the ways that relaxing every edge finds, nearest first (town %i)",
  (seed) => {
    const view = makeTown(seed);
    const { graph } = view;
    const places = snapToStreets(view, positionsOf([at(800, 800), at(200, 1300)]));
    const sources = [0, 1].flatMap((i) => placeOnChain(view, places, i) ?? []);
    expect(sources).toHaveLength(2);
    const search = makeNetworkSearch(graph);
    search.run(sources.slice(0, 1), 400);
    for (const maxM of [900, Number.POSITIVE_INFINITY]) {
      search.run(sources, maxM);
      const plain = new Float64Array(graph.junctionCount).fill(Number.POSITIVE_INFINITY);
      for (const { chain, toStartM, toEndM } of sources) {
        const [from, to] = [graph.chainFrom[chain] as number, graph.chainTo[chain] as number];
        plain[from] = Math.min(plain[from] as number, toStartM);
        plain[to] = Math.min(plain[to] as number, toEndM);
      }
      for (let changed = true; changed; ) {
        changed = false;
        for (let chain = 0; chain < graph.chainM.length; chain++) {
          const [from, to] = [graph.chainFrom[chain] as number, graph.chainTo[chain] as number];
          for (const [a, b] of [
            [from, to],
            [to, from],
          ] as const) {
            const metres = (plain[a] as number) + (graph.chainM[chain] as number);
            if (metres >= (plain[b] as number)) continue;
            plain[b] = metres;
            changed = true;
          }
        }
      }
      const reached = Array.from(
        search.reached.subarray(0, search.reachedCount()),
        (j) => plain[j] as number,
      );
      expect(reached).toEqual(reached.toSorted((a, b) => a - b));
      expect(reached).toHaveLength(plain.filter((metres) => metres <= maxM && metres < Infinity).length);
      expect([...search.junctionM]).toEqual([...plain].map((metres) => (metres <= maxM ? metres : Infinity)));
    }
  },
);

test("streets drawn together keep every metre, and every edge is in one chain", () => {
  const { graph, network } = makeTown(4);
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  expect(total(graph.chainM)).toBeCloseTo(total(network.edgeM), 6);
  const inChain = new Float64Array(graph.chainM.length);
  graph.edgeChain.forEach((chain, edge) => {
    inChain[chain] = (inChain[chain] as number) + (network.edgeM[edge] as number);
  });
  inChain.forEach((metres, chain) => {
    expect(metres).toBeCloseTo(graph.chainM[chain] as number, 6);
  });
  expect(graph.junctionCount).toBeLessThan(network.nodeLng.length);
});
