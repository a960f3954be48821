import type { EventReport } from "../model/event-report.ts";
import type { Expectation } from "../model/expectation-report.ts";
import type { WhenReport } from "../model/when-report.ts";
import type { WhereReport } from "../model/where-report.ts";
import type { Keyed } from "./keyed.ts";

/** The pages of the analyst's bench. */
export type BenchPage = "where" | "when" | "events" | "expect";

/** What the engine works out for each page. */
export interface Reports {
  readonly where: WhereReport;
  readonly when: WhenReport;
  readonly events: EventReport;
  readonly expect: Expectation;
}

export type ReportName = keyof Reports;

/** Each report that was worked out last, with the hash of its inputs. */
export type ReportState = { readonly [R in ReportName]: Keyed<Reports[R]> | null };

/** Why a report is left alone, with the hash of the inputs for which it is. */
export interface Halt {
  readonly key: string | null;
  readonly why: "called-off" | "failed";
}

export const NO_REPORTS: ReportState = { where: null, when: null, events: null, expect: null };
