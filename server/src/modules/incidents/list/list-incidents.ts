import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import { type FilterFacts, STRETCHES, stretchesOf, wordsOf } from '../filter/index.ts'
import { parseCursor } from './cursor.ts'
import { type Reading, readStretch } from './rows.repository.ts'
import { whereWords } from './search.query.ts'
import { searchWords, type WordSearch } from './search-words.ts'
import { afterRow, chooseSort, sortNamed } from './sort.query.ts'
import { type IncidentQuery, selectAmong, selectStretch } from './stretch.query.ts'

export type ListPage = { limit: number; cursor?: string | undefined }

/** So many rows of a list are looked at for a frequent word before the index of words is asked. */
const WALK_ROWS = 4_000

/**
 * Open work first, the nearest deadline first, then what has ended; by keyset, so page 100 costs as much as page 1.
 * `isCut`: more was found by its words than is looked through.
 */
export async function listIncidents(db: Db, { limit, cursor, ...facts }: FilterFacts & ListPage) {
  const words = wordsOf(facts.filter)
  const search = words === null ? null : await searchWords(db, words, facts)
  const from = cursor ? parseCursor(cursor) : null
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    if (from && STRETCHES.indexOf(stretch) < STRETCHES.indexOf(from.stretch)) continue
    const isGoingOn = from?.stretch === stretch
    const sort = isGoingOn ? sortNamed(from.sort) : chooseSort(stretch, facts)
    const all = selectStretch(db, steps, facts)
    const select = isGoingOn ? all.where(afterRow(from, sort)) : all
    const reading = { stretch, sort, limit: limit + 1 - rows.length }
    const read = search
      ? readFound(search, select, reading)
      : readStretch(select.modifyEnd(planAnew), reading)
    rows.push(...(await read))
    if (rows.length > limit) break
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? last.place : null,
    isCut: search?.isCut() ?? false,
  }
}

/** Which of these stand in the list now, with their places: at most one statement for each stretch. */
export async function listAmong(db: Db, { ids, ...facts }: FilterFacts & { ids: readonly string[] }) {
  const words = wordsOf(facts.filter)
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    const select = selectAmong(db, { ids, steps }, facts)
    const found = words === null ? select : whereWords(select, words)
    rows.push(
      ...(await readStretch(found.modifyEnd(planAnew), {
        stretch,
        sort: chooseSort(stretch, facts),
        limit: ids.length,
      })),
    )
  }
  return rows
}

function readFound(search: WordSearch, select: IncidentQuery, reading: Reading) {
  return search.run({
    select,
    walkLimit: WALK_ROWS,
    sort: reading.sort,
    read: (query, sort) => readStretch(query, { ...reading, sort: sort ?? reading.sort }),
    isFull: (rows) => rows.length === reading.limit,
  })
}
