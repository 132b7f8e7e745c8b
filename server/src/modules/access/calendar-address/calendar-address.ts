/**
 * The secret address by which programs of a person read that person's calendar without signing in. Only the hash of its
 * token is kept, as of the tokens of programs; it ends with them.
 */
import { randomBytes } from 'node:crypto'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { findActorByCalendarHash } from '../actor.repository.ts'
import { hashToken } from '../api-tokens.ts'
import type { Actor, ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import {
  deleteCalendarAddress,
  replaceCalendarAddress,
  updateCalendarRead,
} from './calendar-address.repository.ts'

/** 32 bytes in base64url. */
const TOKEN = /^[\w-]{43}$/
/** When an address was last read is for people: a write in ten minutes says enough. */
const READ_NOTED_EACH_MS = 10 * 60_000

type OfPerson = { userId: string; now: Date; actor: ActorRef }

/** Returns the token, which is told here and nowhere else. An earlier address of the person ends. */
export async function createCalendarAddress(tx: Tx, { userId, now, actor }: OfPerson): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await replaceCalendarAddress(tx, { userId, tokenHash: hashToken(token), now })
  await journalAddress(tx, { userId, actor, action: 'calendar_address.created' })
  return token
}

export async function withdrawCalendarAddress(tx: Tx, of: Omit<OfPerson, 'now'>): Promise<void> {
  if (!(await endCalendarAddress(tx, of))) throw new NotFoundError('access.no_calendar_address')
}

/** Returns false if there was none. */
export async function endCalendarAddress(db: Db, { userId, actor }: Omit<OfPerson, 'now'>): Promise<boolean> {
  if (!(await deleteCalendarAddress(db, userId))) return false
  await journalAddress(db, { userId, actor, action: 'calendar_address.withdrawn' })
  return true
}

/** The person whose address it is, with the rights of this moment; null once it has ended or the account is switched off. */
export async function findCalendarReader(db: Db, token: string, now: Date): Promise<Actor | null> {
  if (!TOKEN.test(token)) return null
  const found = await findActorByCalendarHash(db, hashToken(token), now)
  if (found === null) return null
  const { actor, lastUsedAt } = found
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > READ_NOTED_EACH_MS)
    await updateCalendarRead(db, actor.id, now)
  return actor
}

type Entry = { userId: string; actor: ActorRef; action: string }

function journalAddress(db: Db, { userId, actor, action }: Entry): Promise<void> {
  return addJournal(db, { actor, action, objectType: 'user', objectId: userId })
}
