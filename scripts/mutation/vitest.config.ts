import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that need nothing but the code: a mutant is tried in a second, not in minutes. */
export default defineConfig({
  test: {
    include: [
      'server/src/**/domain/*.test.ts',
      'server/src/platform/working-time/*.test.ts',
      'web/src/features/**/*.test.{ts,tsx}',
    ],
    // As in the usual run: a model counts years minute by minute.
    testTimeout: 30_000,
    environmentOptions: { jsdom: { url: 'https://veche.test/', pretendToBeVisual: true } },
    setupFiles: path.join(import.meta.dirname, '../../web/src/testing/browser.ts'),
  },
})
