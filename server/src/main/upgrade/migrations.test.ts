/** Nodes of the version before are at work while a migration runs. Holds for what has not been released by 0154. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { listMigrationNames, migrationFile } from '../../platform/database/migration-files.ts'
import { readWeights } from './read-weights.ts'

const RULE_SINCE = '0155'
/** Tables of hundreds of rows: reading or writing all of them takes no time. */
const SMALL = new Set<string>([
  // Bytes that are still to be removed: each run empties it.
  'erased_file',
])
/** What an older node does not survive: its statements name them. */
const TAKEN_AWAY = /\b(?:drop column|drop table|rename (?:column|to)|drop view)\b/i

const readNew = async () => {
  const names = (await listMigrationNames()).filter((name) => name >= RULE_SINCE)
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(migrationFile(name), 'utf8') })))
}

it('no new migration holds a table that grows while it reads or writes all of it', async () => {
  const heavy = (await readNew()).flatMap(({ name, text }) =>
    readWeights(text)
      .filter(({ table, weight }) => (weight === 'reads' || weight === 'writes') && !SMALL.has(table))
      .map(({ table, weight }) => `${name}: ${weight} ${table}`),
  )
  expect(heavy).toEqual([])
})

it('no new migration takes away what the version before asks for', async () => {
  const found = (await readNew()).filter(({ text }) => TAKEN_AWAY.test(text)).map(({ name }) => name)
  expect(found).toEqual([])
})

it('a migration either changes or declares indexes, and indexes are named', async () => {
  const wrong = (await readNew()).filter(({ text }) => {
    const hasIndexes = /export const indexes\b/.test(text)
    return hasIndexes === /export (?:async )?(?:function|const) up\b/.test(text)
  })
  expect(wrong.map(({ name }) => name)).toEqual([])
})
