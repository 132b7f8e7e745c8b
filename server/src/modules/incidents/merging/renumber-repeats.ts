/** «7-е обращение по этому адресу» counts troubles: when one before it is merged or parted again, the number follows. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../platform/database/db.ts'
import { getSettings } from '../../settings/index.ts'
import { loadDeadlineBook } from '../deadlines/index.ts'
import { changeIncident } from '../history/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { type Incident, isStepAllowed, listIncidentsForUpdate } from '../steps/index.ts'
import { findRepeat, METRES_PER_DEGREE, type Repeat } from './find-repeat.ts'

export const RENUMBER_JOB = 'incidents.renumber_repeats'
export const RenumberRepeats = z.object({ incidentIds: z.array(z.uuid()) })

/** Each in a transaction of its own: the merge is done, nobody waits for this. */
export async function renumberRepeats(
  { db, clock }: IncidentsContext,
  { incidentIds }: z.infer<typeof RenumberRepeats>,
): Promise<void> {
  const [settings, book] = await Promise.all([getSettings(db), loadDeadlineBook(db)])
  const now = clock()
  for (const movedId of incidentIds) {
    for (const id of await listLater(db, movedId, settings)) {
      await db.transaction().execute(async (tx) => {
        const [locked] = await listIncidentsForUpdate(tx, [id])
        if (!locked || !isStepAllowed(locked.incident, 'renumber_repeat')) return
        const repeat = await findRepeat(tx, locked.incident, settings)
        if (isSame(locked.incident, repeat)) return
        const command = { type: 'renumber_repeat', repeat } as const
        const details = { repeatNo: repeat?.repeatNo ?? null }
        await changeIncident(tx, locked, { command, actor: null, now, details }, book)
      })
    }
  }
}

function isSame({ repeatOfId, repeatNo, repeatKind }: Incident, repeat: Repeat | null): boolean {
  return (
    repeatOfId === (repeat?.repeatOfId ?? null) &&
    repeatNo === (repeat?.repeatNo ?? null) &&
    repeatKind === (repeat?.repeatKind ?? null)
  )
}

const MOST = 500

/** The one that moved, and those after it that may count it. Where they stand exactly, `findRepeat` says. */
async function listLater(
  db: Database,
  movedId: string,
  { repeatWindowDays, repeatRadiusMetres }: { repeatWindowDays: number; repeatRadiusMetres: number },
): Promise<string[]> {
  const moved = await db
    .selectFrom('incident')
    .select(['topicCode', 'foundAt', 'authorId', 'addressKey', 'latitude', 'longitude'])
    .where('id', '=', movedId)
    .executeTakeFirst()
  if (!moved?.topicCode) return []
  const { topicCode, foundAt, authorId, addressKey, latitude, longitude } = moved
  const reach = repeatRadiusMetres / METRES_PER_DEGREE
  const isNear = sql<SqlBool>`latitude between ${latitude}::float8 - ${reach}::float8 and ${latitude}::float8 + ${reach}::float8
    and abs(longitude - ${longitude}::float8) * greatest(cos(radians(${latitude}::float8)), 0.01) <= ${reach}::float8`
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('topicCode', '=', topicCode)
    .where('foundAt', '>=', foundAt)
    .where('foundAt', '<=', new Date(foundAt.getTime() + repeatWindowDays * DAY_MS))
    .where('step', 'not in', ['new', 'dismissed', 'merged', 'archived', 'done'])
    .where(({ eb, or }) =>
      or([
        eb('id', '=', movedId),
        eb('repeatOfId', '=', movedId),
        ...(authorId ? [eb('authorId', '=', authorId)] : []),
        ...(addressKey ? [eb('addressKey', '=', addressKey)] : []),
        ...(latitude !== null && longitude !== null ? [isNear] : []),
      ]),
    )
    .orderBy('foundAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(({ id }) => id)
}
