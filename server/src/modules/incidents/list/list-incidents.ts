import type { Step } from '@veche/contract/incidents.ts'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database.gen.ts'
import type { Db } from '../../../platform/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../incidents.policy.ts'
import { asksOpenOnly } from './filter-fields.ts'
import { afterCursor, cursorOf, parseCursor, STRETCHES, type Stretch } from './list-cursor.ts'
import { type FilterFacts, matchIncidents } from './match-incidents.ts'
import { isEnded, stepsOf } from './queue-steps.ts'

type Query = SelectQueryBuilder<DB, 'incident', object>
const SORT_COLUMN = {
  due: 'incident.deadlineDueAt',
  undated: 'incident.foundAt',
  ended: 'incident.updatedAt',
}
export type ListPage = { limit: number; cursor?: string | undefined }

/** Open work first, the nearest deadline first, then what has ended; by keyset, so page 100 costs as much as page 1. */
export async function listIncidents(db: Db, { limit, cursor, ...facts }: FilterFacts & ListPage) {
  const match = await matchIncidents(db, facts)
  const from = cursor ? parseCursor(cursor) : null
  const rows: Awaited<ReturnType<typeof readStretch>> = []
  for (const { stretch, steps } of stretchesOf(facts)) {
    if (from && STRETCHES.indexOf(stretch) < STRETCHES.indexOf(from.stretch)) continue
    let select: Query = orderedBy(db.selectFrom('incident').where('incident.step', 'in', steps), stretch)
    select = select.where(match)
    if (from?.stretch === stretch) select = select.where(afterCursor(from))
    rows.push(...(await readStretch(select, stretch, limit + 1 - rows.length)))
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

async function readStretch(select: Query, stretch: Stretch, limit: number) {
  const rows = await select
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .selectAll('incident')
    .select('appUser.name as assigneeName')
    .select(sql<string>`${sql.ref(SORT_COLUMN[stretch])}::text`.as('sortAt'))
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, stretch }))
}

function stretchesOf({ filter }: FilterFacts): { stretch: Stretch; steps: Step[] }[] {
  const steps = stepsOf(filter)
  const ended = asksOpenOnly(filter) ? [] : steps.filter(isEnded)
  const open = steps.filter((step) => !isEnded(step))
  return STRETCHES.map((stretch) => ({ stretch, steps: stretch === 'ended' ? ended : open })).filter(
    ({ stretch, steps: own }) => own.length > 0 && !(stretch === 'undated' && asksOpenOnly(filter)),
  )
}

function orderedBy(select: Query, stretch: Stretch): Query {
  switch (stretch) {
    case 'due':
      return select
        .where('incident.deadlineDueAt', 'is not', null)
        .orderBy('incident.deadlineDueAt')
        .orderBy('incident.id')
    case 'undated':
      return select.where('incident.deadlineDueAt', 'is', null).orderBy('incident.id')
    case 'ended':
      return select.orderBy('incident.updatedAt', 'desc').orderBy('incident.id', 'desc')
  }
}
