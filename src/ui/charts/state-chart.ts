import type { MethodNote } from "../../model/method-note.ts";
import { describeData } from "../../model/provenance.ts";
import type { ReportTable } from "../../model/report-table.ts";
import type { PictureWords } from "./compose-svg.ts";

/** Everything that a chart says, for saving it. */
export interface ChartStatement {
  readonly title: string;
  readonly reading: string;
  /** Said wherever the chart goes: `Simulated data`; null where there is nothing to warn of. */
  readonly badge: string | null;
  readonly notes: readonly MethodNote[];
  readonly table: ReportTable;
}

/** What stands around an exported picture: title, reading, badge, and below it each method with all its cautions. */
export function statePicture({ title, reading, badge, notes }: ChartStatement): PictureWords {
  const foot = notes.flatMap((note) => [
    `${note.method}. ${note.source}. Data: ${describeData(note)}.`,
    ...note.cautions,
  ]);
  return { title, reading, badge, foot: [...new Set(foot)] };
}
