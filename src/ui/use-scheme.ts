import { useComputedColorScheme } from "@mantine/core";
import type { Scheme } from "../map/ramps.ts";

/** The colour scheme on screen. */
export function useScheme(): Scheme {
  return useComputedColorScheme("light");
}
