const OPENFREEMAP = {
  light: "https://tiles.openfreemap.org/styles/positron",
  dark: "https://tiles.openfreemap.org/styles/dark",
} as const;

/** The address of the style that a base map preference stands for; null for the plain style. */
export function basemapStyle(preference: string, scheme: "light" | "dark"): string | null {
  if (preference === "openfreemap") return OPENFREEMAP[scheme];
  return preference === "none" || !URL.canParse(preference) ? null : preference;
}
