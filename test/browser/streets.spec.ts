import { findViolations } from "./find-violations.ts";
import { expect, test } from "./muster-page.ts";

/** The page, the solver and axe share whatever processors there are. */
test.setTimeout(180_000);

/** Streets every 100 to 150 m around Wembley Stadium, the middle one named, as GeoJSON lines. */
function streetGrid(): Buffer {
  const steps = Array.from({ length: 41 }, (_, i) => i - 20);
  const at = (x: number, y: number) => [-0.2796 + x * 0.002, 51.556 + y * 0.0012];
  const line = (name: string, coordinates: readonly number[][]) => ({
    ...{ type: "Feature", properties: { name } },
    geometry: { type: "LineString", coordinates },
  });
  const features = steps.flatMap((k) => [
    line(
      k === 0 ? "Middle Street" : "",
      steps.map((x) => at(x, k)),
    ),
    line(
      "",
      steps.map((y) => at(k, y)),
    ),
  ]);
  return Buffer.from(JSON.stringify({ type: "FeatureCollection", features }));
}

test("streets are loaded, minutes are covered along them, one is closed and opened again", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await muster.goTo("Plan");
  const panel = page.locator(".panel");
  const streets = page
    .locator("section")
    .filter({ has: page.getByText("Walking distance", { exact: true }) });
  await expect(streets).toContainText("Ways are straight lines × 1.25.");

  await page.getByRole("button", { name: "Foot serials: more" }).click();
  await page.getByRole("combobox", { name: "Foot serials: how cover is told" }).selectOption("minutes");
  await expect(panel).toContainText("By straight lines that is 320 m at its pace");
  await muster.settle();
  const straight = await muster.cover.textContent();

  await page
    .getByLabel("File of streets", { exact: true })
    .setInputFiles({ name: "grid.geojson", mimeType: "application/geo+json", buffer: streetGrid() });
  await expect(streets).toContainText("grid.geojson");
  await expect(panel).toContainText("Along the streets that are loaded, at its pace.");
  await expect(muster.cover).not.toHaveText(straight ?? "");
  await expect(muster.cover).toHaveText(/%/);
  await page.getByRole("button", { name: "Suggest posts" }).click();
  await muster.settle();
  await expect(panel).toContainText("within 5 min on foot of a post");
  await expect(panel).toContainText(/Proven: no placing|This plan is optimal/);
  const open = await muster.cover.textContent();

  await muster.posts.first().click();
  await expect(page.getByText("5 min from post 1", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Close a street on the map" }).click();
  await page.getByRole("application").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: /^Name of / })).toHaveValue(/closed|Closed streets/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByRole("textbox", { name: /^Name of / })).toHaveCount(0);
  await expect(muster.cover).toHaveText(open ?? "");

  expect(await findViolations(page)).toEqual([]);
  await streets.getByRole("button", { name: "Back to straight lines" }).click();
  await expect(streets).toContainText("Ways are straight lines × 1.25.");
});

test("a file that holds no streets, or those of another place, says so and changes nothing", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await muster.goTo("Plan");
  const file = page.getByLabel("File of streets", { exact: true });
  const cover = await muster.cover.textContent();
  await file.setInputFiles({
    ...{ name: "notes.json", mimeType: "application/json" },
    buffer: Buffer.from('{"hello": "there"}'),
  });
  await expect(page.getByText('"notes.json" is JSON, but not GeoJSON.')).toBeVisible();
  const elsewhere = streetGrid().toString().replaceAll("51.", "48.");
  await file.setInputFiles({
    ...{ name: "paris.geojson", mimeType: "application/geo+json" },
    buffer: Buffer.from(elsewhere),
  });
  await expect(page.getByText("No street of “paris.geojson” is in the study area.")).toBeVisible();
  await expect(muster.cover).toHaveText(cover ?? "");
  await page.getByRole("button", { name: "Take them from the base map" }).click();
  await expect(page.getByText("The map on screen has no base map with roads.")).toBeVisible();
});
