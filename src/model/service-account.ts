import type { MonthIndex } from "./units.ts";

/** How a download came about, for the quality report beside every result. */
export interface ServiceAccount {
  /** The service or host that answered: `data.police.uk`. */
  readonly service: string;
  /** The dataset's own title. */
  readonly dataset: string;
  /** Whom the rows are from and under what terms. */
  readonly attribution: string;
  /** Rows written to the files. */
  readonly rows: number;
  /** Answers received from the service in this run. */
  readonly requests: number;
  /** Parts that were taken from this device instead of being asked for again. */
  readonly partsFromCache: number;
  /** When the oldest and the newest part was fetched, ISO 8601 in UTC. */
  readonly fetched: { readonly earliest: string; readonly latest: string };
  /** Months asked for that the service has no row of; null where it was not asked by the month. */
  readonly emptyMonths: readonly MonthIndex[] | null;
  /** In plain words: what was left out, what could not be checked, what to know before believing the rows. */
  readonly notes: readonly string[];
}

/** A month of data.police.uk of which something is kept on this device. Times are ISO 8601 in UTC. */
export interface KeptMonth {
  readonly month: MonthIndex;
  /** When the oldest and the newest part was fetched. */
  readonly earliest: string;
  readonly latest: string;
  /** False where a download was cut, so that parts are still to be fetched. */
  readonly whole: boolean;
}

/** How far a download has come. `partsTotal` grows while areas are split. */
export interface ServiceProgress {
  /** What is being done: `2026-04 from data.police.uk`. */
  readonly doing: string;
  readonly partsDone: number;
  readonly partsTotal: number;
  readonly rows: number;
}
