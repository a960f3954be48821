import { addColumn, addRow, type LinearModel, openModel } from "../solver/linear-model.ts";
import { coverTimes, type PhaseCover, weighPhase } from "./phase-cover.ts";
import type { PhasedPlacing } from "./phased-problem.ts";
import type { PhasedTask } from "./phased-task.ts";

/** A number of units at a site, as a column of the model. */
export interface UnitColumn {
  readonly phase: number;
  readonly type: number;
  readonly site: number;
  readonly column: number;
}

/** Units nᵢ beyond the fixed ones that an entry counts, as a column in [0, 1] each. */
interface LevelColumn {
  readonly phase: number;
  readonly entry: number;
  readonly level: number;
  readonly column: number;
  /** What it adds to the objective. */
  readonly gain: number;
}

/** A deployment as a mixed-integer model, with the meaning of its columns. */
export interface PhasedModel {
  readonly model: LinearModel;
  readonly phases: readonly number[];
  readonly units: readonly UnitColumn[];
  readonly levels: readonly LevelColumn[];
}

/** Per phase, type and candidate site: whether a suggested unit may stand there; null for wherever it covers anything. */
export type KeptSites = readonly (readonly Uint8Array[])[] | null;

/**
 * The model of some phases together: maximise Σ wᵢ·stepₙ·yᵢₙ subject to Σₙ yᵢₙ ≤ Σ x over the sites that cover i,
 * Σ x ≤ units of each type, Σ x ≥ 1 for each must-cover; x whole numbers of units per phase, type and site, y in
 * [0, 1] (Church & ReVelle 1974; Daskin 1983 with steps (1 − q)qⁿ). Units are counted, not named. Entries that the same
 * sites reach are one. Movement is kept by rows that are added where they are broken (see `movement-cuts.ts`).
 */
export function buildPhasedModel(task: PhasedTask, phases: readonly number[], kept: KeptSites): PhasedModel {
  const model = openModel();
  const units: UnitColumn[] = [];
  const levels: LevelColumn[] = [];
  for (const phase of phases) {
    const cover = task.covers[phase] as PhaseCover;
    model.offset += cover.valueBefore;
    const reachers: (readonly [number, number])[][] = Array.from(cover.weight, () => []);
    const most = new Uint16Array(cover.weight.length);
    cover.groups.forEach(({ count, mostPerSite, start, points }, type) => {
      const inType: (readonly [number, number])[] = [];
      const room = new Uint16Array(cover.weight.length);
      for (let site = 0; site < cover.siteCount; site++) {
        const entries = points.subarray(start[site], start[site + 1]);
        if (count === 0 || entries.length === 0 || kept?.[phase]?.[type]?.[site] === 0) continue;
        const column = addColumn(model, { lower: 0, upper: mostPerSite, integer: true });
        units.push({ phase, type, site, column });
        inType.push([column, 1]);
        for (const entry of entries) {
          reachers[entry]?.push([column, 1]);
          room[entry] = Math.min(count, (room[entry] as number) + mostPerSite);
        }
      }
      if (inType.length > 0) addRow(model, Number.NEGATIVE_INFINITY, count, inType);
      room.forEach((n, entry) => {
        most[entry] = (most[entry] as number) + n;
      });
    });
    const alike = new Map<string, { entry: number; weight: number }>();
    for (let entry = 0; entry < cover.weight.length; entry++) {
      const terms = reachers[entry] as (readonly [number, number])[];
      if (entry >= cover.demandCount) {
        addRow(model, 1, Number.POSITIVE_INFINITY, terms);
        continue;
      }
      const key = `${cover.before[entry]} ${cover.sector[entry] ?? 0} ${terms.map(([column]) => column)}`;
      const known = alike.get(key) ?? { entry, weight: 0 };
      known.weight += cover.weight[entry] as number;
      alike.set(key, known);
    }
    for (const { entry, weight } of alike.values()) {
      const counted: (readonly [number, number])[] = [];
      const before = cover.before[entry] as number;
      for (let level = 0; level < (most[entry] as number); level++) {
        const n = before + level;
        const step = (cover.worth[n + 1] as number) - (cover.worth[n] as number);
        if (step <= 1e-12) break;
        const gain = step * weight;
        const column = addColumn(model, { lower: 0, upper: 1, cost: gain });
        levels.push({ phase, entry, level, column, gain });
        counted.push([column, 1]);
      }
      if (counted.length === 0) continue;
      const terms = reachers[entry] as (readonly [number, number])[];
      addRow(model, Number.NEGATIVE_INFINITY, 0, [
        ...counted,
        ...terms.map(([column]) => [column, -1] as const),
      ]);
    }
  }
  return { model, phases, units, levels };
}

/** The placing that values of a model stand for; phases outside the model as in `others`. */
export function readPlacing(built: PhasedModel, values: Float64Array, others: PhasedPlacing): PhasedPlacing {
  const placing = others.map((phase, p) =>
    phase.map((sites) => (built.phases.includes(p) ? [] : [...sites])),
  );
  for (const { phase, type, site, column } of built.units) {
    const count = Math.round(values[column] as number);
    for (let unit = 0; unit < count; unit++) placing[phase]?.[type]?.push(site);
  }
  return placing;
}

/** A placing as values of the model's columns; columns added later than the model are left at zero. */
export function writePlacing(built: PhasedModel, task: PhasedTask, placing: PhasedPlacing): Float64Array {
  const values = new Float64Array(built.model.cost.length);
  for (const { phase, type, site, column } of built.units) {
    values[column] = (placing[phase]?.[type] ?? []).filter((s) => s === site).length;
  }
  const times = new Map(
    built.phases.map((phase) => [phase, coverTimes(task.covers[phase] as PhaseCover, placing[phase] ?? [])]),
  );
  for (const { phase, entry, level, column } of built.levels) {
    const before = task.covers[phase]?.before[entry] as number;
    values[column] = (times.get(phase)?.[entry] as number) > before + level ? 1 : 0;
  }
  return values;
}

/** The objective of one phase as terms of a row, without what fixed units are worth. */
export function objectiveTerms(built: PhasedModel, phase: number): (readonly [number, number])[] {
  return built.levels
    .filter((level) => level.phase === phase)
    .map(({ column, gain }) => [column, gain] as const);
}

/** Value of the phases of a model under a placing. */
export function valueIn(built: PhasedModel, task: PhasedTask, placing: PhasedPlacing): number {
  return built.phases.reduce(
    (sum, phase) => sum + weighPhase(task.covers[phase] as PhaseCover, placing[phase] ?? []).value,
    0,
  );
}
