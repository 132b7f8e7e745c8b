/**
 * The last approved text goes to the places that a person has chosen: as a reply to each message that carries the
 * rumour, one a thread, and as a post of its own into chats. What corrects an earlier text goes to all places of that
 * one by itself. It leaves by the outbox; the same place is never told the same text twice.
 */
import type { Tx } from '../../platform/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { type NewPost, queuePost } from '../answers/index.ts'
import { assertSpeakable, getChat } from '../chats/index.ts'
import { listPlaced, lockCarriers, type PlacedCarrier, updateCarrier } from './carriers.repository.ts'
import type { FakeRow } from './fakes.repository.ts'
import type { FakeDeps } from './fakes-context.ts'
import {
  type ApprovedText,
  dropPublications,
  findApprovedText,
  insertPublication,
  listStanding,
  markByHand,
  type StandingPublication,
} from './publications.repository.ts'
import { type ReplyWay, replyWayOf, type Speaking, threadOf } from './reply-way.ts'
import { fakeEvent } from './work-with-fake.ts'

export type PublishDeps = FakeDeps & Speaking
type Publishing = {
  fake: FakeRow
  actor: Actor
  text: ApprovedText
  known: readonly StandingPublication[]
  deps: PublishDeps
}

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
  const earlier = known.filter(({ textNo, kind }) => textNo < text.no && kind !== 'by_hand')
  const told = new Set(known.filter(({ textNo }) => textNo === text.no).map(placeOf))
  const corrected = {
    carriers: distinct(earlier.flatMap(({ carrierId }) => carrierId ?? [])),
    chats: distinct(earlier.flatMap(({ chatId }) => chatId ?? [])),
  }
  const fresh = {
    carriers: distinct(carrierIds).filter((id) => !corrected.carriers.includes(id)),
    chats: distinct(chatIds).filter((id) => !corrected.chats.includes(id)),
  }
  const isUntold = (id: string) => !told.has(id)
  if ([corrected, fresh].every(({ carriers, chats }) => carriers.length + chats.length === 0))
    throw new InvalidError('fake.no_places', { field: 'carrierIds' })
  await confirmChosen(tx, fresh.carriers, publishing)
  const chosen = new Set([corrected, fresh].flatMap(({ carriers, chats }) => [...carriers, ...chats]))
  const failed = all.filter((row) => !mayStand(row) && row.textNo === text.no && chosen.has(placeOf(row)))
  // It has not got through: the same place is tried anew.
  await dropPublications(tx, failed)
  const threads = await listThreadsTold(tx, publishing)
  await reply(tx, corrected.carriers.filter(isUntold), { ...publishing, kind: 'correction', threads })
  await reply(tx, fresh.carriers.filter(isUntold), { ...publishing, kind: 'reply', threads })
  for (const id of corrected.chats.filter(isUntold))
    await postInChat(tx, id, { ...publishing, kind: 'correction' })
  for (const id of fresh.chats.filter(isUntold))
    await postInChat(tx, id, { ...publishing, kind: 'chat_post' })
}

async function readPublishing(tx: Tx, fakeId: string): Promise<Pick<Publishing, 'text' | 'known'>> {
  const text = await findApprovedText(tx, fakeId)
  if (!text) throw new ConflictError('fake.no_text', { field: 'carrierIds' })
  return { text, known: await listStanding(tx, fakeId) }
}

/** It stands there, or it may. */
function mayStand({ sentAt, state, isUncertain }: StandingPublication): boolean {
  return sentAt !== null || (state !== 'failed' && state !== 'cancelled') || isUncertain === true
}

function placeOf({ carrierId, chatId }: StandingPublication): string {
  return carrierId ?? chatId ?? ''
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

/** Chosen to be answered is confirmed. */
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

type Threads = Map<string, string>

/** Thread → the publication of this text in it. */
async function listThreadsTold(tx: Tx, { fake, text, known, deps }: Publishing): Promise<Threads> {
  const told = known.filter(
    ({ textNo, kind, joinedId }) => textNo === text.no && kind !== 'by_hand' && !joinedId,
  )
  const byCarrier = new Map(
    told.flatMap(({ id, carrierId }) => (carrierId === null ? [] : [[carrierId, id]])),
  )
  const placed = byCarrier.size === 0 ? [] : await listPlaced(tx, fake.id, [...byCarrier.keys()])
  const threads: Threads = new Map()
  for (const carrier of placed) {
    const way = await replyWayOf(carrier, deps)
    const id = byCarrier.get(carrier.id)
    if (way && id !== undefined) threads.set(threadOf(way), id)
  }
  return threads
}

async function reply(
  tx: Tx,
  ids: readonly string[],
  publishing: Publishing & { kind: 'reply' | 'correction'; threads: Threads },
): Promise<void> {
  const { fake, actor, text, kind, threads, deps } = publishing
  const placed = ids.length === 0 ? [] : await listPlaced(tx, fake.id, ids)
  for (const carrier of placed) {
    const way = await getWay(carrier, deps)
    const told = threads.get(threadOf(way))
    const row = { id: newId(), joinedId: told ?? null, carrierId: carrier.id, chatId: null }
    await insertPublication(tx, {
      ...{ ...row, kind, fakeId: fake.id, textNo: text.no, queuedAt: deps.now, queuedBy: actor.id },
      ...(await findSent(tx, told)),
    })
    if (told !== undefined) continue
    threads.set(threadOf(way), row.id)
    await queue(tx, { id: row.id, purpose: 'fake_reply', text: text.reply, ...way }, publishing)
  }
}

async function getWay(carrier: PlacedCarrier, deps: PublishDeps): Promise<ReplyWay> {
  const way = await replyWayOf(carrier, deps)
  if (!way) throw new ConflictError('fake.cannot_reply', { field: 'carrierIds', id: carrier.id })
  return way
}

/** The thread has it already. */
async function findSent(tx: Tx, id: string | undefined) {
  if (id === undefined) return {}
  return tx
    .selectFrom('fakePublication')
    .select(['sentAt', 'messageId', 'permalink'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function postInChat(
  tx: Tx,
  chatId: string,
  publishing: Publishing & { kind: 'chat_post' | 'correction' },
): Promise<void> {
  const { fake, actor, text, kind, deps } = publishing
  const { channelId, container, ...chat } = await getChat(tx, { chatId, actor, right: 'read' })
  await assertSpeakable(deps, { ...chat, channelId })
  const row = { id: newId(), joinedId: null, carrierId: null, chatId, kind }
  await insertPublication(tx, {
    ...{ ...row, fakeId: fake.id, textNo: text.no, queuedAt: deps.now, queuedBy: actor.id },
  })
  const place = { surface: 'chat', container, threadExternalId: '', replyToExternalId: '' } as const
  await queue(tx, { id: row.id, purpose: 'fake_post', text: text.post, channelId, place }, publishing)
}

async function queue(
  tx: Tx,
  post: Pick<NewPost, 'id' | 'purpose' | 'text' | 'channelId' | 'place'>,
  { fake, actor, text: { picture }, deps }: Publishing,
): Promise<void> {
  const files = picture === null ? [] : [picture]
  await queuePost(tx, { ...post, files, writtenBy: actor.id, tells: fakeEvent(fake.id, fake) }, deps)
}

/** Answered by a person where our pages cannot, or did not get through. */
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
