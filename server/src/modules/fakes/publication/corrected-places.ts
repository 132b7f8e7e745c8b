/** Where our mistake stands: a correction leaves none of these out. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { listPlaced, type PlacedCarrier } from '../places/index.ts'
import { isCorrection } from '../text/index.ts'
import { findActiveChat, type StandingPublication } from './publications.repository.ts'
import type { Publishing } from './queue-refutations.ts'
import { groupOf, replyWayOf } from './reply-way.ts'
import { mayStand, placeOf } from './told-places.ts'

/** Places that have an earlier text, from our pages or by hand. */
export function listEarlier({ known, text }: Pick<Publishing, 'known' | 'text'>): StandingPublication[] {
  return known.filter((row) => mayStand(row) && row.textNo < text.no)
}

/** Nothing is sent before every place that our pages told the mistake is among the chosen. */
export async function assertAllCorrected(
  tx: Tx,
  publishing: Publishing & { chosen: readonly string[] },
): Promise<void> {
  if (!isCorrection(publishing.fake)) return
  const left = await listUncorrected(tx, publishing)
  const missing = new Set(left.filter(({ isByHand }) => !isByHand).map(({ group }) => group))
  if (missing.size > 0)
    throw new ConflictError('fake.correction_misses_places', { field: 'carrierIds', count: missing.size })
}

/** A correction is out when it was told somewhere and the mistake stands nowhere that anybody can reach. */
export async function isCorrected(tx: Tx, publishing: Publishing): Promise<boolean> {
  const { known, text } = publishing
  const isTold = known.some((row) => mayStand(row) && row.textNo === text.no)
  return isTold && (await listUncorrected(tx, { ...publishing, chosen: [] })).length === 0
}

export type Uncorrected = { carrierId: string | null; group: string; isByHand: boolean }

/**
 * Of a chat one place is enough, whichever: all in it read the correction. What our pages do not reach any more, or was
 * taken away, holds nothing up; where a person answered, a person corrects it or says why not.
 */
export async function listUncorrected(
  tx: Tx,
  { chosen, ...publishing }: Publishing & { chosen: readonly string[] },
): Promise<Uncorrected[]> {
  const { fake, text, known } = publishing
  const earlier = listEarlier(publishing)
  const told = known.filter((row) => mayStand(row) && row.textNo === text.no).map(placeOf)
  const reached = new Set([...chosen, ...told])
  const ids = [...earlier.flatMap(({ carrierId }) => carrierId ?? []), ...reached]
  const placed = ids.length === 0 ? [] : await listPlaced(tx, fake.id, ids)
  const groups = new Map<string, string>()
  for (const carrier of placed) groups.set(carrier.id, await groupOf(carrier, publishing.deps))
  const answered = new Set([...reached].map((id) => groups.get(id) ?? id))
  const left: Uncorrected[] = []
  for (const { carrierId, chatId, kind } of earlier) {
    const group = carrierId === null ? (chatId ?? '') : (groups.get(carrierId) ?? '')
    if (answered.has(group)) continue
    const carrier = placed.find(({ id }) => id === carrierId)
    const isByHand = kind === 'by_hand'
    const holds = carrier
      ? isHeld(carrier, text.no) && (isByHand || (await canAnswer(carrier, publishing)))
      : chatId && (await findActiveChat(tx, chatId))
    if (holds) left.push({ carrierId, group, isByHand })
  }
  return left
}

/** The mistake still stands there and nobody has given a reason to leave it. */
function isHeld({ goneAt, sourceState, leftOutTextNo }: PlacedCarrier, textNo: number): boolean {
  return goneAt === null && sourceState !== 'deleted' && leftOutTextNo !== textNo
}

async function canAnswer(carrier: PlacedCarrier, { deps }: Publishing): Promise<boolean> {
  return (await replyWayOf(carrier, deps)) !== null
}
