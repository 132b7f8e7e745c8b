/** In whose hands questions of a body were, and what each person had at a moment that was. Pure. */
import type { Past } from './play-rule.ts'
import { foldStep, type QuestionState } from './question-state.ts'

/** One question in the hands of one person; `until`: null, it still is. */
export type Hold = {
  userId: string
  from: Date
  until: Date | null
  isUrgent: boolean
  deadlines: Past['deadlines']
}
export type InHandsThen = { id: string; open: number; urgent: number; late: number }
/** Given by a try: it stays in these hands until people do something else with it. */
export type Given = { at: Date; userId: string; isUrgent: boolean }

/** As `countInHands` counts them now. */
const IN_HANDS: readonly QuestionState['step'][] = ['assigned', 'in_progress', 'rework']
const BEGINNING = new Date(0)

export function holdsOf(past: Past, agencyCode: string, given: Given | null = null): Hold[] {
  const { first, steps, deadlines } = past
  const holds: Hold[] = []
  let state = first
  let isGiven = false
  let open: Hold | null = null
  const turn = (at: Date) => {
    const isHere = state.agencyCode === agencyCode && IN_HANDS.includes(state.step)
    const userId = isHere ? (isGiven ? (given?.userId ?? null) : state.assigneeId) : null
    const isUrgent = state.urgency === 'urgent' || (isGiven && given?.isUrgent === true)
    if (open?.userId === userId && open.isUrgent === isUrgent) return
    if (open) holds.push({ ...open, until: at })
    open = userId === null ? null : { userId, from: at, until: null, isUrgent, deadlines }
  }
  turn(BEGINNING)
  for (const step of steps) {
    if (given && !isGiven && step.at > given.at && state.assigneeId === null) {
      isGiven = true
      turn(given.at)
    }
    const before = state
    state = foldStep(state, step)
    // Whatever people did about who has it stands instead of what the try gave.
    if (given && step.at > given.at && hasMoved(before, state)) {
      isGiven = false
      given = null
    }
    turn(step.at)
  }
  if (given && !isGiven && state.assigneeId === null) {
    isGiven = true
    turn(given.at)
  }
  return open ? [...holds, open] : holds
}

function hasMoved(before: QuestionState, after: QuestionState): boolean {
  return before.assigneeId !== after.assigneeId || before.agencyCode !== after.agencyCode
}

/** What is in the hands of each person, by their ids. */
export type Hands = Map<string, Hold[]>

export function addHolds(hands: Hands, holds: readonly Hold[]): void {
  for (const hold of holds) {
    const known = hands.get(hold.userId)
    if (known) known.push(hold)
    else hands.set(hold.userId, [hold])
  }
}

export function removeHolds(hands: Hands, holds: readonly Hold[]): void {
  for (const hold of holds)
    hands.set(
      hold.userId,
      (hands.get(hold.userId) ?? []).filter((one) => one !== hold),
    )
}

/** What each of these had in hand then. */
export function loadsAt(hands: Hands, userIds: readonly string[], at: Date): InHandsThen[] {
  return userIds.map((id) => {
    const held = (hands.get(id) ?? []).filter(
      ({ from, until }) => from <= at && (until === null || until > at),
    )
    const late = held.filter(({ deadlines }) => deadlines.some((deadline) => isLate(deadline, at)))
    return {
      id,
      open: held.length,
      urgent: held.filter(({ isUrgent }) => isUrgent).length,
      late: late.length,
    }
  })
}

function isLate({ startedAt, dueAt, stoppedAt }: Past['deadlines'][number], at: Date): boolean {
  return startedAt <= at && dueAt < at && (stoppedAt === null || stoppedAt > at)
}
