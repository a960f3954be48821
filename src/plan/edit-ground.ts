import type { CrowdInputs } from "../model/crowd-plan.ts";
import { PHASE_NAMES } from "../model/event-spec.ts";
import { FIXED_POST_LIMITS, type FixedNeed, type FixedPost } from "../model/fixed-post.ts";
import type { FocusArea } from "../model/focus-area.ts";
import { type PlanArea, planAreaProblem } from "../model/plan-area.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { type NamedSite, SITE_LIMITS } from "../model/site-list.ts";
import { formatCount } from "../model/wording.ts";
import { applyEdit, checkPosition, clampWhole, refuse } from "./apply-edit.ts";
import { cutText, PLAN_LIMITS } from "./plan-limits.ts";

/** Sets the ground that a person weighs by phase; what may be a focus area is checked where one is made. */
export function setFocusAreas(plan: PlanDocument, focusAreas: readonly FocusArea[]): PlanDocument {
  return applyEdit(plan, { focusAreas, evidence: null });
}

/**
 * Adds an area that binds the plan, or puts it in place of the one with its id.
 * @throws ProblemError where it cannot be used, or at 60 areas
 */
export function savePlanArea(plan: PlanDocument, area: PlanArea): PlanDocument {
  const saved: PlanArea = {
    ...area,
    name: area.name.trim(),
    ring: area.ring.map(checkPosition),
    phases: PHASE_NAMES.filter((name) => area.phases.includes(name)),
  };
  const problem = planAreaProblem(saved);
  if (problem !== null) throw refuse(problem, "Then save the area again.");
  const isNew = plan.areas.every(({ id }) => id !== area.id);
  if (isNew && plan.areas.length >= PLAN_LIMITS.areas)
    throw refuse(
      `A plan can hold ${PLAN_LIMITS.areas} areas.`,
      "Remove one that is not needed, then add this one.",
    );
  const areas = isNew
    ? [...plan.areas, saved]
    : plan.areas.map((other) => (other.id === area.id ? saved : other));
  return applyEdit(plan, { areas, evidence: null });
}

/** Takes an area away. */
export function removePlanArea(plan: PlanDocument, id: string): PlanDocument {
  return applyEdit(plan, { areas: plan.areas.filter((area) => area.id !== id), evidence: null });
}

/**
 * Sets the only places where units may be suggested; null for the middles of the hexes. Posts stay where they are until the next
 * suggestion. Names beyond 80 characters are cut.
 * @throws ProblemError where the list is empty or has more than 1,000 places, or a place has no name or is not on Earth
 */
export function setSites(plan: PlanDocument, sites: readonly NamedSite[] | null): PlanDocument {
  if (sites?.length === 0) throw refuse("The list has no places.", "Give at least one, or use the hexagons.");
  if (sites && sites.length > PLAN_LIMITS.sites)
    throw refuse(
      `The list has ${formatCount(sites.length)} places; a plan can hold ${formatCount(PLAN_LIMITS.sites)}.`,
      "Leave out those where no unit would stand, then open the list again.",
    );
  const saved = sites?.map((site): NamedSite => {
    const name = cutText(site.name.trim(), SITE_LIMITS.nameLength);
    if (name === "") throw refuse("A place of the list has no name.", "Name each place, such as “Gate A”.");
    return { name, at: checkPosition(site.at) };
  });
  return applyEdit(plan, { sites: saved ?? null, evidence: null });
}

/**
 * Adds a fixed post, or puts it in place of the one with its id. Of two needs of one group in one phase the greater counts; needs
 * of no officers, and of groups that the fleet does not have, are left out.
 * @throws ProblemError at 60 fixed posts, without a name, or where the place is not on Earth
 */
export function saveFixedPost(plan: PlanDocument, post: FixedPost): PlanDocument {
  const name = cutText(post.name.trim(), FIXED_POST_LIMITS.nameLength);
  if (name === "") throw refuse("The fixed post has no name.", "Give it one, such as “Gate A”.");
  const saved: FixedPost = { ...post, name, at: checkPosition(post.at), needs: tidyNeeds(plan, post.needs) };
  const isNew = plan.fixedPosts.every(({ id }) => id !== post.id);
  if (isNew && plan.fixedPosts.length >= FIXED_POST_LIMITS.posts) {
    throw refuse(
      `A plan can hold ${FIXED_POST_LIMITS.posts} fixed posts.`,
      "Remove one that is not needed, then add this one.",
    );
  }
  const fixedPosts = isNew
    ? [...plan.fixedPosts, saved]
    : plan.fixedPosts.map((other) => (other.id === post.id ? saved : other));
  return applyEdit(plan, { fixedPosts, evidence: null });
}

/** Sets how the crowd leaves; null where nobody says. No figure of the plan rests on it but those of the focus areas made of it. */
export function setCrowd(plan: PlanDocument, crowd: CrowdInputs | null): PlanDocument {
  return applyEdit(plan, { crowd });
}

/** Takes a fixed post away. */
export function removeFixedPost(plan: PlanDocument, id: string): PlanDocument {
  return applyEdit(plan, {
    fixedPosts: plan.fixedPosts.filter((post) => post.id !== id),
    evidence: null,
  });
}

function tidyNeeds({ fleet }: PlanDocument, needs: readonly FixedNeed[]): FixedNeed[] {
  return fleet.flatMap(({ id }) =>
    PHASE_NAMES.flatMap((phase) => {
      const asked = needs.filter((need) => need.unit === id && need.phase === phase);
      const officers = Math.max(
        0,
        ...asked.map((need) =>
          clampWhole(need.officers, 0, FIXED_POST_LIMITS.officers, "number of officers"),
        ),
      );
      return officers > 0 ? [{ unit: id, phase, officers }] : [];
    }),
  );
}
