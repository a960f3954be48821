import type { EventSpec } from "./event-spec.ts";
import { type Fleet, type UnitGroup, unitsOnDuty } from "./fleet.ts";
import { minutesOf, type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";

/** What the units on duty cost in one stretch, in the unit that cost per hour was entered in. */
export interface PeriodCost {
  readonly period: Period;
  readonly hours: number;
  /** Of the groups that have a cost per hour. */
  readonly cost: number;
}

/** What the units of one group cost over all stretches of a plan. */
export interface GroupCost {
  readonly group: UnitGroup;
  /** Units on duty times hours. */
  readonly unitHours: number;
  /** Null where nobody said what one costs. */
  readonly cost: number | null;
}

/** What the units on duty cost. Stretches add up to the total, and so do groups. */
export interface PlanCost {
  readonly periods: readonly PeriodCost[];
  readonly groups: readonly GroupCost[];
  /** Of the groups that have a cost per hour; null where none has. */
  readonly total: number | null;
}

/**
 * What the units on duty cost over the stretches of a plan, those in reserve too, whether they have a post or not: units on duty
 * times hours of the stretch times cost per hour. Phases that are not planned and officers beside the units are not in it.
 */
export function costOf(plan: Pick<PlanDocument, "event" | "fleet" | "phases">): PlanCost {
  const { event, fleet } = plan;
  const periods = periodsOf(plan);
  const groups = fleet.map((group): GroupCost => {
    const unitHours = periods.reduce((sum, period) => sum + unitHoursOf(event, group, period), 0);
    return { group, unitHours, cost: group.costPerHour === null ? null : unitHours * group.costPerHour };
  });
  return {
    periods: periods.map((period) => ({
      period,
      hours: minutesOf(event, period) / 60,
      cost: costOfFleet(event, fleet, period),
    })),
    groups,
    total: groups.every(({ cost }) => cost === null)
      ? null
      : groups.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  };
}

/** What all units on duty cost in one stretch; null where nobody said what those of some group that is there cost. */
export function wholeCostIn(
  { event, fleet }: Pick<PlanDocument, "event" | "fleet">,
  period: Period,
): number | null {
  const there = fleet.filter((group) => unitsOnDuty(group, period) > 0);
  if (there.length === 0 || there.some(({ costPerHour }) => costPerHour === null)) return null;
  return costOfFleet(event, there, period);
}

/** What so many units of a group more cost, below zero for fewer; null where nobody said what one costs. */
export function costOfChange(
  plan: Pick<PlanDocument, "event" | "fleet" | "phases">,
  unit: string,
  change: number,
): number | null {
  const group = plan.fleet.find(({ id }) => id === unit);
  if (!group || group.costPerHour === null) return null;
  const { costPerHour } = group;
  return periodsOf(plan).reduce((sum, period) => {
    const now = unitsOnDuty(group, period);
    return sum + ((Math.max(0, now + change) - now) * minutesOf(plan.event, period) * costPerHour) / 60;
  }, 0);
}

function costOfFleet(event: EventSpec, fleet: Fleet, period: Period): number {
  return fleet.reduce((sum, group) => sum + unitHoursOf(event, group, period) * (group.costPerHour ?? 0), 0);
}

function unitHoursOf(event: EventSpec, group: UnitGroup, period: Period): number {
  return (unitsOnDuty(group, period) * minutesOf(event, period)) / 60;
}
