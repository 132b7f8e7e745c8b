/** The big modules are made of wings: small rooms, each with a door that says in its first line what it owns. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const MODULES = ['answers', 'chats', 'fakes', 'incidents', 'livestreams', 'reports']
const SIDES = ['server/src/modules', 'web/src/features']
const MOST_CODE = 15
const MOST_ENTRIES = 25

const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const isCode = (file: string) => /(?<!\.test)\.tsx?$/.test(file) && !/(?:^|\/)testing\//.test(file)

const FOLDERS = SIDES.flatMap((side) => MODULES.map((module) => `${side}/${module}`)).filter((folder) =>
  existsSync(path.join(ROOT, folder)),
)

describe.each(FOLDERS)('%s', (module) => {
  const folder = path.join(ROOT, module)
  const wings = foldersOf(folder).filter((name) => name !== 'testing')
  const filesOf = (wing: string) =>
    readdirSync(path.join(folder, wing), { recursive: true, encoding: 'utf8' })

  it('has no wing of more files than a person keeps in mind', () => {
    const large = wings.filter((wing) => filesOf(wing).filter(isCode).length > MOST_CODE)
    expect(large).toEqual([])
  })

  it('has a door to each wing, which says what it owns', () => {
    const silent = wings.filter(
      (wing) =>
        !/^\/\*\* [A-Z].*\.( \*\/)?\n/.test(readFileSync(path.join(folder, wing, 'index.ts'), 'utf8')),
    )
    expect(silent).toEqual([])
  })
})

/** Not code: what is read in order of time, what people said, what a vendor gave as examples. */
const DATA = [
  'server/migrations',
  'server/test/chats/conversations',
  'server/src/connectors/max/fixtures/stabs',
  'server/src/modules/portal/knowledge/content',
]

it('has no folder of code that takes long to read', () => {
  const workspaces = ['bench', 'book', 'contract', 'e2e', 'scripts', 'server', 'simulator', 'web']
  const folders = workspaces.flatMap((workspace) => [
    workspace,
    ...readdirSync(path.join(ROOT, workspace), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
  ])
  const read = folders.filter(
    (one) => !/(?:^|\/)(?:node_modules|dist|results)(?:\/|$)/.test(one) && !DATA.includes(one),
  )
  const large = read.filter((one) => readdirSync(path.join(ROOT, one)).length > MOST_ENTRIES)
  expect(large).toEqual([])
})
