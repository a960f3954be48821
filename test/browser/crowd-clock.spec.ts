import type { Locator, Page } from "@playwright/test";
import { findViolations } from "./find-violations.ts";
import { expect, type MusterPage, test } from "./muster-page.ts";

/**
 * The demonstration's Wembley, reckoned without a clock: 90,000 people, eight exits of 9 m at 60 people a minute and metre,
 * the event ends at 22:30. 5% go evenly over the half hour before, 15% over the hour after, the others at once. Half of all
 * walk 10 minutes to one station, which takes 12 trains of 800 an hour, until 00:12.
 */
const CROWD = 90_000;
const SHARE = 0.5;
const RATE = (12 * 800) / 60;
const EARLY = 0.05 * CROWD;
const LINGER = 0.15 * CROWD;
/** From the first of the many at 22:40 on people wait without a break, so the trains are never less than full. */
const AWAY_BEFORE = SHARE * EARLY;
const boardedBy = (minutesAfterEnd: number) => AWAY_BEFORE + RATE * (minutesAfterEnd - 10);
/** Once the exits are clear, everybody is out but those who still linger. */
const comeBy = (minutesAfterEnd: number) => SHARE * (CROWD - LINGER * (1 - (minutesAfterEnd - 10) / 60));
const waitingAt2330 = comeBy(60) - boardedBy(60);
const leftBehind = SHARE * CROWD - boardedBy(102);

/** The page, the solver and axe share whatever processors there are. */
test.setTimeout(180_000);

/** Number fields select what they hold a moment after they are reached. */
const FINGERS_MS = 100;

async function openClock(muster: MusterPage, page: Page): Promise<Locator> {
  await muster.goTo("Explore");
  await page.getByRole("button", { name: "Expect", exact: true }).click();
  await page.getByRole("button", { name: "Crowd clock …" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Crowd clock, Wembley Stadium" });
  await expect(dialog).toContainText("Add the stations that the crowd makes for");
  return dialog;
}

/** Goes on with Tab, no faster than fingers, and types over what is there; an empty text leaves a field as it is. */
async function typeAlong(page: Page, texts: readonly string[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await page.keyboard.press("Tab");
    if (text === "") continue;
    await page.waitForTimeout(FINGERS_MS);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
  }
}

function figure(text: string | null): number {
  return Number((text ?? "").replaceAll(",", ""));
}

test("a station entered by keyboard alone leaves as many behind as reckoned by hand, and its queue weighs the dispersal", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const dialog = await openClock(muster, page);
  await expect(dialog).toContainText("The last of 90,000 are out at 23:30, 60 minutes after the end.");

  await dialog.getByRole("button", { name: "Add a station" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Station", exact: true })).toBeFocused();
  const place = ["Wembley Park", "50", "", "51.5635, -0.2795", "10", "", "", "", "20"];
  await typeAlong(page, [...place, "", "", "24:12"]);
  await expect(dialog.getByText("Write a time as hours and minutes, such as 00:12.")).toBeVisible();
  await expect(dialog.getByText("One entry is wrong. What is shown is of the entries before.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Last train" }).press("ControlOrMeta+a");
  await page.keyboard.type("00:12");

  const about = Math.round(leftBehind / 1000) * 1000;
  await expect(dialog).toContainText(
    `The last train, at 00:12, leaves about ${about.toLocaleString("en-GB")} behind.`,
  );
  await expect(dialog.getByText("wrong.")).toHaveCount(0);

  const slider = dialog.getByRole("slider");
  await expect(slider).toHaveAttribute("aria-valuetext", "23:30");
  const said = Math.round(waitingAt2330 / 1000) * 1000;
  const queueM = Math.round(waitingAt2330 / 20 / 10) * 10;
  await expect(dialog).toContainText(
    `At 23:30, about ${said.toLocaleString("en-GB")} people wait at Wembley Park, a queue of ${(queueM / 1000).toFixed(2)} km.`,
  );
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(dialog).toContainText("At 23:29, about");

  await dialog.getByText("Table", { exact: true }).click();
  const row = dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "23:30" }) });
  const cells = (await row.getByRole("cell").allTextContents()).map(figure);
  expect(cells.slice(-3)).toEqual([
    Math.round(waitingAt2330),
    Math.round(waitingAt2330 / 20),
    Math.round(boardedBy(60)),
  ]);

  await dialog.getByRole("button", { name: "Add as a focus area: the queue at Wembley Park" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Queue at Wembley Park is a focus area now")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Weigh anew: the queue at Wembley Park" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Crowd clock …" })).toBeFocused();
  await expect(page.locator(".focus-list")).toContainText("Queue at Wembley Park");
  await expect(page.locator(".focus-list")).toContainText("Dispersal ×3");
  await expect(page.locator(".muster-focus-label")).toHaveText("Queue at Wembley Park");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`errors stand where they are, and axe finds nothing, ${colorScheme}`, async ({ muster, page }) => {
    await page.emulateMedia({ colorScheme });
    await muster.open();
    await muster.settle();
    const dialog = await openClock(muster, page);
    await dialog.getByRole("button", { name: "Add a station" }).click();
    await expect(dialog).toContainText("At Station 1 about");
    await dialog.getByRole("form").getByText("Exits", { exact: true }).click();
    await dialog.getByRole("textbox", { name: "Flow of Exit 1, people per minute and metre" }).fill("83");
    await expect(
      dialog.getByText(
        "A level exit passes above 0 and at most 82 people per minute and metre (Green Guide).",
      ),
    ).toBeVisible();
    expect(await findViolations(page)).toEqual([]);
  });
}

test("what was entered is in the order and there after a reload, until a person begins anew", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const dialog = await openClock(muster, page);
  const attendance = dialog.getByRole("textbox", { name: "Attendance" });
  await attendance.fill("40000");
  await expect(dialog).toContainText("The last of 40,000 are out");

  await page.keyboard.press("Escape");
  await muster.goTo("Brief");
  await expect(page.locator(".panel")).toContainText("The last of 40,000 are out");

  await page.reload();
  await expect(muster.cover).toHaveText(/%/);
  await openClock(muster, page);
  await expect(attendance).toHaveValue("40,000");
  await expect(dialog).toContainText("The last of 40,000 are out");
  await dialog.getByRole("button", { name: "Begin anew from the capacity" }).click();
  await expect(attendance).toHaveValue("90,000");
  await expect(dialog).toContainText("The last of 90,000 are out");
});
