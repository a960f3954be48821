import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";

const comparison = (page: Page) => page.getByRole("region", { name: "Compare two plans" });

/** Keeps the suggested plan, and takes two units from the one on screen. */
async function keepAndChange(muster: MusterPage, page: Page): Promise<void> {
  await muster.open();
  await muster.settle();
  await page.getByRole("button", { name: "Keep this plan to compare" }).click();
  const count = page.getByRole("textbox", { name: "Foot serials: how many" });
  await count.fill("10");
  await count.press("Tab");
  await page.getByRole("button", { name: /^Suggest/ }).click();
  await expect(muster.posts).toHaveCount(10);
  await muster.settle();
}

async function openWithKeyboard(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compare side by side" }).focus();
  await page.keyboard.press("Enter");
  await expect(comparison(page).getByRole("table")).toBeVisible();
}

test("a kept plan stands beside the one on screen: two maps, one table, and which is better", async ({
  muster,
  page,
}) => {
  await keepAndChange(muster, page);
  await openWithKeyboard(page);
  await expect(page.getByRole("img", { name: /^A: Plan kept at/ })).toContainText("12 posts");
  await expect(page.getByRole("img", { name: /^B: The plan on screen/ })).toContainText("10 posts");
  const row = comparison(page).getByRole("row", { name: /^Demand covered %/ });
  await expect(row).toContainText(/A is better by \d+\.\d points/);
  await expect(comparison(page)).toContainText("Units “Foot serials”: 12 in A, 10 in B.");
  await expect(comparison(page)).toContainText("Simulated data");
  expect(await findViolations(page)).toEqual([]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the table (CSV)" }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  expect(csv).toContain("Evening,Posts,posts,12,10,-2,B has 2 fewer posts,");

  await page.keyboard.press("Escape");
  await expect(comparison(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Compare side by side" })).toBeFocused();
});

test("the kept plan survives a reload, and is put back on screen as an undo step", async ({
  muster,
  page,
}) => {
  await keepAndChange(muster, page);
  await page.reload();
  await expect(muster.posts).toHaveCount(10);
  await openWithKeyboard(page);
  await page.getByRole("button", { name: "Use plan A again" }).click();
  await expect(page.getByRole("img", { name: /^B: The plan on screen/ })).toContainText("12 posts");
  await page.getByRole("button", { name: "Drop plan A" }).click();
  await expect(comparison(page)).toBeHidden();
  await expect(muster.posts).toHaveCount(12);
  await page.keyboard.press("Control+z");
  await expect(muster.posts).toHaveCount(10);
});

test("on a phone the maps are stacked and the table scrolls within itself", async ({ muster, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await keepAndChange(muster, page);
  await openWithKeyboard(page);
  const [a, b] = await Promise.all(
    [/^A: /, /^B: /].map((name) => page.getByRole("img", { name }).boundingBox()),
  );
  expect(b?.y).toBeGreaterThan((a?.y ?? 0) + (a?.height ?? 0));
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isTooWide).toBe(false);
});

test("ways into a phase are drawn with what the arrows mean, and none into the first phase", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.getByRole("radio", { name: "As one evening" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: /^Suggest/ }).click();
  await muster.settle();
  await page.getByRole("switch", { name: "Draw the ways on the map" }).click();
  await expect(page.getByText("Nobody is on the way to the first phase.")).toBeVisible();
  await page
    .getByRole("radiogroup", { name: "Phase on screen" })
    .getByText("Dispersal", { exact: true })
    .click();
  await expect(page.getByRole("complementary", { name: "Legend" })).toContainText(
    "way to a post of the dispersal phase",
  );
  expect(await findViolations(page)).toEqual([]);
});
