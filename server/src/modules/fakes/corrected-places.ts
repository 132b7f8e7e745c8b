/** Where our mistake stands: a correction leaves none of these out. */
import type { Tx } from '../../platform/db.ts'
import { ConflictError } from '../../platform/errors.ts'
import { listPlaced, type PlacedCarrier } from './carriers.repository.ts'
import { isCorrection } from './domain/correction.ts'
import { findActiveChat, type StandingPublication } from './publications.repository.ts'
import type { Publishing } from './queue-refutations.ts'
import { replyWayOf, threadOf } from './reply-way.ts'

/** It stands there, or it may. */
export function mayStand({ sentAt, state, isUncertain }: StandingPublication): boolean {
  return sentAt !== null || (state !== 'failed' && state !== 'cancelled') || isUncertain === true
}

export function placeOf({ carrierId, chatId }: StandingPublication): string {
  return carrierId ?? chatId ?? ''
}

/** Told an earlier text by our pages. */
export function listEarlier({ known, text }: Pick<Publishing, 'known' | 'text'>): StandingPublication[] {
  return known.filter((row) => mayStand(row) && row.textNo < text.no && row.kind !== 'by_hand')
}

/**
 * Of a chat one place is enough, whichever: all in it read the correction. What our pages do not reach any more, or was
 * taken away, holds nothing up.
 */
export async function assertAllCorrected(
  tx: Tx,
  { chosen, ...publishing }: Publishing & { chosen: readonly string[] },
): Promise<void> {
  const { fake, text, known } = publishing
  if (!isCorrection(fake)) return
  const earlier = listEarlier(publishing)
  const told = known.filter((row) => mayStand(row) && row.textNo === text.no).map(placeOf)
  const reached = new Set([...chosen, ...told])
  const ids = [...earlier.flatMap(({ carrierId }) => carrierId ?? []), ...reached]
  const placed = ids.length === 0 ? [] : await listPlaced(tx, fake.id, ids)
  const groupOf = new Map<string, string>()
  for (const carrier of placed) groupOf.set(carrier.id, await groupOfCarrier(carrier, publishing))
  const answered = new Set([...reached].map((id) => groupOf.get(id) ?? id))
  const missing = new Set<string>()
  for (const { carrierId, chatId } of earlier) {
    const group = carrierId === null ? (chatId ?? '') : (groupOf.get(carrierId) ?? '')
    if (answered.has(group)) continue
    const carrier = placed.find(({ id }) => id === carrierId)
    if (carrier ? await canAnswer(carrier, publishing) : chatId && (await findActiveChat(tx, chatId)))
      missing.add(group)
  }
  if (missing.size > 0)
    throw new ConflictError('fake.correction_misses_places', { field: 'carrierIds', count: missing.size })
}

/** Of a chat the chat, elsewhere the thread. */
async function groupOfCarrier(carrier: PlacedCarrier, { deps }: Publishing): Promise<string> {
  if (carrier.chatId !== null) return carrier.chatId
  const way = await replyWayOf(carrier, deps)
  return way ? threadOf(way) : carrier.id
}

async function canAnswer(carrier: PlacedCarrier, { deps }: Publishing): Promise<boolean> {
  if (carrier.goneAt !== null || carrier.sourceState === 'deleted') return false
  return (await replyWayOf(carrier, deps)) !== null
}
