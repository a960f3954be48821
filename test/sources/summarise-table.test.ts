import { describe, expect, it } from "vitest";
import { parseMonth } from "../../src/model/wall-clock.ts";
import { summariseTable } from "../../src/sources/summarise-table.ts";
import { TableBuilder } from "../../src/sources/table-builder.ts";
import { openBytes } from "./open-bytes.ts";

describe("the summary of a table", () => {
  it("counts categories, most first, and gives months, extent and middle", async () => {
    const table = await openBytes({
      "a.csv": [
        "month,type,lng,lat",
        "2025-12,Theft,-0.3,51.5",
        "2026-02,Robbery,-0.1,51.7",
        "2026-01,Theft,-0.3,51.5",
        ",Arson,0.2,51.4",
        "2026-01,Theft,-0.2,51.6",
      ].join("\n"),
    });
    expect(summariseTable(table)).toEqual({
      rowCount: 5,
      categories: [
        { name: "Theft", rows: 3 },
        { name: "Arson", rows: 1 },
        { name: "Robbery", rows: 1 },
      ],
      timePrecision: "month",
      months: { first: parseMonth("2025-12"), last: parseMonth("2026-02") },
      bounds: [-0.3, 51.4, 0.2, 51.7],
      middle: [-0.2, 51.5],
      simulated: false,
      attribution: "Files opened on this device: a.csv",
      files: table.files,
    });
  });

  it("has no months where the table has no time", async () => {
    expect(summariseTable(await openBytes({ "a.csv": "lng,lat\n1,2\n" })).months).toBeNull();
  });

  it("has no extent or middle where there are no rows", () => {
    const empty = new TableBuilder().build({
      timePrecision: "none",
      simulated: false,
      attribution: "",
      files: [],
    });
    expect(summariseTable(empty)).toMatchObject({ rowCount: 0, months: null, bounds: null, middle: null });
  });
});
