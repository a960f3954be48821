import type { MethodNote } from "../../model/method-note.ts";
import type { Provenance, ReportTable } from "../../model/report-table.ts";
import type { PictureWords } from "./compose-svg.ts";
import { describeData } from "./describe-method.ts";

/** Everything that a chart says, for saving it. */
export interface ChartStatement {
  readonly title: string;
  readonly reading: string;
  /** Said wherever the chart goes: `Simulated data`; null where there is nothing to warn of. */
  readonly badge: string | null;
  readonly notes: readonly MethodNote[];
  readonly table: ReportTable;
}

/** What every row of an exported table says of where it comes from. */
export function stateProvenance({ badge, notes }: Pick<ChartStatement, "badge" | "notes">): Provenance[] {
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

/** What stands around an exported picture: title, reading, badge, and below it each method with all its cautions. */
export function statePicture({ title, reading, badge, notes }: ChartStatement): PictureWords {
  const foot = notes.flatMap((note) => [
    `${note.method}. ${note.source}. Data: ${describeData(note)}.`,
    ...note.cautions,
  ]);
  return { title, reading, badge, foot: [...new Set(foot)] };
}
