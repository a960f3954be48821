import { existsSync } from "node:fs";
import { type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";

/** A base map style of our own, so that the page has one to fetch without reaching another machine. */
const LOCAL_STYLE = {
  version: 8,
  sources: {},
  layers: [{ id: "ground", type: "background", paint: { "background-color": "#e9ecef" } }],
};

/** Files of real crime data beside the project; tests that need one skip where it is absent. */
export function sharedFile(name: string): string {
  return new URL(`../../../shared/crime-data/${name}`, import.meta.url).pathname;
}

export function hasShared(...names: string[]): boolean {
  return names.every((name) => existsSync(sharedFile(name)));
}

/** Answers the default base map on this machine and refuses everything else that is not the app. */
export async function stayOnThisMachine(context: BrowserContext): Promise<void> {
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  await context.route("https://tiles.openfreemap.org/**", (route) => route.fulfill({ json: LOCAL_STYLE }));
}

/** Collects what should never happen on a healthy page. */
export function watchForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** The page as a person knows it. */
export class MusterPage {
  readonly page: Page;
  /** What should not have happened; a test that provokes such a thing empties the list. */
  readonly faults: string[];

  constructor(page: Page, faults: string[] = []) {
    this.page = page;
    this.faults = faults;
  }

  /** Opens the app and waits until its plan has posts and its figure is known. */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(`./${fragment}`);
    await expect(this.cover).toHaveText(/^\d+\.\d%$/);
    await expect(this.posts.first()).toBeVisible();
  }

  /** The large number of the Plan step. */
  get cover(): Locator {
    return this.page.locator(".figure-large");
  }

  /** The posts on the map. */
  get posts(): Locator {
    return this.page.locator(".app__map").getByRole("button", { name: /^Post \d+,/ });
  }

  async goTo(step: "Explore" | "Plan" | "Brief"): Promise<void> {
    await this.page.locator(".steps").getByText(step, { exact: true }).click();
  }

  async openCrimeFiles(files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> {
    await this.page.getByTestId("crime-files").setInputFiles(files);
  }

  /** Waits until no solver is at work. */
  async settle(): Promise<void> {
    await expect(this.page.getByRole("button", { name: /Looking for a better plan/ })).toHaveCount(0);
  }

  /** Coordinates of every post, from the printed order. */
  async printedCoordinates(): Promise<string[]> {
    return this.page.locator(".printed__posts .printed__soft").allTextContents();
  }

  async makeLink(): Promise<string> {
    await this.page.getByRole("button", { name: "Share link" }).first().click();
    const field = this.page.getByRole("textbox", { name: "Link" });
    await expect(field).toHaveValue(/#plan=/);
    const link = await field.inputValue();
    await this.page.keyboard.press("Escape");
    return link;
  }
}

/** A page on this machine alone, which must end without a console error or a failed request. */
export const test = base.extend<{ muster: MusterPage }>({
  muster: async ({ page, context }, use) => {
    await stayOnThisMachine(context);
    const faults = watchForFaults(page);
    await use(new MusterPage(page, faults));
    expect(faults).toEqual([]);
  },
});

export { expect };
