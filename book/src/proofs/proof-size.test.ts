import path from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'

/** A resident's page loads it over a mobile line. */
const LARGEST = 10 * 1024

it('checks a proof in the browser with at most ten kilobytes', async () => {
  const entry = path.join(import.meta.dirname, 'check-proof.ts')
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2024',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const code = 'output' in built ? built.output[0].code : ''
  expect(code).toContain('cosignature/v1')
  expect(code).not.toContain('node:')
  expect(new TextEncoder().encode(code).length).toBeLessThanOrEqual(LARGEST)
})
