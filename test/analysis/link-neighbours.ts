import fc from "fast-check";

/** Neighbour lists as the analyses take them. */
export interface Links {
  readonly start: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** Neighbour lists from one list per cell, cells counted from 0. */
export function linkLists(lists: readonly (readonly number[])[]): Links {
  const start = [0];
  for (const list of lists) start.push((start.at(-1) ?? 0) + list.length);
  return { start: Uint32Array.from(start), neighbours: Uint32Array.from(lists.flat()) };
}

/** Neighbour lists from a published record of lists by cell, cells counted from 1. */
export function linkPublished(record: Readonly<Record<string, readonly number[]>>): Links {
  const count = Object.keys(record).length;
  return linkLists(Array.from({ length: count }, (_, i) => (record[String(i + 1)] ?? []).map((j) => j - 1)));
}

/** Neighbour lists of points no further apart than a threshold, oneself not included. */
export function linkPointsWithin(points: readonly (readonly number[])[], threshold: number): Links {
  return linkLists(
    points.map(([x = 0, y = 0], i) =>
      points.flatMap(([u = 0, v = 0], j) => (i !== j && Math.hypot(x - u, y - v) <= threshold ? [j] : [])),
    ),
  );
}

/** Small values with neighbour lists that go both ways, for looking at every arrangement there is. */
export function anyLinkedValues(
  cells: number,
  values: fc.Arbitrary<number>,
): fc.Arbitrary<{ readonly values: number[]; readonly links: Links }> {
  const pairs = Array.from({ length: cells }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => [i, j] as const),
  );
  return fc.record({
    values: fc.array(values, { minLength: cells, maxLength: cells }),
    links: fc.subarray(pairs).map((linked) => {
      const lists = Array.from({ length: cells }, (): number[] => []);
      for (const [i, j] of linked) {
        lists[i]?.push(j);
        lists[j]?.push(i);
      }
      return linkLists(lists);
    }),
  });
}

/** The neighbours of a cell. */
export function neighboursOf({ start, neighbours }: Links, i: number): number[] {
  return [...neighbours.subarray(start[i], start[i + 1])];
}

/** Every way to choose `count` of the items, in no order. */
export function choose<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choose(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}
