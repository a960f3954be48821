import { describe, expect, it } from "vitest";
import { coloursOf } from "../../src/map/hex-colours.ts";
import { COUNT_RAMP, MAP_PALETTE, PATTERN_PALETTE } from "../../src/map/ramps.ts";
import { contrastOf, RATIO_RAMP } from "../../src/map/ratio-ramp.ts";
import { RATIO_CLASSES } from "../../src/model/ratio-classes.ts";
import { differenceOf, EYES, labOf } from "./colour-difference.ts";

const SCHEMES = ["light", "dark"] as const;
const NOTICEABLE = 2.3;

function pairsOf(colours: readonly string[]): (readonly [string, string])[] {
  return colours.flatMap((one, i) => colours.slice(i + 1).map((other) => [one, other] as const));
}

describe.each(SCHEMES)("the %s colours of hexes", (scheme) => {
  it("are the count ramp for amounts, and start from it where classes are named", () => {
    expect(coloursOf({ ramp: "sequential", classCount: 8 }, scheme)).toEqual(COUNT_RAMP[scheme]);
    const [none, ...patterns] = coloursOf({ ramp: "categorical", classCount: 9 }, scheme);
    expect(none).toBe(COUNT_RAMP[scheme][0]);
    expect(patterns).toEqual(PATTERN_PALETTE[scheme]);
  });

  it("have one more for ratios: what cannot be told is not taken for as many", () => {
    const [untold, ...ratios] = coloursOf({ ramp: "diverging", classCount: RATIO_CLASSES + 1 }, scheme);
    expect(ratios).toEqual(RATIO_RAMP[scheme]);
    for (const eye of EYES) {
      expect(differenceOf(untold as string, ratios[3] as string, eye), eye).toBeGreaterThan(5 * NOTICEABLE);
    }
  });
});

describe.each(SCHEMES)("the %s colours of ratios", (scheme) => {
  const ramp = RATIO_RAMP[scheme];

  it("are as far from the middle in lightness on the one side as on the other", () => {
    for (let i = 0; i < 3; i++) {
      const [few, many] = [labOf(ramp[i] as string), labOf(ramp[6 - i] as string)];
      expect(Math.abs(few[0] - many[0]), `${ramp[i]} and ${ramp[6 - i]}`).toBeLessThan(4);
    }
  });

  it("go from the middle to both ends in one direction", () => {
    const lightness = ramp.map((colour) => labOf(colour)[0]);
    const toMiddle = lightness.slice(0, 4);
    const toEnd = lightness.slice(3).toReversed();
    for (const side of [toMiddle, toEnd]) {
      expect(side).toEqual(side.toSorted((a, b) => (scheme === "light" ? a - b : b - a)));
    }
  });

  it.each(EYES)("are all told apart by eyes with %s", (eye) => {
    for (const [one, other] of pairsOf(ramp)) {
      expect(differenceOf(one, other, eye), `${one} and ${other}`).toBeGreaterThan(3 * NOTICEABLE);
    }
  });
});

describe.each(SCHEMES)("the %s fills of patterns", (scheme) => {
  const palette = PATTERN_PALETTE[scheme];
  const none = COUNT_RAMP[scheme][0] as string;

  it("are eight, and stand out from the page (WCAG 1.4.11)", () => {
    expect(palette).toHaveLength(8);
    for (const fill of palette) {
      expect(contrastOf(fill, MAP_PALETTE[scheme].page), fill).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(EYES)("are told apart, and from no pattern, by eyes with %s", (eye) => {
    for (const [one, other] of pairsOf([none, ...palette])) {
      expect(differenceOf(one, other, eye), `${one} and ${other}`).toBeGreaterThan(20);
    }
  });

  it("are not taken for officers or for focus areas", () => {
    const { accent, post, focus } = MAP_PALETTE[scheme];
    for (const [fill, reserved] of palette.flatMap((each) => [accent, post, focus].map((r) => [each, r]))) {
      expect(differenceOf(fill as string, reserved as string), `${fill} and ${reserved}`).toBeGreaterThan(20);
    }
  });
});
