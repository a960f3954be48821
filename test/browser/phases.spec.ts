import type { Page } from "@playwright/test";
import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";

/** Chooses “Phase by phase” with the keyboard, and waits for posts that were suggested for phases. */
async function planByPhase(muster: MusterPage, page: Page): Promise<void> {
  await page.getByRole("radio", { name: "As one evening" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Phase by phase" })).toBeChecked();
  await suggest(muster, page);
}

async function suggest(muster: MusterPage, page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Suggest/ }).click();
  await expect(page.locator(".panel").getByText(/^Proven: no placing/)).toBeVisible();
  await muster.settle();
}

/** The columns of the roster table of each planned phase: at posts, at none, off duty. */
async function readRoster(page: Page): Promise<number[][]> {
  const rows = await page.getByRole("region", { name: "Officers" }).locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) => (await row.getByRole("cell").allInnerTexts()).map((text) => Number(text))),
  );
}

test("an evening is planned phase by phase: each with its cover and proof, and every officer accounted for", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await planByPhase(muster, page);
  const tabs = page.getByRole("radiogroup", { name: "Phase on screen" });
  const shares = new Set<string>();
  for (const phase of ["Arrival", "Event", "Dispersal"]) {
    await tabs.getByText(phase, { exact: true }).click();
    await expect(page.locator(".panel .headline")).toContainText(
      `of crime expected in the ${phase.toLowerCase()} phase is within 300 m of a post`,
    );
    shares.add(await muster.cover.innerText());
    expect(await muster.posts.count()).toBeLessThanOrEqual(12);
  }
  expect(shares.size).toBeGreaterThan(1);
  const roster = await readRoster(page);
  expect(roster).toHaveLength(3);
  for (const row of roster) expect(row.reduce((sum, officers) => sum + officers, 0)).toBe(84);
  await expect(page.getByRole("region", { name: "On the way" })).toContainText(/Arrival to event: /);
  expect(await findViolations(page)).toEqual([]);

  await page.locator("summary", { hasText: "Event to dispersal" }).click();
  await page.locator("summary", { hasText: "Unit by unit over the evening" }).click();
  const evenings = page.getByRole("region", { name: "On the way" }).getByRole("table");
  await expect(evenings.getByRole("row", { name: /^Foot serial \d+ Post/ })).toHaveCount(12);
  await expect(evenings.getByText(/^Post \d+ after a way of \d+ min$/)).toHaveCount(
    await page
      .getByRole("region", { name: "On the way" })
      .getByText(/: post \d+ to post \d+, /)
      .count(),
  );
  expect(await findViolations(page)).toEqual([]);
  await muster.goTo("Brief");
  await expect(page.locator(".printed")).toContainText(
    "crime expected in the arrival, event and dispersal phases",
  );
});

test("units on duty in part of the evening only, and in reserve, get no post in the rest", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.getByRole("button", { name: "Foot serials: more" }).click();
  await page.getByLabel("Foot serials: units on duty, arrival").fill("5");
  await page.getByLabel("Foot serials: units held back in reserve").fill("2");
  await planByPhase(muster, page);
  await expect(muster.posts).toHaveCount(3);
  expect(await readRoster(page)).toEqual([
    [21, 14, 49],
    [70, 14, 0],
    [70, 14, 0],
  ]);
});

test("a no-go area is drawn with the keyboard alone, and posts are suggested anew around it", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.getByRole("button", { name: "Draw a no-go area" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("application").focus();
  for (const key of ["ArrowUp", "ArrowUp", "Space"]) await page.keyboard.press(key);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "Space"]) {
    await page.keyboard.press(key);
  }
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Space", "Enter"]) {
    await page.keyboard.press(key);
  }
  const name = page.getByRole("textbox", { name: "Name of No-go area 1" });
  await expect(name).toBeVisible();
  await expect(page.getByText("The posts were suggested for other settings")).toBeVisible();
  await suggest(muster, page);
  await name.fill("Closed streets");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Remove Closed streets" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Remove Closed streets" }).click();
  await expect(page.getByText("The posts were suggested for other settings")).toBeVisible();
});

test("what is reached by the goal is said for it", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await page.getByLabel("What posts are placed for").selectOption("backup");
  await suggest(muster, page);
  await expect(
    page.locator(".panel").getByText(/meets a free unit, each busy 30% of the time/),
  ).toBeVisible();
});
