/** Queues a refutation into its threads and chats, by the outbox. */
import { correctionOf } from '@veche/contract/rules/correction-words.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { type NewPost, queuePost } from '../../answers/index.ts'
import { assertSpeakable, getChat } from '../../chats/index.ts'
import { type FakeDeps, type FakeRow, fakeEvent } from '../card/index.ts'
import { listPlaced } from '../places/index.ts'
import {
  type ApprovedText,
  findActiveChat,
  getSent,
  insertPublication,
  type PublicationRow,
  type StandingPublication,
} from './publications.repository.ts'
import { replyWayOf, type Speaking, threadOf } from './reply-way.ts'

export type PublishDeps = FakeDeps & Speaking
export type Publishing = {
  fake: FakeRow
  actor: Actor
  text: ApprovedText
  known: readonly StandingPublication[]
  deps: PublishDeps
}

export type Threads = Map<string, string>
type Sending = Publishing & {
  /** Where an earlier text of ours went: what cannot be reached there any more holds up no other place. */
  owed: ReadonlySet<string>
  threads: Threads
}

/** Thread → the publication of this text in it. */
export async function listThreadsTold(tx: Tx, { fake, text, known, deps }: Publishing): Promise<Threads> {
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

export async function reply(
  tx: Tx,
  ids: readonly string[],
  publishing: Sending & { kind: 'reply' | 'correction' },
): Promise<void> {
  const { fake, actor, text, kind, owed, threads, deps } = publishing
  const placed = ids.length === 0 ? [] : await listPlaced(tx, fake.id, ids)
  for (const carrier of placed) {
    const way = await replyWayOf(carrier, deps)
    if (!way) {
      if (owed.has(carrier.id)) continue
      throw new ConflictError('fake.cannot_reply', { field: 'carrierIds', id: carrier.id })
    }
    const told = threads.get(threadOf(way))
    const row = { id: newId(), joinedId: told ?? null, carrierId: carrier.id, chatId: null }
    await insertPublication(tx, {
      ...{ ...row, kind, fakeId: fake.id, textNo: text.no, queuedAt: deps.now, queuedBy: actor.id },
      ...(await findSent(tx, told)),
    })
    if (told !== undefined) continue
    threads.set(threadOf(way), row.id)
    await queue(
      tx,
      { id: row.id, purpose: 'fake_reply', text: wordsOf(text.reply, kind), ...way },
      publishing,
    )
  }
}

/** Only readers of our mistake are told that we were wrong. */
function wordsOf(text: string, kind: PublicationRow['kind']): string {
  return kind === 'correction' ? correctionOf(text) : text
}

/** The thread already has this text. */
async function findSent(tx: Tx, id: string | undefined) {
  if (id === undefined) return {}
  return getSent(tx, id)
}

export async function postInChat(
  tx: Tx,
  chatId: string,
  publishing: Sending & { kind: 'chat_post' | 'correction' },
): Promise<void> {
  const { fake, actor, text, kind, owed, deps } = publishing
  const chat = await (owed.has(chatId) ? findActiveChat(tx, chatId) : getSpeakable(tx, chatId, publishing))
  if (!chat) return
  const { channelId, container } = chat
  const row = { id: newId(), joinedId: null, carrierId: null, chatId, kind }
  await insertPublication(tx, {
    ...{ ...row, fakeId: fake.id, textNo: text.no, queuedAt: deps.now, queuedBy: actor.id },
  })
  const place = { surface: 'chat', container, threadExternalId: '', replyToExternalId: '' } as const
  await queue(
    tx,
    { id: row.id, purpose: 'fake_post', text: wordsOf(text.post, kind), channelId, place },
    publishing,
  )
}

async function getSpeakable(tx: Tx, chatId: string, { actor, deps }: Publishing) {
  const chat = await getChat(tx, { chatId, actor, right: 'read' })
  await assertSpeakable(deps, chat)
  return chat
}

async function queue(
  tx: Tx,
  post: Pick<NewPost, 'id' | 'purpose' | 'text' | 'channelId' | 'place'>,
  { fake, actor, text: { picture }, deps }: Publishing,
): Promise<void> {
  const files = picture === null ? [] : [picture]
  await queuePost(tx, { ...post, files, writtenBy: actor.id, tells: fakeEvent(fake.id, fake) }, deps)
}
