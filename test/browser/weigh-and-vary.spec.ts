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
