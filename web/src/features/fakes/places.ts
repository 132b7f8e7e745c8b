/** Where a rumour stands and whether we can answer there. Pure. */
import type { FakeResponse } from '@veche/contract/fakes.ts'
import type { StateName } from '../../ui/State.tsx'

export type Carrier = FakeResponse['carriers'][number]
export type Publication = FakeResponse['publications'][number]
type Sent = Pick<FakeResponse, 'publications' | 'texts'>

export const PUBLICATION_STATE: Record<Publication['state'], StateName> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'done',
  unknown: 'attention',
  failed: 'late',
  refused: 'late',
}
const TROUBLED_FOR_SURE: readonly Publication['state'][] = ['failed', 'refused']
const TROUBLED: readonly Publication['state'][] = ['unknown', 'failed', 'refused']

/** The network lets nobody but a person answer there, or does not take our answer. */
export const isForHand = ({ state, errorCode }: Publication) =>
  state === 'refused' || (state === 'failed' && errorCode === 'outbox.manual_only')

export const isTroubled = ({ state }: Publication) => TROUBLED.includes(state)

/** The number of the text that would leave now; null before any is approved. */
export function approvedNo({ texts }: Pick<FakeResponse, 'texts'>): number | null {
  return texts.findLast(({ decision }) => decision === 'approved')?.no ?? null
}

type Where = { carrierId?: string; chatId?: string }

/** What was sent there last. To a chat: what stands in it by itself, not under a message. */
export function lastSent({ publications }: Pick<Sent, 'publications'>, where: Where): Publication | null {
  const there = publications.filter(({ carrierId, chatId }) =>
    where.carrierId !== undefined ? carrierId === where.carrierId : !carrierId && chatId === where.chatId,
  )
  return there.toSorted((one, two) => one.queuedAt.localeCompare(two.queuedAt)).at(-1) ?? null
}

/** The text that would leave now is there or on its way. */
function isServed(fake: Sent, where: Where): boolean {
  const last = lastSent(fake, where)
  return last !== null && !isTroubled(last) && last.textNo >= (approvedNo(fake) ?? 0)
}

/** Can be marked for sending. */
export function canSendTo(fake: Sent, carrier: Carrier): boolean {
  if (carrier.state === 'rejected' || !carrier.canReply || carrier.isGone) return false
  const last = lastSent(fake, { carrierId: carrier.id })
  return !isServed(fake, { carrierId: carrier.id }) && !(last && isForHand(last))
}

/** A person answers there and brings the link. */
export function needsHand(fake: Sent, carrier: Carrier): boolean {
  const where = { carrierId: carrier.id }
  if (carrier.state !== 'confirmed' || carrier.isGone || isServed(fake, where)) return false
  const last = lastSent(fake, where)
  return !carrier.canReply || (last !== null && isForHand(last))
}

export const canPostTo = (fake: Sent, chatId: string) => !isServed(fake, { chatId })

type Marks = ReadonlyMap<string, boolean>
export type Chosen = { carriers: Carrier[]; chats: FakeResponse['chats'] }

/**
 * `marks`: what the person changed. Suggested places are never marked by themselves, confirmed ones are from the start;
 * of a chat only one of them, and none where the person has marked another or the chat has read it already.
 */
export function choosePlaces(
  fake: Sent & Pick<FakeResponse, 'carriers' | 'chats'>,
  marks: { carriers: Marks; chats: Marks },
): Chosen {
  const ready = fake.carriers.filter((carrier) => carrier.state === 'confirmed' && canSendTo(fake, carrier))
  const isPerson = ({ id }: { id: string }) => marks.carriers.get(id) === true || marks.chats.get(id) === true
  const posts = fake.chats.filter(({ id }) => canPostTo(fake, id))
  const byThemselves = new Set<string>(ready.filter(({ chatId }) => chatId === null).map(({ id }) => id))
  const chatIds = new Set([...ready.flatMap(({ chatId }) => chatId ?? []), ...posts.map(({ id }) => id)])
  for (const chatId of chatIds) {
    const inChat = ready.filter((carrier) => carrier.chatId === chatId)
    const post = posts.find(({ id }) => id === chatId)
    if (inChat.some(isPerson) || (post && isPerson(post)) || isRead(fake, chatId)) continue
    const one = chooseOne(fake, { inChat, post })
    if (one !== null) byThemselves.add(one)
  }
  const isChosen = (id: string, by: Marks) => by.get(id) ?? byThemselves.has(id)
  return {
    carriers: ready.filter(({ id }) => isChosen(id, marks.carriers)),
    chats: posts.filter(({ id }) => isChosen(id, marks.chats)),
  }
}

export const countPlaces = ({ carriers, chats }: Chosen): number => carriers.length + chats.length

/** A person answered there before, and only a person can correct it. */
export function listByHand(fake: Sent & Pick<FakeResponse, 'carriers'>): Carrier[] {
  return fake.carriers.filter(
    (carrier) =>
      saysEarlier(fake, { carrierId: carrier.id }) &&
      lastSent(fake, { carrierId: carrier.id })?.kind === 'by_hand' &&
      needsHand(fake, carrier) &&
      !isLeftOut(fake, carrier) &&
      (carrier.chatId === null || !isRead(fake, carrier.chatId)),
  )
}

/** The text that would leave now does not go there: a person has said why. */
export function isLeftOut(fake: Sent, { leftOut }: Carrier): boolean {
  return leftOut !== null && leftOut.textNo === approvedNo(fake)
}

const NO_MARKS = { carriers: new Map(), chats: new Map() }

/**
 * Where a correction would go before anybody marks anything: chosen as its text will be, once it is approved. `byHand`:
 * where a person takes it.
 */
export function placesToCorrect(
  fake: Sent & Pick<FakeResponse, 'carriers' | 'chats'>,
): Chosen & { byHand: Carrier[] } {
  const said = fake.texts.findLast(({ decision }) => decision === 'approved')
  if (!said) return { carriers: [], chats: [], byHand: [] }
  const no = Math.max(...fake.texts.map((text) => text.no)) + 1
  const next = { ...fake, texts: [...fake.texts, { ...said, no }] }
  const { carriers, chats } = choosePlaces(next, NO_MARKS)
  const isWrong = (carrier: Carrier) => saysEarlier(next, { carrierId: carrier.id })
  const wrongPosts = chats.filter(({ id }) => saysEarlier(next, { chatId: id }))
  const wrongChats = new Set(fake.carriers.filter(isWrong).map(({ chatId }) => chatId))
  return {
    carriers: carriers.filter((one) => isWrong(one) || (one.chatId !== null && wrongChats.has(one.chatId))),
    chats: wrongPosts,
    byHand: listByHand(next),
  }
}

/** Our text that would leave now stands somewhere in the chat. */
function isRead(fake: Sent & Pick<FakeResponse, 'carriers'>, chatId: string): boolean {
  return (
    isServed(fake, { chatId }) ||
    fake.carriers.some((one) => one.chatId === chatId && isServed(fake, { carrierId: one.id }))
  )
}

/** A correction where the mistake stands; else the most read message, else the first. */
function chooseOne(
  fake: Sent,
  { inChat, post }: { inChat: readonly Carrier[]; post: { id: string } | undefined },
): string | null {
  if (post && saysEarlier(fake, { chatId: post.id })) return post.id
  const [best] = inChat.toSorted(
    (one, other) =>
      Number(saysEarlier(fake, { carrierId: other.id })) - Number(saysEarlier(fake, { carrierId: one.id })) ||
      (other.views ?? 0) - (one.views ?? 0) ||
      one.writtenAt.localeCompare(other.writtenAt),
  )
  return best?.id ?? null
}

/** An earlier text of ours stands there: what corrects it goes there too. */
export function saysEarlier(fake: Sent, where: Where): boolean {
  const last = lastSent(fake, where)
  const isOurs = last !== null && !TROUBLED_FOR_SURE.includes(last.state)
  return isOurs && last.textNo < (approvedNo(fake) ?? 0)
}

/** Chats that would get more than one message, with how many. */
export function listDoubled({ carriers, chats }: Chosen): { place: string; count: number }[] {
  const all = [
    ...carriers.flatMap(({ chatId, place }) => (chatId === null ? [] : [{ chatId, place }])),
    ...chats.map(({ id, title }) => ({ chatId: id, place: title })),
  ]
  return [...Map.groupBy(all, ({ chatId }) => chatId).values()]
    .filter(({ length }) => length > 1)
    .map((same) => ({ place: same[0]?.place ?? '', count: same.length }))
}

/** Sure from 0.95, worth a look from 0.83, else doubtful. */
export function scoreState(score: number): StateName {
  if (score >= 0.95) return 'done'
  return score >= 0.83 ? 'attention' : 'waiting'
}
