import type { FileAccount } from "../model/crime-table.ts";
import type { RowTally } from "./row-tally.ts";
import type { TimeEvidence } from "./time-precision.ts";

/** What reading one file, or one member of an archive, has come to. */
export interface FileReading {
  readonly account: FileAccount;
  readonly tally: RowTally;
  readonly times: TimeEvidence;
  readonly fromPoliceUk: boolean;
  /** Names of the longitude and latitude columns. */
  readonly coordinateColumns: readonly [string, string];
}
