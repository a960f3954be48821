import { expect, type Page } from "@playwright/test";
import { test } from "./muster-page.ts";

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      const input = element as HTMLInputElement | null;
      const labelled = input?.labels?.[0]?.textContent;
      return element?.getAttribute("aria-label") ?? labelled ?? element?.textContent ?? "";
    });
    if (name.test(label)) return;
  }
  throw new Error(`No Tab stop is named ${name}.`);
}

test("the whole job with the keyboard alone", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await tabTo(page, /Foot serials: how many/);
  await page.keyboard.press("ArrowUp");
  await tabTo(page, /^Suggest posts$/);
  await page.keyboard.press("Enter");
  await expect(muster.posts).toHaveCount(13);
  await muster.settle();

  const before = await muster.printedCoordinates();
  await muster.posts.first().focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(async () => (await muster.printedCoordinates())[0]).not.toBe(before[0]);

  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".app__map [aria-live]")).toContainText(/recorded/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Selected" })).toContainText(/recorded/);

  await page.getByRole("radio", { name: "Plan" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Open a saved plan" })).toBeVisible();
  await tabTo(page, /^Share link$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(/#plan=/);
});
