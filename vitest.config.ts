import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/lib/longest-first.mjs'

const globalSetup = ['temporary-files.ts', 'global-setup.ts'].map((file) =>
  path.join(import.meta.dirname, 'server/test', file),
)
// Programs that tests start keep their compiled code for the next one, as those of `npm start` do.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/node')

/** What all of them share. No test mocks a module or leaves global state behind, so files share a process and its modules. */
const SHARED = {
  // For two cores: workers wait for the database, or for programs they started, while the others compute.
  maxWorkers: 4,
  exclude: ['**/node_modules/**', '**/dist/**'],
  pool: 'forks' as const,
  isolate: false,
  // Databases are made and dropped all the time; a busy machine of two cores needs room.
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What is waited for comes later there: nothing is asserted of when.
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...{ ...SHARED, name: 'node', globalSetup },
          include: ['{book,contract,server,simulator,bench}/**/*.test.ts'],
          // Node reads these files by itself, as it does when the product runs: nothing is translated or handed over.
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          ...{ ...SHARED, name: 'web' },
          include: ['web/**/*.test.{ts,tsx}'],
          // A test that begins with `@vitest-environment jsdom` sees a page as a person does.
          environmentOptions: { jsdom: { url: 'https://veche.test/', pretendToBeVisual: true } },
          // What a component takes of its style module is there, by the name it is written with.
          css: { include: /\.module\.css$/, modules: { classNameStrategy: 'non-scoped' } },
          setupFiles: path.join(import.meta.dirname, 'web/src/testing/browser.ts'),
        },
      },
    ],
  },
})
