import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from "@mantine/core";

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
  "--muster-page": "#f5f7f9",
  "--muster-card": "#ffffff",
  "--muster-ink": "#17212b",
  "--muster-soft": "#5b6b7c",
  "--muster-line": "#dfe5eb",
  "--muster-well": "#eef2f5",
  "--muster-accent": "#00875f",
  "--muster-on-accent": "#ffffff",
  "--muster-badge": "#a85a00",
  "--muster-bar": "#2f8dc4",
  "--muster-hot": "#d1495b",
  "--muster-danger": "#b3261e",
  "--phase-arrival": "#7a5af8",
  "--phase-event": "#0072b2",
  "--phase-dispersal": "#d55e00",
  "--phase-night": "#4d5b6a",
  "--phase-ink-dispersal": "#a04600",
  "--phase-ink-arrival": "#5f3fe0",
  "--phase-ink-event": "#00639b",
  "--phase-ink-night": "#4d5b6a",
};

const DARK: typeof LIGHT = {
  "--muster-page": "#0d1520",
  "--muster-card": "#142031",
  "--muster-ink": "#e6edf5",
  "--muster-soft": "#93a4b6",
  "--muster-line": "#263549",
  "--muster-well": "#0d1726",
  "--muster-accent": "#2bd4a0",
  "--muster-on-accent": "#062019",
  "--muster-badge": "#ffb454",
  "--muster-bar": "#4c9bcd",
  "--muster-hot": "#ffb703",
  "--muster-danger": "#ff8a80",
  "--phase-arrival": "#7a5af8",
  "--phase-event": "#0072b2",
  "--phase-dispersal": "#d55e00",
  "--phase-night": "#4d5b6a",
  "--phase-ink-dispersal": "#ff9a55",
  "--phase-ink-arrival": "#b3a0ff",
  "--phase-ink-event": "#6bb9ec",
  "--phase-ink-night": "#a9b6c4",
};

/** The palette as custom properties, so that plain CSS and controls share one set of colours. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...LIGHT,
    "--mantine-color-body": LIGHT["--muster-card"],
    "--mantine-color-text": LIGHT["--muster-ink"],
  },
  dark: {
    ...DARK,
    "--mantine-color-body": DARK["--muster-card"],
    "--mantine-color-text": DARK["--muster-ink"],
    "--mantine-color-default": DARK["--muster-card"],
    "--mantine-color-default-border": DARK["--muster-line"],
    "--mantine-color-dimmed": DARK["--muster-soft"],
  },
});
