import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { MAP_PALETTE, type Scheme } from "../map/ramps.ts";

const accent: MantineColorsTuple = [
  "#e6f7f1",
  "#cceee2",
  "#9adfc6",
  "#66d3ac",
  "#2bd4a0",
  "#14a97c",
  "#00875f",
  "#007553",
  "#006447",
  "#00523a",
];

/** Mantine's greys for dark mode, tinted to the palette's cards and wells. */
const dark: MantineColorsTuple = [
  "#e6edf5",
  "#c3cfdb",
  "#93a4b6",
  "#5f7288",
  "#33455c",
  "#263549",
  "#1b2a3f",
  "#142031",
  "#0d1726",
  "#0a111c",
];

/** Inter, 13.5 px, one accent: the look of every control. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: "12px", sm: "13.5px", md: "14.5px", lg: "16px", xl: "20px" },
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif' },
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === "filled" ? { ...colours, color: "var(--muster-on-accent)" } : colours;
  },
  colors: { accent, dark },
  defaultRadius: 8,
  cursorType: "pointer",
  focusRing: "auto",
});

const LIGHT = {
  ...nameColours("light"),
  "--muster-well": "#eef2f5",
  "--muster-on-accent": "#ffffff",
  "--muster-badge": "#a85a00",
  "--muster-bar": "#2f8dc4",
  "--muster-danger": "#b3261e",
  "--phase-ink-arrival": "#5f3fe0",
  "--phase-ink-event": "#00639b",
  "--phase-ink-dispersal": "#a04600",
  "--phase-ink-night": "#4d5b6a",
};

const DARK: typeof LIGHT = {
  ...nameColours("dark"),
  "--muster-well": "#0d1726",
  "--muster-on-accent": "#062019",
  "--muster-badge": "#ffb454",
  "--muster-bar": "#4c9bcd",
  "--muster-danger": "#ff8a80",
  "--phase-ink-arrival": "#b3a0ff",
  "--phase-ink-event": "#6bb9ec",
  "--phase-ink-dispersal": "#ff9a55",
  "--phase-ink-night": "#a9b6c4",
};

/** Fills of the event's phases, the same in both schemes; a phase's name on them has an ink of its own. */
const PHASE_FILLS = {
  "--phase-arrival": "#7a5af8",
  "--phase-event": "#0072b2",
  "--phase-dispersal": "#d55e00",
  "--phase-night": "#4d5b6a",
};

/** The colours that the page shares with the map. */
function nameColours(scheme: Scheme) {
  const palette = MAP_PALETTE[scheme];
  return {
    "--muster-page": palette.page,
    "--muster-card": palette.card,
    "--muster-ink": palette.ink,
    "--muster-soft": palette.soft,
    "--muster-line": palette.line,
    "--muster-accent": palette.accent,
    "--muster-post": palette.post,
    "--muster-post-pinned": palette.pinnedPost,
    "--muster-focus": palette.focus,
    "--muster-beat": palette.beat,
  };
}

/** The palette as custom properties, so that plain CSS and controls share one set of colours. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: PHASE_FILLS,
  light: controlColours(LIGHT),
  dark: {
    ...controlColours(DARK),
    "--mantine-color-default": DARK["--muster-card"],
    "--mantine-color-default-border": DARK["--muster-line"],
    "--mantine-color-dimmed": DARK["--muster-soft"],
  },
});

function controlColours(colours: typeof LIGHT) {
  return {
    ...colours,
    "--mantine-color-body": colours["--muster-card"],
    "--mantine-color-text": colours["--muster-ink"],
    "--mantine-color-error": colours["--muster-danger"],
  };
}
