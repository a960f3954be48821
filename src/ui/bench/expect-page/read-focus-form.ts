import { parseCoordinateLines, writeCoordinateLines } from "../../../model/coordinate-lines.ts";
import { pointsOfFocus } from "../../../model/describe-focus.ts";
import type { PhaseName } from "../../../model/event-spec.ts";
import type { FocusArea, FocusGeometry, FocusKind } from "../../../model/focus-area.ts";
import { FEWEST_POINTS, makeFocusArea, NEW_FOCUS, shapeThrough } from "../../../model/new-focus-area.ts";

/** A focus area as somebody is typing it. */
export interface FocusForm {
  readonly name: string;
  readonly kind: FocusKind;
  readonly type: FocusGeometry["type"];
  /** One point to a line, latitude first. */
  readonly coordinates: string;
  /** How far a circle or a route reaches, metres, as typed; not used for an area. */
  readonly reachM: number | string;
  readonly weight: Readonly<Record<PhaseName, number | string>>;
}

/** The form of a focus area. */
export function writeFocusForm({ name, kind, geometry, weight }: FocusArea): FocusForm {
  const coordinates = writeCoordinateLines(pointsOfFocus(geometry));
  return { name, kind, type: geometry.type, coordinates, reachM: reachOf(geometry), weight };
}

/** The form of an area that is not there yet, with a name that no other has. */
export function emptyFocusForm(others: readonly FocusArea[]): FocusForm {
  const { name, weight } = makeFocusArea(others, { type: "polygon", ring: [] });
  return { name, kind: "other", type: "point", coordinates: "", reachM: NEW_FOCUS.radiusM, weight };
}

/** The form as a focus area in place of `area`, or a new one; or why it is none, in words. */
export function readFocusForm(
  form: FocusForm,
  area: FocusArea | null,
  others: readonly FocusArea[],
): FocusArea | string {
  const reading = parseCoordinateLines(form.coordinates);
  if ("problem" in reading) return reading.problem;
  const { points } = reading;
  if (form.type === "point" && points.length > 1) {
    return "A circle has one point, its middle. Choose Route or Area for several.";
  }
  const shape = shapeThrough(form.type, points);
  if (!shape) return `This shape needs at least ${FEWEST_POINTS[form.type]} points.`;
  const reach = toNumber(form.reachM);
  if (form.type !== "polygon" && Number.isNaN(reach)) return "The reach in metres is not a number.";
  const weight = {
    arrival: toNumber(form.weight.arrival),
    event: toNumber(form.weight.event),
    dispersal: toNumber(form.weight.dispersal),
    night: toNumber(form.weight.night),
  };
  const made = makeFocusArea(others, keepExact(reachOut(shape, reach), area), {
    name: form.name.trim(),
    kind: form.kind,
  });
  return { ...made, weight, id: area?.id ?? made.id };
}

/** How far a new shape of this type reaches. */
export function usualReach(type: FocusGeometry["type"]): number {
  return type === "line" ? NEW_FOCUS.halfWidthM : NEW_FOCUS.radiusM;
}

/** Coordinates show five decimals; where they were left alone, the exact points stay. */
function keepExact(shape: FocusGeometry, area: FocusArea | null): FocusGeometry {
  if (!area || area.geometry.type !== shape.type) return shape;
  const written = writeCoordinateLines(pointsOfFocus(area.geometry));
  if (written !== writeCoordinateLines(pointsOfFocus(shape))) return shape;
  return reachOut(area.geometry, reachOf(shape));
}

function reachOut(shape: FocusGeometry, reachM: number): FocusGeometry {
  if (shape.type === "point") return { ...shape, radiusM: reachM };
  return shape.type === "line" ? { ...shape, halfWidthM: reachM } : shape;
}

function reachOf(geometry: FocusGeometry): number {
  if (geometry.type === "point") return geometry.radiusM;
  return geometry.type === "line" ? geometry.halfWidthM : NEW_FOCUS.radiusM;
}

function toNumber(typed: number | string): number {
  return typed === "" ? Number.NaN : Number(typed);
}
