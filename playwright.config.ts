import { defineConfig } from '@playwright/test'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

/** The system's Chromium; two workers for two cores, each file with a server of its own. */
export default defineConfig({
  testDir: 'apps/web/e2e',
  testMatch: '*.test.ts',
  workers: 2,
  // Real clocks and two cores: on a busy machine a run may be late. It is counted once more, and shown as flaky.
  retries: process.env['CI'] ? 2 : 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results/browser',
  use: {
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS }
  }
})
