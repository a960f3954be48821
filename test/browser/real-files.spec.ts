import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, hasShared, sharedFile, test } from "./muster-page.ts";

const POLICE_UK = "police-uk-2018-10_2019-02.zip";
const WEMBLEY = "wembley-2025-05_2026-04-gridded-street.csv.gz";
const LONDON = "london-2025-05_2026-04-gridded.csv.gz";

test.describe("a data.police.uk archive", () => {
  test.skip(!hasShared(POLICE_UK), `needs ../shared/crime-data/${POLICE_UK}`);

  test("opens, points to where its rows are, and gets a proven plan there", async ({ muster, page }) => {
    await muster.open();
    await muster.openCrimeFiles(sharedFile(POLICE_UK));
    const elsewhere = page.getByRole("alert");
    await expect(elsewhere).toContainText("within 2 km of Wembley Stadium");
    await elsewhere.getByRole("button", { name: /Principality Stadium/ }).click();
    await expect(page.getByText(/Principality Stadium ·/)).toBeVisible();
    await expect(muster.posts).toHaveCount(12);
    await muster.settle();
    await expect(page.locator(".panel").getByText("This plan is optimal.")).toBeVisible();
    await expect(page.getByText(/carry the month only/)).toBeVisible();
    await expect(page.locator(".legend")).not.toContainText("Simulated");
    await expect(page.locator(".printed footer")).toContainText("Open Government Licence");
  });
});

test.describe("real rows around the demonstration venue", () => {
  test.skip(!hasShared(WEMBLEY), `needs ../shared/crime-data/${WEMBLEY}`);

  test("the number of rows in the study area is the file's own", async ({ muster, page }) => {
    await muster.open();
    await muster.openCrimeFiles(sharedFile(WEMBLEY));
    await muster.goTo("Explore");
    await expect(page.locator(".panel")).toContainText("99,327");
    const lines = gunzipSync(readFileSync(sharedFile(WEMBLEY)))
      .toString()
      .trim()
      .split("\n")
      .slice(1);
    const { latLngToCell, cellToLatLng, greatCircleDistance } = await import("h3-js");
    const near = lines.filter((line) => {
      const [, , , , lng, lat] = line.split(",");
      const center = cellToLatLng(latLngToCell(Number(lat), Number(lng), 9));
      return greatCircleDistance([51.556, -0.2796], center, "m") <= 2000;
    });
    await expect(muster.cover).toHaveText(near.length.toLocaleString("en-GB"));
  });
});

test.describe("1.14 million rows", () => {
  test.skip(!hasShared(LONDON), `needs ../shared/crime-data/${LONDON}`);

  test("load without freezing the page, and hexes show", async ({ muster, page }, info) => {
    test.setTimeout(180_000);
    const path = info.outputPath("london.csv");
    (await import("node:fs")).writeFileSync(path, gunzipSync(readFileSync(sharedFile(LONDON))));
    await muster.open();
    await muster.settle();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      }).observe({ type: "longtask" });
    });
    await muster.goTo("Explore");
    await muster.openCrimeFiles(path);
    await expect(page.locator(".panel")).toContainText("1,142,981");
    await expect(muster.cover).toHaveText(/^\d{1,3}(,\d{3})+$/);
    const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    const longest = Math.max(0, ...longTasks);
    info.annotations.push({ type: "longest main-thread task, ms", description: String(Math.round(longest)) });
    console.log(`longest main-thread task while loading: ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(5_000);
  });
});

test("a load can be cancelled, and what was open stays open", async ({ muster, page }) => {
  await muster.open();
  await muster.goTo("Explore");
  const before = await muster.cover.textContent();
  const row = "2026-01,Robbery,-0.28,51.556\n";
  const buffer = Buffer.from(`month,crime_type,longitude,latitude\n${row.repeat(1_500_000)}`);
  await muster.openCrimeFiles({ name: "long.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/^Reading/)).toHaveCount(0);
  await expect(muster.cover).toHaveText(before ?? "");
});
