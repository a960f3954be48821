import { cellToLatLng, getResolution, isValidCell } from "h3-js";
import { type RosterType, SOURCE_LIMITS, type SourceArea, type SourceGround } from "./abstraction.ts";
import type { PhaseName } from "./event-spec.ts";
import { unitsOnDuty } from "./fleet.ts";
import { FOCUS_LIMITS } from "./focus-area.ts";
import { distanceM } from "./geodesy.ts";
import { gridReachM } from "./hex-grid.ts";
import { EVENING_PHASES } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { RADIUS_LIMITS_M, RESOLUTIONS, type Resolution, type StudyArea } from "./study-area.ts";
import type { LngLat } from "./units.ts";
import { formatDistance } from "./wording.ts";

/** How far the ground of a new station reaches until somebody says otherwise, metres. */
export const NEW_STATION_RADIUS_M = 1000;

const KIND_WORDS: Readonly<Record<SourceArea["kind"], string>> = { station: "Station", area: "Area" };

/** The phases that a plan says abstraction for: those that are planned, or the evening's own where it is planned as one. */
export function phasesTakenFrom({ phases }: Pick<PlanDocument, "phases">): readonly PhaseName[] {
  return phases.length > 0 ? phases : EVENING_PHASES;
}

/** The roster of a plan as sources are balanced against it: units on duty in each phase, in reserve too, and officers beside them. */
export function rosterTypesOf({
  fleet,
  phases,
}: Pick<PlanDocument, "fleet" | "phases">): readonly RosterType[] {
  return fleet.map((group) => ({
    ...{ id: group.id, name: group.name },
    ...{ officersPerUnit: group.officersPerUnit, officersBeside: group.officersBeside },
    units: Object.fromEntries(phasesTakenFrom({ phases }).map((phase) => [phase, unitsOnDuty(group, phase)])),
  }));
}

/** A source that nobody is taken from yet, with an id and a name that none of the others has. */
export function makeSource(
  kind: SourceArea["kind"],
  ground: SourceGround,
  others: readonly SourceArea[],
): SourceArea {
  const free = (isTaken: (n: number) => boolean) => {
    let n = 1;
    while (isTaken(n)) n++;
    return n;
  };
  const id = free((n) => others.some((other) => other.id === `source-${n}`));
  const name = free((n) => others.some((other) => other.name === `${KIND_WORDS[kind]} ${n}`));
  return { id: `source-${id}`, name: `${KIND_WORDS[kind]} ${name}`, kind, ground, units: [] };
}

/** Why a source cannot be used, in words for the person who drew it; null where it can. */
export function sourceProblem({ name, ground }: Pick<SourceArea, "name" | "ground">): string | null {
  if (name.trim() === "") return "The source has no name. Give it one, such as the name of the station.";
  if (name.length > FOCUS_LIMITS.nameLength)
    return `The name is longer than ${FOCUS_LIMITS.nameLength} characters. Shorten it.`;
  const points = pointsOf(ground);
  if (!points.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    return "A point of the source is not on the Earth. Latitudes run to ±90, longitudes to ±180.";
  const { min, max } = FOCUS_LIMITS.radiusM;
  switch (ground.type) {
    case "point":
      if (ground.radiusM >= min && ground.radiusM <= max) return null;
      return `The radius is ${ground.radiusM} m and must be ${min} to ${max} m.`;
    case "polygon":
      if (points.length < 3) return "An area needs at least three corners.";
      if (points.length > FOCUS_LIMITS.points)
        return `The area has ${points.length} corners and may have ${FOCUS_LIMITS.points}. Draw it more simply.`;
      break;
    case "hexes":
      if (points.length === 0 || points.length > SOURCE_LIMITS.cells)
        return `The source has ${points.length} hexes and may have 1 to ${SOURCE_LIMITS.cells}.`;
  }
  const { reachM } = middleOf(points);
  return reachM <= RADIUS_LIMITS_M.max
    ? null
    : `The area reaches ${formatDistance(reachM)} from its middle, and ${formatDistance(RADIUS_LIMITS_M.max)} is the most. Draw it as several.`;
}

/**
 * The circle of hexes that holds all of a source's ground, so that demand is looked at there and not where the event is. Hexes of a
 * source keep their own resolution. Ground beyond 5 km from its middle is left out.
 */
export function areaAround(ground: SourceGround, resolution: Resolution): StudyArea {
  const { center, reachM } = middleOf(pointsOf(ground));
  const reach = ground.type === "point" ? ground.radiusM : reachM;
  const area = {
    center,
    radiusM: Math.min(reach, RADIUS_LIMITS_M.max),
    resolution: resolutionOf(ground) ?? resolution,
  };
  return { ...area, radiusM: gridReachM(area) };
}

function resolutionOf(ground: SourceGround): Resolution | undefined {
  if (ground.type !== "hexes" || !ground.cells[0] || !isValidCell(ground.cells[0])) return undefined;
  const own = getResolution(ground.cells[0]);
  return RESOLUTIONS.find((each) => each === own);
}

function pointsOf(ground: SourceGround): readonly LngLat[] {
  switch (ground.type) {
    case "point":
      return [ground.at];
    case "polygon":
      return ground.ring;
    case "hexes":
      return ground.cells.filter(isValidCell).map((cell): LngLat => {
        const [lat, lng] = cellToLatLng(cell);
        return [lng, lat];
      });
  }
}

/** The middle of some points' bounding box, and how far the furthest is from it. Each takes the short way round from the first. */
function middleOf(points: readonly LngLat[]): { readonly center: LngLat; readonly reachM: number } {
  const first = points[0] ?? [0, 0];
  const lngs = points.map(([lng]) => lng + 360 * Math.round((first[0] - lng) / 360));
  const lats = points.map(([, lat]) => lat);
  const between = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const center: LngLat = points.length === 0 ? first : [between(lngs), between(lats)];
  return { center, reachM: Math.max(0, ...points.map((at) => distanceM(center, at))) };
}
