import { type BeatArc, type BeatFlowModel, groupBy } from "./beat-flow-model.ts";
import { type BeatProblem, type ChosenBeats, isConnected, weighHexes } from "./beat-problem.ts";

/** Beats as values of the model's columns, or undefined where the model lacks one of their hexes or roots. */
export function writeBeats(flow: BeatFlowModel, beats: ChosenBeats): Float64Array | undefined {
  const { problem, model, taken, arcsInto, rootOf, balance } = flow;
  const values = new Float64Array(model.cost.length);
  const loads: number[] = [];
  for (const [slot, hexes] of beats.entries()) {
    if (hexes.length === 0) continue;
    const { start, mostHexes } = problem.beats[slot] as BeatProblem["beats"][number];
    const root = start ?? heaviest(problem, hexes);
    if (start === null) {
      const column = rootOf.get(root)?.find(({ size }) => size.mostHexes === mostHexes)?.column;
      if (column === undefined) return undefined;
      values[column] = 1;
    }
    const left = new Set(hexes);
    left.delete(root);
    const order = [root];
    const arcOf = new Map<number, BeatArc>();
    for (const hex of order) {
      for (const other of left) {
        const arc = arcsInto.get(other)?.find(({ from }) => from === hex);
        if (arc === undefined) continue;
        left.delete(other);
        arcOf.set(other, arc);
        order.push(other);
      }
    }
    if (left.size > 0 || !hexes.every((hex) => taken.has(hex))) return undefined;
    const below = new Map(hexes.map((hex) => [hex, { count: 1, load: problem.weight[hex] as number }]));
    for (const hex of order.toReversed()) {
      values[taken.get(hex) as number] = 1;
      const arc = arcOf.get(hex);
      const own = below.get(hex);
      if (arc === undefined || own === undefined) continue;
      values[arc.used] = 1;
      values[arc.hexFlow] = own.count;
      if (arc.loadFlow !== null) values[arc.loadFlow] = own.load;
      const parent = below.get(arc.from);
      if (parent) below.set(arc.from, { count: parent.count + own.count, load: parent.load + own.load });
    }
    loads.push(weighHexes(problem, hexes));
    const load = balance?.rootLoad.get(root);
    if (load !== undefined) values[load] = loads.at(-1) as number;
  }
  if (balance) {
    values[balance.least] = Math.min(...loads);
    values[balance.most] = Math.max(...loads);
  }
  return values;
}

/** The beats that values of the model's columns stand for; undefined where they break a rule, as a solver's tolerance may let them. */
export function readBeats(
  { problem, arcs, rootOf }: BeatFlowModel,
  values: Float64Array,
): ChosenBeats | undefined {
  const childrenOf = groupBy(
    arcs.filter(({ used }) => (values[used] as number) > 0.5),
    ({ from }) => from,
  );
  const roots = [...rootOf].flatMap(([root, columns]) =>
    columns.flatMap(({ size, column }) => ((values[column] as number) > 0.5 ? [{ root, size }] : [])),
  );
  const beats = problem.beats.map(({ start, mostHexes }) => {
    const position = roots.findIndex(({ size }) => start === null && size.mostHexes === mostHexes);
    const root = start ?? (position < 0 ? undefined : roots.splice(position, 1)[0]?.root);
    if (root === undefined) return [];
    const hexes = [root];
    for (const hex of hexes) {
      for (const { to } of childrenOf.get(hex) ?? []) if (!hexes.includes(to)) hexes.push(to);
    }
    return hexes;
  });
  const all = beats.flat();
  const fits = beats.every(
    (hexes, slot) =>
      hexes.length <= (problem.beats[slot]?.mostHexes ?? 0) && isConnected(problem.graph, hexes),
  );
  return fits && new Set(all).size === all.length ? beats : undefined;
}

function heaviest({ weight }: BeatProblem, hexes: readonly number[]): number {
  return hexes.reduce((best, hex) => {
    const more = (weight[hex] as number) - (weight[best] as number);
    return more > 0 || (more === 0 && hex < best) ? hex : best;
  }, hexes[0] as number);
}
