/** What each person is shown: cards with what they may do, queues with their numbers. */
import { DAY_MS } from '@veche/contract/durations.ts'
import {
  INCIDENT_COMMANDS,
  type IncidentAbilities,
  type Queue,
  type Step,
} from '@veche/contract/incidents.ts'
import { lateMembers, mayDecide } from './answers.ts'
import { openClock, shownClock } from './clocks.ts'
import { refuseUndoSupplement } from './refusals.ts'
import { holds, isWithin, may, PEOPLE, type Person, type Right, roleOf, sees } from './rights.ts'
import { isSupplemented, obstacles } from './steps.ts'
import type { Life, World } from './world.ts'

export function abilitiesOf(life: Life, person: Person, world: World): IncidentAbilities {
  const { row } = life
  const can = (right: Right, step: string = right) =>
    may(person, row, right) && obstacles(row, step).length === 0
  const commands = Object.fromEntries(INCIDENT_COMMANDS.map((type) => [type, can(type)]))
  const isModerator = roleOf(person) === 'moderator'
  const window = openClock(life, 'return_window')
  const isReturnOpen = row.handoffs <= 2 && window !== undefined && window.dueAt >= world.now
  return {
    ...(commands as Pick<IncidentAbilities, (typeof INCIDENT_COMMANDS)[number]>),
    assign: can('assign') && (isModerator || !row.needsArbiter),
    return: can('return') && (isModerator || isReturnOpen),
    take: can('take') && !holds(person, row),
    undo_supplement: can('undo_supplement') && refuseUndoSupplement(life).length === 0,
    confirm_futile: can('confirm_futile') && row.closeProposedBy !== PEOPLE[person].id,
    merge: can('merge', 'member_joined'),
    split: can('split'),
    deliver_to_late:
      ['awaiting_author', 'postponed'].includes(row.step) &&
      may(person, row, 'approve') &&
      lateMembers(world, life).length > 0,
    draft: can('draft', 'submit'),
    submit: can('submit'),
    clarify: can('clarify'),
    approve: mayDecide(life, person) && obstacles(row, 'approve').length === 0,
    send_back: mayDecide(life, person) && obstacles(row, 'send_back').length === 0,
    call_back: can('call_back'),
    resolve_delivery: may(person, row, 'resolve_delivery') && mayHaveFailed(life),
  }
}

/** What was sent may come back when it was thought to be there. */
function mayHaveFailed({ row }: Life): boolean {
  const isAnswered = ['postponed', 'awaiting_author', 'done'].includes(row.step)
  return row.step === 'publishing' || (row.isAuthorUnreachable && isAnswered)
}

const OWN_WORK = ['assigned', 'in_progress', 'rework', 'postponed'] as const satisfies Step[]
const STEPS: Partial<Record<Queue, readonly Step[]>> = {
  in_progress: ['in_progress', 'rework'],
  mine: [...OWN_WORK, 'approval', 'publishing', 'awaiting_author'],
  mine_today: [...OWN_WORK, 'approval', 'publishing', 'awaiting_author'],
  mine_sent: ['approval', 'publishing'],
  to_approve: ['approval'],
}

export function inQueue(world: World, queue: Queue, person: Person): Life[] {
  const steps: readonly string[] = STEPS[queue] ?? [queue]
  return world.lives.filter(
    (life) =>
      steps.includes(life.row.step) && sees(person, life.row) && isWanted(life, queue, person, world.now),
  )
}

function isWanted(life: Life, queue: Queue, person: Person, now: number): boolean {
  switch (queue) {
    case 'mine':
      return isMine(life, person) && (isOwnWork(life) || life.row.hasUnreadFollowUp)
    case 'mine_today': {
      const dueAt = shownClock(life)?.dueAt
      const isOfToday =
        life.row.step === 'rework' || waitsForAddition(life) || (dueAt !== undefined && dueAt < endOfDay(now))
      return isMine(life, person) && (life.row.hasUnreadFollowUp || (isOwnWork(life) && isOfToday))
    }
    case 'mine_sent':
      return isMine(life, person) && !life.row.hasUnreadFollowUp
    case 'to_approve':
      return mayDecide(life, person)
    default:
      return true
  }
}

/** Something is to be added to the answer, and it waits for its writer. */
function waitsForAddition({ row }: Life): boolean {
  return isSupplemented(row) && (row.step === 'assigned' || row.step === 'in_progress')
}

/** Elsewhere only words that nobody has read are work. */
function isOwnWork({ row }: Life): boolean {
  return OWN_WORK.some((step) => step === row.step)
}

/** Given to me, or to my agency or unit and to nobody in it; who gave it back waits, unless it is theirs to hand out. */
function isMine({ row }: Life, person: Person): boolean {
  const actor = PEOPLE[person]
  if (row.assigneeId === actor.id) return true
  const kind = actor.grants[0]?.scope.kind
  const isOfAgency =
    (kind === 'agency' || kind === 'unit') && ['executor', 'coordinator', 'head'].includes(roleOf(person))
  const isGivenBack = row.releasedBy === actor.id && roleOf(person) === 'executor'
  return row.assigneeId === null && isOfAgency && !isGivenBack && isWithin(actor, row)
}

/** A clock that stands in a frozen question is not late. */
export function isLate(life: Life, now: number): boolean {
  const clock = shownClock(life)
  return clock !== undefined && clock.dueAt < now && (!life.row.isFrozen || clock.state === 'running')
}

const ZONE_MS = 3 * 3_600_000

function endOfDay(now: number): number {
  return (Math.floor((now + ZONE_MS) / DAY_MS) + 1) * DAY_MS - ZONE_MS
}
