import { addColumn, addRow } from "../solver/linear-model.ts";
import { listStanding } from "./movement-limits.ts";
import type { PhasedModel } from "./phased-model.ts";
import type { PhasedTask } from "./phased-task.ts";

const MOST_ARCS = 25_000;

/**
 * Adds to a model of all phases how many units go from each place to each next one within the turnaround, at a cost of
 * minus their minutes: no more out of or into a place than stand there, and at least those that the reserve cannot
 * supply. With whole numbers of units at the places, the cheapest flows are whole too (a transport problem).
 *
 * @returns false, the model half written, where there would be more than 25 000 pairs of places.
 */
export function addFlows(built: PhasedModel, task: PhasedTask): boolean {
  const { problem, limits } = task;
  const minutes = problem.movement?.minutes;
  let arcs = 0;
  for (let transition = 0; transition + 1 < problem.phases.length; transition++) {
    for (let type = 0; type < problem.types.length; type++) {
      const before = listPlaces(built, task, transition, type);
      const after = listPlaces(built, task, transition + 1, type);
      arcs += before.length * after.length;
      if (arcs > MOST_ARCS) return false;
      const reach = limits[transition]?.[type] ?? null;
      const out: (readonly [number, number])[][] = before.map(() => []);
      const into: (readonly [number, number])[][] = after.map(() => []);
      const all: (readonly [number, number])[] = [];
      before.forEach((from, u) => {
        const row = reach?.from(from.site);
        after.forEach((to, v) => {
          if (row?.[to.site] === 0) return;
          const cost = from.site === to.site ? 0 : (minutes?.(type, from.site, to.site) ?? 0);
          const column = addColumn(built.model, {
            lower: 0,
            upper: Number.POSITIVE_INFINITY,
            cost: -cost,
          });
          out[u]?.push([column, 1]);
          into[v]?.push([column, 1]);
          all.push([column, 1]);
        });
      });
      const atMost = (place: Place, flows: (readonly [number, number])[]) =>
        addRow(built.model, Number.NEGATIVE_INFINITY, place.fixed, [
          ...flows,
          ...place.columns.map((column) => [column, -1] as const),
        ]);
      before.forEach((place, u) => {
        atMost(place, out[u] ?? []);
      });
      after.forEach((place, v) => {
        atMost(place, into[v] ?? []);
      });
      const places = [...before, ...after];
      const fixed = places.reduce((sum, place) => sum + place.fixed, 0);
      addRow(built.model, fixed - (problem.types[type]?.roster ?? 0), Number.POSITIVE_INFINITY, [
        ...all,
        ...places.flatMap((place) => place.columns.map((column) => [column, -1] as const)),
      ]);
    }
  }
  return true;
}

interface Place {
  readonly site: number;
  readonly fixed: number;
  readonly columns: readonly number[];
}

function listPlaces(built: PhasedModel, task: PhasedTask, phase: number, type: number): Place[] {
  const places = new Map<number, { site: number; fixed: number; columns: number[] }>();
  const at = (site: number) => {
    const known = places.get(site) ?? { site, fixed: 0, columns: [] };
    places.set(site, known);
    return known;
  };
  for (const site of listStanding(task.problem, phase, type, [])) at(site).fixed++;
  for (const unit of built.units) {
    if (unit.phase === phase && unit.type === type) at(unit.site).columns.push(unit.column);
  }
  return [...places.values()];
}
