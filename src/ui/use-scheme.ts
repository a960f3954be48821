import { useComputedColorScheme } from "@mantine/core";

/** The colour scheme on screen. */
export function useScheme(): "light" | "dark" {
  return useComputedColorScheme("light");
}
