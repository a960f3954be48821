import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { cellToLatLng, greatCircleDistance, latLngToCell } from "h3-js";
import { parquetReadObjects } from "hyparquet";
import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";

const CENTER = [51.556, -0.2796] as const;
const RADIUS_KM = 2;
const VAWG = ["Violence and sexual offences", "Public order"];

interface DemonstrationRow {
  readonly category: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Rows and harm by hex of the demonstration's study area, counted here, most rows first. */
async function countHere(categories?: readonly string[]) {
  const bytes = readFileSync(new URL("../../data/demonstration.parquet", import.meta.url));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = (await parquetReadObjects({ file })) as unknown as DemonstrationRow[];
  const { weights } = JSON.parse(
    readFileSync(new URL("../../data/harm-weights.json", import.meta.url), "utf8"),
  ) as { weights: Record<string, { cchiDays: number | null }> };
  const hexes = new Map<string, { count: number; harm: number }>();
  for (const { category, longitude, latitude } of rows) {
    if (categories && !categories.includes(category)) continue;
    const cell = latLngToCell(latitude, longitude, 9);
    if (greatCircleDistance(cellToLatLng(cell), [...CENTER], "km") > RADIUS_KM) continue;
    const hex = hexes.get(cell) ?? { count: 0, harm: 0 };
    hex.count++;
    hex.harm += weights[category]?.cchiDays ?? 0;
    hexes.set(cell, hex);
  }
  const falling = [...hexes.values()].toSorted((a, b) => b.count - a.count);
  return { falling, total: falling.reduce((sum, { count }) => sum + count, 0) };
}

const asText = (value: number) => Math.round(value).toLocaleString("en-GB");

async function openWhere(muster: MusterPage, page: Page) {
  await muster.open();
  await muster.settle();
  await muster.goTo("Explore");
  await page.getByRole("button", { name: "Where", exact: true }).click();
  const bench = page.getByRole("region", { name: "Analysis" });
  await expect(bench.getByRole("heading", { name: "Ranked hexes" })).toBeVisible();
  return bench;
}

test("the Where page ranks the hexes by what an independent count finds", async ({ muster, page }) => {
  const bench = await openWhere(muster, page);
  const { falling, total } = await countHere();
  const hexes = 134;
  const whole = Math.floor(hexes / 10);
  const held = falling.slice(0, whole).reduce((sum, { count }) => sum + count, 0);
  const share = (held + (hexes / 10 - whole) * (falling[whole]?.count ?? 0)) / total;

  const answer = bench.getByRole("region", { name: /How concentrated it is/ });
  await expect(answer).toContainText(
    `${Math.round(100 * share)}% of what was recorded lies in one hex in ten`,
  );
  await expect(answer).toContainText(`${asText(total)} recorded in ${hexes} hexes`);
  await expect(answer).toContainText("Simulated data");

  const table = bench.getByRole("table", { name: /Hexes of the study area/ });
  const rows = table.locator("tbody tr");
  await expect(rows).toHaveCount(20);
  await bench.getByRole("button", { name: `Show all ${hexes}` }).click();
  await expect(rows).toHaveCount(hexes);
  const counts = await table.locator("tbody td:nth-child(2)").allTextContents();
  expect(counts.filter((count) => count !== "0")).toEqual(falling.map(({ count }) => asText(count)));

  await table.getByRole("button", { name: "Harm" }).click();
  await expect(table.getByRole("columnheader", { name: "Harm" })).toHaveAttribute("aria-sort", "descending");
  const harms = await table.locator("tbody td:nth-child(4)").allTextContents();
  const expected = falling.map(({ harm }) => harm).toSorted((a, b) => b - a);
  expect(harms.slice(0, 20)).toEqual(expected.slice(0, 20).map(asText));
});

test("by keyboard a header sorts, a row selects its hex, and the charts are limited to it", async ({
  muster,
  page,
}) => {
  const bench = await openWhere(muster, page);
  const table = bench.getByRole("table", { name: /Hexes of the study area/ });
  await table.getByRole("button", { name: "Recorded" }).press("Enter");
  await expect(table.getByRole("columnheader", { name: "Recorded" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await table.getByRole("button", { name: "Recorded" }).press("Enter");
  const row = table.locator("tbody tr").nth(1);
  const count = await row.locator("td").first().textContent();
  await row.getByRole("button").press("Enter");
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "true");

  const selected = bench.getByRole("region", { name: /The selected hex/ });
  await expect(selected.locator(".where-facts")).toContainText(`${count}, 2nd of 134`);
  const agreeing = await selected
    .getByRole("row")
    .filter({ hasText: /^(Gi\*|Local|Spatial)/ })
    .filter({ hasText: "yes" })
    .count();
  await expect(row).toContainText(`${agreeing} of 4`);

  await selected.getByRole("button", { name: "Limit the charts to this hex" }).press("Enter");
  await expect(selected.getByRole("button", { name: "Stop limiting the charts to this hex" })).toBeVisible();
  await selected.getByRole("button", { name: "Stop limiting the charts to this hex" }).press("Enter");

  await bench.getByRole("button", { name: "Close the analysis" }).press("Enter");
  await expect(page.getByRole("region", { name: "Selected" })).toContainText(`${count} recorded`);
});

test("a row far down stays in sight while it is selected, and a cluster's centre can be selected", async ({
  muster,
  page,
}) => {
  const bench = await openWhere(muster, page);
  const clusters = bench.getByRole("table", { name: /least like chance/ });
  await expect(clusters.locator("tbody tr")).toHaveCount(5);
  await clusters.locator("tbody tr").nth(1).getByRole("button").click();
  const place = await clusters.locator("tbody tr").nth(1).getByRole("button").textContent();
  const list = bench.locator(".where-ranked");
  await list.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const marked = list.locator("tr[data-selected]");
  await expect(marked).toContainText(place ?? "");
  await expect(marked).toBeInViewport();
  await expect(bench.getByRole("region", { name: /^Clusters/ })).toContainText("p is too small");
});

test("weights of one's own are used, and Escape leaves them and the page as they were", async ({
  muster,
  page,
}) => {
  const bench = await openWhere(muster, page);
  const harm = bench.getByRole("region", { name: "Harm" });
  await expect(harm).toContainText("Anti-social behaviour (4,751)");
  await harm.getByRole("button", { name: "Weights …" }).click();
  const dialog = page.getByRole("dialog", { name: "Harm weights" });
  await expect(dialog.getByRole("row", { name: /Anti-social behaviour/ })).toContainText("no official value");
  await dialog.getByRole("textbox", { name: "Own weight of Anti-social behaviour" }).fill("3");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(harm).toContainText("Anti-social behaviour (4,751)");

  await harm.getByRole("button", { name: "Weights …" }).click();
  await dialog.getByRole("textbox", { name: "Own weight of Anti-social behaviour" }).fill("3");
  await dialog.getByRole("button", { name: "Use these weights" }).click();
  await expect(harm).toContainText("Every row that counts has a weight.");
  await expect(harm).toContainText("One weight is your own: Anti-social behaviour.");

  await harm.getByRole("button", { name: "Weights …" }).click();
  await dialog.getByRole("button", { name: "Reset to the index" }).click();
  await dialog.getByRole("button", { name: "Use these weights" }).click();
  await expect(harm).toContainText("Anti-social behaviour (4,751)");
});

test("the blend goes from shares of the count to shares of harm", async ({ muster, page }) => {
  const bench = await openWhere(muster, page);
  const { falling, total } = await countHere();
  const blend = bench.locator(".where-ranked tbody tr").first().locator("td").nth(3);
  const slider = bench.getByRole("slider", { name: /Share of harm in the blend/ });
  await slider.press("Home");
  await expect(blend).toHaveText(((100 * (falling[0]?.count ?? 0)) / total).toFixed(1));
  await expect(slider).toBeFocused();
  await slider.press("End");
  const harm = falling.reduce((sum, hex) => sum + hex.harm, 0);
  await expect(blend).toHaveText(((100 * (falling[0]?.harm ?? 0)) / harm).toFixed(1));
});

test("the preset counts its crime types alone and shows all its limits with the answer", async ({
  muster,
  page,
}) => {
  const bench = await openWhere(muster, page);
  await bench.getByRole("button", { name: "Count only these" }).click();
  const { total } = await countHere(VAWG);
  await expect(bench.getByRole("region", { name: /How concentrated it is/ })).toContainText(
    `${asText(total)} recorded in 134 hexes`,
  );
  const notice = bench.getByRole("region", { name: "Violence against women and girls: places and times" });
  await expect(notice.getByRole("listitem")).toHaveCount(5);
  await expect(notice).toContainText("places and times, not of people");
  await notice.getByRole("button", { name: "Count all crime types" }).click();
  await expect(notice).toHaveCount(0);
  await expect(bench.getByRole("button", { name: "Count only these" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});

test("where nothing counts the page says so, draws no list, and keeps its choices", async ({
  muster,
  page,
}) => {
  const bench = await openWhere(muster, page);
  await page.getByRole("button", { name: "None", exact: true }).click();
  await expect(bench).toContainText(
    "Nothing that counts under these filters is recorded in these 134 hexes.",
  );
  await expect(bench.locator(".where-ranked")).toHaveCount(0);
  await expect(bench.getByRole("button", { name: "Count only these" })).toBeEnabled();
});

for (const scheme of ["light", "dark"] as const) {
  test(`Where in ${scheme} has no accessibility violation that axe can find`, async ({ muster, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const bench = await openWhere(muster, page);
    await bench.locator(".where-ranked tbody button").first().click();
    await bench.getByRole("button", { name: "Count only these" }).click();
    await expect(bench.locator("[aria-busy=true]")).toHaveCount(0);
    expect(await findViolations(page)).toEqual([]);
    await bench.getByRole("button", { name: "Weights …" }).click();
    await expect(page.getByRole("dialog", { name: "Harm weights" })).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  });
}
