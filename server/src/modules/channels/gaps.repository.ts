/** Spans of a channel from which something may be missing: opened, read back, closed or recorded as lost. */
import type { Surface } from '../../connectors/connector.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/ids.ts'

export type Gap = {
  id: string
  channelId: string
  reason: string
  fromAt: Date | null
  toAt: Date
  /** Null: the whole page, by time. */
  container: string | null
  fromSeq: number | null
  toSeq: number | null
  state: 'open' | 'closed' | 'lost'
  found: number
  attempts: number
  lostSurfaces: string[]
  errorCode: string | null
}

const GAP_COLUMNS = [
  'id',
  'channelId',
  'reason',
  'fromAt',
  'toAt',
  'container',
  'fromSeq',
  'toSeq',
  'state',
  'found',
  'attempts',
  'lostSurfaces',
  'errorCode',
] as const

export type NewGap = {
  channelId: string
  reason: string
  from: Date | null
  to: Date
  /** Missing numbers of one conversation; otherwise the whole page is meant. */
  numbers?: { container: string; from: number; to: number }
  /** A later moment, because deliveries out of order may still arrive. */
  lookAt?: Date
}

/** Requests of people are separate gaps and are not joined. */
export const ASKED_BY_PERSON = 'asked'

/** A gap of the same reason that is still open grows instead of being repeated. */
export async function openGap(db: Db, gap: NewGap): Promise<void> {
  const { channelId, reason, from, to, numbers, lookAt = to } = gap
  if (!numbers && reason !== ASKED_BY_PERSON) {
    const grown = await db
      .updateTable('channelGap')
      .set({ toAt: to })
      .where('channelId', '=', channelId)
      .where('reason', '=', reason)
      .where('container', 'is', null)
      .where('state', '=', 'open')
      .returning('id')
      .execute()
    if (grown.length > 0) return
  }
  await db
    .insertInto('channelGap')
    .values({
      ...{ id: newId(), channelId, reason, fromAt: from, toAt: to, nextAttemptAt: lookAt },
      container: numbers?.container ?? null,
      fromSeq: numbers?.from ?? null,
      toSeq: numbers?.to ?? null,
    })
    .execute()
}

/** Newest first: what a person looks at. */
export function listGaps(db: Db, channelId: string): Promise<Gap[]> {
  return db
    .selectFrom('channelGap')
    .select(GAP_COLUMNS)
    .where('channelId', '=', channelId)
    .orderBy('toAt', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
}

export function listDueGaps(
  db: Db,
  { now, limit, channelId }: { now: Date; limit: number; channelId?: string | undefined },
): Promise<Gap[]> {
  return db
    .selectFrom('channelGap')
    .select(GAP_COLUMNS)
    .where('state', '=', 'open')
    .where('nextAttemptAt', '<=', now)
    .$if(channelId !== undefined, (query) => query.where('channelId', '=', channelId ?? ''))
    .orderBy('nextAttemptAt')
    .limit(limit)
    .execute()
}

/** Those that have waited longest first. */
export async function listChannelsWithDueGaps(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('channelGap')
    .select('channelId')
    .where('state', '=', 'open')
    .where('nextAttemptAt', '<=', now)
    .groupBy('channelId')
    .orderBy((eb) => eb.fn.min('nextAttemptAt'))
    .execute()
  return rows.map(({ channelId }) => channelId)
}

export async function addFound(tx: Tx, gapId: string, found: number): Promise<void> {
  await tx
    .updateTable('channelGap')
    .set((eb) => ({ found: eb('found', '+', found) }))
    .where('id', '=', gapId)
    .execute()
}

export type GapEnd = { state: 'closed' | 'lost'; lostSurfaces: readonly Surface[]; now: Date }

/** A gap that grew while it was read stays open from the end of what was read. */
export async function endGap(db: Db, gap: Gap, { state, lostSurfaces, now }: GapEnd): Promise<void> {
  await db
    .updateTable('channelGap')
    .set({ state, lostSurfaces: [...lostSurfaces], closedAt: now, errorCode: null })
    .where('id', '=', gap.id)
    .where('state', '=', 'open')
    .where('toAt', '=', gap.toAt)
    .execute()
}

export async function postponeGap(
  db: Db,
  gapId: string,
  { errorCode, until }: { errorCode: string; until: Date },
): Promise<void> {
  await db
    .updateTable('channelGap')
    .set((eb) => ({ errorCode, nextAttemptAt: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', gapId)
    .execute()
}

/** Marks losses that were not reported yet as reported, and returns their ids. */
export async function takeUntoldLosses(tx: Tx, channelId: string): Promise<string[]> {
  const rows = await tx
    .updateTable('channelGap')
    .set({ isTold: true })
    .where('channelId', '=', channelId)
    .where('state', '=', 'lost')
    .where('isTold', '=', false)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
