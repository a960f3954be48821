import { fileURLToPath } from "node:url";
import { buildApp } from "./build-app.mjs";
import { chromiumFlags } from "./chromium-flags.mjs";
import { findChromium } from "./find-chromium.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";

const PICTURE = inRepository("docs", "screenshot.png");

/** Makes the README's picture: the demonstration event as the built app opens it, without a base map. */
await runCommand(async () => {
  await installDependencies();
  await buildApp();
  const { preview } = await import("vite");
  const { chromium } = await import("@playwright/test");
  const server = await preview({
    root: fileURLToPath(new URL("..", import.meta.url)),
    preview: { port: 0 },
    logLevel: "silent",
  });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      locale: "en-GB",
      colorScheme: "light",
    });
    await page.addInitScript(() =>
      localStorage.setItem("muster.preferences", JSON.stringify({ basemap: "none" })),
    );
    await page.goto(server.resolvedUrls.local[0]);
    await page.locator(".panel").getByText("This plan is optimal.").waitFor();
    await page.getByRole("button", { name: /^Post 2,/ }).click();
    await page.getByRole("region", { name: "Selected" }).getByText("Why here").waitFor();
    await page.screenshot({ path: PICTURE });
    console.log("docs/screenshot.png shows the app as it is now.");
  } finally {
    await browser.close();
    await server.close();
  }
});
