import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'

/** Two heartbeats of 20 seconds may be lost before a person is taken for gone. */
export const PRESENCE_TTL_MS = 45_000
const FORGOTTEN_AT_ONCE = 100
const WRITERS_LIMIT = 500

type Mode = 'reads' | 'writes'
export type Present = { userId: string; name: string; mode: Mode; aliveMs: number }

export async function listPresent(db: Db, incidentId: string, now: Date): Promise<Present[]> {
  const rows = await db
    .selectFrom('presence')
    .select(['userId', 'userName as name', 'mode', 'seenAt'])
    .where('incidentId', '=', incidentId)
    .where('seenAt', '>', aliveSince(now))
    .orderBy('userName')
    .orderBy('userId')
    .execute()
  return rows.map((row) => withLimit(row, now))
}

/** Lists colleagues who write in a card that the actor may see, the newest heartbeats first. */
export async function listWriters(db: Db, actor: Actor, now: Date) {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('incident', 'incident.id', 'presence.incidentId')
    .select(['presence.incidentId', 'presence.userId', 'presence.userName as name', 'presence.seenAt'])
    .where('presence.mode', '=', 'writes')
    .where('presence.seenAt', '>', aliveSince(now))
    .where('presence.userId', '!=', actor.id)
    .where((eb) => visibleIncidents(actor)(eb))
    .orderBy('presence.seenAt', 'desc')
    .limit(WRITERS_LIMIT)
    .execute()
  return rows.map((row) => withLimit(row, now))
}

export async function findMode(
  tx: Tx,
  { incidentId, userId, now }: { incidentId: string; userId: string; now: Date },
): Promise<Mode | null> {
  const row = await tx
    .selectFrom('presence')
    .select('mode')
    .where('incidentId', '=', incidentId)
    .where('userId', '=', userId)
    .where('seenAt', '>', aliveSince(now))
    .executeTakeFirst()
  return row?.mode ?? null
}

export async function savePresence(
  tx: Tx,
  { incidentId, now, userId, name, mode }: Omit<Present, 'aliveMs'> & { incidentId: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('presence')
    .values({ incidentId, userId, userName: name, mode, seenAt: now })
    .onConflict((conflict) =>
      conflict.columns(['incidentId', 'userId']).doUpdateSet({ mode, seenAt: now, userName: name }),
    )
    .execute()
}

export async function removePresence(tx: Tx, incidentId: string, userId: string): Promise<void> {
  await tx.deleteFrom('presence').where('incidentId', '=', incidentId).where('userId', '=', userId).execute()
}

/** Removes those who closed the lid, a few with each heartbeat, which keeps the table small. */
export async function forgetAbsent(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('presence')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('incidentId', 'userId'),
        'in',
        selectFrom('presence')
          .select(['incidentId', 'userId'])
          .where('seenAt', '<=', aliveSince(now))
          .limit(FORGOTTEN_AT_ONCE)
          .$asTuple('incidentId', 'userId'),
      ),
    )
    .execute()
}

function withLimit<Row extends { seenAt: Date }>({ seenAt, ...row }: Row, now: Date) {
  return { ...row, aliveMs: seenAt.getTime() + PRESENCE_TTL_MS - now.getTime() }
}

function aliveSince(now: Date): Date {
  return new Date(now.getTime() - PRESENCE_TTL_MS)
}

export function listVisibleOfAuthor(
  db: Db,
  {
    authorId,
    incidentId,
    actor,
    limit,
  }: { authorId: string; incidentId: string; actor: Actor; limit: number },
) {
  return db
    .selectFrom('incident')
    .select(['id', 'number', 'topicCode', 'step', 'foundAt'])
    .where('authorId', '=', authorId)
    .where('id', '<>', incidentId)
    .where(visibleIncidents(actor))
    .orderBy('foundAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
