import { parquetWriteBuffer } from "hyparquet-writer";
import { SEED, type SimulatedRow } from "./simulate-rows.ts";

/** Says in the file itself that its rows are simulated, and how to read its times. */
export const FILE_NOTES: Readonly<Record<string, string>> = {
  simulated: "true",
  title: "Simulated crimes around Wembley Stadium, May 2023 to April 2026",
  time: "minutes since 1970-01-01 00:00 on the local wall clock; no time zone",
  seed: String(SEED),
  attribution:
    "Simulated. Calibrated on figures that contain public sector information licensed under the Open Government Licence v3.0.",
};

/**
 * Encodes rows as Parquet: `time` INT32, `category` and `place` text, `longitude` and `latitude` DOUBLE
 * degrees, dictionary encoded and compressed with Snappy, one row group, `FILE_NOTES` as key-value metadata.
 */
export function encodeParquet(rows: readonly SimulatedRow[]): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: "time", data: Int32Array.from(rows, (row) => row.time), type: "INT32", nullable: false },
      { name: "category", data: rows.map((row) => row.category), type: "STRING", nullable: false },
      { name: "longitude", data: rows.map((row) => row.point.at[0]), type: "DOUBLE", nullable: false },
      { name: "latitude", data: rows.map((row) => row.point.at[1]), type: "DOUBLE", nullable: false },
      { name: "place", data: rows.map((row) => row.point.place), type: "STRING", nullable: false },
    ],
    rowGroupSize: rows.length,
    kvMetadata: Object.entries(FILE_NOTES).map(([key, value]) => ({ key, value })),
    createdBy: "muster",
  });
  return new Uint8Array(buffer);
}
