import type { PublicationResponse } from '@veche/contract/answers.ts'

type Publication = Pick<
  PublicationResponse,
  'recipientIncidentId' | 'recipientNumber' | 'versionNo' | 'state'
>

type Part = Pick<
  PublicationResponse,
  'id' | 'recipientIncidentId' | 'versionNo' | 'part' | 'state' | 'isInvitation' | 'errorCode'
>
/** Nobody can be asked to write where there is no dialog at all. */
const NO_DIALOG = 'outbox.no_dialog'

/** What the other part of the same answer means for this one. */
export function pairOf(publication: Part, all: readonly Part[]) {
  const { id, part, state } = publication
  const other = all.find(
    (one) =>
      one.id !== id &&
      one.versionNo === publication.versionNo &&
      one.recipientIncidentId === publication.recipientIncidentId &&
      one.part !== part &&
      one.state !== 'cancelled',
  )
  const hasLeft = other?.state === 'sent' || other?.state === 'sending' || other?.state === 'unknown'
  return {
    isPair: other !== undefined || part === 'private',
    isHeldBack:
      part === 'public' &&
      state === 'queued' &&
      !publication.isInvitation &&
      !!other &&
      other.state !== 'sent',
    mayInvite:
      part === 'private' &&
      state === 'failed' &&
      publication.errorCode !== NO_DIALOG &&
      other !== undefined &&
      !hasLeft &&
      !other.isInvitation,
  }
}

export type Delivery<P extends Publication> = {
  recipientIncidentId: string
  recipientNumber: number
  /** Of the latest version; the public part before the private one, as they came. */
  publications: P[]
}

/**
 * Its approval was taken back within the hold: nothing of it has left, and it waits for a yes again. Given up for good
 * is what was cancelled on any other step.
 */
export function takenBack<P extends Publication>(publications: readonly P[], step: string): P[] {
  if (step !== 'approval') return []
  const latest = Math.max(0, ...publications.map(({ versionNo }) => versionNo))
  return publications.filter(({ state, versionNo }) => state === 'cancelled' && versionNo === latest)
}

/** Without what was cancelled and has been sent since: its author has that answer. */
export function standing<P extends Publication>(publications: readonly P[]): P[] {
  return publications.filter(
    (one) =>
      one.state !== 'cancelled' ||
      !publications.some(
        ({ recipientIncidentId, versionNo, state }) =>
          state !== 'cancelled' &&
          recipientIncidentId === one.recipientIncidentId &&
          versionNo >= one.versionNo,
      ),
  )
}

/** What is out or on its way now, by author: earlier versions were delivered or given up before. */
export function latestDeliveries<P extends Publication>(publications: readonly P[]): Delivery<P>[] {
  const live = publications.filter(({ state }) => state !== 'cancelled')
  const latest = Math.max(0, ...live.map(({ versionNo }) => versionNo))
  const byRecipient = Map.groupBy(
    live.filter(({ versionNo }) => versionNo === latest),
    ({ recipientIncidentId }) => recipientIncidentId,
  )
  return [...byRecipient].map(([recipientIncidentId, group]) => ({
    recipientIncidentId,
    recipientNumber: group[0]?.recipientNumber ?? 0,
    publications: group,
  }))
}

export type Summary = {
  sent: number
  total: number
  /** Failed or unknown: somebody has to decide. */
  troubled: number
  state: 'done' | 'late' | 'waiting'
}

export function summaryOf(deliveries: readonly Delivery<Publication>[]): Summary {
  const states = deliveries.map(({ publications }) => publications.map(({ state }) => state))
  const sent = states.filter((group) => group.every((state) => state === 'sent')).length
  const isTroubled = (state: PublicationResponse['state']) => state === 'failed' || state === 'unknown'
  const troubled = states.filter((group) => group.some(isTroubled)).length
  const isOver = states.every((group) =>
    group.every((state) => state === 'sent' || state === 'undeliverable'),
  )
  return {
    sent,
    total: deliveries.length,
    troubled,
    state: troubled > 0 ? 'late' : isOver ? 'done' : 'waiting',
  }
}
