import AxeBuilder from "@axe-core/playwright";
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
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
        .analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
    });
  }
}
