import { findViolations } from "./find-violations.ts";
import { expect, test } from "./muster-page.ts";

for (const scheme of ["light", "dark"] as const) {
  for (const step of ["Explore", "Plan", "Brief"] as const) {
    test(`${step} in ${scheme} has no accessibility violation that axe can find`, async ({
      muster,
      page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await muster.open();
      await muster.settle();
      await muster.goTo(step);
      expect(await findViolations(page)).toEqual([]);
    });
  }

  for (const [name, last] of [
    ["When", "Near repeats"],
    ["Events", "Per hour and per person"],
  ] as const) {
    test(`${name} in ${scheme} has no accessibility violation that axe can find`, async ({
      muster,
      page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await muster.open();
      await muster.settle();
      await muster.goTo("Explore");
      await page.locator(".panel").getByRole("button", { name, exact: true }).click();
      await expect(page.getByRole("heading", { name: last })).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      expect(await findViolations(page)).toEqual([]);
      if (name === "Events") {
        await page.getByRole("button", { name: "Events …" }).click();
        await expect(page.getByRole("dialog").getByRole("table")).toBeVisible();
        expect(await findViolations(page)).toEqual([]);
      }
    });
  }
}
