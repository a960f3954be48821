/** A failure in the words of the product: what happened, what it means, what to do. */
export interface ProblemReport {
  /** What happened, naming the file or link: `"notes.csv" has no coordinates.` */
  readonly what: string;
  /** What it means for the person's work. */
  readonly meaning: string;
  /** What to do next. */
  readonly remedy: string;
  /** Where in the file, as a person counts: first row of data after the header is row 2, as in a spreadsheet. */
  readonly where?: { readonly file: string; readonly row?: number; readonly column?: string };
}

/** The report of a fault of the program itself, which nobody foresaw. */
export function reportFault(error: unknown): ProblemReport {
  return {
    what: `Something in Muster failed: ${error instanceof Error ? error.message : String(error)}`,
    meaning: "The plan on screen is unchanged.",
    remedy: "Try again; if it happens again, report it with this message.",
  };
}

/** Thrown for anything a person can put right; carries the report that the page or terminal shows. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly report: ProblemReport;

  constructor(report: ProblemReport) {
    super(`${report.what} ${report.meaning} ${report.remedy}`);
    this.report = report;
  }
}
