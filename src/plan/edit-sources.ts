import { SOURCE_LIMITS, type SourceArea, type SourceGround, type SourceUnits } from "../model/abstraction.ts";
import { PHASE_NAMES } from "../model/event-spec.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { sourceProblem } from "../model/source-area.ts";
import { applyEdit, checkPosition, clampWhole, refuse } from "./apply-edit.ts";

/**
 * Adds a place that units are taken from, or puts it in place of the one with its id. Units of groups that the fleet does not have, and
 * groups of which nobody is there and nobody is taken, are left out. More taken than are there is kept: the ledger says it.
 * @throws ProblemError where its name or ground cannot be used, or at 40 sources
 */
export function saveSource(plan: PlanDocument, source: SourceArea): PlanDocument {
  const problem = sourceProblem(source);
  if (problem !== null) throw refuse(problem, "Then save the source again.");
  const saved: SourceArea = {
    ...source,
    name: source.name.trim(),
    ground: roundGround(source.ground),
    units: tidyUnits(plan, source.units),
  };
  const isNew = plan.takenFrom.every(({ id }) => id !== source.id);
  if (isNew && plan.takenFrom.length >= SOURCE_LIMITS.sources) {
    throw refuse(
      `A plan can hold ${SOURCE_LIMITS.sources} places that units are taken from.`,
      "Remove one that is not needed, then add this one.",
    );
  }
  return applyEdit(plan, {
    takenFrom: isNew
      ? [...plan.takenFrom, saved]
      : plan.takenFrom.map((other) => (other.id === source.id ? saved : other)),
  });
}

/** Takes a source away; the officers that it gave are then without a stated source. */
export function removeSource(plan: PlanDocument, id: string): PlanDocument {
  return applyEdit(plan, { takenFrom: plan.takenFrom.filter((source) => source.id !== id) });
}

function roundGround(ground: SourceGround): SourceGround {
  switch (ground.type) {
    case "point":
      return { ...ground, at: checkPosition(ground.at) };
    case "polygon":
      return { ...ground, ring: ground.ring.map(checkPosition) };
    case "hexes":
      return ground;
  }
}

function tidyUnits({ fleet }: PlanDocument, units: readonly SourceUnits[]): SourceUnits[] {
  const whole = (count: number) => clampWhole(count, 0, SOURCE_LIMITS.units, "number of units");
  return fleet.flatMap(({ id }) => {
    const stated = units.find(({ unitType }) => unitType === id);
    if (!stated) return [];
    const normally = whole(stated.normally);
    const taken = PHASE_NAMES.flatMap((phase) => {
      const count = whole(stated.taken[phase] ?? 0);
      return count > 0 ? [[phase, count] as const] : [];
    });
    return normally > 0 || taken.length > 0
      ? [{ unitType: id, normally, taken: Object.fromEntries(taken) }]
      : [];
  });
}
