import type { SavedMapping } from "../model/column-mapping.ts";
import { describeQuality } from "../model/describe-quality.ts";
import { foldOffence, type OffenceCategory } from "../model/offence-taxonomy.ts";
import { ProblemError } from "../model/problem.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { type AppContext, attempt } from "./app-context.ts";
import type { DataActions } from "./data-actions.ts";
import { downloadText } from "./download-text.ts";

/** How the open data was read, how far it can be believed, and changing either. */
export interface QualityActions {
  exportQuality(report: QualityReport, format: "text" | "json"): void;
  /** Counts an offence text as a category from now on; the files are not read again. */
  chooseCategory(source: string, category: OffenceCategory): Promise<void>;
  /** The mapping in a file; null, with the problem shown, where there is none. */
  loadMapping(file: File): Promise<SavedMapping | null>;
  saveMapping(saved: SavedMapping): Promise<void>;
}

export function createQualityActions(context: AppContext, data: DataActions): QualityActions {
  const { store, engine } = context;

  return {
    exportQuality(report, format) {
      if (format === "json") {
        downloadText("data-quality.json", "application/json", `${JSON.stringify(report, null, 2)}\n`);
      } else downloadText("data-quality.txt", "text/plain", `${describeQuality(report).join("\n")}\n`);
    },
    async chooseCategory(source, category) {
      const { harmonising, data: open } = store.getState();
      if (open.kind === "none") return;
      const next = { ...harmonising, edits: { ...harmonising.edits, [foldOffence(source)]: category } };
      store.setState({ harmonising: next });
      await data.openFrom("Crime types", async () => ({
        summary: await engine.harmonise({ harmonising: next }),
        account: open.account,
      }));
    },
    loadMapping: (file) =>
      attempt(context, async () => {
        const reading = await engine.readMapping({ text: await file.text(), fileName: file.name });
        if (reading.ok) return reading.saved;
        throw new ProblemError(reading.problem);
      }),
    async saveMapping(saved) {
      await attempt(context, async () =>
        downloadText("column-mapping.json", "application/json", await engine.writeMapping({ saved })),
      );
    },
  };
}
