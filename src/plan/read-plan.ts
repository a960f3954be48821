import * as v from "valibot";
import type { PlanDocument } from "../model/plan-document.ts";
import type { ProblemReport } from "../model/problem.ts";
import { migrate } from "./migrations.ts";
import { planSchema } from "./plan-schema.ts";

/** A plan, or why there is none: `damaged` cannot be decoded, `invalid` is something else, `too-new` is of a later Muster. */
export type PlanReading =
  | { readonly ok: true; readonly plan: PlanDocument }
  | {
      readonly ok: false;
      readonly kind: "too-new" | "damaged" | "invalid";
      readonly problem: ProblemReport;
    };

const UNCHANGED = "Nothing was opened; the plan on screen is unchanged.";

/**
 * Reads a plan from parsed JSON of any version up to ours. Never throws, whatever it is given.
 * @param source What to call it in a message: `“wembley.json”`, `The link`.
 */
export function readPlan(json: unknown, source = "The plan"): PlanReading {
  try {
    const outcome = migrate(json);
    if (outcome.kind === "too-new")
      return refuseTooNew(source, `plan version ${outcome.version}`, outcome.newest);
    if (outcome.kind === "no-version") return refuseInvalid(source, "it has no plan version");
    const result = v.safeParse(planSchema, outcome.document, { abortEarly: true });
    if (result.success) return { ok: true, plan: result.output };
    return refuseInvalid(source, describeIssue(result.issues[0]));
  } catch (error) {
    return refuseInvalid(source, `it could not be looked into (${nameError(error)})`);
  }
}

/** A reading that failed because a later Muster wrote it. */
export function refuseTooNew(source: string, version: string, newest: number): PlanReading {
  return {
    ok: false,
    kind: "too-new",
    problem: {
      what: `${source} was made by a newer Muster (${version}; this one reads up to ${newest}).`,
      meaning: UNCHANGED,
      remedy: "Reload this page to get the newest Muster, then open it again.",
    },
  };
}

/** A reading that failed because it cannot be decoded. */
export function refuseDamaged(source: string, why: string, remedy: string): PlanReading {
  return {
    ok: false,
    kind: "damaged",
    problem: { what: `${source} is damaged: ${why}.`, meaning: UNCHANGED, remedy },
  };
}

/** A reading that failed because it is something else than a plan. */
export function refuseInvalid(source: string, why: string): PlanReading {
  return {
    ok: false,
    kind: "invalid",
    problem: {
      what: `${source} is not a plan that Muster can open: ${why}.`,
      meaning: UNCHANGED,
      remedy: "Open a plan that was saved with Muster, or ask its sender to save or share it again.",
    },
  };
}

/** `posts, entry 3, coverRadiusM is above 3000`. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === "number" ? `entry ${key + 1}` : String(key),
  );
  const complaint = issue.message.startsWith("Invalid key")
    ? "is missing"
    : issue.message.startsWith("Invalid type")
      ? "is not what it should be"
      : issue.message;
  return `${path.join(", ") || "it"} ${complaint}`;
}

function nameError(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
