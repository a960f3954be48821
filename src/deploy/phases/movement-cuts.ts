import type { LinearRow } from "../solver/linear-model.ts";
import { listStanding, type ReachTable } from "./movement-limits.ts";
import type { PhasedModel } from "./phased-model.ts";
import type { PhasedTask } from "./phased-task.ts";

const VIOLATION = 1e-5;

/** Units at one site, whole or in part. */
interface Amount {
  readonly site: number;
  readonly units: number;
}

/** The rows on movement that values of the model break. */
export function separateFrom(built: PhasedModel, task: PhasedTask, values: Float64Array): LinearRow[] {
  const rows: LinearRow[] = [];
  for (const phase of built.phases) {
    if (!built.phases.includes(phase + 1)) continue;
    task.problem.types.forEach((_, type) => {
      rows.push(...separateMovement(built, task, values, phase, type));
    });
  }
  return rows;
}

/**
 * Rows of a model that keep units of a type from being in two places that are too far apart. For sites A before and B
 * after of which no site of A reaches any of B in time, the units in A and those in B are different ones:
 * x(A) + x(B) ≤ roster. By Hall's theorem (max-flow min-cut; Ford & Fulkerson 1956) all such rows together are
 * equivalent to the movement being possible. The most violated row is widened to as many sites as it holds for, from
 * either side.
 */
function separateMovement(
  built: PhasedModel,
  task: PhasedTask,
  values: Float64Array,
  transition: number,
  type: number,
): LinearRow[] {
  const reach = task.limits[transition]?.[type] ?? null;
  if (reach === null) return [];
  const roster = task.problem.types[type]?.roster ?? 0;
  const before = listAmounts(built, task, values, transition, type);
  const after = listAmounts(built, task, values, transition + 1, type);
  const cut = findCut(reach, before, after);
  if (cut.unitsApart <= roster + VIOLATION) return [];
  const sites = task.problem.siteCount + task.problem.offListCount;
  const rows: LinearRow[] = [];
  const beforeFirst = sitesApart(sites, cut.after, (site) => reach.into(site));
  const afterThen = sitesApart(sites, beforeFirst, (site) => reach.from(site));
  rows.push(writeRow(built, task, transition, type, beforeFirst, afterThen, roster));
  const afterFirst = sitesApart(sites, cut.before, (site) => reach.from(site));
  const beforeThen = sitesApart(sites, afterFirst, (site) => reach.into(site));
  if (beforeThen.length !== beforeFirst.length || afterFirst.length !== afterThen.length) {
    rows.push(writeRow(built, task, transition, type, beforeThen, afterFirst, roster));
  }
  return rows;
}

function listAmounts(
  built: PhasedModel,
  task: PhasedTask,
  values: Float64Array,
  phase: number,
  type: number,
): Amount[] {
  const amounts = new Map<number, number>();
  for (const site of listStanding(task.problem, phase, type, [])) {
    amounts.set(site, (amounts.get(site) ?? 0) + 1);
  }
  for (const unit of built.units) {
    const units = values[unit.column] as number;
    if (unit.phase !== phase || unit.type !== type || units <= 1e-7) continue;
    amounts.set(unit.site, (amounts.get(unit.site) ?? 0) + units);
  }
  return [...amounts].map(([site, units]) => ({ site, units }));
}

/** The sites before and after, no pair within reach, that hold most units together. */
function findCut(
  reach: ReachTable,
  before: readonly Amount[],
  after: readonly Amount[],
): { before: number[]; after: number[]; unitsApart: number } {
  const left = before.map(({ units }) => units);
  const room = after.map(({ units }) => units);
  const flow = before.map(() => new Float64Array(after.length));
  const rows = before.map(({ site }) => reach.from(site));
  const reached = (u: number, v: number) => rows[u]?.[after[v]?.site as number] === 1;
  for (;;) {
    const cameFrom = new Int32Array(after.length).fill(-1);
    const viaColumn = new Int32Array(before.length).fill(-2);
    const queue: number[] = [];
    left.forEach((units, u) => {
      if (units <= 1e-9) return;
      viaColumn[u] = -1;
      queue.push(u);
    });
    let end = -1;
    for (let head = 0; head < queue.length && end < 0; head++) {
      const u = queue[head] as number;
      for (let v = 0; v < after.length && end < 0; v++) {
        if ((cameFrom[v] as number) >= 0 || !reached(u, v)) continue;
        cameFrom[v] = u;
        if ((room[v] as number) > 1e-9) end = v;
        for (let other = 0; other < before.length; other++) {
          if (viaColumn[other] !== -2 || (flow[other]?.[v] as number) <= 1e-9) continue;
          viaColumn[other] = v;
          queue.push(other);
        }
      }
    }
    if (end < 0) {
      const apartBefore = before.filter((_, u) => viaColumn[u] !== -2);
      const apartAfter = after.filter((_, v) => (cameFrom[v] as number) < 0);
      const unitsApart = [...apartBefore, ...apartAfter].reduce((sum, { units }) => sum + units, 0);
      return {
        before: apartBefore.map(({ site }) => site),
        after: apartAfter.map(({ site }) => site),
        unitsApart,
      };
    }
    let amount = room[end] as number;
    for (let v = end; v >= 0; ) {
      const u = cameFrom[v] as number;
      const next = viaColumn[u] as number;
      amount = Math.min(amount, next < 0 ? (left[u] as number) : (flow[u]?.[next] as number));
      v = next;
    }
    room[end] = (room[end] as number) - amount;
    for (let v = end; v >= 0; ) {
      const u = cameFrom[v] as number;
      const row = flow[u] as Float64Array;
      row[v] = (row[v] as number) + amount;
      const next = viaColumn[u] as number;
      if (next < 0) left[u] = (left[u] as number) - amount;
      else row[next] = (row[next] as number) - amount;
      v = next;
    }
  }
}

/** All sites that none of the rows of `others` marks. */
function sitesApart(siteCount: number, others: readonly number[], rowOf: (site: number) => Uint8Array) {
  const near = new Uint8Array(siteCount);
  for (const other of others) {
    const row = rowOf(other);
    for (let site = 0; site < siteCount; site++) if (row[site]) near[site] = 1;
  }
  const apart: number[] = [];
  near.forEach((yes, site) => {
    if (!yes) apart.push(site);
  });
  return apart;
}

function writeRow(
  built: PhasedModel,
  task: PhasedTask,
  transition: number,
  type: number,
  before: readonly number[],
  after: readonly number[],
  roster: number,
): LinearRow {
  const inBefore = new Set(before);
  const inAfter = new Set(after);
  const { problem } = task;
  const fixed =
    listStanding(problem, transition, type, []).filter((site) => inBefore.has(site)).length +
    listStanding(problem, transition + 1, type, []).filter((site) => inAfter.has(site)).length;
  const columns = built.units
    .filter(
      (unit) =>
        unit.type === type &&
        ((unit.phase === transition && inBefore.has(unit.site)) ||
          (unit.phase === transition + 1 && inAfter.has(unit.site))),
    )
    .map(({ column }) => column);
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: roster - fixed,
    columns,
    values: columns.map(() => 1),
  };
}
