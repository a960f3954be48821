import { describe, expect, it } from "vitest";
import { COUNT_RAMP, colourOfClass, MAP_PALETTE, type Rgb, rgbOf, type Scheme } from "../../src/map/ramps.ts";

const SCHEMES: readonly Scheme[] = ["light", "dark"];

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance, WCAG 2.2. */
function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** CIELAB under D65, and the CIE 1976 colour difference. */
function lab([r, g, b]: Rgb): readonly [number, number, number] {
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * lr + 0.3575761 * lg + 0.1804375 * lb) / 0.95047);
  const y = f(0.2126729 * lr + 0.7151522 * lg + 0.072175 * lb);
  const z = f((0.0193339 * lr + 0.119192 * lg + 0.9503041 * lb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(a: Rgb, b: Rgb): number {
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe.each(SCHEMES)("the %s count ramp", (scheme) => {
  it("keeps neighbouring classes apart by more than the just noticeable difference, three times over", () => {
    for (let classCount = 2; classCount <= 8; classCount++) {
      for (let i = 1; i < classCount; i++) {
        const step = difference(
          rgbOf(colourOfClass(scheme, i - 1, classCount)),
          rgbOf(colourOfClass(scheme, i, classCount)),
        );
        expect(step, `classes ${i - 1} and ${i} of ${classCount}`).toBeGreaterThan(3 * 2.3);
      }
    }
  });

  it("changes lightness in one direction only, so that order survives grey printing", () => {
    const lightness = COUNT_RAMP[scheme].map((colour) => luminance(rgbOf(colour)));
    const sorted = lightness.toSorted((a, b) => (scheme === "light" ? b - a : a - b));
    expect(lightness).toEqual(sorted);
    expect(new Set(lightness).size).toBe(lightness.length);
  });

  it("gives the first class the first step and the last class the last, however few there are", () => {
    const ramp = COUNT_RAMP[scheme];
    for (let classCount = 2; classCount <= 12; classCount++) {
      expect(colourOfClass(scheme, 0, classCount)).toBe(ramp[0]);
      expect(colourOfClass(scheme, classCount - 1, classCount)).toBe(ramp[7]);
    }
  });

  it("is the ramp itself for eight classes", () => {
    expect(Array.from({ length: 8 }, (_, i) => colourOfClass(scheme, i, 8))).toEqual(COUNT_RAMP[scheme]);
  });

  it("gives more classes than steps a colour each", () => {
    const colours = Array.from({ length: 12 }, (_, i) => colourOfClass(scheme, i, 12));
    expect(new Set(colours).size).toBe(12);
  });

  it("does not use the colour of officers, of hotspots or of focus areas", () => {
    const { accent, post, hot, focus } = MAP_PALETTE[scheme];
    for (const step of COUNT_RAMP[scheme]) {
      for (const reserved of [accent, post, hot, focus]) {
        expect(difference(rgbOf(step), rgbOf(reserved)), `${step} and ${reserved}`).toBeGreaterThan(3 * 2.3);
      }
    }
  });
});

describe.each(SCHEMES)("the %s map colours", (scheme) => {
  const palette = MAP_PALETTE[scheme];

  it("keep the white figures on a post readable (WCAG AA)", () => {
    expect(contrast("#ffffff", palette.post)).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#ffffff", palette.pinnedPost)).toBeGreaterThanOrEqual(4.5);
  });

  it("keep words on a card readable (WCAG AA)", () => {
    expect(contrast(palette.ink, palette.card)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.soft, palette.card)).toBeGreaterThanOrEqual(4.5);
  });

  it("keep the name of a focus area readable, and its outline apart from those of hexes", () => {
    expect(contrast(palette.focus, palette.page)).toBeGreaterThanOrEqual(4.5);
    for (const other of [palette.hot, palette.cold, palette.accent, palette.ink]) {
      expect(difference(rgbOf(palette.focus), rgbOf(other)), other).toBeGreaterThan(10 * 2.3);
    }
  });

  it("keep hotspot and cold spot outlines visible against the page (WCAG 1.4.11)", () => {
    expect(contrast(palette.hot, palette.page)).toBeGreaterThanOrEqual(3);
    expect(contrast(palette.cold, palette.page)).toBeGreaterThanOrEqual(3);
  });
});

it("reads a colour as red, green and blue", () => {
  expect(rgbOf("#d1495b")).toEqual([209, 73, 91]);
});
