import { readNumberRows, Unreadable } from "./unreadable.ts";

/** A p-median on a graph whose nodes are demand of weight 1 and sites alike. */
export interface GraphMedian {
  readonly nodes: number;
  readonly count: number;
  /** Shortest ways, `nodes` × `nodes`, symmetric. */
  readonly distance: Float64Array;
}

/** Whether a text begins as the `pmed` files do: three whole numbers, nodes, edges and medians. */
export function isOrLibraryMedian(text: string): boolean {
  return /^\s*\d+[ \t]+\d+[ \t]+\d+[ \t]*\r?\n/.test(text);
}

/**
 * Reads a p-median file of the OR-Library (Beasley 1990): `n m p`, then `i j cost` per edge. Among edges between the
 * same nodes the last one counts, as its author's own reading has it; then shortest ways (Floyd 1962).
 * @throws Unreadable
 */
export function readOrLibraryMedian(text: string): GraphMedian {
  const [[nodes = 0, edges = 0, count = 0] = [], ...rows] = readNumberRows(text, 3);
  if (count > nodes) throw new Unreadable(`${count} medians among ${nodes} nodes`);
  if (rows.length !== edges) throw new Unreadable(`${rows.length} edges where its header says ${edges}`);
  const distance = new Float64Array(nodes * nodes).fill(Number.POSITIVE_INFINITY);
  for (let node = 0; node < nodes; node++) distance[node * nodes + node] = 0;
  for (const [from = 0, to = 0, cost = 0] of rows) {
    if (!(from >= 1 && from <= nodes && to >= 1 && to <= nodes && cost >= 0)) {
      throw new Unreadable(`the edge ${from} ${to} ${cost} is not between nodes 1 and ${nodes}`);
    }
    distance[(from - 1) * nodes + to - 1] = cost;
    distance[(to - 1) * nodes + from - 1] = cost;
  }
  for (let via = 0; via < nodes; via++) {
    for (let a = 0; a < nodes; a++) {
      const there = distance[a * nodes + via] as number;
      if (there === Number.POSITIVE_INFINITY) continue;
      for (let b = 0; b < nodes; b++) {
        const length = there + (distance[via * nodes + b] as number);
        if (length < (distance[a * nodes + b] as number)) distance[a * nodes + b] = length;
      }
    }
  }
  if (distance.includes(Number.POSITIVE_INFINITY))
    throw new Unreadable("some nodes have no way to each other");
  return { nodes, count, distance };
}

/** Optima from an OR-Library list such as `pmedopt.txt`: a name and a number per line. */
export function readOrLibraryOptima(text: string): Map<string, number> {
  return new Map(
    [...text.matchAll(/^\s*(pmed\d+)\s+(\d+)\s*$/gm)].map(([, name = "", optimum]) => [
      name,
      Number(optimum),
    ]),
  );
}
