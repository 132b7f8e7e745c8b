/** Until an approved text is out of its hold, its approval can be taken back. */
import { type Course, copiesOf, lastApproved } from './answers.ts'
import { goOn } from './clocks.ts'
import { addHistory, enter } from './moves.ts'
import { may, PEOPLE, type Person } from './rights.ts'
import type { Life, World } from './world.ts'

/** All of it is here, and nobody could have seen it yet. */
export function isHeld({ ledger, now }: World, life: Life): boolean {
  const copies = copiesOf(ledger, life)
  return copies.length > 0 && copies.every(({ holdUntil }) => holdUntil !== null && holdUntil > now)
}

/** Whoever said the last yes to what is on its way, and who could call it back. */
export function mayUndoApproval(life: Life, person: Person): boolean {
  const approvedBy = life.versions[lastApproved(life) - 1]?.decidedBy.at(-1)
  return approvedBy === PEOPLE[person].id || may(person, life.row, 'call_back')
}

/** The version waits for a word again, and the clock of that word goes on as if it had not been said. */
export function undoApproval(life: Life, by: string | null, fact: Course): void {
  for (const copy of copiesOf(fact.world.ledger, life)) copy.state = 'cancelled'
  const version = life.versions[lastApproved(life) - 1]
  if (!version) return
  version.decision = null
  version.decidedBy.pop()
  life.row.hasUnknownDelivery = false
  goOn(life, 'approval')
  enter(life, 'approval', fact)
  addHistory(life, 'undo_approval', by, fact.now)
}

/** The author's new words stop what has not begun to leave. */
export function stopUnread(life: Life, fact: Course): void {
  const copies = copiesOf(fact.world.ledger, life)
  const isWaiting = copies.every(
    ({ state, attempts }) => (state === 'queued' || state === 'failed') && attempts === 0,
  )
  // Thanks for an earlier answer are read by themselves.
  const isUnread = life.row.step === 'publishing' && life.row.hasUnreadFollowUp
  if (isUnread && copies.length > 0 && isWaiting) undoApproval(life, null, fact)
}
