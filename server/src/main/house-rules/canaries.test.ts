/**
 * What must not be shown is looked for by words that nothing else holds. Three digits of a telephone stand in every
 * fortieth page by chance: in the id of a link, in a signature, in a moment.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const WORKSPACES = ['book', 'bench', 'contract', 'e2e/src', 'server', 'simulator', 'web/src']
/** Ids are written in digits and a to f: that many of them come by chance. */
const BY_CHANCE = '[0-9a-f]{2,4}'
const SHORT = [
  new RegExp(`\\.not\\.toContain\\(['"]${BY_CHANCE}['"]\\)`),
  new RegExp(`\\.not\\.toMatch\\(/(?:[^/\\n]*\\|)?${BY_CHANCE}(?:\\||/)`),
  new RegExp(`const [A-Z_]+ = /(?:[^/\\n]*\\|)?${BY_CHANCE}(?:\\|[^/\\n]*)?/`),
]

it('has no canary that an id could hold by chance', () => {
  const found = WORKSPACES.flatMap((workspace) =>
    readdirSync(path.join(ROOT, workspace), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'))
      .flatMap((file) =>
        readFileSync(path.join(ROOT, workspace, file), 'utf8')
          .split('\n')
          .filter((line) => SHORT.some((short) => short.test(line)))
          .map((line) => `${workspace}/${file}: ${line.trim()}`),
      ),
  )
  expect(found).toEqual([])
})
