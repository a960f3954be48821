import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { roundPosition } from "../model/round-position.ts";
import type { LngLat } from "../model/units.ts";

/*
 * Each edit returns a new plan, or the very same one where nothing changes. Numbers out of range are brought
 * into range; what is no number, place or date at all throws a ProblemError. An edit of what the evidence
 * snapshot speaks of (area, query, source, units, phases, places of posts) drops the snapshot, since it would no longer be true.
 */

/** The plan with a change made, or the very same one where the change changes nothing. */
export function applyEdit(plan: PlanDocument, change: Partial<PlanDocument>): PlanDocument {
  const { evidence, ...rest } = change;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  if (keys.every((key) => isSame(plan[key], rest[key]))) return plan;
  return { ...plan, ...rest, ...(evidence === undefined ? {} : { evidence }) };
}

/** Whether two values are written alike. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The position as plans keep it. @throws ProblemError where it is not on Earth */
export function checkPosition(at: LngLat): LngLat {
  const [lng, lat] = at;
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
    throw refuse(
      `Latitude ${lat}, longitude ${lng} is not a place on Earth.`,
      "Choose a point on the map, or type latitude (−90 to 90) and then longitude (−180 to 180).",
    );
  }
  return roundPosition(at);
}

/** The number within its range. @throws ProblemError where it is none */
export function clampNumber(value: number, min: number, max: number, name: string): number {
  if (!Number.isFinite(value))
    throw refuse(`The ${name} is not a number.`, `Give a number from ${min} to ${max}.`);
  return Math.min(max, Math.max(min, value)) + 0;
}

/** The nearest whole number within the range. @throws ProblemError where it is no number */
export function clampWhole(value: number, min: number, max: number, name: string): number {
  return clampNumber(Math.round(value), min, max, name);
}

/** An edit that cannot be made, with what to do instead. */
export function refuse(what: string, remedy: string): ProblemError {
  return new ProblemError({ what, meaning: "The plan is unchanged.", remedy });
}
