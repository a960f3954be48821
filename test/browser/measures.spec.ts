import type { Page } from "@playwright/test";
import { expect, type MusterPage, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

const DAYS = /^[\d,.]+ days of imprisonment, /;

async function openExplore(muster: MusterPage, page: Page) {
  await muster.open();
  await muster.settle();
  await muster.goTo("Explore");
  const legend = page.getByRole("complementary", { name: "Legend" });
  const choice = legend.getByRole("combobox", { name: "Colour the hexes by" });
  await expect(choice).toBeVisible();
  return { legend, choice };
}

/** Puts the keyboard on the hex at the venue, and gives what a screen reader is told of it. */
async function hearHex(page: Page) {
  await page.getByRole("application").focus();
  return page.locator(".app__map [aria-live]");
}

test("the hexes are coloured by harm, and every telling of them says so", async ({ muster, page }) => {
  const { legend, choice } = await openExplore(muster, page);
  await expect(legend).toContainText("Recorded per hex");
  await choice.selectOption("harm");
  await expect(legend).toContainText("Harm per hex, days of imprisonment (Cambridge Crime Harm Index 2026)");
  await expect(legend).toContainText("Simulated data");

  const heard = await hearHex(page);
  await expect(heard).toHaveText(DAYS);
  await expect(page.locator(".muster-map-tooltip")).toHaveText(/^[\d,.]+ days of imprisonment$/);
  await page.keyboard.press("Enter");
  const inspector = page.getByRole("region", { name: "Selected" });
  await expect(inspector).toContainText("Harm per hex");
  await expect(inspector).toContainText(/[\d,.]+ days of imprisonment/);

  await page.getByRole("button", { name: "All hexes as a table" }).click();
  const table = page.getByRole("dialog", { name: "All hexes in the study area" });
  await expect(table.getByRole("columnheader", { name: "Harm per hex" })).toBeVisible();
  await expect(table.getByRole("row").nth(1)).toContainText(/[\d,.]+ days of imprisonment/);
  await page.keyboard.press("Escape");

  await muster.goTo("Plan");
  await expect(legend).toContainText("Recorded per hex");
  await expect(page.locator(".printed")).toContainText("Shading: recorded crime per hexagon");
});

test("a measure is chosen with the keyboard alone, and the count comes back", async ({ muster, page }) => {
  const { legend, choice } = await openExplore(muster, page);
  await choice.focus();
  await page.keyboard.type("Coloured by emerg");
  await expect(choice).toHaveValue("pattern");
  await expect(legend).toContainText("Emerging hot spots");
  for (const pattern of ["no pattern", "new", "persistent", "historical"]) {
    await expect(legend.getByRole("listitem").filter({ hasText: new RegExp(`^${pattern}$`) })).toHaveCount(1);
  }
  await expect(await hearHex(page)).toHaveText(/^sporadic: hot now and then/);
  await choice.focus();
  await page.keyboard.press("Home");
  await expect(legend).toContainText("Recorded per hex");
});

test("a measure being worked out can be called off, and asked for again", async ({ muster, page }) => {
  const { legend, choice } = await openExplore(muster, page);
  await choice.evaluate((select: HTMLSelectElement) => {
    const legendOf = select.closest("aside") as HTMLElement;
    new MutationObserver((_, observer) => {
      const cancel = Array.from(legendOf.querySelectorAll("button")).find(
        ({ textContent }) => textContent === "Cancel",
      );
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
    }).observe(legendOf, { childList: true, subtree: true });
  });
  await choice.selectOption("cluster");
  await expect(legend).toContainText("Called off: coloured by recorded crime.");
  await expect(legend).toContainText("Recorded per hex");
  await legend.getByRole("button", { name: "Work it out" }).click();
  await expect(legend).toContainText("Circles with more than expected");
});

test("a measure that cannot be had is offered with the reason and cannot be chosen", async ({
  muster,
  page,
}) => {
  const { legend, choice } = await openExplore(muster, page);
  await choice.selectOption("harm");
  await expect(legend).toContainText("Harm per hex");
  await page.getByRole("button", { name: "None", exact: true }).click();
  await expect(legend).toContainText("Nothing here has a weight of harm. Coloured by recorded crime.");
  await expect(choice.locator("option[value=harm]")).toBeDisabled();
  await expect(legend).toContainText("Recorded per hex");
});

test("without WebGL the SVG map is coloured by the same measure", async ({ muster, page }) => {
  await refuseWebGl(page);
  const { legend, choice } = await openExplore(muster, page);
  const fills = () =>
    page
      .locator(".app__map svg path[fill^='#']")
      .evaluateAll((paths) => paths.map((path) => `${path.getAttribute("fill")} ${path.getAttribute("d")}`));
  const byCount = await fills();
  await choice.selectOption("harm");
  await expect(legend).toContainText("Harm per hex");
  expect(await fills()).not.toEqual(byCount);
  await expect(await hearHex(page)).toHaveText(DAYS);
});
