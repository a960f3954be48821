import { BEAT_LIMITS, type BeatRules } from "../model/beat.ts";
import type { PhaseName } from "../model/event-spec.ts";
import { PHASE_NAMES } from "../model/event-spec.ts";
import {
  type Fleet,
  UNIT_LIMITS,
  type UnitGroup,
  type UnitKind,
  withRadiusOfMinutes,
} from "../model/fleet.ts";
import { BUSY_SHARE_LIMITS, MOVEMENT_LIMITS, type Movement, type Objective } from "../model/objective.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { applyEdit, clampNumber, clampWhole, isSame, refuse } from "./apply-edit.ts";
import { cutText } from "./plan-limits.ts";
import { makeUnitGroup, POLICE_SUPPORT_UNIT } from "./unit-presets.ts";

/** What of a group may be changed; its id and kind are its own. */
export type UnitGroupChange = Partial<Omit<UnitGroup, "id" | "kind">>;

/**
 * Changes a group: how many units there are, how large they are, how far one covers, when they are there. Posts of the group
 * take on a new cover radius, pinned or not; their number changes only with the next suggestion or by hand.
 * @throws ProblemError where the fleet has no such group, or a number is none
 */
export function setUnitGroup(plan: PlanDocument, id: string, change: UnitGroupChange): PlanDocument {
  const before = plan.fleet.find((group) => group.id === id);
  if (!before) throw refuse("Those units are no longer in the plan.", "Choose units from the list.");
  const next = withRadiusOfMinutes(bringIntoRange({ ...before, ...change }), plan.movement.detour);
  const posts = withRadii(plan, [next]);
  const { name, beatHexes, costPerHour } = next;
  const leavesEvidence = isSame(bringIntoRange({ ...before, name, beatHexes, costPerHour }), next);
  const evidence = leavesEvidence ? {} : { evidence: null };
  return applyEdit(plan, { fleet: replaceGroup(plan.fleet, next), posts, ...evidence });
}

/** Adds an empty group of a kind, with the numbers that are usual for it. @throws ProblemError at 12 groups */
export function addUnitGroup(plan: PlanDocument, kind: UnitKind): PlanDocument {
  if (plan.fleet.length >= UNIT_LIMITS.groups) {
    throw refuse(
      `A plan can hold ${UNIT_LIMITS.groups} groups of units.`,
      "Change one that there is, or remove it first.",
    );
  }
  return applyEdit(plan, { fleet: [...plan.fleet, makeUnitGroup(kind, plan.fleet)] });
}

/**
 * Adds police support units, each of three serials and an inspector beside them, to the first group of serials; to a new one where
 * there is none.
 */
export function addSupportUnits(plan: PlanDocument, supportUnits: number): PlanDocument {
  const { units, officersBeside } = POLICE_SUPPORT_UNIT;
  const known = plan.fleet.find(({ kind }) => kind === "serial");
  const ready = known ? plan : addUnitGroup(plan, "serial");
  const group = known ?? (ready.fleet.at(-1) as UnitGroup);
  return setUnitGroup(ready, group.id, {
    count: group.count + units * supportUnits,
    officersBeside: group.officersBeside + officersBeside * supportUnits,
  });
}

/** Takes a group away with its posts, pinned ones too, with what fixed posts ask of it and what sources give to it. */
export function removeUnitGroup(plan: PlanDocument, id: string): PlanDocument {
  return applyEdit(plan, {
    fleet: plan.fleet.filter((group) => group.id !== id),
    posts: plan.posts.filter((post) => post.unit !== id),
    fixedPosts: plan.fixedPosts.map((post) => ({
      ...post,
      needs: post.needs.filter(({ unit }) => unit !== id),
    })),
    takenFrom: plan.takenFrom.map((source) => ({
      ...source,
      units: source.units.filter(({ unitType }) => unitType !== id),
    })),
    evidence: null,
  });
}

/**
 * Sets which phases are planned one by one; none plans the evening as one. Posts that somebody chose stay, for the whole evening
 * where none of their phases is planned any more; posts that a suggestion chose for phases that are not planned go.
 */
export function setPhases(plan: PlanDocument, phases: readonly PhaseName[]): PlanDocument {
  const planned = PHASE_NAMES.filter((name) => phases.includes(name));
  const posts = plan.posts.flatMap((post) => {
    const kept = post.phases?.filter((name) => planned.includes(name)) ?? null;
    if (kept === null || kept.length > 0) return [{ ...post, phases: kept }];
    return post.pinned || post.chosenBy === "officer" ? [{ ...post, phases: null }] : [];
  });
  return applyEdit(plan, { phases: planned, posts, evidence: null });
}

/** Sets what placings are chosen for. */
export function setObjective(plan: PlanDocument, change: Partial<Objective>): PlanDocument {
  const { goal, busyShare, weighBy } = { ...plan.objective, ...change };
  const { min, max } = BUSY_SHARE_LIMITS;
  const objective = { goal, busyShare: clampNumber(busyShare, min, max, "busy share"), weighBy };
  return applyEdit(plan, { objective, evidence: null });
}

/** Sets how units get from post to post. Units that cover by minutes reach more or less far with another detour, and so do their posts. */
export function setMovement(plan: PlanDocument, change: Partial<Movement>): PlanDocument {
  const limits = MOVEMENT_LIMITS;
  const { turnaroundMinutes, ...rest } = { ...plan.movement, ...change };
  const detour = clampNumber(rest.detour, limits.detour.min, limits.detour.max, "detour factor");
  const { min, max } = limits.turnaroundMinutes;
  const turnaround =
    turnaroundMinutes === null ? null : clampWhole(turnaroundMinutes, min, max, "turnaround");
  const fleet = plan.fleet.map((group) => withRadiusOfMinutes(group, detour));
  return applyEdit(plan, {
    movement: { detour, turnaroundMinutes: turnaround },
    fleet,
    posts: withRadii(plan, fleet),
    ...(isSame(fleet, plan.fleet) ? {} : { evidence: null }),
  });
}

/** Sets how uneven the beats of a phase may be. */
export function setBeatRules(plan: PlanDocument, { mostRatio }: BeatRules): PlanDocument {
  const { min, max } = BEAT_LIMITS.workloadRatio;
  const ratio = mostRatio === null ? null : clampNumber(mostRatio, min, max, "greatest ratio of workloads");
  return applyEdit(plan, { beats: { mostRatio: ratio } });
}

/** The posts with the cover radius that their groups have now, where it is another than in the plan. */
function withRadii({ fleet, posts }: PlanDocument, groups: readonly UnitGroup[]): PlanDocument["posts"] {
  const changed = groups.filter(
    ({ id, coverRadiusM }) => fleet.find((group) => group.id === id)?.coverRadiusM !== coverRadiusM,
  );
  if (changed.length === 0) return posts;
  return posts.map((post) => {
    const group = changed.find(({ id }) => id === post.unit);
    return group ? { ...post, coverRadiusM: group.coverRadiusM } : post;
  });
}

function replaceGroup(fleet: Fleet, next: UnitGroup): Fleet {
  return fleet.map((group) => (group.id === next.id ? next : group));
}

function bringIntoRange(group: UnitGroup): UnitGroup {
  const { coverRadiusM, coverMinutes, speedKmh } = UNIT_LIMITS;
  const { mostHexes } = BEAT_LIMITS;
  const count = clampWhole(group.count, 0, UNIT_LIMITS.count, "number of units");
  const duty = PHASE_NAMES.flatMap((name) => {
    const units = group.onDuty[name];
    if (units === undefined) return [];
    const whole = clampWhole(units, 0, count, "number of units on duty");
    return whole === count ? [] : [[name, whole] as const];
  });
  return {
    id: group.id,
    kind: group.kind,
    name: cutText(group.name),
    count,
    officersPerUnit: clampWhole(
      group.officersPerUnit,
      1,
      UNIT_LIMITS.officersPerUnit,
      "number of officers per unit",
    ),
    officersBeside: clampWhole(
      group.officersBeside,
      0,
      UNIT_LIMITS.officersBeside,
      "number of officers beside the units",
    ),
    coverRadiusM: clampWhole(group.coverRadiusM, coverRadiusM.min, coverRadiusM.max, "cover radius"),
    coverMinutes:
      group.coverMinutes === null
        ? null
        : clampNumber(group.coverMinutes, coverMinutes.min, coverMinutes.max, "number of minutes covered"),
    speedKmh: clampNumber(group.speedKmh, speedKmh.min, speedKmh.max, "speed"),
    reserve: clampWhole(group.reserve, 0, count, "reserve"),
    onDuty: Object.fromEntries(duty),
    costPerHour:
      group.costPerHour === null
        ? null
        : clampNumber(group.costPerHour, 0, UNIT_LIMITS.costPerHour, "cost per hour"),
    beatHexes:
      group.beatHexes === null
        ? null
        : clampWhole(group.beatHexes, mostHexes.min, mostHexes.max, "number of hexes of a beat"),
  };
}
