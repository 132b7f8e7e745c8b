import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import { widenQuery } from '../../text/index.ts'
import { type FilterFacts, STRETCHES, stretchesOf, wordsOf } from '../filter/index.ts'
import { type ListCursor, parseCursor } from './cursor.ts'
import { type Reading, readStretch } from './rows.repository.ts'
import { FOUND_BY, type FoundBy, type Wanted, wantInTurn, whereWords } from './search.query.ts'
import { searchWords, type WordSearch } from './search-words.ts'
import { afterRow, chooseSort, sortNamed } from './sort.query.ts'
import { type IncidentQuery, selectAmong, selectStretch } from './stretch.query.ts'

export type ListPage = { limit: number; cursor?: string | undefined }

/** So many rows of a list are looked at for a frequent word before the index of words is asked. */
const WALK_ROWS = 4_000

/**
 * Open work first, the nearest deadline first, then what has ended; by keyset, so page 100 costs as much as page 1.
 * What has the words that were typed stands before what has other words for them.
 * `isCut`: more was found by its words than is looked through.
 */
export async function listIncidents(db: Db, { limit, cursor, ...facts }: FilterFacts & ListPage) {
  const from = cursor ? parseCursor(cursor) : null
  const rows: ListedRows = []
  let isCut = false
  for (const { by, wanted } of turnsOf(facts)) {
    if (from && FOUND_BY.indexOf(by) < FOUND_BY.indexOf(from.by)) continue
    const search = wanted && (await searchWords(db, wanted, facts))
    const after = from?.by === by ? from : null
    rows.push(...(await readTurn(db, { by, search, after, limit: limit + 1 - rows.length }, facts)))
    isCut ||= search?.isCut() ?? false
    if (rows.length > limit) break
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? last.place : null, isCut }
}

/** Words that are looked for besides those that were typed. */
export function alsoSought(filter: FilterFacts['filter']): string[] {
  const words = wordsOf(filter)
  return words === null ? [] : (widenQuery(words)?.also ?? [])
}

type ListedRows = Awaited<ReturnType<typeof readStretch>>
type Turn = { by: FoundBy; search: WordSearch | null; after: ListCursor | null; limit: number }

/** One of each: without words there is one turn alone. */
function turnsOf({ filter }: Pick<FilterFacts, 'filter'>): { by: FoundBy; wanted: Wanted | null }[] {
  const words = wordsOf(filter)
  if (words === null) return [{ by: 'typed', wanted: null }]
  return wantInTurn(words).map((wanted) => ({ by: wanted.by, wanted }))
}

async function readTurn(db: Db, { by, search, after, limit }: Turn, facts: FilterFacts): Promise<ListedRows> {
  const rows: ListedRows = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    if (after && STRETCHES.indexOf(stretch) < STRETCHES.indexOf(after.stretch)) continue
    const isGoingOn = after?.stretch === stretch
    const sort = isGoingOn ? sortNamed(after.sort) : chooseSort(stretch, facts)
    const all = selectStretch(db, steps, facts)
    const select = isGoingOn ? all.where(afterRow(after, sort)) : all
    const reading = { by, stretch, sort, limit: limit - rows.length }
    const read = search
      ? readFound(search, select, reading)
      : readStretch(select.modifyEnd(planAnew), reading)
    rows.push(...(await read))
    if (rows.length >= limit) break
  }
  return rows
}

/** Which of these stand in the list now, with their places: at most one statement for each stretch and turn. */
export async function listAmong(db: Db, { ids, ...facts }: FilterFacts & { ids: readonly string[] }) {
  const rows: ListedRows = []
  for (const { by, wanted } of turnsOf(facts))
    for (const { stretch, steps } of stretchesOf(facts)) {
      const select = selectAmong(db, { ids, steps }, facts)
      const found = wanted === null ? select : whereWords(select, wanted)
      rows.push(
        ...(await readStretch(found.modifyEnd(planAnew), {
          ...{ by, stretch, sort: chooseSort(stretch, facts), limit: ids.length },
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
    limit: reading.limit,
    count: (rows) => rows.length,
  })
}
