import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { writeCreateDistributed, writeCreateTable } from "../../src/sources/clickhouse-schema.ts";

const page = readFileSync(new URL("../../docs/clickhouse.md", import.meta.url), "utf8");

it("makes the very tables that docs/clickhouse.md shows", () => {
  expect(page).toContain(`${writeCreateTable("default", "crimes", "26.7.2.1")}\n`);
  expect(page).toContain(`${writeCreateDistributed("default", "crimes", "muster", "crimes_local")}\n`);
});

it("spares old servers the type that they have as an experiment only", () => {
  expect(writeCreateTable("default", "crimes", "18.16.1")).not.toContain("LowCardinality");
});
