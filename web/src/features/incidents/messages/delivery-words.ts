import type { MemberResponse } from '@veche/contract/incidents.ts'
import type { StateName } from '../../../ui/State.tsx'

type Delivery = MemberResponse['delivery']

export const DELIVERY_LOOK: Record<Delivery, StateName> = {
  none: 'waiting',
  queued: 'waiting',
  sending: 'waiting',
  sent: 'done',
  failed: 'late',
  unknown: 'attention',
  undeliverable: 'attention',
}

/** How far the answer has come: nobody has it before it is approved. */
export function ledgerOf(members: readonly Pick<MemberResponse, 'delivery'>[]): {
  isAnswered: boolean
  sent: number
  total: number
} {
  const sent = members.filter(({ delivery }) => delivery === 'sent').length
  return { isAnswered: members.some(({ delivery }) => delivery !== 'none'), sent, total: members.length }
}
