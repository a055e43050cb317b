// How Playwright runs the browser tests: the built product in a real Chromium, one test at a time.
//
// Nothing fails because a machine is slow: the limits only end what would never end by itself. Nothing is tried
// twice either, so a test that is right only sometimes is red.

import { defineConfig } from "@playwright/test";

import { FLAGS } from "./support/chromium.mjs";

const MINUTE = 60_000;

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  testMatch: "*.spec.mjs",
  workers: 1,
  retries: 0,
  timeout: 20 * MINUTE,
  expect: { timeout: 2 * MINUTE },
  reporter: "list",
  snapshotPathTemplate: "looks/{arg}{ext}",
  use: {
    browserName: "chromium",
    actionTimeout: 2 * MINUTE,
    navigationTimeout: 2 * MINUTE,
    screenshot: "only-on-failure",
    locale: "en-GB",
    viewport: { width: 1200, height: 800 },
    launchOptions: {
      executablePath: process.env.WARMLINE_CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
    },
  },
});
