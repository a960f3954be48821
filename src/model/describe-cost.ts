import { costOf } from "./cost.ts";
import type { PlanDocument } from "./plan-document.ts";
import { formatCount } from "./wording.ts";

/** What the units on duty cost, in sentences with what is not in it; none where no group has a cost per hour. */
export function describeCost(plan: Pick<PlanDocument, "event" | "fleet" | "phases">): readonly string[] {
  const { periods, groups, total } = costOf(plan);
  if (total === null) return [];
  const hours = periods.reduce((sum, period) => sum + period.hours, 0);
  const parts = periods.map((each) => `${each.period} ${formatCost(each.cost)}`);
  const split = plan.phases.length > 1 ? `: ${parts.join(", ")}` : "";
  const span =
    plan.phases.length === 0
      ? "the evening"
      : plan.phases.length === 1
        ? `the ${plan.phases[0]} phase`
        : "the planned phases";
  const missing = groups.filter(({ cost, unitHours }) => cost === null && unitHours > 0);
  const names = missing.map(({ group }) => group.name).join(", ");
  return [
    `Units on duty cost ${formatCost(total)} for ${span} of ${formatHours(hours)}${split}. The number is in the unit in which cost per hour was entered.`,
    ...(missing.length > 0 ? [`No cost per hour is entered for ${names}: theirs is not in it.`] : []),
    ...(plan.fleet.some(({ officersBeside }) => officersBeside > 0)
      ? ["Officers beside the units are not in it."]
      : []),
  ];
}

/** `12,340`: whole, since cost per hour seldom is known closer; `−12,340` below zero. */
export function formatCost(cost: number): string {
  const whole = Math.round(cost);
  return whole < 0 ? `−${formatCount(-whole)}` : formatCount(whole + 0);
}

function formatHours(hours: number): string {
  return hours === 1 ? "1 hour" : `${Number(hours.toFixed(2))} hours`;
}
