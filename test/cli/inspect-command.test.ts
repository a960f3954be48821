import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeMappingFile } from "../../src/sources/mapping-file.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), "muster-inspect-"));

function muster(...args: string[]) {
  const run = spawnSync(process.execPath, ["scripts/muster.mjs", ...args], { cwd: ROOT, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function fileOf(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

const GRID = fileOf("grid.csv", "e,n,what\n519220,185660,Theft\n519230,185670,Theft\n0,0,Theft\n");
const MAPPING = fileOf(
  "mapping.json",
  writeMappingFile({
    headerKey: "e\tn\twhat",
    mapping: {
      position: { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" },
      ...{ time: null, category: "what", place: null, id: null },
    },
  }),
);

describe("muster inspect", () => {
  it("prints what was recognised, the quality and what is locked as JSON", () => {
    const file = fileOf("points.csv", "longitude,latitude,month\n-0.28,51.55,2026-04\n");
    const { code, out } = muster("inspect", file, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      recognised: [{ schema: "generic", headerKey: "longitude\tlatitude\tmonth" }],
      quality: { rows: { read: 1, kept: 1 }, time: { precision: "month" } },
      locked: [{ what: "days" }, { what: "hours" }, { what: "minutes" }, { what: "categories" }],
    });
  });

  it("asks for a mapping where columns must be pointed out", () => {
    const { code, out, err } = muster("inspect", GRID, "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out).mappingNeeded).toMatchObject({
      columns: ["e", "n", "what"],
      missing: ["longitude", "latitude"],
    });
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("reads the file with the mapping", () => {
    const { code, out } = muster("inspect", GRID, "--mapping", MAPPING);
    expect(code).toBe(0);
    expect(out).toContain("e, n in EPSG:27700");
    expect(out).toContain("3 read, 2 kept; dropped: 1 at 0, 0 (not located) (33.3 %)");
  });

  it("refuses a mapping for another header, and a file that is none", () => {
    const other = fileOf("other.csv", "lng,lat\n1,2\n");
    expect(muster("inspect", other, "--mapping", MAPPING).err).toMatch(/No file has the header.*e, n, what/);
    expect(muster("inspect", GRID, "--mapping", GRID).err).toMatch(/grid\.csv.*not a mapping/);
  });

  it("explains itself", () => expect(muster("inspect", "--help").out).toContain("--mapping FILE"));
});

describe("muster plan", () => {
  it("takes the same mapping", () => {
    const { code, out } = muster(
      ...[
        "plan",
        "--data",
        GRID,
        "--mapping",
        MAPPING,
        "--venue",
        "wembley-stadium",
        "--units",
        "1",
        "--json",
      ],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).data).toMatchObject({ rows: 2, rowsInArea: 2 });
  });
});
