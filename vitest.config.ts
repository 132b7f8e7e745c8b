import { existsSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/lib/longest-first.mjs'

const globalSetup = ['temporary-files.ts', 'global-setup.ts'].map((file) =>
  path.join(import.meta.dirname, 'server/test', file),
)
// Programs that tests start keep their compiled code for the next one, as those of `npm start` do.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules/.cache/node')

export default defineConfig({
  test: {
    // For two cores: one worker waits for the database, or for a program it started, while the others compute.
    maxWorkers: 3,
    include: ['{contract,server,web,simulator,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    sequence: { sequencer: LongestFirst },
    globalSetup: globalSetup.filter((file) => existsSync(file)),
    // A test that begins with `@vitest-environment jsdom` sees a page as a person does.
    environmentOptions: { jsdom: { url: 'https://veche.test/', pretendToBeVisual: true } },
    // What a component takes of its style module is there, by the name it is written with.
    css: { include: /\.module\.css$/, modules: { classNameStrategy: 'non-scoped' } },
    setupFiles: path.join(import.meta.dirname, 'web/src/testing/browser.ts'),
    // No test mocks a module or leaves global state behind, so files share a process and its loaded modules.
    pool: 'forks',
    isolate: false,
    // Databases are made and dropped all the time; a busy machine of two cores needs room.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
