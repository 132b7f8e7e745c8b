/** The copier: claims what is due, asks networks outside any transaction, writes what became of each. */

import { startClaimLoop } from '../../platform/background/claim-loop.ts'
import type { Loop } from '../../platform/background/loop.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Listener } from '../../platform/events/listener.ts'
import type { Log } from '../../platform/log.ts'
import {
  ATTACHMENTS_CHANNEL,
  claimDueCopies,
  type DueCopy,
  isErased,
  listSpokenOf,
  releaseCopy,
  type StoredCopy,
  saveEnded,
  savePostponed,
  saveStored,
} from './copies.repository.ts'
import { hasTriesLeft, nextAttemptAt } from './domain/copy.ts'
import { type Brought, type FetchDeps, fetchAttachment } from './fetch-attachment.ts'

export type CopyDeps = FetchDeps & {
  log: Log
  clock: Clock
  /** Announces a new copy to those who see the message. */
  tellCopied: (tx: Tx, messageId: string) => Promise<void>
}

/** A file may be in memory as a whole, so only few are fetched at once. */
const AT_ONCE = 3
const HELD_MS = 10 * 60_000
const IDLE_MS = 5000

/** Fetched in parallel, so a slow host holds up no other. */
export function startCopying(deps: CopyDeps & { listener: Listener }): Loop {
  const loop = startClaimLoop({
    ...{ name: 'attachments', log: deps.log, idleMs: IDLE_MS, atOnce: AT_ONCE },
    claim: (limit, signal) => claimAndCopy(deps, { limit, signal }),
  })
  deps.listener.on(ATTACHMENTS_CHANNEL, loop.wake)
  return loop
}

/** One turn to its end; returns how many were tried. */
export async function copyDue(deps: CopyDeps, signal = new AbortController().signal): Promise<number> {
  const copies = await claimAndCopy(deps, { limit: AT_ONCE, signal })
  await Promise.all(copies)
  return copies.length
}

async function claimAndCopy(
  deps: CopyDeps,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<Promise<void>[]> {
  if (limit <= 0) return []
  const now = deps.clock()
  const heldUntil = new Date(now.getTime() + HELD_MS)
  const due = await claimDueCopies(deps.db, { now, heldUntil, limit })
  return due.map((copy) => copyOne(deps, copy, signal))
}

/** Whatever happens to one, the others go on. */
async function copyOne(deps: CopyDeps, due: DueCopy, signal: AbortSignal): Promise<void> {
  const { messageId, no, attempts } = due
  const { db, ...services } = deps
  try {
    const brought = hasTriesLeft(attempts) ? await tryOne(deps, due, signal) : GIVEN_UP
    await db.transaction().execute((tx) => writeEnd(tx, services, { due, brought, signal }))
  } catch (error) {
    // Its hold ends by itself.
    deps.log.error({ err: error, messageId, no }, 'the end of an attachment is not written')
  }
}

const GIVEN_UP: Brought = { failure: { end: 'unavailable', reason: 'failed' } }

async function tryOne(deps: CopyDeps, due: DueCopy, signal: AbortSignal): Promise<Brought> {
  try {
    return await fetchAttachment(deps, due, signal)
  } catch (error) {
    if (!signal.aborted)
      deps.log.warn({ err: error, messageId: due.messageId, no: due.no }, 'an attachment could not be read')
    return { failure: { end: 'again', reason: 'failed' } }
  }
}

type Ending = { due: DueCopy; brought: Brought; signal: AbortSignal }

type Telling = Pick<CopyDeps, 'clock' | 'tellCopied' | 'files'>

async function writeEnd(
  tx: Tx,
  { clock, tellCopied, files }: Telling,
  { due, brought, signal }: Ending,
): Promise<void> {
  const now = clock()
  if ('stored' in brought) {
    if (await saveStored(tx, due, brought.stored, now)) await tellCopied(tx, due.messageId)
    else if (await isErased(tx, due.messageId)) await removeBrought(tx, files, brought.stored)
    return
  }
  const { end, reason, retryAfterMs } = brought.failure
  if (end === 'again' && signal.aborted) {
    await releaseCopy(tx, due, now)
    return
  }
  const next = end === 'again' ? nextAttemptAt(due.attempts, now, retryAfterMs) : null
  const isWritten = next
    ? await savePostponed(tx, due, { reason, nextAttemptAt: next })
    : await saveEnded(tx, due, { state: end === 'refused' ? 'refused' : 'unavailable', reason })
  if (isWritten && (!next || due.attempts === 1)) await tellCopied(tx, due.messageId)
}

/** The message was erased while its file was on the way: nothing of it stays but what another message has too. */
async function removeBrought(
  tx: Tx,
  files: CopyDeps['files'],
  { hash, thumbnailHash }: StoredCopy,
): Promise<void> {
  const brought = thumbnailHash === null ? [hash] : [hash, thumbnailHash]
  const needed = await listSpokenOf(tx, brought)
  for (const one of brought) if (!needed.has(one)) await files.remove(one)
}
