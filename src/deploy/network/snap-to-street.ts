import { nearestOnSegment } from "../../model/segment-index.ts";
import type { LngLat, Metres } from "../../model/units.ts";
import { besideNetwork } from "../../model/walking-network.ts";
import type { NetworkView } from "./open-network.ts";
import { alongChainM } from "./street-graph.ts";

/**
 * A place further from every street than this is off the network, metres: it reaches nothing and nothing
 * reaches it.
 */
export const SNAP_LIMIT_M = 200;

/**
 * Connected parts shorter than this are scraps that nobody is put on, metres, unless nothing longer is there.
 */
export const SCRAP_M = 500;

/** Places put on their nearest streets, in the order of the places. */
export interface StreetPlaces {
  /** The edge, or −1 for a place off the network. */
  readonly edge: Int32Array;
  /** Metres from where the edge begins. */
  readonly alongM: Float64Array;
  /** Metres from the place to the street, walked in a straight line. */
  readonly asideM: Float64Array;
  /** How many are off the network. */
  readonly offNetwork: number;
}

/**
 * Puts places (degrees) on the nearest point of the nearest edge, closed or not: a closure takes streets away
 * and must not move anybody to another. Places further than `limitM` from every street are off the network.
 */
export function snapToStreets(
  { network, index }: NetworkView,
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
  limitM: Metres = SNAP_LIMIT_M,
): StreetPlaces {
  const count = places.lng.length;
  const edge = new Int32Array(count).fill(-1);
  const alongM = new Float64Array(count);
  const asideM = new Float64Array(count);
  const shortest = Math.min(SCRAP_M, network.componentM[0] ?? 0);
  const counts = (candidate: number) => {
    const part = network.componentOf[network.edgeFrom[candidate] as number] as number;
    return (network.componentM[part] as number) >= shortest;
  };
  let offNetwork = 0;
  for (let i = 0; i < count; i++) {
    const at: LngLat = [besideNetwork(network, places.lng[i] as number), places.lat[i] as number];
    const found = nearestOnSegment(index, at, limitM, counts);
    if (found === undefined) {
      offNetwork++;
      continue;
    }
    edge[i] = found.segment;
    alongM[i] = found.share * (network.edgeM[found.segment] as number);
    asideM[i] = found.distanceM;
  }
  return { edge, alongM, asideM, offNetwork };
}

/**
 * A place as a search sees it: how far it is, the way to its street included, from the ends of its chain.
 * Infinity where a closed stretch lies between or it is on none.
 */
export interface OnChain {
  readonly chain: number;
  readonly alongM: Metres;
  readonly toStartM: Metres;
  readonly toEndM: Metres;
}

/**
 * Where on the open streets a place is; a junction is open, whatever of its streets is not. Undefined off the
 * network.
 */
export function placeOnChain(view: NetworkView, places: StreetPlaces, i: number): OnChain | undefined {
  const { graph, network } = view;
  const edge = places.edge[i] as number;
  if (edge < 0) return undefined;
  const chain = graph.edgeChain[edge] as number;
  const lengthM = graph.chainM[chain] as number;
  const alongM = alongChainM(graph, network.edgeM, edge, places.alongM[i] as number);
  const aside = places.asideM[i] as number;
  const opensToStart = alongM <= 0 || alongM < (graph.chainClosedFromM[chain] as number);
  const opensToEnd = alongM >= lengthM || alongM > (graph.chainClosedToM[chain] as number);
  return {
    chain,
    alongM,
    toStartM: opensToStart ? aside + alongM : Number.POSITIVE_INFINITY,
    toEndM: opensToEnd ? aside + Math.max(0, lengthM - alongM) : Number.POSITIVE_INFINITY,
  };
}

/**
 * The way between two places on one chain that stays on it, metres; Infinity where it is closed between them.
 */
export function wayOnChainM(a: OnChain, asideA: Metres, b: OnChain, asideB: Metres): Metres {
  const bothTo = (end: "toStartM" | "toEndM") => a[end] < Infinity && b[end] < Infinity;
  if (a.chain !== b.chain || !(bothTo("toStartM") || bothTo("toEndM"))) return Number.POSITIVE_INFINITY;
  return asideA + Math.abs(a.alongM - b.alongM) + asideB;
}
