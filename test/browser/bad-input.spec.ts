import { expect, test } from "./muster-page.ts";

const POLICE_HEADER =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

const BAD_FILES = [
  {
    case: "a file with no coordinates",
    name: "notes.csv",
    buffer: Buffer.from("date,what\n2026-01-01,something\n"),
    says: /coordinates|latitude/i,
  },
  {
    case: "a web page named .csv",
    name: "page.csv",
    buffer: Buffer.from("<!doctype html><html><body>Not found</body></html>"),
    says: /web page/i,
  },
  { case: "an empty file", name: "empty.csv", buffer: Buffer.alloc(0), says: /empty/i },
  {
    case: "a header without rows",
    name: "header.csv",
    buffer: Buffer.from(POLICE_HEADER),
    says: /no rows|no data/i,
  },
  {
    case: "a half-written zip",
    name: "half.zip",
    buffer: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)]),
    says: /zip|archive/i,
  },
] as const;

for (const bad of BAD_FILES) {
  test(`${bad.case} is refused by name, and the plan stays`, async ({ muster, page }) => {
    await muster.open();
    await muster.settle();
    const posts = await muster.printedCoordinates();
    await muster.openCrimeFiles({ name: bad.name, mimeType: "text/csv", buffer: bad.buffer });
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(bad.name);
    await expect(alert).toContainText(bad.says);
    expect(await muster.printedCoordinates()).toEqual(posts);
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await expect(alert).toHaveCount(0);
  });
}

for (const link of [
  { case: "a damaged link", fragment: "#plan=1.AAAAthis-is-not-a-plan", says: /damaged|cut|complete/i },
  { case: "a link from a later version", fragment: "#plan=99.AAAA", says: /newer|later/i },
]) {
  test(`${link.case} is refused, and the demonstration plan is there`, async ({ muster, page }) => {
    await muster.open(link.fragment);
    await expect(page.getByRole("alert")).toContainText(link.says);
    await expect(muster.posts).toHaveCount(12);
  });
}

test("a saved plan that is no plan leaves the one on screen", async ({ muster, page }) => {
  await muster.open();
  await muster.goTo("Brief");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a saved plan" }).click();
  await (await chooser).setFiles({
    name: "shopping.json",
    mimeType: "application/json",
    buffer: Buffer.from('{"milk": 2}'),
  });
  await expect(page.getByRole("alert")).toContainText("shopping.json");
  await expect(muster.posts).toHaveCount(12);
});
