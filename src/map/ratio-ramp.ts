import { RATIO_EDGES } from "../model/ratio-classes.ts";
import { MAP_PALETTE, type Rgb, rgbOf, type Scheme } from "./ramps.ts";

/** Colours of ratios, from far fewer than expected over as expected (the middle) to far more. */
export const RATIO_RAMP: Readonly<Record<Scheme, readonly string[]>> = {
  light: ["#1f6fb5", "#7fb2dc", "#cfe2f2", "#eceff2", "#f9dcd9", "#ec9a95", "#c63f52"],
  dark: ["#6cc3ff", "#37749f", "#25496b", "#1b2a41", "#4d4230", "#8f6a28", "#ffb703"],
};

/** The colour of a ratio as `#rrggbb`. */
export function colourOfRatio(scheme: Scheme, ratio: number): string {
  const above = RATIO_EDGES.filter((edge) => ratio >= edge).length;
  return RATIO_RAMP[scheme][above] as string;
}

/** The ink, dark or light, that reads best on a fill. */
export function inkOn(fill: string): string {
  const [dark, light] = [MAP_PALETTE.light.ink, "#ffffff"];
  return contrastOf(fill, dark) >= contrastOf(fill, light) ? dark : light;
}

/** Contrast of two colours, 1–21 (WCAG 2.2, relative luminance). */
export function contrastOf(one: string, other: string): number {
  const [low, high] = [luminanceOf(rgbOf(one)), luminanceOf(rgbOf(other))].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

function luminanceOf([red, green, blue]: Rgb): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
