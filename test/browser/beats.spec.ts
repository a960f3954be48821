import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

/** Lets the foot serials patrol beats of so many hexes, from the keyboard. */
async function patrol({ page }: MusterPage, hexes: number): Promise<void> {
  await page.getByRole("button", { name: "Foot serials: more" }).click();
  await page
    .getByLabel("Foot serials: what a unit does")
    .selectOption("A unit patrols a beat around its post");
  await page.getByLabel("Foot serials: hexes of a beat at most").fill(String(hexes));
  await page.keyboard.press("Tab");
}

/** The workloads in the table of beats, as numbers. */
async function workloads({ page }: MusterPage): Promise<number[]> {
  const cells = await page.locator(".beats tbody tr td:nth-child(3)").allTextContents();
  return cells.map((text) => Number(text.replaceAll(",", "")));
}

test("units that patrol get beats: in a table, proven on request, in the inspector and in the order", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await patrol(muster, 3);
  await expect(page.locator(".units__details")).toContainText(
    /A round past 3 hexes is 1\.\d+ km at most, \d+ min/,
  );
  const rows = page.locator(".beats tbody tr");
  await expect(rows).toHaveCount(12);
  const beats = page.getByRole("region", { name: "Beats" });
  await expect(beats).toContainText(/\d+\.\d% of recorded crime is in the beats of 12 units\./);
  await expect(beats).toContainText("beside what posts cover, never added to it");
  const quick = (await workloads(muster)).reduce((sum, load) => sum + load, 0);

  await beats.getByRole("button", { name: "Look for the best beats" }).click();
  await expect(beats).toContainText("These beats are optimal.");
  const best = (await workloads(muster)).reduce((sum, load) => sum + load, 0);
  expect(best).toBeGreaterThanOrEqual(quick);
  expect(await findViolations(page)).toEqual([]);

  await beats.getByRole("button", { name: "Beat of post 3, foot serial" }).click();
  const inspector = page.getByRole("region", { name: "Selected" });
  const [, , third] = await workloads(muster);
  await expect(inspector).toContainText(`Workload${third?.toLocaleString("en-GB")} recorded rows`);
  await expect(inspector).toContainText("Most recorded at:");
  await expect(page.locator(".muster-beat-label")).toHaveCount(12);
  await expect(page.getByRole("complementary", { name: "Legend" })).toContainText(
    "Beat, with its post’s number",
  );
  await expect(page.locator(".printed__beats tbody tr")).toHaveCount(12);
  await expect(page.locator(".printed")).toContainText("not added to it");
  await muster.goTo("Brief");
  await expect(page.locator(".panel")).toContainText(/Evening\. The beats of 12 units hold \d+\.\d%/);
  await muster.goTo("Explore");
  await expect(page.locator(".muster-beat-label")).toHaveCount(0);
});

test("evenness is a choice that undo takes back, and looking for better beats can be stopped", async ({
  muster,
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await muster.open();
  await muster.settle();
  await patrol(muster, 5);
  const beats = page.getByRole("region", { name: "Beats" });
  await beats.getByLabel("How even workloads are to be").selectOption("Largest at most 1.5 × the smallest");
  await expect(beats).toContainText("At most 1.5 times was asked for.");
  await beats.getByRole("button", { name: "Look for the best beats" }).click();
  await beats.getByRole("button", { name: "Looking for better beats… stop" }).click();
  await expect(beats.getByRole("button", { name: "Look for the best beats" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(beats.getByLabel("How even workloads are to be")).toHaveValue("any");
});

test("without WebGL beats are drawn with the numbers of their posts", async ({ muster, page }) => {
  await refuseWebGl(page);
  await muster.open();
  await muster.settle();
  await patrol(muster, 2);
  const drawn = page.locator(".app__map .muster-svg-beats");
  await expect(drawn.locator("text")).toHaveCount(12);
  await expect(drawn.getByText("Beat 7", { exact: true })).toBeVisible();
  await expect(page.locator(".printed desc")).toContainText("12 beats outlined.");
});
