import type { FocusArea } from "./focus-area.ts";

/** Focus areas read from a file, and what could not be taken, each with its reason. */
export interface FocusReading {
  readonly areas: readonly FocusArea[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}
