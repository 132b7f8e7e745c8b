/**
 * Journals refused calls without letting a flood fill the journal: the first of each kind, account and network is written
 * at once; later ones are counted and written as a number when their window ends.
 */
import type { Database, Tx } from '../../../platform/database/db.ts'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Log } from '../../../platform/log.ts'
import { addJournal } from './journal.repository.ts'
import {
  countOneMore,
  countRefusals,
  deleteEndedRefusals,
  insertOrCount,
  type RefusalKey,
} from './refusals.repository.ts'

export type RefusalKind =
  /** A wrong e-mail or password, or an account that is switched off. */
  | 'session.sign_in_failed'
  | 'session.second_factor_failed'
  /** An organisation said who it is, or did not, and nobody came in. */
  | 'session.organisation_refused'
  | 'session.passkey_refused'
  /** A wrong password of somebody who is signed in already. */
  | 'session.password_refused'
  | 'token.refused'
  | 'access.refused'

export type Refusal = {
  kind: RefusalKind
  /** The account that called or was attacked; null if unknown. */
  accountId: string | null
  origin: RequestOrigin
  now: Date
  details?: Record<string, unknown>
}

export const WINDOW_MS = 10 * 60_000
/** The most kinds that one window counts separately. */
export const MOST_IN_WINDOW = 100
const MANY_NETWORKS = '*'

/** If the count cannot be saved, the call is refused all the same. */
export async function countRefusal(db: Database, refusal: Refusal, log: Log): Promise<void> {
  const key = keyOf(refusal)
  try {
    // Most calls of a flood are counted already, so they cost one statement and no transaction.
    if (await countOneMore(db, key)) return
    await db.transaction().execute((tx) => countNew(tx, refusal, key))
  } catch (error) {
    log.error({ err: error, kind: refusal.kind }, 'access: a refusal is not in the journal')
  }
}

function keyOf({ kind, accountId, origin, now }: Refusal): RefusalKey {
  const windowStartedAt = new Date(Math.floor(now.getTime() / WINDOW_MS) * WINDOW_MS)
  return { kind, accountId: accountId ?? '', network: networkOf(origin.ip), windowStartedAt }
}

async function countNew(tx: Tx, refusal: Refusal, key: RefusalKey): Promise<void> {
  const { kind, accountId, origin, details } = refusal
  const isFull = (await countRefusals(tx, key.windowStartedAt)) >= MOST_IN_WINDOW
  const row = isFull ? { ...key, accountId: '', network: MANY_NETWORKS } : key
  const count = await insertOrCount(tx, row, origin.userAgent)
  if (count > 1) return
  await addJournal(tx, {
    ...{ actor: null, action: kind, objectType: 'user', objectId: isFull ? null : accountId },
    ...{ details: isFull ? { isFlood: true } : { ...details }, origin: isFull ? null : origin },
  })
}

/** Writes the numbers of ended windows into the journal and deletes the windows. */
export function journalEndedRefusals(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WINDOW_MS)
  return db.transaction().execute(async (tx) => {
    const ended = await deleteEndedRefusals(tx, before)
    for (const { kind, accountId, network, count, userAgent, windowStartedAt } of ended) {
      if (count === 1) continue
      await addJournal(tx, {
        ...{ actor: null, action: kind, objectType: 'user', objectId: accountId || null },
        details: { count, since: windowStartedAt.toISOString() },
        origin: network === MANY_NETWORKS ? null : { ip: network, userAgent },
      })
    }
  })
}
