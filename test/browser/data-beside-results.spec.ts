import { expect, test } from "./muster-page.ts";

function rowsAt(lat: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => `2026-0${1 + (i % 3)},Robbery,-0.28,${lat}`);
  return `month,crime_type,longitude,latitude\n${lines.join("\n")}\n`;
}

function csv(name: string, text: string) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

test("where nothing is wrong with the data, one quiet line says so beside each result", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.openCrimeFiles(csv("sound.csv", rowsAt(51.556, 30)));
  const line = page.locator(".data-line");
  await expect(line).toHaveText("Data: Every row was kept; months complete");
  await muster.goTo("Brief");
  await expect(line).toHaveText("Data: Every row was kept; months complete");
});

test("the most serious finding stands beside the cover and the order, and opens the report", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.openCrimeFiles(csv("holes.csv", `${rowsAt(51.556, 30)}2026-05,Robbery,-0.28,51.556\n`));
  const line = page.getByRole("button", { name: "Serious: Data: No row in Apr 2026" });
  await line.click();
  const dialog = page.getByRole("dialog", { name: "Data quality" });
  await expect(dialog).toContainText("missing: 2026-04");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(line).toBeFocused();
  await muster.goTo("Brief");
  await line.press("Enter");
  await expect(dialog).toContainText("31 read, 31 kept");
});

test("the findings follow the study area", async ({ muster, page }) => {
  await muster.open();
  const far = rowsAt(51.575, 30).split("\n").slice(1).join("\n");
  await muster.openCrimeFiles(csv("two-places.csv", `${rowsAt(51.556, 30)}${far}`));
  await muster.goTo("Explore");
  const outside = page.locator(".findings").getByText("30 of 60 rows lie outside the study area");
  await expect(outside).toBeVisible();
  const radius = page.getByRole("slider", { name: "Radius of the study area" });
  await radius.focus();
  await radius.press("End");
  await expect(outside).toHaveCount(0);
});
