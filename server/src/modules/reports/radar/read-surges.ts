import { DAY_MS } from '@veche/contract/durations.ts'
import type { SurgeDaysResponse, SurgesResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { surgeDays } from './domain/surge-days.ts'
import {
  findLastLook,
  listSurges,
  listSurgesLived,
  type ShownSurge,
  type SurgeFilter,
} from './surges.repository.ts'

/** Surges of a place; titles of their first questions only for those who may open them. */
export async function readSurges(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  actor: Actor,
  filter: SurgeFilter,
): Promise<SurgesResponse> {
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  const endedSince = new Date(clock().getTime() - DAY_MS)
  const [surges, lookedAt] = await Promise.all([
    beyondScope('a surge counts questions of others, titles are for those who may open them', () =>
      listSurges(db, { filter, visible, endedSince }),
    ),
    findLastLook(db),
  ])
  return { lookedAt: lookedAt?.toISOString() ?? null, surges: surges.map(presentSurge) }
}

/** More do not happen in a year of a calm region, and a series marks days, not surges. */
const MOST_MARKED = 1000

/** The days of a period on which something surged. */
export async function readSurgeDays(
  { db, region }: Pick<AppContext, 'db' | 'region'>,
  { period, filter }: { period: { from: string; to: string }; filter: SurgeFilter },
): Promise<SurgeDaysResponse> {
  const zone = region.timeZone
  const from = momentInZone(zone, { date: period.from, time: '00:00' })
  const until = momentInZone(zone, { date: period.to, time: '00:00', addDays: 1 })
  const lived = await listSurgesLived(db, { filter, from, until, limit: MOST_MARKED })
  return {
    days: surgeDays(lived, { ...period, dayOf: (at) => dateInZone(zone, at) }).map(({ day, surges }) => ({
      day,
      surges: surges.map(({ municipalityCode, groupCode, count, expected }) => ({
        ...{ municipalityCode, groupCode, count, expected },
      })),
    })),
  }
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
