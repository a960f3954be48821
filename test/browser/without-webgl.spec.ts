import { expect, test } from "./muster-page.ts";
import { refuseWebGl } from "./refuse-webgl.ts";

test.use({
  contextOptions: { reducedMotion: "reduce" },
});

test("without WebGL the same plan is drawn as SVG, and posts still move", async ({ muster, page }) => {
  await refuseWebGl(page);
  await muster.open();
  await muster.settle();
  await expect(page.locator(".app__map svg path, .app__map svg polygon").first()).toBeVisible();
  await expect(muster.posts).toHaveCount(12);
  const before = (await muster.printedCoordinates())[0];
  await muster.posts.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await muster.printedCoordinates())[0]).not.toBe(before);
});
