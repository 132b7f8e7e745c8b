/**
 * Who did what to users, channels and settings, and who was refused. Details are codes and ids: never a name, an
 * address or a secret. Rows are only added; the database links each to the one before (migration 0043).
 */
import type { JournalOrder } from '@veche/contract/values/access.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { findRequestOrigin, type RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { ActorRef } from '../domain/actor.ts'
import {
  accountsNamed,
  contains,
  escapeLike,
  holdsWords,
  type SoughtWords,
} from './journal-conditions.query.ts'

export type JournalEntry = {
  /** Null: the product itself or the command line. */
  actor: ActorRef
  action: string
  objectType: string
  objectId: string | null
  details?: Record<string, unknown>
  /** The origin of the current request, unless another one is given. */
  origin?: RequestOrigin | null
}

export async function addJournal(
  db: Db,
  { actor, action, objectType, objectId, details = {}, origin = findRequestOrigin() }: JournalEntry,
): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
      action,
      objectType,
      objectId,
      details: JSON.stringify(details),
      ip: origin?.ip ?? null,
      userAgent: origin?.userAgent ?? null,
    })
    .execute()
}

/** A role or a place was taken away since: files that were made with the rights of before are not for this person. */
export async function hasLostRights(
  db: Db,
  { userId, since }: { userId: string; since: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('journal')
    .select('id')
    .where('objectId', '=', userId)
    .where('objectType', '=', 'user')
    .where('action', '=', 'grant.removed')
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type StoredJournalEntry = {
  id: number
  at: Date
  actorName: string | null
  action: string
  objectType: string
  objectId: string | null
  /** Name of what the row is about, as it is now. */
  objectName: string | null
  details: unknown
  ip: string | null
  userAgent: string | null
}

export type JournalFilter = {
  /** An account that acted or was acted upon, by a part of its name or e-mail. */
  who: string | null
  words: SoughtWords | null
  /** Beginning of the action: `session.` are all of sessions. */
  action: string | null
  from: Date | null
  to: Date | null
  network: string | null
}

/** A refused call of somebody who is signed in is written about the account that called: it is they who did it. */
const WHO = sql<string | null>`coalesce(journal.actor_name, case
  when action in ('access.refused', 'session.password_refused', 'token.refused') then about.name end)`.as(
  'actorName',
)

type Page = { filter: JournalFilter; order: JournalOrder; limit: number; after: number | null }

/** `after` is the id of the last row of the previous page in the same order. */
export function listJournal(db: Db, { filter, order, limit, after }: Page): Promise<StoredJournalEntry[]> {
  let query = db
    .selectFrom('journal')
    .leftJoin('appUser as about', (join) =>
      join.onRef('about.id', '=', 'journal.objectId').on('journal.objectType', '=', 'user'),
    )
    .select(['journal.id', 'at', WHO, 'action', 'objectType', 'objectId', 'details'])
    .select(['about.name as objectName', 'journal.ip', 'journal.userAgent'])
    .orderBy('journal.id', order === 'newest' ? 'desc' : 'asc')
    .limit(limit)
  const { who, words, action, from, to, network } = filter
  if (after !== null) query = query.where('journal.id', order === 'newest' ? '<' : '>', after)
  if (action !== null) query = query.where('action', 'like', `${escapeLike(action)}%`)
  if (from !== null) query = query.where('at', '>=', from)
  if (to !== null) query = query.where('at', '<', to)
  if (network !== null) query = query.where('journal.ip', 'like', `${escapeLike(network)}%`)
  if (who !== null) {
    const named = accountsNamed(who)
    query = query.where((eb) =>
      eb.or([
        eb('actorName', 'ilike', contains(who)),
        sql<boolean>`journal.actor_id in (${named})`,
        sql<boolean>`journal.object_type = 'user' and journal.object_id in (${named})`,
      ]),
    )
  }
  if (words !== null) query = query.where(holdsWords(words))
  return query.execute()
}

/** Reads them itself, because `directory` stands above `access`. */
export async function listPlaceNames(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from unit union all select code, name from municipality
    union all select code, name from agency`.execute(db)
  return new Map(rows.map(({ code, name }) => [code, name]))
}
