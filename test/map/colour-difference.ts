import { type Rgb, rgbOf } from "../../src/map/ramps.ts";

/** How eyes see: with all cones, or without those for long, middle or short waves. */
export const EYES = ["normal", "protanopia", "deuteranopia", "tritanopia"] as const;
export type Eye = (typeof EYES)[number];

/** Linear RGB as seen by such eyes: Machado, Oliveira and Fernandes (2009), table 1, severity 1. */
const SEEN: Readonly<Record<Eye, readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** CIELAB under D65 of a colour as `#rrggbb`, as seen by such eyes. */
export function labOf(colour: string, eye: Eye = "normal"): Rgb {
  const own = rgbOf(colour).map(linear);
  const [r, g, b] = SEEN[eye].map((row) =>
    Math.min(1, Math.max(0, row[0] * (own[0] ?? 0) + row[1] * (own[1] ?? 0) + row[2] * (own[2] ?? 0))),
  ) as unknown as Rgb;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The CIE 1976 difference of two colours as seen by such eyes; about 2.3 is just noticeable. */
export function differenceOf(one: string, other: string, eye: Eye = "normal"): number {
  const [p, q] = [labOf(one, eye), labOf(other, eye)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
