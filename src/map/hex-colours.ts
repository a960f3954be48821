import { colourOfClass, type Scheme } from "./ramps.ts";
import { RATIO_RAMP } from "./ratio-ramp.ts";
import type { SceneHexes } from "./scene.ts";

/**
 * The colour of each class of hexes as `#rrggbb`, class 0 first. Counts and other amounts take the count ramp; ratios have
 * seven classes around "as many" after class 0, which is "too little to say".
 */
export function coloursOf(
  { ramp, classCount }: Pick<SceneHexes, "ramp" | "classCount">,
  scheme: Scheme,
): readonly string[] {
  const none = colourOfClass(scheme, 0, 2);
  if (ramp === "ratios") return [none, ...RATIO_RAMP[scheme]].slice(0, classCount);
  return Array.from({ length: classCount }, (_, i) => colourOfClass(scheme, i, classCount));
}
