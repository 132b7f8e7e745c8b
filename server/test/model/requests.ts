/** What a request of a person changes. */
import {
  cancel,
  goOn,
  type Moment,
  move,
  openClock,
  pauseAll,
  replan,
  resumeAll,
  revive,
  start,
} from './clocks.ts'
import { addHistory, enter, reopen, settlePromises, workStep } from './moves.ts'
import { type Ask, DAY, type Fact, HANDOFFS, type Request } from './refusals.ts'
import { PEOPLE, TRUSTED, UNIT } from './rights.ts'
import { type Case, type Life, lifeOf, type World } from './world.ts'

export const GROUPS: Record<string, string> = { 'roads.potholes': 'roads', 'culture.libraries': 'culture' }
const LEASE = 15 * 60_000

/** What the request changes; the caller has found nothing against it. */
export function apply(life: Life, request: Request, fact: Fact): void {
  const { row } = life
  const { now, engine, person, world } = fact
  const me = PEOPLE[person].id
  const from = row.step
  switch (request.type) {
    case 'accept': {
      const { topicCode, municipalityCode, urgency } = request
      const routed = fact.routeOf(topicCode, municipalityCode)
      const route = routed && life.refusers.includes(routed) ? null : routed
      const agencyCode = request.agencyCode ?? route
      const gave = {
        ...{ topicCode, municipalityCode, urgency },
        ...{ groupCode: GROUPS[topicCode] ?? null, address: request.address ?? row.address },
      }
      life.accepted = { was: { ...row }, gave }
      life.assigned = null
      Object.assign(row, gave, { registeredAt: now })
      if (agencyCode) Object.assign(row, { agencyCode, assignedAt: now })
      enter(life, agencyCode ? 'assigned' : 'distribution', fact)
      if (agencyCode) start(life, 'return_window', now, engine)
      if (row.answeredAt === null) replan(life, 'first_answer', row.foundAt, fact)
      break
    }
    case 'dismiss':
      enter(life, 'dismissed', fact, 'undone')
      Object.assign(row, { dismissReason: request.reason, dismissedFrom: from, closedAt: now })
      cancel(life, ['first_answer'], now)
      break
    case 'restore':
      enter(life, row.dismissedFrom === 'distribution' ? 'distribution' : 'new', fact)
      Object.assign(row, { dismissReason: null, dismissedFrom: null, closedAt: null })
      revive(life, 'first_answer', row.foundAt, engine)
      break
    case 'tag':
      row.tags = [...new Set(request.tags)]
      break
    case 'unassign':
      Object.assign(row, life.assigned)
      unassign(row)
      enter(life, 'distribution', fact, 'undone')
      break
    case 'undo_accept': {
      const before = `${row.urgency} ${row.topicCode}`
      unaccept(life)
      unassign(row)
      row.registeredAt = null
      enter(life, 'new', fact, 'undone')
      if (before !== `${row.urgency} ${row.topicCode}`) replan(life, 'first_answer', row.foundAt, fact)
      break
    }
    case 'classify':
      classify(life, request, fact)
      break
    case 'assign':
      assign(life, request.agencyCode, fact)
      break
    case 'assign_person':
      // To a person or to another unit: it is nobody's any more who gave it back.
      if (request.assigneeId !== null || request.unitCode !== row.unitCode) row.releasedBy = null
      Object.assign(row, { unitCode: request.unitCode, assigneeId: request.assigneeId, leaseUntil: null })
      break
    case 'take':
      Object.assign(row, { assigneeId: me, leaseUntil: now + LEASE, releasedBy: null })
      if (from === 'assigned' || from === 'postponed') enter(life, 'in_progress', fact)
      break
    case 'release':
      Object.assign(row, { assigneeId: null, leaseUntil: null, releasedBy: me })
      if (from === 'in_progress') enter(life, 'assigned', fact, 'undone')
      break
    case 'return':
      if (row.agencyCode) life.refusers.push(row.agencyCode)
      unassign(row)
      row.handoffs += 1
      row.needsArbiter = row.handoffs > HANDOFFS
      row.proposedAgencyCode = request.proposedAgencyCode
      enter(life, 'distribution', fact, 'undone')
      break
    case 'read_follow_ups':
      row.hasUnreadFollowUp = false
      break
    case 'close':
      closeBy(life, request.satisfaction, fact)
      break
    case 'reopen':
      reopen(life, fact)
      break
    case 'supplement': {
      const { closedAt, closingReason } = row
      life.supplemented = { closedAt, closingReason, step: from, versions: life.versions.length }
      Object.assign(row, { closedAt: null, closingReason: null })
      enter(life, workStep(life), fact)
      break
    }
    case 'undo_supplement': {
      if (!life.supplemented) break
      const { step, closedAt, closingReason } = life.supplemented
      if (step === 'awaiting_author') goOn(life, 'author_silence')
      enter(life, step, fact, 'undone')
      Object.assign(row, { closedAt, closingReason })
      break
    }
    case 'propose_futile':
      row.closeProposedBy = me
      break
    case 'withdraw_futile':
      row.closeProposedBy = null
      break
    case 'confirm_futile':
      enter(life, 'done', fact, 'undone')
      Object.assign(row, {
        closingReason: 'futile',
        hasUnreadFollowUp: false,
        closedAt: now,
        promiseDueAt: null,
      })
      cancel(life, ['first_answer', 'reopened_answer', 'final_answer'], now)
      settlePromises(life, 'cancelled', now)
      break
    case 'accept_evidence':
      row.hasEvidence = true
      break
    case 'freeze':
      Object.assign(row, { isFrozen: true, leaseUntil: null })
      pauseAll(life, now)
      break
    case 'unfreeze':
      row.isFrozen = false
      resumeAll(life, fact)
      break
    case 'change_deadline': {
      const clock = openClock(life, request.key)
      if (clock) move(clock, Date.parse(request.dueAt))
      break
    }
    case 'confirm_repeat':
      row.isRepeatConfirmed = request.isRepeat
      break
    case 'declare_event':
      row.isMassEvent = request.isMassEvent
      break
    case 'join_event':
      row.eventId = request.eventId
      break
    case 'leave_event':
      row.eventId = null
      break
    case 'unmerge':
      unmerge(life, fact)
      break
  }
  addHistory(life, request.type, me, now)
  if (request.type === 'unmerge') return
  const isPlaced = request.type === 'classify' && (request.topicCode || request.address)
  if (request.type === 'accept' || isPlaced) noteRepeat(world, life, now)
}

/** What somebody changed since stays; what was noted because of the step goes with it. */
function unaccept({ row, accepted }: Life): void {
  if (!accepted) return
  const { was, gave } = accepted
  const isUntouched = ([field, value]: [string, unknown]) =>
    JSON.stringify(Object.entries(row).find(([key]) => key === field)?.[1]) === JSON.stringify(value)
  const back = Object.entries(gave)
    .filter(isUntouched)
    .map(([field]) => [field, Object.entries(was).find(([key]) => key === field)?.[1]])
  const { repeatOfId, repeatKind, repeatNo, isRepeatConfirmed } = was
  Object.assign(row, Object.fromEntries(back), { repeatOfId, repeatKind, repeatNo, isRepeatConfirmed })
}

function unassign(row: Case): void {
  Object.assign(row, {
    agencyCode: null,
    unitCode: null,
    assigneeId: null,
    leaseUntil: null,
    releasedBy: null,
    assignedAt: null,
  })
}

/** Another agency begins its own hour to take it and its own window to refuse it. */
function assign(life: Life, agencyCode: string, fact: Fact): void {
  const { row } = life
  const isHandedOver = row.agencyCode !== agencyCode
  const before = row.step
  const { proposedAgencyCode, needsArbiter } = row
  if (before === 'distribution') life.assigned = { proposedAgencyCode, needsArbiter }
  unassign(row)
  Object.assign(row, { agencyCode, assignedAt: fact.now, proposedAgencyCode: null, needsArbiter: false })
  if (before !== 'assigned') enter(life, 'assigned', fact, before === 'distribution' ? 'done' : 'undone')
  else if (isHandedOver) {
    replan(life, 'take', fact.now, fact)
    replan(life, 'return_window', fact.now, fact)
  }
  if (isHandedOver) start(life, 'return_window', fact.now, fact.engine)
}

function classify(life: Life, request: Ask<'classify'>, fact: Fact): void {
  const { row } = life
  const before = `${row.urgency} ${row.topicCode}`
  const { topicCode, urgency, kind, address, severity } = request
  if (topicCode) Object.assign(row, { topicCode, groupCode: GROUPS[topicCode] ?? null })
  if (urgency) row.urgency = urgency
  if (kind) row.kind = kind
  if (severity !== undefined) row.severity = severity
  if (address) row.address = address
  const isSame = before === `${row.urgency} ${row.topicCode}`
  if (!isSame && row.answeredAt === null) replan(life, 'first_answer', row.foundAt, fact)
}

export function closeBy(life: Life, satisfaction: string, fact: Moment): void {
  const { row } = life
  const said = satisfaction === 'no_answer' ? (row.satisfaction ?? satisfaction) : satisfaction
  enter(life, 'done', fact)
  Object.assign(row, { satisfaction: said, closingReason: said, closedAt: fact.now })
  row.hasEvidence ||= row.outcome === 'solved' && said === 'satisfied'
}

/** The author goes on from where they were; one who has the final answer waits for nothing more than their own word. */
function unmerge(life: Life, fact: Fact): void {
  const { row } = life
  const into = row.mergedIntoId === null ? null : lifeOf(fact.world, row.mergedIntoId)
  const isAnswered = row.answeredAt !== null && row.outcome !== 'postponed' && row.outcome !== null
  const step = isAnswered ? 'awaiting_author' : (row.mergedFrom ?? 'new')
  Object.assign(row, { mergedIntoId: null, mergedAt: null, mergedFrom: null })
  enter(life, step as Case['step'], fact)
  if (row.answeredAt !== null && row.outcome === 'postponed')
    start(life, 'final_answer', row.answeredAt, fact.engine)
  if (!into) return
  into.row.memberCount -= 1
  addHistory(into, 'member_left', PEOPLE[fact.person].id, fact.now)
}

const REPEAT_WINDOW = 90 * DAY

/** The same author, else the same house, with the same topic within the window. */
function noteRepeat(world: World, life: Life, now: number): void {
  const { row } = life
  const earlier = world.lives.filter(
    ({ row: other }) =>
      other.topicCode === row.topicCode &&
      other.foundAt < row.foundAt &&
      other.foundAt >= row.foundAt - REPEAT_WINDOW &&
      !['new', 'dismissed', 'merged'].includes(other.step),
  )
  const isAt = ({ row: other, row: { address } }: Life) =>
    row.address.street !== null &&
    row.address.house !== null &&
    other.municipalityCode === row.municipalityCode &&
    address.street === row.address.street &&
    address.house === row.address.house
  const byAuthor = earlier.filter(({ author }) => author === life.author)
  const found = byAuthor.length > 0 ? byAuthor : earlier.filter(isAt)
  const last = found.toSorted((a, b) => a.row.foundAt - b.row.foundAt).at(-1)
  if (!last || last.row.id === row.repeatOfId) return
  Object.assign(row, {
    repeatOfId: last.row.id,
    repeatKind: byAuthor.length > 0 ? 'author' : 'place',
    repeatNo: found.length + 1,
    isRepeatConfirmed: null,
  })
  addHistory(life, 'note_repeat', null, now)
}

/** Units of the home agency and one of another. */
export const UNITS = [null, UNIT, `${TRUSTED}.hospitals`] as const
