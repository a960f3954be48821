/**
 * Streets and paths that can be walked, as straight edges between nodes. Edge `e` runs from node
 * `edgeFrom[e]` to `edgeTo[e]`, both ways alike, and no two edges join the same pair of nodes. A street with
 * bends is many edges. Longitudes run on past ±180° where the network crosses the date line, so that no edge
 * spans the globe; everywhere else they are as usual.
 */
export interface WalkingNetwork {
  /**
   * Sixteen hexadecimal digits that differ where nodes, edges or names do: stands for the network in the key
   * of a result.
   */
  readonly fingerprint: string;
  /** Degrees. */
  readonly nodeLng: Float64Array;
  readonly nodeLat: Float64Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** Great-circle length of each edge, metres, above zero. */
  readonly edgeM: Float64Array;
  /** The line of the file that each edge is part of: an index into `lineIds` and `lineStreet`. */
  readonly edgeLine: Uint32Array;
  /** Each line's own id in its file, or `line 12` where it has none. Parts of one street may share an id. */
  readonly lineIds: readonly string[];
  /** Each line's street: an index into `streets`. */
  readonly lineStreet: Uint32Array;
  /** Street names, each once; the first is empty and stands for streets without a name. */
  readonly streets: readonly string[];
  /**
   * The arcs out of node `n` are `nodeStart[n] … nodeStart[n + 1)`: each leads to `arcNode` along `arcEdge`.
   */
  readonly nodeStart: Uint32Array;
  readonly arcNode: Uint32Array;
  readonly arcEdge: Uint32Array;
  /** Each node's connected part, the parts counted from the longest, 0, to the shortest. */
  readonly componentOf: Uint32Array;
  /** Length of each connected part, metres, longest first. */
  readonly componentM: Float64Array;
}

/** A network read from lines, and what a person should know about how. */
export interface NetworkReading {
  readonly network: WalkingNetwork;
  /** Lines that are in the network. */
  readonly lines: number;
  /** Lines that are not, by the reason as a noun phrase: `motorways`, `ways closed to walkers`. */
  readonly leftOut: readonly { readonly reason: string; readonly lines: number }[];
  /** Line ends that stopped short of, or on, another street between its vertices and were joined to it. */
  readonly joinedEnds: number;
  /** Points within this distance of each other were taken as one, metres. */
  readonly toleranceM: number;
  /** All of the above, and how well it hangs together, as sentences. */
  readonly notes: readonly string[];
}

/** Length of all edges, metres. */
export function networkLengthM(network: WalkingNetwork): number {
  return network.componentM.reduce((sum, length) => sum + length, 0);
}

/** The share of the network's length that hangs together with its longest part, 0 to 1. */
export function largestShare(network: WalkingNetwork): number {
  const total = networkLengthM(network);
  return total > 0 ? (network.componentM[0] ?? 0) / total : 0;
}

/** The name of an edge's street, empty where it has none. */
export function streetOfEdge(network: WalkingNetwork, edge: number): string {
  return network.streets[network.lineStreet[network.edgeLine[edge] as number] as number] ?? "";
}

/** A longitude moved by whole turns to within 180° of the network's own, so that the two can be compared. */
export function besideNetwork(network: WalkingNetwork, lng: number): number {
  const reference = network.nodeLng[0] ?? lng;
  return lng + 360 * Math.round((reference - lng) / 360);
}
