/** Each table has one module that writes it, named in `server/migrations/OWNERS`. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SERVER = path.resolve(import.meta.dirname, '../../..')
const MODULES = path.join(SERVER, 'src/modules')
const BUILT = /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g
const WRITTEN = /\b(?:insert into|update|delete from|merge into) ([a-z_]+)/g

const inDatabase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function readOwners(): Map<string, string> {
  const lines = readFileSync(path.join(SERVER, 'migrations/OWNERS'), 'utf8').trim().split('\n')
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']))
}

function listTables(): string[] {
  const types = readFileSync(path.join(SERVER, 'src/platform/database/database.gen.ts'), 'utf8')
  const known = types.slice(types.indexOf('export interface DB')).matchAll(/^ {2}(\w+): /gm)
  return [...known].map(([, name = '']) => inDatabase(name))
}

function writesOf(module: string): { file: string; table: string }[] {
  return readdirSync(path.join(MODULES, module), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('testing/'))
    .flatMap((file) => {
      const source = readFileSync(path.join(MODULES, module, file), 'utf8')
      const found = [...source.matchAll(BUILT), ...source.matchAll(WRITTEN)]
      return found.map(([, name = '']) => ({ file: `${module}/${file}`, table: inDatabase(name) }))
    })
}

it('every table has an owner, and every owner a table', () => {
  expect([...readOwners().keys()]).toEqual(listTables().toSorted())
})

it('no module writes a table of another', () => {
  const owners = readOwners()
  const foreign = readdirSync(MODULES).flatMap((module) =>
    writesOf(module).filter(({ table }) => owners.has(table) && owners.get(table) !== module),
  )
  expect(foreign).toEqual([])
})
