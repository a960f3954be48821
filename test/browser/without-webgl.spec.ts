import { expect, test } from "./muster-page.ts";

test.use({
  contextOptions: { reducedMotion: "reduce" },
});

test("without WebGL the same plan is drawn as SVG, and posts still move", async ({ muster, page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      if (kind.startsWith("webgl")) return null;
      return Reflect.apply(original, this, [kind, ...rest]);
    } as typeof original;
  });
  await muster.open();
  await muster.settle();
  await expect(page.locator(".app__map svg path, .app__map svg polygon").first()).toBeVisible();
  await expect(muster.posts).toHaveCount(12);
  const before = (await muster.printedCoordinates())[0];
  await muster.posts.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await muster.printedCoordinates())[0]).not.toBe(before);
});
