import { findViolations } from "./find-violations.ts";
import { expect, test } from "./muster-page.ts";

test("one unit more or fewer has its figures at once, and each is proven on request", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const whatIf = page.getByRole("region", { name: "One unit more or fewer" });
  await whatIf.getByRole("button", { name: "Foot serials" }).click();
  const chart = whatIf.getByRole("img", { name: /^Reached by number of officers: 63 officers \d+\.\d%/ });
  await expect(chart).toBeVisible();
  await whatIf.getByRole("button", { name: "Prove these points" }).click();
  await expect(whatIf.getByText("Every point is proven")).toBeVisible();
  expect(await findViolations(page)).toEqual([]);

  await whatIf.getByText("Table", { exact: true }).click();
  const rows = whatIf.locator("tbody tr");
  await expect(rows).toHaveCount(7);
  await expect(rows.locator("td:last-child")).toHaveText(Array.from({ length: 7 }, () => "yes"));
  const reached = (await rows.locator("td:nth-child(4)").allInnerTexts()).map(Number);
  expect(reached).toEqual(reached.toSorted((a, b) => a - b));
  await expect(rows.nth(3).locator("td:nth-child(4)")).toHaveText(
    (await muster.cover.innerText()).replace("%", ""),
  );
});

test("a proof that takes long says how far it is, is stopped, and leaves the quick figures", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.getByLabel("What posts are placed for").selectOption("fairness");
  const whatIf = page.getByRole("region", { name: "One unit more or fewer" });
  await whatIf.getByRole("button", { name: "Foot serials" }).click();
  const chart = whatIf.getByRole("img", { name: /^Worst sector by number of officers: / });
  await expect(chart).toBeVisible();
  await whatIf.getByRole("button", { name: "Prove these points" }).click();
  await whatIf.getByRole("button", { name: /^Proving \d of 7… stop$/ }).click();
  await expect(whatIf.getByRole("button", { name: "Prove these points" })).toBeVisible();
  await expect(chart).toBeVisible();
});

test("the groups are compared by what one unit more brings, and the comparison goes when its inputs do", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const next = page.getByRole("region", { name: "Where the next unit helps most" });
  await next.getByRole("button", { name: "Compare the groups" }).click();
  await next.getByRole("button", { name: "Prove these gains" }).click();
  await expect(next.getByText("Every gain is proven")).toBeVisible();
  await expect(next.getByText(/^Per unit, one more of Vehicles helps most: \d+\.\d points\.$/)).toBeVisible();
  const download = page.waitForEvent("download");
  await next.getByRole("button", { name: "Save as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("next-unit.csv");
  expect(await findViolations(page)).toEqual([]);

  await page.getByLabel("What posts are placed for").selectOption("fairness");
  await expect(next.getByText("Every gain is proven")).toHaveCount(0);
  await expect(next.getByText(/the worst covered sector of any planned phase/)).toBeVisible();
});

test("the plan is varied over occasions: a plan of the schedule is taken on, undone, and saved with its seed", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const best = await muster.cover.innerText();
  const vary = page.getByRole("region", { name: "Vary the plan" });
  await vary.getByRole("button", { name: "Draw a schedule" }).click();
  const schedule = vary.getByRole("table", { name: /^Schedule of 6 occasions from seed 1/ });
  await expect(schedule.locator("tbody tr")).toHaveCount(6);
  await expect(vary.getByText(`the best covers ${best}, proven`)).toBeVisible();
  await expect(
    vary.getByText(/^Two of these occasions share \d+\.\d of 12\.0 places on average\.$/),
  ).toBeVisible();
  await vary.getByText(/places and how often each is staffed/).click();
  expect(await findViolations(page)).toEqual([]);

  const drawn = await schedule.locator("tbody tr").nth(1).getByRole("cell").first().innerText();
  await schedule.getByRole("button", { name: "Use the plan of occasion 2" }).click();
  await expect(schedule.locator("tbody tr").nth(1)).toContainText("In use");
  await expect(muster.cover).toHaveText(drawn.match(/\d+\.\d%/)?.[0] ?? "no cover");
  await expect(muster.posts).toHaveCount(12);

  const download = page.waitForEvent("download");
  await vary.getByRole("button", { name: "Save as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("schedule-seed-1.csv");
  await vary.getByRole("button", { name: "Draw another" }).click();
  await expect(vary.getByText("Seed 2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(muster.cover).toHaveText(best);

  await page.getByLabel("What posts are placed for").selectOption("distance");
  await expect(schedule).toHaveCount(0);
  await expect(vary.getByText(/Plans can be varied only where the goal is to reach the most/)).toBeVisible();
});
