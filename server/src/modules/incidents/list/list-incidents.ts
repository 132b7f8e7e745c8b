import type { Step } from '@veche/contract/incidents.ts'
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database.gen.ts'
import type { Db } from '../../../platform/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../incidents.policy.ts'
import { asksOpenOnly } from './filter-fields.ts'
import { afterCursor, cursorOf, parseCursor, STRETCHES, type Stretch, sortOf } from './list-cursor.ts'
import { type FilterFacts, matchIncidents } from './match-incidents.ts'
import { isEnded, stepsOf } from './queue-steps.ts'

type Query = SelectQueryBuilder<DB, 'incident', object>
export type ListPage = { limit: number; cursor?: string | undefined }

/** Open work first, the nearest deadline first, then what has ended; by keyset, so page 100 costs as much as page 1. */
export async function listIncidents(db: Db, { limit, cursor, ...facts }: FilterFacts & ListPage) {
  const match = await matchIncidents(db, facts)
  const from = cursor ? parseCursor(cursor) : null
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    if (from && STRETCHES.indexOf(stretch) < STRETCHES.indexOf(from.stretch)) continue
    const sort = sortOf(stretch, facts.filter)
    let select: Query = db.selectFrom('incident').where('incident.step', 'in', steps).where(match)
    if (from?.stretch === stretch) select = select.where(afterCursor(from, sort))
    rows.push(...(await readStretch(select, { stretch, sort, limit: limit + 1 - rows.length })))
    if (rows.length > limit) break
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? cursorOf(last) : null }
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

type Reading = { stretch: Stretch; sort: RawBuilder<Date>; limit: number }

async function readStretch(select: Query, { stretch, sort, limit }: Reading) {
  const direction = stretch === 'open' ? 'asc' : 'desc'
  const rows = await select
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .selectAll('incident')
    .select('appUser.name as assigneeName')
    .select(sql<string>`${sort}::text`.as('sortAt'))
    .orderBy(sort, direction)
    .orderBy('incident.id', direction)
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, stretch }))
}

function stretchesOf({ filter }: FilterFacts): { stretch: Stretch; steps: Step[] }[] {
  const steps = stepsOf(filter)
  const ended = asksOpenOnly(filter) ? [] : steps.filter(isEnded)
  const open = steps.filter((step) => !isEnded(step))
  return [
    { stretch: 'open' as const, steps: open },
    { stretch: 'ended' as const, steps: ended },
  ].filter(({ steps: own }) => own.length > 0)
}
