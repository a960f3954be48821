import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import Papa from "papaparse";
import { expect, type MusterPage, test } from "./muster-page.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PHASES = ["Arrival", "Event", "Dispersal", "Night"] as const;

/** Each figure of each page by its title, and the name of its table in the terminal. */
const TABLES = {
  Where: {
    "Ranked hexes": "hexes",
    Clusters: "clusters",
    Concentration: "concentration",
    "The selected hex": "selected-hex",
  },
  When: {
    Months: "months",
    "Hours of the week": "week-hours",
    "Hours of the day": "hours",
    Weekdays: "weekdays",
    "Crime types": "categories",
    Days: "days",
    Season: "season",
    "Change between two periods": "change-by-category",
    "Emerging hot spots": "emerging-hot-spots",
    "Near repeats": "near-repeats",
  },
  Events: { "By phase": "event-effect-near", "By phase and distance": "event-effect" },
  Expect: {
    "What to expect on Sat 20 Jun 2026": "expected-phases",
    "Where, arrival": "expected-hexes-arrival",
    "What the first hexes held": "back-test",
    "Against a plain count": "back-test-differences",
    "Expected against recorded": "back-test-calibration",
  },
} as const;

/** Writes the tables of the demonstration's robberies from the terminal. */
function writeTables(hex: string): string {
  const folder = mkdtempSync(join(tmpdir(), "muster-tables-"));
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...["scripts/muster.mjs", "analyse", "data/demonstration.parquet", "--venue", "wembley-stadium"],
      ...["--type", "Robbery", "--hex", hex, "--csv", folder],
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  return folder;
}

const linesOf = (path: string) => readFileSync(path, "utf8").split("\r\n");

const RELATIVE = 1e-9;

/** That a cell of the page is not that of the terminal; browsers and Node compute a sine to within its last digit. */
function differs(cell: string, other: string | undefined): boolean {
  if (cell === other) return false;
  const [one, two] = [Number(cell), Number(other)];
  return !(cell !== "" && other !== "" && Math.abs(one - two) <= RELATIVE * Math.max(1, Math.abs(two)));
}

/** The cells that differ, line by line, as `line: head: page ≠ terminal`; empty where the tables are the same. */
function compare(page: readonly string[], terminal: readonly string[]): string[] {
  const [head = [], ...rows] = readLines(page);
  const others = readLines(terminal);
  if (page[0] !== terminal[0] || page.length !== terminal.length) {
    return [`${page.length} lines under ${page[0]} ≠ ${terminal.length} lines under ${terminal[0]}`];
  }
  return rows.flatMap((row, i) => {
    const other = others[i + 1] ?? [];
    if (row.length !== other.length) return [`${i + 1}: ${row.length} cells ≠ ${other.length}`];
    return row.flatMap((cell, k) =>
      differs(cell, other[k]) ? [`${i + 1}: ${head[k]}: ${cell} ≠ ${other[k]}`] : [],
    );
  });
}

const readLines = (lines: readonly string[]) =>
  Papa.parse<string[]>(lines.join("\r\n"), { newline: "\r\n" }).data;

async function save(page: Page, click: () => Promise<void>): Promise<string[]> {
  const download = page.waitForEvent("download");
  await click();
  return linesOf(await (await download).path());
}

/** The lines of the file that a figure is saved as. */
async function saveFigure(page: Page, bench: Locator, title: string): Promise<string[]> {
  const list = bench.getByRole("button", { name: `Save ${title} as a table, CSV`, exact: true });
  if ((await list.count()) > 0) return save(page, () => list.click());
  await bench.getByRole("button", { name: `Export ${title}`, exact: true }).click();
  const menu = page.getByRole("menu", { name: `Export ${title}`, exact: true });
  return save(page, () => menu.getByRole("menuitem", { name: "Table, CSV" }).click());
}

/** The titles of all figures of a page that can be saved. */
async function titlesOf(bench: Locator): Promise<string[]> {
  const buttons = bench.getByRole("button", { name: /^Export |^Save .* as a table, CSV$/ });
  const names = await buttons.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
  return names.map((name) => name.replace(/^Export |^Save | as a table, CSV$/g, ""));
}

async function openPage({ page }: MusterPage, name: keyof typeof TABLES): Promise<Locator> {
  const opener = page.locator(".panel").getByRole("button", { name, exact: true });
  if ((await opener.getAttribute("aria-pressed")) !== "true") await opener.click();
  const bench = page.getByRole("region", { name: "Analysis" });
  const last =
    Object.keys(TABLES[name])
      .filter((title) => title !== "The selected hex")
      .at(-1) ?? "";
  await expect(bench.getByRole("button", { name: new RegExp(`^(Export|Save) ${last}`) })).toBeVisible({
    timeout: 60_000,
  });
  await expect(bench.locator("[aria-busy='true']")).toHaveCount(0);
  return bench;
}

test("every figure of the four pages is saved as the very table that the terminal writes", async ({
  muster,
}) => {
  test.setTimeout(240_000);
  const { page } = muster;
  await muster.open();
  await muster.settle();
  await muster.goTo("Explore");
  await page.locator(".panel").getByRole("button", { name: "When", exact: true }).click();
  const types = page.getByRole("region", { name: /^Crime types/ });
  await types.locator("svg").getByText("Robbery", { exact: true }).click({ force: true });

  const where = await openPage(muster, "Where");
  const ranked = await saveFigure(page, where, "Ranked hexes");
  const hex = ranked[1]?.split(",")[0] ?? "";
  await where
    .getByRole("table", { name: /Hexes of the study area/ })
    .locator("tbody button")
    .first()
    .click();
  const folder = writeTables(hex);

  for (const name of Object.keys(TABLES) as (keyof typeof TABLES)[]) {
    const bench = await openPage(muster, name);
    const tables: Readonly<Record<string, string>> = TABLES[name];
    expect((await titlesOf(bench)).sort()).toEqual(Object.keys(tables).sort());
    for (const [title, table] of Object.entries(tables)) {
      const lines = await saveFigure(page, bench, title);
      expect(lines.length, title).toBeGreaterThan(2);
      expect(compare(lines, linesOf(join(folder, `${table}.csv`))), title).toEqual([]);
    }
  }

  const expected = page.getByRole("region", { name: "Analysis" });
  for (const phase of PHASES) {
    await expected.getByRole("radiogroup", { name: "Phase" }).getByText(phase, { exact: true }).click();
    const lines = await saveFigure(page, expected, `Where, ${phase.toLowerCase()}`);
    const path = join(folder, `expected-hexes-${phase.toLowerCase()}.csv`);
    expect(compare(lines, linesOf(path)), phase).toEqual([]);
  }
});
