import { boundingBox, EARTH_RADIUS_M } from "../model/geodesy.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat } from "../model/units.ts";
import { type FocusPadding, openPartOf } from "./focus-padding.ts";

/** A point on a drawing: x to the right, y down, in the drawing's own units. */
export type DrawingPoint = readonly [x: number, y: number];

/** The sheet that a study area is fitted to. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** What of it is covered; the study area is fitted into the rest, with `FIT_MARGIN` around it. */
  readonly padding: FocusPadding;
}

/** What part of the sheet's fit is looked at: magnified `zoom` times with `center` in the middle of the open part. */
export interface SheetView {
  readonly zoom: number;
  readonly center: LngLat;
}

/** Web Mercator between degrees and one sheet. */
export interface Projection {
  readonly project: (at: LngLat) => DrawingPoint;
  readonly unproject: (point: DrawingPoint) => LngLat;
  /** Drawing units per metre on the ground, at the middle of the study area. */
  readonly unitsPerMetre: number;
}

const RADIANS = Math.PI / 180;

/** Longitude in radians, and the Mercator ordinate of the latitude. */
function mercatorOf(at: LngLat): readonly [number, number] {
  return [at[0] * RADIANS, Math.asinh(Math.tan(at[1] * RADIANS))];
}

/**
 * The projection that shows the whole study area as large as the sheet's open part allows, or `view` of it.
 * Spherical Web Mercator (EPSG:3857), so that it lies as the interactive map lies.
 */
export function fitProjection(area: StudyArea, sheet: Sheet, view?: SheetView): Projection {
  const open = openPartOf(sheet.width, sheet.height, sheet.padding);
  const box = boundingBox(area.center, area.radiusM);
  const [west, south] = mercatorOf([box.west, box.south]);
  const [east, north] = mercatorOf([box.east, box.north]);
  const scale = Math.min(open.width / (east - west), open.height / (north - south)) * (view?.zoom ?? 1);
  const [middleX, middleY] = view ? mercatorOf(view.center) : [(west + east) / 2, (south + north) / 2];
  const [originX, originY] = open.middle;
  return {
    project: (at) => {
      const [x, y] = mercatorOf(at);
      return [originX + (x - middleX) * scale, originY - (y - middleY) * scale];
    },
    unproject: ([x, y]) => {
      const lng = middleX + (x - originX) / scale;
      const ordinate = middleY - (y - originY) / scale;
      return [lng / RADIANS, Math.atan(Math.sinh(ordinate)) / RADIANS];
    },
    unitsPerMetre: scale / (EARTH_RADIUS_M * Math.cos(area.center[1] * RADIANS)),
  };
}
