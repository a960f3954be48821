import { readFile } from "node:fs/promises";
import { expect, test } from "./muster-page.ts";
import { answerAsPoliceUk, openPoliceUk } from "./police-uk-answers.ts";

test("what a download left out is in the verdict, the report and both exports", async ({
  muster,
  page,
  context,
}) => {
  await answerAsPoliceUk(context, [], () => true, ["2026-03"]);
  await openPoliceUk(muster);
  await page.getByRole("button", { name: "Fetch 3 months" }).click();
  await expect(page.locator(".findings")).toContainText("Serious: No row in Mar 2026.");
  await page.getByRole("button", { name: "All of it" }).click();
  const report = page.getByRole("dialog", { name: "Data quality" });
  const note = "No crimes at all in Mar 2026: a force may not have published them.";
  await expect(report.getByRole("region", { name: "Download" })).toContainText(note);
  expect(await exported("Export as text")).toContain(`Download note: ${note}`);
  const json = JSON.parse(await exported("Export as JSON")) as { download: { notes: string[] } };
  expect(json.download.notes).toContain(note);

  async function exported(name: string): Promise<string> {
    const download = page.waitForEvent("download");
    await report.getByRole("button", { name }).click();
    return readFile(await (await download).path(), "utf8");
  }
});

test("kept months are fetched again only when told to, or once they are forgotten", async ({
  muster,
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const asked: string[] = [];
  await answerAsPoliceUk(context, asked);
  await openPoliceUk(muster);
  const again = page.getByRole("checkbox", { name: "Fetch everything again" });
  const fetchThem = async () => {
    await page.getByRole("button", { name: "Fetch 3 months" }).click();
    await expect(page.locator(".message")).toHaveCount(0);
    await expect(muster.cover).toHaveText("30");
  };
  const reopen = () => page.getByRole("button", { name: "Get data from a service" }).click();
  await expect(page.getByRole("combobox", { name: "First month" })).toBeVisible();
  await expect(again).toHaveCount(0);
  await fetchThem();
  expect(asked).toHaveLength(3);

  await reopen();
  await expect(page.getByText(/^All are kept on this device, fetched on \d+ \w+ \d{4}/)).toBeVisible();
  await fetchThem();
  expect(asked).toHaveLength(3);

  await reopen();
  await again.check();
  await fetchThem();
  expect(asked).toHaveLength(6);

  await reopen();
  await expect(again).toBeVisible();
  await page.getByRole("button", { name: "Forget what was fetched on this device" }).click();
  await expect(page.getByText("Forgotten: the next fetch asks")).toBeVisible();
  await expect(again).toHaveCount(0);
  await fetchThem();
  expect(asked).toHaveLength(9);
});

test("settings forget what was fetched, and say where there was nothing", async ({
  muster,
  page,
  context,
}) => {
  await answerAsPoliceUk(context, []);
  await openPoliceUk(muster);
  await page.getByRole("button", { name: "Fetch 3 months" }).click();
  await expect(muster.cover).toHaveText("30");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  const forget = settings.getByRole("button", { name: "Forget what was fetched on this device" });
  await forget.click();
  await expect(settings).toContainText("Forgotten: the next fetch asks");
  await forget.click();
  await expect(settings).toContainText("Nothing was kept.");
  await page.keyboard.press("Escape");
  await expect(muster.cover).toHaveText("30");
});
