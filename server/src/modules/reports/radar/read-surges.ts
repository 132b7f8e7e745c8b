import { DAY_MS } from '@veche/contract/durations.ts'
import type { SurgesResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { findLastLook, listSurges, type ShownSurge, type SurgeFilter } from './surges.repository.ts'

/** Surges of a place; titles of their first questions only for those who may open them. */
export async function readSurges(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  actor: Actor,
  filter: SurgeFilter,
): Promise<SurgesResponse> {
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const endedSince = new Date(clock().getTime() - DAY_MS)
  const [surges, lookedAt] = await Promise.all([
    listSurges(db, { filter, visible, endedSince }),
    findLastLook(db),
  ])
  return { lookedAt: lookedAt?.toISOString() ?? null, surges: surges.map(presentSurge) }
}

type Lived = { place: SurgeFilter; from: Date; until: Date }

/** Those that were found or lasted between two moments. */
export async function listSurgesBetween(db: Db, { place, from, until }: Lived): Promise<ShownSurge[]> {
  const nothing = expressionBuilder<DB, 'incident'>().lit(false)
  const surges = await listSurges(db, { filter: place, visible: nothing, endedSince: from })
  return surges.filter(({ foundAt }) => foundAt < until)
}

function presentSurge({ foundAt, startedAt, lastAt, endedAt, first, ...surge }: ShownSurge) {
  return {
    ...surge,
    foundAt: foundAt.toISOString(),
    startedAt: startedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    first: first.map((one) => ({ ...one, takenAt: new Date(one.takenAt).toISOString() })),
  }
}
