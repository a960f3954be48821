import { bearingDeg, destination, distanceM } from "./geodesy.ts";
import type { StudyArea } from "./study-area.ts";

/**
 * The smallest circle around two study areas, so that two maps show the same ground. Null where they have no ground in common: then
 * one map of both would show neither.
 */
export function sharedGround(a: StudyArea, b: StudyArea): StudyArea | null {
  const apart = distanceM(a.center, b.center);
  if (apart > a.radiusM + b.radiusM) return null;
  if (apart + b.radiusM <= a.radiusM) return a;
  if (apart + a.radiusM <= b.radiusM) return b;
  const radiusM = (a.radiusM + b.radiusM + apart) / 2;
  const center = destination(a.center, bearingDeg(a.center, b.center), radiusM - a.radiusM);
  return { center, radiusM, resolution: b.resolution };
}
