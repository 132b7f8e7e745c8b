import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from '../scripts/lib/longest-first.mjs'

// Programs that journeys start keep their compiled code for the next one, as those of `npm start` do.
process.env.NODE_COMPILE_CACHE ??= path.resolve(import.meta.dirname, '../node_modules/.cache/node')

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['../server/test/temporary-files.ts', './src/setup/global-setup.ts'],
    // One installation: the journeys are people of one region at work at the same time. Two leave a fifth of two cores idle.
    maxWorkers: 3,
    pool: 'forks',
    isolate: false,
    // Node reads these files and the product's by itself: nothing is translated or handed over.
    experimental: { viteModuleRunner: false },
    // Two cores carry the product, its database, the emulator and the browsers: slow is not wrong.
    testTimeout: 480_000,
    hookTimeout: 120_000,
    // What a person waits for on a busy machine, behind a thousand imported messages of another journey too; a journey
    // fails by what it sees, not by how fast.
    expect: { poll: { timeout: 120_000, interval: 100 } },
  },
})
