import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, it } from "vitest";
import { MappingNeededError } from "../../src/model/mapping-needed.ts";
import { openBytes } from "./open-bytes.ts";

const GRID = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: "e", data: [519_220, 519_230, 0], type: "DOUBLE" },
      { name: "n", data: [185_660, 185_670, 0], type: "DOUBLE" },
      { name: "what", data: ["Theft", "Theft", "Robbery"], type: "STRING" },
    ],
  }),
);

it("a Parquet file of unknown columns asks for a mapping, and opens with it", async () => {
  const error = await openBytes({ "a.parquet": GRID }).catch((reason: unknown) => reason);
  if (!(error instanceof MappingNeededError)) throw error;
  const { headerKey, sample } = error.request;
  expect(sample).toEqual([
    ["519220", "185660", "Theft"],
    ["519230", "185670", "Theft"],
    ["0", "0", "Robbery"],
  ]);
  const position = { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" } as const;
  const mapping = { position, time: null, category: "what", place: null, id: null };
  const table = await openBytes({ "a.parquet": GRID }, { mappings: [{ headerKey, mapping }] });
  expect([table.rowCount, table.categories]).toEqual([2, ["Theft"]]);
  expect(table.files[0]?.dropped["zero-coordinates"]).toBe(1);
});
