import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    globalSetup: ['./src/setup/global-setup.ts'],
    // One installation and one browser: the journeys are people of one region at work at the same time.
    maxWorkers: 2,
    pool: 'forks',
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
