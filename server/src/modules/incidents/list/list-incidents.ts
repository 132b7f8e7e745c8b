import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import type { Actor } from '../../access/index.ts'
import {
  type FilterFacts,
  matchIncidents,
  STRETCHES,
  type Stretch,
  stretchesOf,
  wordsOf,
} from '../filter/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import { AUTHOR_COUNT } from '../steps/index.ts'
import { afterCursor, cursorOf, parseCursor } from './cursor.ts'
import { type IncidentQuery, searchWords, type WordSearch, whereWords } from './search-words.ts'
import { chooseSort, type Sort, sortNamed } from './sort.ts'

export type ListPage = { limit: number; cursor?: string | undefined }

/** So many rows of a list are looked at for a frequent word before the index of words is asked. */
const WALK_ROWS = 4_000

/**
 * Open work first, the nearest deadline first, then what has ended; by keyset, so page 100 costs as much as page 1.
 * `isCut`: more was found by its words than is looked through.
 */
export async function listIncidents(db: Db, { limit, cursor, ...facts }: FilterFacts & ListPage) {
  const match = matchIncidents(facts)
  const words = wordsOf(facts.filter)
  const search = words === null ? null : await searchWords(db, words, facts)
  const from = cursor ? parseCursor(cursor) : null
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    if (from && STRETCHES.indexOf(stretch) < STRETCHES.indexOf(from.stretch)) continue
    const isGoingOn = from?.stretch === stretch
    const sort = isGoingOn ? sortNamed(from.sort) : chooseSort(stretch, facts)
    let select: IncidentQuery = db.selectFrom('incident').where('incident.step', 'in', steps).where(match)
    if (isGoingOn) select = select.where(afterCursor(from, sort))
    const reading = { stretch, sort, limit: limit + 1 - rows.length }
    rows.push(...(await (search ? readFound(search, select, reading) : readStretch(select, reading))))
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
  const match = matchIncidents(facts)
  const words = wordsOf(facts.filter)
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    const select: IncidentQuery = db
      .selectFrom('incident')
      .where('incident.id', 'in', ids)
      .where('incident.step', 'in', steps)
      .where(match)
    const found = words === null ? select : whereWords(select, words)
    rows.push(...(await readStretch(found, { stretch, sort: chooseSort(stretch, facts), limit: ids.length })))
  }
  return rows
}

export type ListedRow = Awaited<ReturnType<typeof listVisible>>[number]

/** Those of them that the reader may see. */
export function listVisible(db: Db, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom('incident')
    .selectAll()
    .where('id', 'in', ids)
    .where(visibleIncidents(actor))
    .orderBy('id')
    .execute()
}

type Reading = { stretch: Stretch; sort: Sort; limit: number }

function readFound(search: WordSearch, select: IncidentQuery, reading: Reading) {
  return search.run({
    select,
    walkLimit: WALK_ROWS,
    sort: reading.sort,
    read: (query, sort) => readStretch(query, { ...reading, sort: sort ?? reading.sort }),
    empty: [],
    isFull: (rows) => rows.length === reading.limit,
  })
}

async function readStretch(select: IncidentQuery, { stretch, sort, limit }: Reading) {
  const { by, direction } = sort
  const rows = await select
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .selectAll('incident')
    .select(['appUser.name as assigneeName', AUTHOR_COUNT.as('authorCount')])
    .select(sql<string>`${by}::text`.as('sortAt'))
    .orderBy(by, direction)
    .orderBy('incident.id', direction)
    .limit(limit)
    .modifyEnd(planAnew)
    .execute()
  return rows.map((row) => ({ ...row, place: cursorOf({ ...row, stretch, sort: sort.name }) }))
}
