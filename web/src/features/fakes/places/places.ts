/** Where a rumour stands and whether we can answer there. Pure. */
import type { FakeResponse } from '@veche/contract/fakes.ts'
import type { StateName } from '../../../ui/State.tsx'

export type Carrier = FakeResponse['carriers'][number]
export type Publication = FakeResponse['publications'][number]
type Place = Pick<Carrier, 'toldTextNo'>
export type Sent = Pick<FakeResponse, 'publications' | 'texts'>

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

/** A text of ours stands there by itself, or may. */
export function isOwn(fake: Pick<Sent, 'publications'>, where: Where): boolean {
  return fake.publications.some(
    ({ carrierId, chatId, state }) =>
      !TROUBLED_FOR_SURE.includes(state) &&
      (where.carrierId !== undefined ? carrierId === where.carrierId : !carrierId && chatId === where.chatId),
  )
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

export type PlacesOf = 'carriers' | 'chats' | 'publications' | 'texts'
export type Card = Pick<FakeResponse, PlacesOf | 'corrections'>
/** A person answered there before, and only a person can correct it. */
export function listByHand(fake: Sent & Pick<FakeResponse, 'carriers'>): Carrier[] {
  return fake.carriers.filter(
    (carrier) =>
      isWrongAt(fake, carrier) &&
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

/** Our text that would leave now stands somewhere in the chat. */
export function isRead(fake: Sent & Pick<FakeResponse, 'carriers'>, chatId: string): boolean {
  return (
    isServed(fake, { chatId }) ||
    fake.carriers.some((one) => one.chatId === chatId && isServed(fake, { carrierId: one.id }))
  )
}

/** Its readers have an earlier text of ours: what corrects it goes there too, and says that we were wrong. */
export function isWrongAt(fake: Pick<Sent, 'texts'>, { toldTextNo }: Place): boolean {
  return toldTextNo !== null && toldTextNo < (approvedNo(fake) ?? 0)
}

/** Its readers never had what is corrected. */
export function isNewPlace(
  { corrections }: Pick<FakeResponse, 'corrections'>,
  { toldTextNo }: Place,
): boolean {
  return corrections.length > 0 && toldTextNo === null
}

/** That we refuted an opinion is told to nobody but those who have read it. */
export function isClosedTo(fake: Pick<FakeResponse, 'corrections' | 'verdict'>, place: Place): boolean {
  return fake.verdict === 'opinion' && isNewPlace(fake, place)
}

/** Those that have a text of ours, or may, before those that never had what is corrected. */
export function splitByTold<T extends Place>(
  fake: Pick<FakeResponse, 'corrections'>,
  places: readonly T[],
): { told: T[]; fresh: T[] } {
  return {
    told: places.filter((place) => !isNewPlace(fake, place)),
    fresh: places.filter((place) => isNewPlace(fake, place)),
  }
}

/** Where the text that was sent last has not arrived. */
export function listUndelivered(fake: Card): { place: string; sent: Publication; isWrong: boolean }[] {
  const standing = fake.carriers.filter(({ state, isGone }) => state !== 'rejected' && !isGone)
  const all = [
    ...standing.map((one) => ({ ...one, sent: lastSent(fake, { carrierId: one.id }) })),
    ...fake.chats.map((one) => ({ ...one, place: one.title, sent: lastSent(fake, { chatId: one.id }) })),
  ]
  return all.flatMap(({ place, sent, toldTextNo }) =>
    sent && TROUBLED_FOR_SURE.includes(sent.state) && sent.textNo === approvedNo(fake)
      ? [{ place, sent, isWrong: isWrongAt(fake, { toldTextNo }) }]
      : [],
  )
}

/** Sure from 0.95, worth a look from 0.83, else doubtful. */
export function scoreState(score: number): StateName {
  if (score >= 0.95) return 'done'
  return score >= 0.83 ? 'attention' : 'waiting'
}
