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

/** `marks`: what the person changed. Confirmed places are marked from the start, suggested ones never by themselves. */
export function chosenCarriers(
  fake: Sent & Pick<FakeResponse, 'carriers'>,
  marks: ReadonlyMap<string, boolean>,
): Carrier[] {
  return fake.carriers.filter(
    (carrier) => carrier.state === 'confirmed' && canSendTo(fake, carrier) && (marks.get(carrier.id) ?? true),
  )
}

/** Sure from 0.95, worth a look from 0.83, else doubtful. */
export function scoreState(score: number): StateName {
  if (score >= 0.95) return 'done'
  return score >= 0.83 ? 'attention' : 'waiting'
}
