import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";

/** The section, unfolded. */
async function unfold({ page }: MusterPage) {
  const section = page.getByRole("region", { name: "Units taken from elsewhere" });
  await section.getByText("Nobody has said where units come from").click();
  return section;
}

test("a station by its coordinates: what it gives, what that leaves there, and where officers come from", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const section = await unfold(muster);
  const typed = section.getByLabel("Or a station by its coordinates");
  await typed.fill("Brent");
  await typed.press("Enter");
  await expect(section).toContainText("Type latitude, then longitude");
  await typed.fill("51.563, -0.27");
  await typed.press("Enter");
  await expect(section.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Brent station");
  await section.getByLabel("Brent station: Foot serials ordinarily there").fill("4");
  await section.getByLabel("Brent station: Foot serials taken, arrival").fill("2");
  await section.getByLabel("Brent station: Foot serials taken, dispersal").fill("5");

  const ledger = section.getByRole("table", { name: "Brent station" });
  const row = (name: string) => ledger.getByRole("row", { name: new RegExp(`^${name}`) }).getByRole("cell");
  await expect(row("Units left")).toHaveText(["2", "4", "0"]);
  const demand = Number(await row("Demand there").first().textContent());
  expect(demand).toBeGreaterThan(0);
  await expect(row("Demand per unit left").nth(2)).toHaveText("no unit");
  const uncovered = await row("Uncovered with units left").allTextContents();
  expect(uncovered[2]).toBe(await row("Demand there").nth(2).textContent());
  await expect(section).toContainText("5 of Foot serials are taken from Brent station, which has 4.");
  const balance = section.getByRole("table", { name: "Where the officers come from" });
  await expect(balance.getByRole("row", { name: /^Arrival/ }).getByRole("cell")).toHaveText([
    ...["14", "+ 70", "− 0", "= 84"],
  ]);
  expect(await findViolations(page)).toEqual([]);
  await expect(page.locator(".app__map")).toContainText("Brent station");
  await expect(page.locator(".printed__sources tbody tr")).toHaveCount(3);
  await expect(page.locator(".printed")).toContainText(
    "Officers without a stated source: arrival 70, event 84, dispersal 49.",
  );
  const download = page.waitForEvent("download");
  await section.getByRole("button", { name: "Sources, CSV" }).click();
  expect((await download).suggestedFilename()).toBe("abstraction-sources.csv");
  await muster.goTo("Brief");
  await expect(page.locator(".panel")).toContainText("Brent station, arrival: 2 of 4 units taken.");
});

test("a station where the open data has no row says so, put there and taken away by keyboard and undo", async ({
  muster,
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await muster.open();
  await muster.settle();
  const section = await unfold(muster);
  const typed = section.getByLabel("Or a station by its coordinates");
  await typed.fill("53.8, -1.55");
  await typed.press("Enter");
  await expect(section).toContainText(
    "The open data has no row in Station 1 that counts: demand there is not known.",
  );
  await expect(
    section
      .getByRole("row", { name: /^Demand there/ })
      .getByRole("cell")
      .first(),
  ).toHaveText("–");
  expect(await findViolations(page)).toEqual([]);
  await section.getByRole("button", { name: "Remove Station 1" }).click();
  await expect(section.getByText("Nobody has said where units come from")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(section).toContainText("Station 1");
});

test("an area is drawn on the map as the ground that units are taken from", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  const section = await unfold(muster);
  await section.getByRole("button", { name: "Draw an area" }).click();
  const map = page.locator(".app__map");
  for (const [x, y] of [
    [700, 300],
    [900, 300],
    [800, 450],
  ] as const)
    await map.click({ position: { x, y } });
  await section.getByRole("button", { name: "Done", exact: true }).click();
  await expect(section).toContainText("Area drawn on the map, 3 corners");
  await expect(page.locator(".muster-focus-label")).toHaveText("Area 1");
});
