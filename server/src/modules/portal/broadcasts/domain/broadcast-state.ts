/** What state a text to many places is in, and which steps it may take from there. */
import type { BroadcastCommand, BroadcastState } from '@veche/contract/portal/broadcasts.ts'

/** What is saved of it; the state follows. */
export type Stand = {
  newestNo: number
  submittedNo: number | null
  approvedNo: number | null
  startedAt: Date | null
  cancelledAt: Date | null
  withdrawnAt: Date | null
}

export function stateOf({ newestNo, submittedNo, approvedNo, ...at }: Stand): BroadcastState {
  if (at.withdrawnAt !== null) return 'withdrawn'
  if (at.startedAt !== null) return 'out'
  if (at.cancelledAt !== null) return 'cancelled'
  if (submittedNo !== null) return 'waiting'
  return approvedNo === newestNo ? 'planned' : 'draft'
}

/** It is out, and its newest words are not yet approved. */
export function isCorrecting(stand: Stand): boolean {
  return stateOf(stand) === 'out' && stand.newestNo !== stand.approvedNo
}

export function isCorrected({ startedAt, approvedNo }: Stand, firstNo: number): boolean {
  return startedAt !== null && approvedNo !== null && approvedNo > firstNo
}

/** Its newest version waits for another person. */
export function isWaiting({ submittedNo, newestNo }: Stand): boolean {
  return submittedNo === newestNo
}

export function mayRun(command: BroadcastCommand['type'], stand: Stand): boolean {
  const state = stateOf(stand)
  const isOpen = state === 'draft' || state === 'waiting' || state === 'planned' || state === 'out'
  switch (command) {
    case 'submit':
      return isOpen && !isWaiting(stand) && stand.newestNo !== stand.approvedNo
    case 'hand_over':
      return state === 'draft'
    case 'approve':
    case 'send_back':
      return isOpen && isWaiting(stand)
    case 'cancel':
      return state === 'draft' || state === 'waiting' || state === 'planned'
    case 'withdraw':
      return state === 'out'
    case 'retry':
      return state === 'out' || state === 'withdrawn'
  }
}

export function mayBeChanged(stand: Stand): boolean {
  const state = stateOf(stand)
  return state === 'draft' || state === 'waiting' || state === 'planned' || state === 'out'
}

/** What is approved leaves when its moment comes, unless newer words wait. */
export function isDue({ publishAt, ...stand }: Stand & { publishAt: Date | null }, now: Date): boolean {
  return stateOf(stand) === 'planned' && (publishAt === null || publishAt <= now)
}
