import { colourOfClass, NO_RATIO, PATTERN_PALETTE, type Scheme } from "./ramps.ts";
import { RATIO_RAMP } from "./ratio-ramp.ts";
import type { SceneHexes } from "./scene.ts";

/**
 * The colour of each class of hexes as `#rrggbb`, class 0 first. Diverging classes are seven around "as many" after class 0,
 * "too little to say"; categorical ones are none and then the patterns.
 */
export function coloursOf(
  { ramp, classCount }: Pick<SceneHexes, "ramp" | "classCount">,
  scheme: Scheme,
): readonly string[] {
  if (ramp === "diverging") return [NO_RATIO[scheme], ...RATIO_RAMP[scheme]].slice(0, classCount);
  if (ramp === "categorical") {
    return [colourOfClass(scheme, 0, 2), ...PATTERN_PALETTE[scheme]].slice(0, classCount);
  }
  return Array.from({ length: classCount }, (_, i) => colourOfClass(scheme, i, classCount));
}
