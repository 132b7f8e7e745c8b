/**
 * The last approved text goes to the places that a person has chosen: as a reply to each message that carries the
 * rumour, one a thread, and as a post of its own into chats. Nothing leaves for a place that was not chosen; what
 * corrects an earlier text is not sent before every place of that one is among the chosen, and says that we were wrong
 * only where that one stands. It leaves by the outbox; the same place is never told the same text twice.
 */
import { speaksOfMistake } from '@veche/contract/rules/correction-words.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import type { FakeRow } from '../card/index.ts'
import { lockCarriers, updateCarrier } from '../places/index.ts'
import { isCorrection } from '../text/index.ts'
import { assertAllCorrected, isCorrected, listEarlier, listUncorrected } from './corrected-places.ts'
import {
  dropPublications,
  findApprovedText,
  insertPublication,
  listStanding,
  markByHand,
} from './publications.repository.ts'
import { listThreadsTold, type PublishDeps, type Publishing, postInChat, reply } from './queue-refutations.ts'
import { mayStand, placeOf, readTold } from './told-places.ts'

export async function publish(
  tx: Tx,
  {
    fake,
    actor,
    carrierIds,
    chatIds,
  }: { fake: FakeRow; actor: Actor; carrierIds: readonly string[]; chatIds: readonly string[] },
  deps: PublishDeps,
): Promise<void> {
  const { text, known: all } = await readPublishing(tx, fake.id)
  const known = all.filter(mayStand)
  const publishing = { fake, actor, deps, text, known }
  const owed = new Set(listEarlier(publishing).map(placeOf))
  const { corrected, fresh } = await splitPlaces(tx, { carrierIds, chatIds }, publishing)
  await assertAllCorrected(tx, { ...publishing, chosen: [...carrierIds, ...chatIds] })
  assertSpeaksToAll(fresh, { ...publishing, isCorrection: owed.size > 0 })
  await confirmChosen(
    tx,
    distinct(carrierIds).filter((id) => !owed.has(id)),
    publishing,
  )
  const chosen = new Set([...carrierIds, ...chatIds])
  const failed = all.filter((row) => !mayStand(row) && row.textNo === text.no && chosen.has(placeOf(row)))
  // A failed publication is tried again at the same place.
  await dropPublications(tx, failed)
  const sending = { ...publishing, owed, threads: await listThreadsTold(tx, publishing) }
  await reply(tx, corrected.carriers, { ...sending, kind: 'correction' })
  await reply(tx, fresh.carriers, { ...sending, kind: 'reply' })
  for (const id of corrected.chats) await postInChat(tx, id, { ...sending, kind: 'correction' })
  for (const id of fresh.chats) await postInChat(tx, id, { ...sending, kind: 'chat_post' })
  const standing = await listStanding(tx, fake.id)
  if (!standing.some(({ textNo }) => textNo === text.no))
    throw new InvalidError('fake.no_places', { field: 'carrierIds' })
}

type Places = { carriers: string[]; chats: string[] }

/** Splits places without this text into those whose readers have an earlier text of ours and those who have none. */
async function splitPlaces(
  tx: Tx,
  { carrierIds, chatIds }: { carrierIds: readonly string[]; chatIds: readonly string[] },
  { fake, text, known, deps }: Publishing,
): Promise<{ corrected: Places; fresh: Places }> {
  const told = await readTold(tx, { fakeId: fake.id, known, carrierIds }, deps)
  const served = new Set(known.filter(({ textNo }) => textNo === text.no).map(placeOf))
  const isWrong = (id: string) => (told(id) ?? text.no) < text.no
  const ofChosen = (isChosen: (id: string) => boolean): Places => ({
    carriers: distinct(carrierIds).filter((id) => !served.has(id) && isChosen(id)),
    chats: distinct(chatIds).filter((id) => !served.has(id) && isChosen(id)),
  })
  return { corrected: ofChosen(isWrong), fresh: ofChosen((id) => !isWrong(id)) }
}

/** Places without our mistake get no word about it, nor about a refuted opinion. */
function assertSpeaksToAll(
  { carriers, chats }: Places,
  { fake, text, isCorrection }: Publishing & { isCorrection: boolean },
): void {
  if (!isCorrection || carriers.length + chats.length === 0) return
  const field = carriers.length > 0 ? 'carrierIds' : 'chatIds'
  if (fake.verdict === 'opinion') throw new ConflictError('fake.opinion_to_new_places', { field })
  if (speaksOfMistake(text.reply) || speaksOfMistake(text.post))
    throw new ConflictError('fake.mistake_to_new_places', { field })
}

type Doing = Pick<Publishing, 'fake' | 'actor' | 'deps'>

/** Moves the card to `watch`. A correction waits until no place is left with our mistake. */
export async function isAllOut(tx: Tx, doing: Doing): Promise<boolean> {
  if (!isCorrection(doing.fake)) return true
  return isCorrected(tx, { ...doing, ...(await readPublishing(tx, doing.fake.id)) })
}

/** Leaves out a place that was answered by hand and cannot be answered again: our mistake stays there, with the reason on the card. */
export async function leaveOut(
  tx: Tx,
  { carrierId, reason, ...doing }: Doing & { carrierId: string; reason: string },
): Promise<void> {
  const publishing = { ...doing, ...(await readPublishing(tx, doing.fake.id)), chosen: [] }
  const left = isCorrection(doing.fake) ? await listUncorrected(tx, publishing) : []
  if (!left.some((one) => one.carrierId === carrierId && one.isByHand))
    throw new ConflictError('fake.nothing_to_leave_out', { field: 'carrierId' })
  await updateCarrier(tx, carrierId, { leftOutReason: reason, leftOutTextNo: publishing.text.no })
}

async function readPublishing(tx: Tx, fakeId: string): Promise<Pick<Publishing, 'text' | 'known'>> {
  const text = await findApprovedText(tx, fakeId)
  if (!text) throw new ConflictError('fake.no_text', { field: 'carrierIds' })
  return { text, known: await listStanding(tx, fakeId) }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

/** A place that is chosen for an answer is thereby confirmed. */
async function confirmChosen(
  tx: Tx,
  ids: readonly string[],
  { fake, actor, deps }: Publishing,
): Promise<void> {
  if (ids.length === 0) return
  const carriers = await lockCarriers(tx, fake.id, ids)
  const missing = ids.find((id) => !carriers.some((carrier) => carrier.id === id))
  if (missing !== undefined) throw new NotFoundError('fake.no_carrier', { field: 'carrierIds', id: missing })
  for (const { id, state } of carriers) {
    if (state === 'rejected') throw new ConflictError('fake.carrier_rejected', { field: 'carrierIds', id })
    if (state === 'suggested')
      await updateCarrier(tx, id, { state: 'confirmed', decidedBy: actor.id, decidedAt: deps.now })
  }
}

/** Records an answer by hand where our pages cannot answer or have failed. */
export async function publishByHand(
  tx: Tx,
  {
    fake,
    actor,
    carrierId,
    permalink,
  }: { fake: FakeRow; actor: Actor; carrierId: string; permalink: string },
  deps: PublishDeps,
): Promise<void> {
  const publishing = { fake, actor, deps, ...(await readPublishing(tx, fake.id)) }
  await confirmChosen(tx, [carrierId], publishing)
  const { text, known } = publishing
  const sent = { sentAt: deps.now, permalink }
  const own = known.find((row) => row.textNo === text.no && row.carrierId === carrierId)
  if (!own) {
    const row = { id: newId(), kind: 'by_hand', joinedId: null, carrierId, chatId: null } as const
    await insertPublication(tx, {
      ...{ ...row, ...sent, fakeId: fake.id, textNo: text.no, queuedAt: deps.now, queuedBy: actor.id },
    })
    return
  }
  const isUnderWay = own.state === 'queued' || own.state === 'sending' || own.state === 'sent'
  if (own.sentAt !== null || isUnderWay)
    throw new ConflictError('fake.published_there', { field: 'carrierId' })
  await markByHand(tx, own.id, sent)
}
