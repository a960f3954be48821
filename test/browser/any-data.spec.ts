import { writeFileSync } from "node:fs";
import { workbookOf } from "../sources/xlsx-bytes.ts";
import { zipOf } from "../sources/zip-bytes.ts";
import { expect, hasShared, sharedFile, test } from "./muster-page.ts";
import { answerAsPoliceUk, openPoliceUk } from "./police-uk-answers.ts";

const VANCOUVER = "vancouver-2020-utm.zip";

/** Rows around Wembley Stadium on the British National Grid, under names that say nothing. */
const GRID_ROWS = Array.from(
  { length: 60 },
  (_, i) => `${519_300 + (i % 8) * 90},${185_600 + (i % 5) * 80},2026-01,Robbery`,
);

test("a file whose columns nobody could guess is read once they are pointed out, and remembered", async ({
  muster,
  page,
}) => {
  await muster.open();
  const file = {
    name: "grid.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`a,b,when,what\n${GRID_ROWS.join("\n")}\n`),
  };
  await muster.openCrimeFiles(file);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("grid.csv");
  await dialog.getByText("Easting and northing").click();
  await choose(dialog, "Easting", "a");
  await choose(dialog, "Northing", "b");
  await choose(dialog, "Grid", /British National Grid/);
  await dialog.getByRole("button", { name: "Read the file" }).click();
  await expect(dialog).toHaveCount(0);
  await muster.goTo("Explore");
  await expect(muster.cover).toHaveText("60");
  await muster.openCrimeFiles({ ...file, name: "next-month.csv" });
  await expect(page.locator(".panel")).toContainText("next-month.csv");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  async function choose(scope: typeof dialog, label: string, option: string | RegExp): Promise<void> {
    await scope
      .getByRole("combobox", { name: label })
      .or(scope.getByRole("textbox", { name: label }))
      .first()
      .click();
    await page.getByRole("option", { name: option, exact: typeof option === "string" }).click();
  }
});

test("the quality report says what became of every row and what is locked", async ({ muster, page }) => {
  await muster.open();
  const rows = [
    "2026-01,Robbery,-0.28,51.556",
    "2026-01,Robbery,,",
    "2026-01,Drugs,0,0",
    "2026-02,Drugs,-0.281,51.557",
  ];
  await muster.openCrimeFiles({
    name: "four.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`month,crime_type,longitude,latitude\n${rows.join("\n")}\n`),
  });
  await muster.goTo("Explore");
  await expect(page.locator(".panel")).toContainText("four.csv");
  const verdict = page.locator(".findings");
  await expect(verdict).toContainText("Serious: 2 of 4 rows left out. 1 without coordinates, 1 at 0, 0");
  await expect(verdict).toContainText("Locked: days, hours, minutes. The data gives months only.");
  await page.getByRole("button", { name: "All of it" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("4 read, 2 kept");
  await expect(dialog).toContainText(/hours/i);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export as text" }).click();
  expect((await download).suggestedFilename()).toBe("data-quality.txt");
});

test("of a large archive only the chosen force and months are read", async ({ muster, page }, info) => {
  await muster.open();
  const header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
  const member = (force: string, month: string, rows: number) => {
    const row = `,${month},${force},${force},-0.2796,51.556,On or near Olympic Way,,,Robbery,,`;
    const name = `${month}/${month}-${force}-street.csv`;
    return [name, `${header}\n${`${row}\n`.repeat(rows)}`] as const;
  };
  const path = info.outputPath("archive.zip");
  writeFileSync(
    path,
    await zipOf(
      Object.fromEntries([
        member("avon", "2026-01", 1_000_000),
        member("avon", "2026-02", 1_000_000),
        member("kent", "2026-01", 70),
        member("kent", "2026-02", 30),
      ]),
    ),
  );
  await muster.openCrimeFiles(path);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Kent" }).check();
  await dialog.getByRole("checkbox", { name: "Avon" }).uncheck();
  await dialog.getByRole("button", { name: /^Read 2 files/ }).click();
  await muster.goTo("Explore");
  await expect(muster.cover).toHaveText("100");
});

test("of a workbook with several sheets the chosen one is read", async ({ muster, page }) => {
  await muster.open();
  const rows = Array.from({ length: 12 }, (_, i) => [51.556, -0.2796 - i * 0.0001, "Robbery", "2026-01"]);
  const buffer = await workbookOf({
    sheets: {
      Notes: [["Nothing to see"]],
      Crimes: [["latitude", "longitude", "crime_type", "month"], ...rows],
    },
  });
  await muster.openCrimeFiles({ name: "crimes.xlsx", mimeType: "", buffer: Buffer.from(buffer) });
  await page.getByRole("dialog").getByRole("button", { name: "Crimes" }).click();
  await muster.goTo("Explore");
  await expect(muster.cover).toHaveText("12");
});

test.describe("Vancouver's file on its UTM grid", () => {
  test.skip(!hasShared(VANCOUVER), `needs ../shared/crime-data/${VANCOUVER}`);

  test("lands in Vancouver and says that a tenth has no place", async ({ muster, page }) => {
    await muster.open();
    await muster.openCrimeFiles(sharedFile(VANCOUVER));
    await expect(page.getByRole("alert")).toContainText("Choose where to plan");
    await muster.goTo("Explore");
    await expect(page.locator(".panel")).toContainText("3,750 at 0, 0");
    await page.getByRole("button", { name: /The middle of the data/ }).click();
    await expect(muster.cover).toHaveText(/^\d{1,3}(,\d{3})*$/);
    await expect(page.getByText(/Recorded by hour/)).toBeVisible();
  });
});

test.describe("data.police.uk", () => {
  test("that cannot be reached is explained, and its archive offered", async ({ muster, page, context }) => {
    await context.route("https://data.police.uk/**", (route) => route.fulfill({ status: 502, body: "" }));
    await openPoliceUk(muster);
    await expect(page.getByRole("dialog")).toContainText("Download its archive");
    muster.faults.length = 0;
  });

  test("is asked for the study area alone, and a cut download goes on where it stopped", async ({
    muster,
    page,
    context,
  }) => {
    test.setTimeout(180_000);
    const asked: string[] = [];
    let mayAnswer = 1;
    await answerAsPoliceUk(context, asked, () => mayAnswer-- > 0);
    await openPoliceUk(muster);
    await page.getByRole("button", { name: /^Fetch \d+ months?$/ }).click();
    await expect.poll(() => asked.length).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Cancel" }).click();
    const first = new Set(asked);
    await page.reload();
    mayAnswer = Number.POSITIVE_INFINITY;
    const before = asked.length;
    await openPoliceUk(muster);
    await page.getByRole("button", { name: /^Fetch \d+ months?$/ }).click();
    await expect(page.locator(".panel")).toContainText("Open Government Licence", { timeout: 60_000 });
    const again = asked.slice(before);
    expect(new Set(again).size).toBe(again.length);
    expect(first.size + again.length).toBeGreaterThanOrEqual(3);
    await expect(muster.cover).toHaveText("30");
    muster.faults.length = 0;
  });
});
