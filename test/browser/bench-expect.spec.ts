import type { Page } from "@playwright/test";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { countDemonstration } from "./demonstration-rows.ts";
import { findViolations } from "./find-violations.ts";
import { expect, hasShared, type MusterPage, sharedFile, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

const WEMBLEY = "wembley-2025-05_2026-04-gridded-street.csv.gz";
/** Around all of the study area. */
const EVERYWHERE = "51.5, -0.4\n51.5, -0.1\n51.62, -0.1\n51.62, -0.4";

async function openExpect(muster: MusterPage, page: Page) {
  await muster.open();
  await muster.settle();
  await muster.goTo("Explore");
  await page.getByRole("button", { name: "Expect", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^What to expect/ })).toBeVisible();
}

function frame(page: Page, title: string | RegExp) {
  return page
    .getByRole("region", { name: title })
    .filter({ has: page.getByRole("heading", { name: title }) });
}

async function showTable(page: Page, title: string) {
  const region = frame(page, title);
  await region.getByText("Table", { exact: true }).click();
  return region.getByRole("table");
}

/** The share of a month's rows in the 5% of the hexes that had most before it, the seventh hex in part, meant over 24 months. */
async function countHitRate(): Promise<number> {
  const months = [...(await countDemonstration()).values()];
  const { cells } = layHexGrid({ center: [-0.2796, 51.556], radiusM: 2000, resolution: 9 });
  const taken = 0.05 * cells.length;
  const rates = months.slice(-24).map((month, k) => {
    const before = months.slice(0, months.length - 24 + k);
    const ranked = cells
      .map((cell) => ({ cell, rows: before.reduce((sum, each) => sum + (each.get(cell) ?? 0), 0) }))
      .sort((a, b) => b.rows - a.rows);
    const hits = ranked.map(({ cell }, i) => Math.min(1, Math.max(0, taken - i)) * (month.get(cell) ?? 0));
    const total = [...month.values()].reduce((sum, rows) => sum + rows, 0);
    return hits.reduce((sum, hit) => sum + hit, 0) / total;
  });
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

test("what to expect is answered first, and its test agrees with a count made by hand", async ({
  muster,
  page,
}) => {
  await openExpect(muster, page);
  const answer = frame(page, /^What to expect on Sat 20 Jun 2026/);
  await expect(answer).toContainText(
    /Most is to be expected during the event, 18:30 to 22:30: \d\.\d recorded/,
  );
  await expect(answer).toContainText("Simulated data");
  await expect(page.locator(".expect__verdict")).toContainText("plain prior count");
  await expect(page.getByText(/^The naive map wins: over 24 months/)).toBeVisible();

  const rates = await showTable(page, "What the first hexes held");
  const row = rates.getByRole("row", { name: /^Plain prior count 5 / });
  await expect(row.getByRole("cell").nth(1)).toHaveText((100 * (await countHitRate())).toFixed(1));

  const months = await countDemonstration();
  const [lastMonth] = [...months.values()].slice(-1);
  const recorded = [...(lastMonth?.values() ?? [])].reduce((sum, rows) => sum + rows, 0);
  await page.locator(".expect__folds summary").click();
  const last = page.locator(".expect__folds").getByRole("row").last();
  await expect(last).toContainText("2026-04");
  await expect(last.getByRole("cell").nth(1)).toHaveText(String(recorded));
});

test("a hex of the list is selected on the map by mouse and by keyboard", async ({ muster, page }) => {
  await openExpect(muster, page);
  const hexes = page.getByRole("listbox", { name: "Hexes" });
  const first = hexes.getByRole("option").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(hexes.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(first).toHaveAttribute("aria-selected", "false");
  await page.getByRole("radiogroup", { name: "Phase" }).getByText("Night").click();
  await expect(frame(page, "Where, night")).toContainText("in the night after");
  await page.getByRole("button", { name: "Close the analysis" }).click();
  await expect(page.getByRole("region", { name: "Selected" })).toContainText("recorded");
});

test("a focus area by coordinates weighs what it covers, by keyboard alone, and is there after a reload", async ({
  muster,
  page,
}) => {
  await openExpect(muster, page);
  const first = page.getByRole("listbox", { name: "Hexes" }).getByRole("option").first();
  await expect(first).not.toHaveAccessibleName(/demand/);
  const before = await first.getAttribute("aria-label");

  await page.getByRole("button", { name: "By coordinates" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Everywhere");
  await page.getByRole("radiogroup", { name: "Shape" }).getByText("Area").click();
  await page.getByRole("textbox", { name: /^Latitude, longitude/ }).fill("here and there");
  await page.getByRole("button", { name: "Add", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Line 1" })).toBeVisible();
  await page.getByRole("textbox", { name: /^Latitude, longitude/ }).fill(EVERYWHERE);
  await page.getByRole("textbox", { name: "Arrival" }).fill("2");
  await page.keyboard.press("Enter");

  await expect(first).toHaveAccessibleName(/demand/);
  const [expected, demand] = ((await first.getAttribute("aria-label")) ?? "").match(/\d+\.\d+(?= \()/g) ?? [];
  expect(before).toContain(`expected ${expected}`);
  expect(Math.abs(Number(demand) - 2 * Number(expected))).toBeLessThanOrEqual(0.0151);
  await expect(page.locator(".muster-focus-label")).toHaveText("Everywhere");

  await page.reload();
  await expect(muster.cover).toHaveText(/%/);
  await muster.goTo("Explore");
  await page.getByRole("button", { name: "Expect", exact: true }).click();
  await expect(page.getByRole("button", { name: "Edit Everywhere" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Everywhere" }).click();
  await expect(first).not.toHaveAccessibleName(/demand/);
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByText("Arrival ×2")).toBeVisible();
});

test("a route is drawn with the mouse, a point taken back, and Escape leaves nothing but the open bench", async ({
  muster,
  page,
}) => {
  await openExpect(muster, page);
  await page.getByRole("button", { name: "Draw a focus area: route" }).click();
  const bar = page.getByRole("region", { name: "Drawing a focus area" });
  await expect(bar.getByRole("button", { name: "Done" })).toBeDisabled();
  for (const [x, y] of [
    [520, 500],
    [560, 440],
    [600, 400],
  ] as const) {
    await page.mouse.click(x, y);
  }
  await expect(bar).toContainText("3 points");
  await page.keyboard.press("Control+z");
  await expect(bar).toContainText("2 points");
  await page.keyboard.press("Backspace");
  await expect(bar).toContainText("1 point, 1 more needed");
  await page.mouse.click(640, 360);
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Edit Focus area 1" });
  await expect(form.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Olympic Way");
  await page.keyboard.press("Enter");
  await expect(page.locator(".muster-focus-label")).toHaveText("Olympic Way");
  await expect(page.locator(".focus-list")).toContainText(/Route of .* 25 m to each side/);

  await page.getByRole("button", { name: "Draw a focus area: area" }).click();
  await page.mouse.click(560, 500);
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /^What to expect/ })).toBeVisible();
  await expect(page.locator(".muster-focus-label")).toHaveCount(1);
  await muster.goTo("Plan");
  await expect(page.locator(".muster-focus-label")).toHaveCount(0);
});

test("an area is drawn on the map with the keyboard alone", async ({ muster, page }) => {
  await openExpect(muster, page);
  await page.getByRole("button", { name: "Draw a focus area: area" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("application")).toBeFocused();
  for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft"]) {
    await page.keyboard.press(key);
    await page.keyboard.press(key);
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form", { name: "Edit Focus area 1" })).toBeVisible();
  await expect(page.locator(".focus-list")).toContainText(/Area of [\d.]+ ha/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Edit Focus area 1" })).toBeFocused();
});

test("a GeoJSON file gives its areas, and says what it refuses and why", async ({ muster, page }) => {
  await openExpect(muster, page);
  const feature = (name: string, type: string, coordinates: unknown) => ({
    type: "Feature",
    properties: { name, night: 3 },
    geometry: { type, coordinates },
  });
  const file = {
    type: "FeatureCollection",
    features: [
      feature("Wembley Park", "Point", [-0.2794, 51.5631]),
      feature("In metres", "Point", [519_000, 185_500]),
    ],
  };
  await page.getByLabel("GeoJSON file of focus areas").setInputFiles({
    name: "areas.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(page.getByText("1 added, 1 refused:")).toBeVisible();
  await expect(page.getByText(/In metres\..*not on the Earth/)).toBeVisible();
  await expect(page.locator(".focus-list")).toContainText("Night ×3");
});

test.describe("without WebGL", () => {
  test("focus areas and what is being drawn show on the drawn map too", async ({ muster, page }) => {
    await refuseWebGl(page);
    await openExpect(muster, page);
    await page.getByRole("button", { name: "Draw a focus area: area" }).click();
    for (const [x, y] of [
      [520, 500],
      [620, 480],
      [600, 380],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await expect(page.locator(".muster-svg-draft circle")).toHaveCount(3);
    await page.keyboard.press("Enter");
    await expect(page.locator(".muster-svg-focus text")).toHaveText("Focus area 1");
    await expect(page.locator(".muster-svg-draft")).toHaveCount(0);
  });
});

test.describe("records that carry the month only", () => {
  test.skip(!hasShared(WEMBLEY), `needs ../shared/crime-data/${WEMBLEY}`);

  test("give one surface for all phases, per month, and say so", async ({ muster, page }) => {
    await muster.open();
    await muster.openCrimeFiles(sharedFile(WEMBLEY));
    await muster.goTo("Explore");
    await expect(page.locator(".panel .figure-large")).toHaveText("14,324");
    await page.getByRole("button", { name: "Expect", exact: true }).click();
    await expect(frame(page, "What to expect in a month")).toContainText("1,194 recorded crimes a month");
    await expect(
      page.getByText(
        "These records carry the month only, so all phases share one surface; add focus areas to set them apart.",
      ),
    ).toBeVisible();
    await expect(page.getByRole("radiogroup", { name: "Phase" })).toHaveCount(0);
  });
});

for (const scheme of ["light", "dark"] as const) {
  test(`the page in ${scheme} has no accessibility violation that axe can find`, async ({ muster, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openExpect(muster, page);
    await page
      .getByRole("radiogroup", { name: "What a recorded crime counts for" })
      .getByText("Blend")
      .click();
    await page.getByRole("button", { name: "By coordinates" }).click();
    await page.locator(".expect__folds summary").click();
    await expect(page.locator(".expect .chart-frame[aria-busy=true]")).toHaveCount(0);
    expect(await findViolations(page)).toEqual([]);
  });
}
