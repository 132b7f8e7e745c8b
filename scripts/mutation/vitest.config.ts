import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const TESTS = [
  'server/src/**/domain/*.test.ts',
  'server/src/platform/working-time/*.test.ts',
  'web/src/features/**/*.test.{ts,tsx}',
]
/** `npm run mutate -- --tests GLOB`: only these, because every fault waits for all tests that touch it. */
const only = process.env.MUTATION_TESTS

/** Tests that need nothing but the code: a mutant is tried in a second, not in minutes. */
export default defineConfig({
  test: {
    include: only ? only.split('\n') : TESTS,
    // A model counts years minute by minute: each fault would cost it ten seconds.
    exclude: [...configDefaults.exclude, '**/*.model.test.ts'],
    testTimeout: 30_000,
    environmentOptions: { jsdom: { url: 'https://veche.test/', pretendToBeVisual: true } },
    setupFiles: path.join(import.meta.dirname, '../../web/src/testing/browser.ts'),
  },
})
