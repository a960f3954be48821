import type { MethodNote } from "./method-note.ts";
import type { Provenance } from "./report-table.ts";
import { nameMonth } from "./wall-clock.ts";

/** What is said of simulated rows wherever they are shown or saved. */
export const SIMULATED_BADGE = "Simulated data";

/** `Apr 2024 – Mar 2026`, one month alone, or that the rows carry no date. */
export function describeSpan(span: MethodNote["span"]): string {
  if (!span) return "rows without a date";
  if (span.first === span.last) return nameMonth(span.first);
  return `${nameMonth(span.first)} – ${nameMonth(span.last)}`;
}

/** The months of the rows, or what else the figure was worked out from. */
export function describeData({ span, input }: Pick<MethodNote, "span" | "input">): string {
  return input ?? describeSpan(span);
}

/**
 * What every row of an exported table says of where it comes from: methods, data span, and whether it is simulated, or worked out from what somebody entered.
 * @param badge what there is to warn of, or null
 */
export function stateProvenance({
  badge,
  notes,
}: {
  readonly badge: string | null;
  readonly notes: readonly MethodNote[];
}): Provenance[] {
  const isEntered = notes.length > 0 && notes.every(({ input }) => input !== undefined);
  return [
    {
      name: "Method",
      value: notes.map(({ method, version }) => `${method} (version ${version})`).join("; "),
    },
    { name: "Data span", value: [...new Set(notes.map(describeData))].join("; ") },
    { name: "Data", value: badge ?? (isEntered ? "Worked out, not recorded" : "Recorded data") },
  ];
}
