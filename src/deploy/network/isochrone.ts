import { type Isochrone, metresIn } from "../../model/travel.ts";
import type { LngLat, Metres } from "../../model/units.ts";
import type { NetworkView } from "./open-network.ts";
import { outlineOfStretches } from "./outline-of-stretches.ts";
import { makeNetworkSearch, type NetworkSearch } from "./search-network.ts";
import { type OnChain, placeOnChain, SNAP_LIMIT_M, snapToStreets } from "./snap-to-street.ts";

/**
 * Where somebody can be within some minutes of a place along open streets: every stretch of street reached, exactly, and around them an
 * outline to draw, made of small hexes that the stretches touch.
 * @throws RangeError where minutes or speed are not above zero
 */
export function drawIsochrone(view: NetworkView, at: LngLat, minutes: number, speedKmh: number): Isochrone {
  if (!(minutes > 0 && minutes < Infinity)) throw new RangeError(`Expected minutes above 0, got ${minutes}.`);
  if (!(speedKmh > 0 && speedKmh < Infinity))
    throw new RangeError(`Expected a speed above 0, got ${speedKmh}.`);
  const walkM = metresIn(minutes, speedKmh);
  return { at, minutes, walkM, ...reachStreets(view, at, walkM) };
}

function reachStreets(view: NetworkView, at: LngLat, walkM: Metres) {
  const places = snapToStreets(view, { lng: Float64Array.of(at[0]), lat: Float64Array.of(at[1]) });
  const on = placeOnChain(view, places, 0);
  const aside = places.asideM[0] as number;
  const none = (unreached: string) => ({
    stretches: new Float64Array(0),
    streetM: 0,
    outline: [],
    unreached,
  });
  if (on === undefined) return none(`The place is more than ${SNAP_LIMIT_M} m from every street.`);
  if (on.toStartM === Infinity && on.toEndM === Infinity) return none("The place is on a closed street.");
  if (aside >= walkM) return none("The time ends before the nearest street is reached.");
  const search = makeNetworkSearch(view.graph);
  search.run([on], walkM);
  const stretches: number[] = [];
  let streetM = 0;
  for (let edge = 0; edge < view.network.edgeM.length; edge++) {
    for (const [from, to] of reachedOnEdge(view, search, edge, on, walkM, aside)) {
      stretches.push(...pointOnEdge(view, edge, from), ...pointOnEdge(view, edge, to));
      streetM += to - from;
    }
  }
  return {
    stretches: Float64Array.from(stretches),
    streetM,
    outline: outlineOfStretches(stretches, at, walkM),
    unreached: null,
  };
}

type Span = readonly [fromM: Metres, toM: Metres];

/** The parts of an edge that were reached, metres along it, in order and apart. */
function reachedOnEdge(
  { graph, network }: NetworkView,
  search: NetworkSearch,
  edge: number,
  source: OnChain,
  walkM: Metres,
  asideM: Metres,
): readonly Span[] {
  const chain = graph.edgeChain[edge] as number;
  const length = graph.chainM[chain] as number;
  const startM = search.junctionM[graph.chainFrom[chain] as number] as number;
  const endM = search.junctionM[graph.chainTo[chain] as number] as number;
  if (startM === Infinity && endM === Infinity && chain !== source.chain) return [];
  const closedFrom = graph.chainClosedFromM[chain] as number;
  const closedTo = graph.chainClosedToM[chain] as number;
  const spans: Span[] = [
    [0, Math.min(walkM - startM, closedFrom, length)],
    [Math.max(length - (walkM - endM), closedTo, 0), length],
  ];
  if (chain === source.chain) {
    const left = walkM - asideM;
    const opensToStart = source.toStartM < Infinity;
    const opensToEnd = source.toEndM < Infinity;
    spans.push([
      Math.max(source.alongM - left, 0, opensToStart ? 0 : closedTo),
      Math.min(source.alongM + left, length, opensToEnd ? length : closedFrom),
    ]);
  }
  const offset = graph.edgeOffsetM[edge] as number;
  const edgeM = network.edgeM[edge] as number;
  const along = graph.edgeRunsAlong[edge] === 1;
  const onEdge = spans.map(([from, to]): Span => {
    const a = Math.max(0, from - offset);
    const b = Math.min(edgeM, to - offset);
    return along ? [a, b] : [edgeM - b, edgeM - a];
  });
  return mergeSpans(onEdge.filter(([from, to]) => to > from));
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

function pointOnEdge({ network }: NetworkView, edge: number, alongM: Metres): LngLat {
  const { nodeLng, nodeLat, edgeFrom, edgeTo, edgeM } = network;
  const from = edgeFrom[edge] as number;
  const to = edgeTo[edge] as number;
  const share = alongM / (edgeM[edge] as number);
  const between = (a: number, b: number) => a + (b - a) * share;
  return [
    between(nodeLng[from] as number, nodeLng[to] as number),
    between(nodeLat[from] as number, nodeLat[to] as number),
  ];
}
