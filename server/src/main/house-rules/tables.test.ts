/**
 * Each table has one module that writes it, named in `server/migrations/OWNERS`. Others ask at that module's door; where
 * a statement joins the table all the same, `server/migrations/READERS` says who does and why.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SERVER = path.resolve(import.meta.dirname, '../../..')
const MODULES = path.join(SERVER, 'src/modules')
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
const WRITES = [
  /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g,
  /\b(?:insert into|update|delete from|merge into) ([a-z_]+)/g,
]
const READS = [/(?:selectFrom|[jJ]oin|using|\bfrom)\(\s*'(\w+)/g, /\b(?:from|join|using) ([a-z_]+)/g]

type Use = { module: string; file: string; table: string }

const inDatabase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const readLines = (file: string) =>
  readFileSync(path.join(SERVER, 'migrations', file), 'utf8')
    .trim()
    .split('\n')

function readOwners(): Map<string, string> {
  return new Map(readLines('OWNERS').map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']))
}

/** As `module table`; what every module may read has `*` for the module. */
function readReaders(): string[] {
  return readLines('READERS').map((line) => {
    const [, reader, reason] = /^(\S+ [a-z_]+): (.+)$/.exec(line) ?? []
    if (!reader || !reason) throw new Error(`READERS: "${line}" is not "module table: reason"`)
    return reader
  })
}

function listTables(): string[] {
  const types = readFileSync(path.join(SERVER, 'src/platform/database/database.gen.ts'), 'utf8')
  const known = types.slice(types.indexOf('export interface DB')).matchAll(/^ {2}(\w+): /gm)
  return [...known].map(([, name = '']) => inDatabase(name))
}

function usesIn(module: string, kinds: readonly RegExp[]): Use[] {
  return readdirSync(path.join(MODULES, module), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('testing/'))
    .flatMap((file) => {
      const source = readFileSync(path.join(MODULES, module, file), 'utf8').replaceAll(COMMENT, '')
      const found = kinds.flatMap((kind) => [...source.matchAll(kind)])
      return found.map(([, name = '']) => ({ module, file: `${module}/${file}`, table: inDatabase(name) }))
    })
}

/** Of tables that another module owns. */
function listForeign(kinds: readonly RegExp[]): Use[] {
  const owners = readOwners()
  return readdirSync(MODULES)
    .flatMap((module) => usesIn(module, kinds))
    .filter(({ module, table }) => owners.has(table) && owners.get(table) !== module)
}

it('every table has an owner, and every owner a table', () => {
  expect([...readOwners().keys()]).toEqual(listTables().toSorted())
})

it('no module writes a table of another', () => {
  expect(listForeign(WRITES)).toEqual([])
})

it('no module reads a table of another unless READERS says so', () => {
  const readers = readReaders()
  const undeclared = listForeign(READS).filter(
    ({ module, table }) => !readers.includes(`${module} ${table}`) && !readers.includes(`* ${table}`),
  )
  expect(undeclared).toEqual([])
})

it('READERS names nobody who does not read', () => {
  const reads = new Set(
    listForeign(READS).flatMap(({ module, table }) => [`${module} ${table}`, `* ${table}`]),
  )
  expect(readReaders().filter((reader) => !reads.has(reader))).toEqual([])
  expect(readReaders()).toEqual([...new Set(readReaders())].toSorted())
})
