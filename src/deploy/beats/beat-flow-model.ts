import { addColumn, addRow, type LinearModel, openModel } from "../solver/linear-model.ts";
import { type BeatProblem, leastDemand, slotsToFill } from "./beat-problem.ts";
import { type FreeBeats, groupFreeBeats } from "./patch-reach.ts";

/** What of a problem a model need hold: hexes and roots that something better than what is known may have. */
export interface KeptHexes {
  readonly hexes: readonly number[];
  readonly roots: ReadonlySet<number>;
  /** No single beat carries more than this. */
  readonly mostLoad: number;
}

/** A way from one hex of a beat to the next, with its columns. */
export interface BeatArc {
  readonly from: number;
  readonly to: number;
  readonly used: number;
  readonly hexFlow: number;
  readonly loadFlow: number | null;
}

/** A model with the columns of its parts, so that beats can be written as values and read back. */
export interface BeatFlowModel {
  readonly problem: BeatProblem;
  readonly model: LinearModel;
  readonly taken: ReadonlyMap<number, number>;
  readonly arcs: readonly BeatArc[];
  readonly arcsInto: ReadonlyMap<number, readonly BeatArc[]>;
  readonly rootOf: ReadonlyMap<number, readonly { readonly size: FreeBeats; readonly column: number }[]>;
  readonly balance: {
    readonly least: number;
    readonly most: number;
    readonly rootLoad: ReadonlyMap<number, number>;
  } | null;
}

/**
 * Beats as one forest: a hex in a beat is a root or has one arc into it, from a neighbour in a beat, so every beat is a tree,
 * and contiguity is a flow of one unit to each hex of it, sent by its root (single-commodity flow; Shirabe 2005, eq. 8–13; with roots as
 * in Wheeler 2019). With xᵢ for a hex in a beat, r for a root, y for an arc that is used and f for what flows over it:
 *
 * maximise Σ wᵢxᵢ subject to xᵢ = rᵢ + Σⱼ yⱼᵢ;  Σⱼ fⱼᵢ − Σⱼ fᵢⱼ ≥ xᵢ − m rᵢ;  yᵢⱼ ≤ fᵢⱼ ≤ (m − 1) yᵢⱼ;  yᵢⱼ + yⱼᵢ ≤ xᵢ;  Σ r ≤ count per size m.
 *
 * Since each hex has one arc into it, beats need no labels, and the model does not grow with their number. Beats with a start have it for a
 * root. With a ratio ρ, demand flows as well (gᵢⱼ carries the demand of the hexes beyond the arc) and a root's throughput, its workload, is
 * within least … most, most ≤ ρ × least.
 */
export function buildFlowModel(problem: BeatProblem, kept: KeptHexes): BeatFlowModel {
  const { weight, graph } = problem;
  const model = openModel();
  const startMost = new Map(
    problem.beats.flatMap(({ start, mostHexes }) => (start === null ? [] : [[start, mostHexes] as const])),
  );
  const sizes = groupFreeBeats(problem);
  const mostFlow = Math.max(1, ...problem.beats.map(({ mostHexes }) => mostHexes)) - 1;
  const balanced = problem.mostRatio !== null;
  const taken = new Map(
    kept.hexes.map((hex) => [
      hex,
      addColumn(model, { cost: weight[hex] as number, lower: startMost.has(hex) ? 1 : 0, upper: 1 }),
    ]),
  );
  const rootOf = new Map(
    kept.hexes
      .filter((hex) => kept.roots.has(hex) && !startMost.has(hex))
      .map((hex) => [
        hex,
        sizes.map((size) => ({ size, column: addColumn(model, { lower: 0, upper: 1, integer: true }) })),
      ]),
  );
  const arcs: BeatArc[] = [];
  for (const from of kept.hexes) {
    for (let k = graph.neighbourStart[from] as number; k < (graph.neighbourStart[from + 1] as number); k++) {
      const to = graph.neighbours[k] as number;
      if (!taken.has(to) || startMost.has(to) || mostFlow === 0) continue;
      arcs.push({
        from,
        to,
        used: addColumn(model, { lower: 0, upper: 1, integer: true }),
        hexFlow: addColumn(model, { lower: 0, upper: mostFlow }),
        loadFlow: balanced ? addColumn(model, { lower: 0, upper: kept.mostLoad }) : null,
      });
    }
  }
  const arcsInto = groupBy(arcs, ({ to }) => to);
  const balance = balanced
    ? {
        least: addColumn(model, { lower: 0, upper: kept.mostLoad }),
        most: addColumn(model, {
          lower: problem.beats.length > 0 ? (leastDemand(problem) ?? 0) : 0,
          upper: kept.mostLoad,
        }),
        rootLoad: new Map(
          kept.hexes
            .filter((hex) => startMost.has(hex) || rootOf.has(hex))
            .map((hex) => [hex, addColumn(model, { lower: 0, upper: kept.mostLoad })]),
        ),
      }
    : null;
  const built = { problem, model, taken, arcs, arcsInto, rootOf, balance };
  addForestRows(built, sizes, startMost, mostFlow);
  if (balance) addBalanceRows(built, balance, startMost, kept.mostLoad);
  return built;
}

function addForestRows(
  { problem, model, taken, arcs, arcsInto, rootOf }: BeatFlowModel,
  sizes: readonly FreeBeats[],
  startMost: ReadonlyMap<number, number>,
  mostFlow: number,
): void {
  const arcsFrom = groupBy(arcs, ({ from }) => from);
  const between = new Map(arcs.map((arc) => [arc.from * problem.hexCount + arc.to, arc]));
  for (const [hex, x] of taken) {
    const into = arcsInto.get(hex) ?? [];
    const out = arcsFrom.get(hex) ?? [];
    const roots = rootOf.get(hex) ?? [];
    const start = startMost.get(hex);
    if (start === undefined) {
      addRow(model, 0, 0, [
        [x, 1],
        ...into.map(({ used }) => [used, -1] as const),
        ...roots.map(({ column }) => [column, -1] as const),
      ]);
    }
    addRow(model, -(start ?? 0), Number.POSITIVE_INFINITY, [
      [x, -1],
      ...into.map(({ hexFlow }) => [hexFlow, 1] as const),
      ...out.map(({ hexFlow }) => [hexFlow, -1] as const),
      ...roots.map(({ size, column }) => [column, size.mostHexes] as const),
    ]);
    for (const { from, to, used } of out) {
      const back = between.get(to * problem.hexCount + from);
      addRow(model, Number.NEGATIVE_INFINITY, 0, [
        [used, 1],
        ...(back ? [[back.used, 1] as const] : []),
        [x, -1],
      ]);
    }
  }
  for (const { used, hexFlow } of arcs) {
    addRow(model, Number.NEGATIVE_INFINITY, 0, [
      [hexFlow, 1],
      [used, -mostFlow],
    ]);
    addRow(model, 0, Number.POSITIVE_INFINITY, [
      [hexFlow, 1],
      [used, -1],
    ]);
  }
  const allRoots = [...rootOf.values()].flat();
  for (const size of sizes) {
    const columns = allRoots.filter((root) => root.size === size).map(({ column }) => [column, 1] as const);
    addRow(model, Number.NEGATIVE_INFINITY, size.count, columns);
  }
  if (problem.mostRatio !== null) {
    const filled = slotsToFill(problem) - startMost.size;
    addRow(
      model,
      filled,
      filled,
      allRoots.map(({ column }) => [column, 1] as const),
    );
  }
}

function addBalanceRows(
  { problem, model, taken, arcs, arcsInto, rootOf }: BeatFlowModel,
  { least, most, rootLoad }: NonNullable<BeatFlowModel["balance"]>,
  startMost: ReadonlyMap<number, number>,
  mostLoad: number,
): void {
  const arcsFrom = groupBy(arcs, ({ from }) => from);
  const loads = (list: readonly BeatArc[], sign: number) =>
    list.flatMap(({ loadFlow }) => (loadFlow === null ? [] : [[loadFlow, sign] as const]));
  for (const [hex, x] of taken) {
    const load = rootLoad.get(hex);
    addRow(model, 0, 0, [
      [x, -(problem.weight[hex] as number)],
      ...loads(arcsInto.get(hex) ?? [], 1),
      ...loads(arcsFrom.get(hex) ?? [], -1),
      ...(load === undefined ? [] : [[load, 1] as const]),
    ]);
    if (load === undefined) continue;
    addRow(model, Number.NEGATIVE_INFINITY, 0, [
      [load, 1],
      [most, -1],
    ]);
    if (startMost.has(hex)) {
      addRow(model, 0, Number.POSITIVE_INFINITY, [
        [load, 1],
        [least, -1],
      ]);
      continue;
    }
    const roots = rootOf.get(hex) ?? [];
    addRow(model, Number.NEGATIVE_INFINITY, 0, [
      [load, 1],
      ...roots.map(({ column }) => [column, -mostLoad] as const),
    ]);
    addRow(model, -mostLoad, Number.POSITIVE_INFINITY, [
      [load, 1],
      [least, -1],
      ...roots.map(({ column }) => [column, -mostLoad] as const),
    ]);
  }
  for (const { used, loadFlow } of arcs) {
    if (loadFlow === null) continue;
    addRow(model, Number.NEGATIVE_INFINITY, 0, [
      [loadFlow, 1],
      [used, -mostLoad],
    ]);
  }
  addRow(model, Number.NEGATIVE_INFINITY, 0, [
    [most, 1],
    [least, -(problem.mostRatio as number)],
  ]);
}

/** Items together by a key. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
