import { findViolations } from "./find-violations.ts";
import { expect, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

const LIST = {
  name: "places.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "name,latitude,longitude\nGate A,51.5571,-0.2796\nBridge,51.5601,-0.2792\nNo place,,\nLondon,51.5,-0.1\n",
  ),
};

test("units stand only on the places of one's own list, and are called by their names", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.getByLabel("File of places where units may stand").setInputFiles(LIST);
  const section = page.locator(".panel");
  await expect(section.getByText("3 places read. Suggest posts to use them.")).toBeVisible();
  await expect(section.getByText(/On the 2 places of the list; 1 more is outside/)).toBeVisible();
  await expect(
    section.getByText(/^The list has 2 places in the study area for 12 units/).first(),
  ).toBeVisible();
  await section.getByText("1 not taken").click();
  await expect(section).toContainText("Line 4 has no position.");
  await section.getByText("The list", { exact: true }).click();
  await expect(section.getByText(/outside the study area$/)).toHaveCount(1);

  await page.getByRole("button", { name: "Suggest posts" }).click();
  await expect(muster.posts).toHaveCount(2);
  await muster.settle();
  const printed = page.locator(".printed__posts tbody");
  await expect(printed).toContainText("Gate A, ");
  await expect(printed).toContainText("Bridge, ");
  await expect(page.locator(".printed")).toContainText("those of the plan’s own list");
  await section.getByRole("button", { name: /Bridge, / }).click();
  await expect(page.getByRole("region", { name: "Selected" })).toContainText("Bridge, ");
  expect(await findViolations(page)).toEqual([]);

  await section.getByRole("button", { name: "Use the middles of the hexagons" }).click();
  await expect(section.getByText("In the middle of any hexagon of the study area.")).toBeVisible();
  await expect(section.getByText(/places read/)).toHaveCount(0);
});

test("without WebGL the places of the list are drawn, and a keyboard hears their names", async ({
  muster,
  page,
}) => {
  await refuseWebGl(page);
  await muster.open();
  await muster.settle();
  await page.getByLabel("File of places where units may stand").setInputFiles(LIST);
  await expect(page.locator(".app__map .muster-svg-sites circle")).toHaveCount(2);
  await page.locator(".app__map .muster-hex-cursor").focus();
  await expect(page.locator(".muster-map-tooltip")).toContainText("Units may stand at Gate A");
});

test("a selected post says where its unit would stand if not there, and goes there", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  await page.locator(".posts .posts__name").first().click();
  const inspector = page.getByRole("region", { name: "Selected" });
  await expect(
    inspector.getByText(/^\d+ m [a-z-]+ \(.* of Wembley Stadium\): cover falls by \d+\.\d points\.$/),
  ).toBeVisible();
  await expect(inspector.getByText(/^The best of 133 other places/)).toBeVisible();
  const before = (await muster.printedCoordinates())[0];
  await inspector.getByRole("button", { name: "Move there" }).click();
  expect((await muster.printedCoordinates())[0]).not.toBe(before);
  await expect(inspector.getByText(/: cover rises by \d+\.\d points\.$/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await muster.printedCoordinates())[0]).toBe(before);
});

test("what the evening costs is said on the page and in the order, once a cost per hour is entered", async ({
  muster,
  page,
}) => {
  await muster.open();
  await muster.settle();
  const panel = page.locator(".panel");
  await expect(panel.getByText(/^No cost: enter a cost per hour/)).toBeVisible();
  await panel.getByRole("button", { name: "Foot serials: more" }).click();
  const cost = page.getByLabel("Foot serials: cost of one unit an hour, in any unit; empty where not known");
  await cost.fill("100");
  await expect(panel.getByText(/^Units on duty cost 12,600 for the evening of 10\.5 hours\./)).toBeVisible();
  await expect(page.locator(".printed")).toContainText("Units on duty cost 12,600");
  await panel.getByRole("button", { name: "Foot serials", exact: true }).last().click();
  await panel.getByText("Table", { exact: true }).click();
  await expect(panel.getByRole("columnheader", { name: "Cost against now" })).toBeVisible();
  await expect(panel.getByRole("row", { name: /^13 / })).toContainText("1,050");
  expect(await findViolations(page)).toEqual([]);
  await cost.fill("");
  await expect(page.locator(".printed")).not.toContainText("Units on duty cost");
});
