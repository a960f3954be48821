/** The two looks of the page; every colour has one value in each. */
export type Scheme = "light" | "dark";

/** Red, green and blue, 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Count ramps, from "none recorded" to most; light grows darker, dark grows brighter. */
export const COUNT_RAMP: Readonly<Record<Scheme, readonly string[]>> = {
  light: ["#eef3f8", "#d6e4f0", "#b3cde3", "#8cb0d0", "#6a8fbd", "#5a6aa6", "#5b4390", "#4b1d6f"],
  dark: ["#1b2a41", "#213a5c", "#2b4f7a", "#3b6c8e", "#5a8f92", "#8fb388", "#d2cf7a", "#ffe66d"],
};

/** A ratio that cannot be told: a grey, so that it is not taken for "as many", the middle of the ratio ramp. */
export const NO_RATIO: Readonly<Record<Scheme, string>> = { light: "#8a97a5", dark: "#93a4b6" };

/**
 * Fills of the eight patterns of emerging hot spots, from historical to intensifying. Each stands out from the page by 3 to 1
 * and from all others by a difference of at least 20 (CIELAB), for colour-blind eyes too.
 */
export const PATTERN_PALETTE: Readonly<Record<Scheme, readonly string[]>> = {
  light: ["#657b52", "#437e80", "#49245a", "#9963c4", "#be6603", "#7f2505", "#162c8d", "#581e29"],
  dark: ["#685b9a", "#9b810c", "#8081fe", "#56bec7", "#c33753", "#feb830", "#ccd378", "#befbd2"],
};

/** How strongly a hex is filled: class 0 is nearly transparent, so that "none recorded" recedes. */
export const FILL_OPACITY = { noneRecorded: 0.35, plain: 0.9, overBasemap: 0.72 } as const;

/** How wide an outline is: a share of a hex's side, within limits in CSS pixels or drawing units. */
export interface OutlineWidth {
  readonly shareOfSide: number;
  readonly least: number;
  readonly most: number;
}

/** The outline of a significant hotspot, and the casing beneath it that keeps it apart from the fill. */
export const HOT_OUTLINE: Readonly<Record<"line" | "casing", OutlineWidth>> = {
  line: { shareOfSide: 0.11, least: 1.25, most: 2.75 },
  casing: { shareOfSide: 0.22, least: 1.5, most: 5.5 },
};

/** The outline of a significant coldspot; always dashed, CSS pixels or drawing units. */
export const COLD_OUTLINE = { width: 1.5, opacity: 0.85 } as const;

/** Colours of everything on a map that is not a count; the page around the map takes its own from here. */
export interface MapPalette {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly soft: string;
  /** Borders of cards and controls. */
  readonly line: string;
  /** Officers and actions, nothing else. */
  readonly accent: string;
  /** Fill of a post; white figures on it keep a contrast of at least 4.5 in both schemes. */
  readonly post: string;
  readonly pinnedPost: string;
  /** Outline of a significant hotspot. */
  readonly hot: string;
  /** Outline of a significant cold spot, always dashed, so that it does not rest on colour alone. */
  readonly cold: string;
  /** Outline and name of a focus area; no ramp comes near it. */
  readonly focus: string;
  /** Outline and name of a beat. */
  readonly beat: string;
  /** Ways on which units come late, always dashed. */
  readonly late: string;
  /** Border between hexes. */
  readonly hexBorder: string;
}

/** The palette of each scheme, as `#rrggbb`. */
export const MAP_PALETTE: Readonly<Record<Scheme, MapPalette>> = {
  light: {
    page: "#f5f7f9",
    card: "#ffffff",
    ink: "#17212b",
    soft: "#5b6b7c",
    line: "#dfe5eb",
    accent: "#00875f",
    post: "#00875f",
    pinnedPost: "#00694a",
    hot: "#d1495b",
    cold: "#1f6fb5",
    focus: "#b0128f",
    beat: "#00573f",
    late: "#b3261e",
    hexBorder: "#ffffff",
  },
  dark: {
    page: "#0d1520",
    card: "#142031",
    ink: "#e6edf5",
    soft: "#93a4b6",
    line: "#263549",
    accent: "#2bd4a0",
    post: "#00875f",
    pinnedPost: "#00694a",
    hot: "#ffb703",
    cold: "#6cc3ff",
    focus: "#ff8ae2",
    beat: "#7df0cb",
    late: "#ff8a80",
    hexBorder: "#0d1520",
  },
};

/** Reads `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/**
 * The colour of a count class as `#rrggbb`. Fewer classes than ramp steps are spread over the ramp so that the
 * last class always has its last step; more classes than steps fall between steps.
 */
export function colourOfClass(scheme: Scheme, classIndex: number, classCount: number): string {
  const ramp = COUNT_RAMP[scheme];
  const last = ramp.length - 1;
  const place =
    classCount <= 1 ? 0 : (last * Math.min(Math.max(classIndex, 0), classCount - 1)) / (classCount - 1);
  if (classCount <= ramp.length) return ramp[Math.round(place)] as string;
  const below = rgbOf(ramp[Math.floor(place)] as string);
  const above = rgbOf(ramp[Math.ceil(place)] as string);
  const share = place - Math.floor(place);
  const mixed = below.map((value, i) => Math.round(value + ((above[i] as number) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
