import { expect, MusterPage, stayOnThisMachine, test, watchForFaults } from "./muster-page.ts";

test("the demonstration event has a plan before anything is asked", async ({ muster, page }) => {
  await muster.open();
  await expect(muster.posts).toHaveCount(12);
  await expect(page.getByText("Wembley Stadium · Sat 20 Jun 2026")).toBeVisible();
  await muster.settle();
  await expect(page.locator(".panel").getByText("This plan is optimal.")).toBeVisible();
});

test("simulated data wears its badge in the legend, the panels, the print and the link", async ({
  muster,
  page,
}) => {
  await muster.open();
  await expect(page.locator(".legend")).toContainText("Simulated data");
  await muster.goTo("Explore");
  await expect(page.locator(".panel")).toContainText("Simulated data");
  await expect(page.locator(".printed")).toContainText("Simulated data");
  await page.getByRole("button", { name: "Share link" }).first().click();
  await expect(page.getByRole("dialog")).toContainText("Simulated data");
});

test("a filter changes what is counted, and undo brings it back", async ({ muster, page }) => {
  await muster.open();
  await muster.goTo("Explore");
  const all = await muster.cover.textContent();
  await page.getByRole("button", { name: "Only Robbery" }).click();
  await expect(page.getByText(/recorded crimes match the filters/)).toBeVisible();
  await expect(muster.cover).not.toHaveText(all ?? "");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(muster.cover).toHaveText(all ?? "");
});

test("a dragged post is pinned where it was dropped, and stays there when posts are suggested again", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const post = muster.posts.nth(0);
  const box = await post.boundingBox();
  if (!box) throw new Error("The first post has no place on screen.");
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 30, { steps: 6 });
  await page.mouse.up();
  await expect(muster.posts.filter({ hasText: "1" }).first()).toHaveAccessibleName(/pinned/);
  await expect(page.locator(".panel").getByText(/Placed by hand: covers/)).toBeVisible();
  const moved = (await muster.printedCoordinates())[0];
  await page.getByRole("button", { name: "Suggest again around pins" }).click();
  await muster.settle();
  expect(await muster.printedCoordinates()).toContain(moved);
  await expect(muster.posts).toHaveCount(12);
});

test("posts can be added by hand, pinned, removed, and all of it undone", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await page.getByRole("button", { name: "Add a post by hand" }).click();
  await page.mouse.click(900, 420);
  await expect(muster.posts).toHaveCount(13);
  await page.getByRole("button", { name: "Pin post 2", exact: true }).click();
  await expect(page.getByRole("button", { name: "Unpin post 2" })).toBeVisible();
  await page.getByRole("button", { name: "Remove post 3" }).click();
  await expect(muster.posts).toHaveCount(12);
  for (let i = 0; i < 3; i++) await page.keyboard.press("Control+z");
  await expect(muster.posts).toHaveCount(12);
  await expect(page.getByRole("button", { name: "Pin post 2", exact: true })).toBeVisible();
});

test("the printed order lists every post with place, coordinates and reason", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".printed__posts tbody tr")).toHaveCount(12);
  await expect(page.locator(".printed figure svg").first()).toBeVisible();
  await expect(page.locator(".app")).toBeHidden();
  const first = page.locator(".printed__posts tbody tr").first();
  await expect(first).toContainText(/\d+\.\d{5}, −0\.\d{5}/);
  await expect(first).toContainText(/%/);
});

test("a link opened in a fresh profile shows the same posts", async ({ muster, browser }) => {
  await muster.open();
  await muster.settle();
  const link = await muster.makeLink();
  const posts = await muster.printedCoordinates();
  const elsewhere = await browser.newContext();
  await stayOnThisMachine(elsewhere);
  const page = await elsewhere.newPage();
  const faults = watchForFaults(page);
  await page.goto(link);
  const reader = new MusterPage(page);
  await expect(reader.posts).toHaveCount(12);
  expect(await reader.printedCoordinates()).toEqual(posts);
  expect(faults).toEqual([]);
  await elsewhere.close();
});

test("a plan saved as a file opens again with the same posts", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await muster.goTo("Brief");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save plan as a file" }).click();
  const path = await (await download).path();
  const posts = await muster.printedCoordinates();
  await muster.goTo("Plan");
  await page.getByRole("button", { name: "Remove post 1", exact: true }).click();
  await expect(muster.posts).toHaveCount(11);
  await muster.goTo("Brief");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a saved plan" }).click();
  await (await chooser).setFiles({
    name: "plan.json",
    mimeType: "application/json",
    buffer: await (await import("node:fs/promises")).readFile(path),
  });
  await expect(muster.posts).toHaveCount(12);
  expect(await muster.printedCoordinates()).toEqual(posts);
});

test("a reload keeps the plan", async ({ muster, page }) => {
  await muster.open();
  await muster.settle();
  await page.getByRole("button", { name: "Remove post 5" }).click();
  await expect(muster.posts).toHaveCount(11);
  const posts = await muster.printedCoordinates();
  await page.reload();
  await expect(muster.posts).toHaveCount(11);
  expect(await muster.printedCoordinates()).toEqual(posts);
});
