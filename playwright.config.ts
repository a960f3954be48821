import { defineConfig } from "@playwright/test";
import { chromiumFlags } from "./scripts/chromium-flags.mjs";
import { findChromium } from "./scripts/find-chromium.mjs";
import { findFreePort } from "./scripts/free-port.mjs";

const HOST = "127.0.0.1";

/** Both are found once; the worker processes, which read this file again, inherit them. */
process.env.CHROMIUM_PATH ??= await findChromium();
process.env.MUSTER_TEST_PORT ??= String(await findFreePort(HOST));

const PORT = process.env.MUSTER_TEST_PORT;
const ADDRESS = `http://${HOST}:${PORT}/`;

export default defineConfig({
  testDir: "test/browser",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: ADDRESS,
    browserName: "chromium",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumFlags },
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
  },
  webServer: {
    command: `node scripts/start.mjs --host ${HOST} --port ${PORT}`,
    url: ADDRESS,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
