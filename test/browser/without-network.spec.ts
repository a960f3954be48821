import { test as base, expect } from "@playwright/test";
import { MusterPage, watchForFaults } from "./muster-page.ts";

base(
  "without a network the app starts at once and says quietly that there is no base map",
  async ({ page, context }) => {
    const asked: string[] = [];
    await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
      asked.push(new URL(route.request().url()).host);
      return route.abort("internetdisconnected");
    });
    const faults = watchForFaults(page);
    const muster = new MusterPage(page);
    await muster.open();
    await expect(muster.posts).toHaveCount(12);
    await expect(page.getByText("No base map: it could not be reached.")).toBeVisible();
    expect(new Set(asked)).toEqual(new Set(["tiles.openfreemap.org"]));
    const ownFaults = faults.filter(
      (fault) => !fault.includes("tiles.openfreemap.org") && !fault.includes("ERR_INTERNET_DISCONNECTED"),
    );
    expect(ownFaults).toEqual([]);
  },
);

base(
  "nothing but the base map is fetched from elsewhere, and not even that when it is switched off",
  async ({ page, context }) => {
    await context.addInitScript(() =>
      localStorage.setItem("muster.preferences", JSON.stringify({ scheme: "light", basemap: "none" })),
    );
    const hosts = new Set<string>();
    page.on("request", (request) => {
      if (request.url().startsWith("http")) hosts.add(new URL(request.url()).hostname);
    });
    const faults = watchForFaults(page);
    const muster = new MusterPage(page);
    await muster.open();
    await muster.settle();
    expect([...hosts]).toEqual(["127.0.0.1"]);
    expect(faults).toEqual([]);
  },
);
