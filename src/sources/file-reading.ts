import type { FileShape } from "../model/column-mapping.ts";
import type { FileAccount } from "../model/crime-table.ts";
import type { RowTally } from "./row-tally.ts";
import type { TimeEvidence } from "./time-precision.ts";

/** What a file says of where its rows come from. */
export interface Provenance {
  /** Whom the rows are from and under what terms; null where the file does not say. */
  readonly attribution: string | null;
  /** Whether the rows are made up. */
  readonly simulated: boolean;
}

/** What reading one file, or one member of an archive, has come to. */
export interface FileReading {
  readonly account: FileAccount;
  readonly tally: RowTally;
  readonly times: TimeEvidence;
  readonly provenance: Provenance;
  /** Names of the columns of the position: longitude and latitude, or easting and northing. */
  readonly coordinateColumns: readonly [string, string];
  /** How its columns were understood. */
  readonly shape: FileShape;
}
