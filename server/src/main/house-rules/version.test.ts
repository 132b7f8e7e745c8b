/** One version of the whole product: in every workspace, in its lock, and at the head of the changes that were released. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { VERSION } from '../../platform/version.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const versionIn = (file: string): string => JSON.parse(read(file)).version

it('is the same in every workspace and in the lock', () => {
  const { workspaces }: { workspaces: string[] } = JSON.parse(read('package.json'))
  const locked: Record<string, { version?: string }> = JSON.parse(read('package-lock.json')).packages
  const said = ['', ...workspaces].map((folder) => ({
    folder,
    own: versionIn(path.join(folder, 'package.json')),
    locked: locked[folder]?.version,
  }))

  expect(said.filter(({ own, locked }) => own !== VERSION || locked !== VERSION)).toEqual([])
})

it('heads the changes that were released', () => {
  const headings = read('CHANGELOG.md').match(/^## .+$/gm) ?? []
  expect(headings.slice(0, 2)).toEqual(['## Unreleased', `## ${VERSION}`])
})
