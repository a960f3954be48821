import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds on the page as it is, once no dialogue is half faded in: its contrast would be that of a ghost. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[role=dialog]")].every(
      (dialog) => getComputedStyle(dialog).opacity === "1",
    ),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(" | ")}`);
}
