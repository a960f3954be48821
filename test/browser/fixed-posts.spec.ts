import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

/** Puts a fixed post on the map with the keyboard alone, two hexes east of the venue, and names it. */
async function addGate({ page }: MusterPage): Promise<void> {
  await page.getByRole("button", { name: "Add a fixed post on the map" }).focus();
  await page.keyboard.press("Enter");
  for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type("Gate A");
}

test("a fixed post is added, named and staffed by keyboard, kept by suggestions, and in the order", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await addGate(muster);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Gate");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Gate A: officers of Foot serials, evening")).toBeFocused();
  await page.keyboard.type("10");
  await expect(page.locator(".panel").getByText("All evening: 2 foot serials, 14 officers")).toBeVisible();
  const mark = page.locator(".app__map").getByRole("button", { name: /^Fixed post Gate A,/ });
  await expect(mark).toHaveAccessibleName(/^Fixed post Gate A, gate, 14 officers all evening\./);

  const coordinates = page.locator(".printed__fixed .printed__soft");
  const before = await coordinates.textContent();
  await page.getByRole("button", { name: "Suggest posts" }).click();
  await expect(muster.posts).toHaveCount(10);
  await muster.settle();
  await expect(coordinates).toHaveText(before ?? "");
  await expect(page.locator(".printed__fixed tbody")).toContainText("2 foot serials, 14 officers");
  await expect(page.locator(".panel").getByText(/with the fixed post kept/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);

  await mark.focus();
  await page.keyboard.press("Enter");
  const inspector = page.getByRole("region", { name: "Selected" });
  await expect(inspector).toContainText(/of recorded crime is within 300 m/);
  expect(await findViolations(page)).toEqual([]);
  await muster.goTo("Brief");
  await expect(page.locator(".panel").getByRole("button", { name: /^Gate A/ })).toContainText("14 officers");
  await inspector.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Remove Gate A" }).click();
  await expect(mark).toHaveCount(0);
});

test("what cannot be taken over stays as it was typed, with the reason, and too many officers are a warning", async ({
  muster,
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await muster.open();
  await muster.settle();
  await addGate(muster);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("");
  await expect(
    page.getByText("It needs a name, such as “Gate A”. Until then it stays “Gate A”."),
  ).toBeVisible();
  await page.getByText("Phase by phase", { exact: true }).click();
  const arrival = page.getByLabel("Gate A: officers of Foot serials, arrival");
  await arrival.fill("200");
  await expect(arrival).toHaveAccessibleDescription("0 to 100");
  await expect(arrival).toHaveValue("200");
  await expect(page.locator(".panel").getByText("On arrival: nobody")).toBeVisible();
  await page.getByLabel("Gate A: officers of Foot serials, event").fill("91");
  const warning = "Foot serials: pinned and fixed posts take 13 in the event phase, and 12 can be placed.";
  await expect(page.getByRole("status").filter({ hasText: warning })).toBeVisible();
  await expect(page.locator(".printed__warning")).toContainText(warning);
  await expect(arrival).toHaveValue("200");
  await expect(name).toHaveValue("");
  expect(await findViolations(page)).toEqual([]);
});

test("fixed posts come from a file, with what was not taken and why", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await page.getByLabel("File of fixed posts").setInputFiles({
    name: "gates.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name,latitude,longitude,officers\nGate A,51.558,-0.28,7\nGate B,,,7\n"),
  });
  await expect(page.getByText(/^1 fixed post added\./)).toContainText("are asked of Foot serials");
  await page.getByText("1 not taken").click();
  await expect(page.locator(".panel")).toContainText("Line 3 has no position.");
  const mark = page
    .locator(".app__map")
    .getByRole("button", { name: /^Fixed post Gate A, gate, 7 officers/ });
  await expect(mark).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(mark).toHaveCount(0);
});

test("without WebGL fixed posts are drawn, and moved with arrow keys", async ({ muster, page }) => {
  await refuseWebGl(page);
  await muster.open();
  await muster.settle();
  await addGate(muster);
  const coordinates = page.locator(".printed__fixed .printed__soft");
  const before = await coordinates.textContent();
  await page
    .locator(".app__map")
    .getByRole("button", { name: /^Fixed post Gate A, other place, nobody all evening/ })
    .focus();
  await page.keyboard.press("ArrowRight");
  await expect(coordinates).not.toHaveText(before ?? "");
});
