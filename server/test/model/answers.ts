/** Texts, the other pair of eyes, and the ledger: each author gets each version once, in their own thread. */
import { type Moment, move, returnMoment, start, stop } from './clocks.ts'
import { enter, note, settlePromises } from './moves.ts'
import { obstacles } from './steps.ts'
import { type Delivery, type Life, lifeOf, type Version, type World } from './world.ts'

export type Course = Moment & { world: World }

export function submit(life: Life, version: Version, by: string, fact: Moment): void {
  life.versions.push(version)
  life.draftRevision = 0
  life.row.leaseUntil = null
  enter(life, 'approval', fact)
  note(life, 'submit', by, fact.now)
}

export function sendBack(life: Life, by: string, fact: Moment): void {
  decide(life, 'sent_back')
  enter(life, 'rework', fact)
  note(life, 'send_back', by, fact.now)
}

export function approve(life: Life, by: string, fact: Course): void {
  decide(life, 'approved')
  life.draftRevision = 0
  enter(life, 'publishing', fact)
  note(life, 'approve', by, fact.now)
  queue(life, life.versions.length, recipientsOf(fact.world, life), fact)
}

function queue(work: Life, versionNo: number, recipients: readonly Life[], fact: Course): void {
  for (const recipient of recipients)
    fact.world.ledger.push({
      workId: work.row.id,
      versionNo,
      recipientId: recipient.row.id,
      thread: recipient.thread,
      state: 'queued',
      attempts: 0,
      nextAttemptAt: fact.now,
      isThere: false,
    })
}

/** Merged in after the answer was published: they have no copy of it yet. */
export function lateMembers(world: World, work: Life): Life[] {
  const versionNo = lastApproved(work)
  const has = ({ row }: Life) =>
    world.ledger.some(
      (copy) => copy.workId === work.row.id && copy.versionNo === versionNo && copy.recipientId === row.id,
    )
  return world.lives.filter((life) => life.row.mergedIntoId === work.row.id && !has(life))
}

export function deliverToLate(work: Life, fact: Course): void {
  queue(work, lastApproved(work), lateMembers(fact.world, work), fact)
}

function lastApproved({ versions }: Life): number {
  return versions.findLastIndex(({ decision }) => decision === 'approved') + 1
}

function decide({ versions }: Life, decision: 'approved' | 'sent_back'): void {
  const last = versions.at(-1)
  if (last) last.decision = decision
}

const OWN_WORK = ['distribution', 'assigned', 'in_progress', 'rework', 'postponed']

/** Its own author first, then those merged into it, then those of its event whose own answer is not on its way. */
function recipientsOf({ lives }: World, work: Life): Life[] {
  const waits = ({ row }: Life) => OWN_WORK.includes(row.step) && !row.isFrozen
  const children = lives.filter((life) => life.row.eventId === work.row.id && waits(life))
  const owners = [work, ...children].map(({ row }) => row.id)
  const merged = lives.filter(({ row }) => row.mergedIntoId !== null && owners.includes(row.mergedIntoId))
  return [work, ...[...children, ...merged].toSorted((a, b) => a.row.foundAt - b.row.foundAt)]
}

/** Due, and nothing earlier in its conversation is still under way. */
export function dueDeliveries({ ledger, now }: World): Delivery[] {
  return ledger.filter(
    (row, index) =>
      row.state === 'queued' &&
      row.nextAttemptAt <= now &&
      !ledger
        .slice(0, index)
        .some((other) => other.thread === row.thread && ['queued', 'unknown'].includes(other.state)),
  )
}

export type SendEnd = 'ok' | 'lost' | 'gone' | 'later' | 'refused'
const MOST_ATTEMPTS = 12

export function endSend(row: Delivery, end: SendEnd, fact: Course): void {
  const work = lifeOf(fact.world, row.workId)
  row.attempts += 1
  row.isThere ||= end === 'ok' || end === 'lost'
  switch (end) {
    case 'ok':
      settle(row, 'sent', null, fact)
      return
    case 'later':
      if (row.attempts >= MOST_ATTEMPTS) {
        fail(row, work, fact)
        return
      }
      row.nextAttemptAt = fact.now + Math.min(1000 * 2 ** (row.attempts - 1), 300_000)
      return
    case 'refused':
      fail(row, work, fact)
      return
    default:
      row.state = 'unknown'
      tellDoubt(work, null, fact)
  }
}

function fail(row: Delivery, work: Life, { world, now }: Course): void {
  row.state = 'failed'
  work.row.hasUnknownDelivery = hasDoubt(world, work)
  note(work, 'delivery_failed', null, now)
}

/** The card says whether any of its texts may or may not stand in a thread. */
export function tellDoubt(work: Life, by: string | null, { world, now }: Course): void {
  const isDoubted = hasDoubt(world, work)
  if (work.row.step !== 'publishing' || work.row.hasUnknownDelivery === isDoubted) return
  work.row.hasUnknownDelivery = isDoubted
  note(work, 'delivery_unknown', by, now)
}

function hasDoubt({ ledger }: World, { row }: Life): boolean {
  return ledger.some(({ workId, state }) => workId === row.id && state === 'unknown')
}

/** One author's copy came to its end; with the last one the work moves on. */
export function settle(row: Delivery, end: 'sent' | 'undeliverable', by: string | null, fact: Course): void {
  const { world, now } = fact
  row.state = end
  const same = world.ledger.filter(
    ({ workId, versionNo }) => workId === row.workId && versionNo === row.versionNo,
  )
  const isOver = same.every(({ state }) => state === 'sent' || state === 'undeliverable')
  const isAnybodyReached = same.some(({ state }) => state === 'sent')
  const work = lifeOf(world, row.workId)
  const recipient = lifeOf(world, row.recipientId)
  const version = work.versions[row.versionNo - 1]
  if (!version) throw new Error('The model sent what nobody wrote')
  if (recipient !== work || !isOver || (end === 'undeliverable' && isAnybodyReached))
    tellRecipient(recipient, work, { end, version, by }, fact)
  if (!isOver) {
    tellDoubt(work, null, fact)
    return
  }
  // A copy of an earlier text says nothing of the one that is on its way.
  if (row.versionNo !== work.versions.length) {
    tellDoubt(work, null, fact)
    return
  }
  if (work.row.step !== 'publishing') return
  if (isAnybodyReached) {
    answered(work, version, 'publication_confirmed', by, fact)
    return
  }
  enter(work, 'done', fact)
  Object.assign(work.row, {
    outcome: 'undeliverable',
    closingReason: 'undeliverable',
    isAuthorUnreachable: true,
    hasUnknownDelivery: false,
    promiseDueAt: null,
    closedAt: now,
  })
  stop(work, ANSWER_CLOCKS, now)
  note(work, 'undeliverable', by, now)
  settlePromises(work, 'cancelled', now)
}

const ANSWER_CLOCKS = ['first_answer', 'reopened_answer', 'final_answer']
type Told = { end: 'sent' | 'undeliverable'; version: Version; by: string | null }

function tellRecipient(life: Life, work: Life, { end, version, by }: Told, fact: Course): void {
  const { row } = life
  const { now } = fact
  const isMerged = row.step === 'merged'
  if (end === 'undeliverable') {
    if (obstacles(row, 'unreachable').length > 0) return
    row.isAuthorUnreachable = true
    if (isMerged) stop(life, ANSWER_CLOCKS, now)
    note(life, 'unreachable', by, now)
    return
  }
  if (!isMerged && life !== work) {
    if (obstacles(row, 'answered_by_event').length === 0)
      answered(life, version, 'answered_by_event', by, fact)
    return
  }
  row.answeredAt ??= now
  row.isAuthorUnreachable = false
  stop(life, version.kind === 'final' ? ANSWER_CLOCKS : ['first_answer', 'reopened_answer'], now)
  if (isMerged) row.outcome = version.kind === 'final' ? version.said : 'postponed'
  note(life, 'delivered', by, now)
  if (isMerged) settlePromises(life, version.kind === 'final' ? 'kept' : 'moved', now)
}

function answered(
  life: Life,
  version: Version,
  how: 'publication_confirmed' | 'answered_by_event',
  by: string | null,
  fact: Course,
): void {
  const { row } = life
  const { now, engine } = fact
  row.answeredAt ??= now
  Object.assign(row, { hasUnknownDelivery: false, leaseUntil: null })
  const isFinal = version.kind === 'final'
  enter(
    life,
    isFinal ? 'awaiting_author' : 'postponed',
    fact,
    how === 'answered_by_event' ? 'undone' : 'done',
  )
  stop(life, ['first_answer', 'reopened_answer', ...(isFinal ? ['final_answer'] : [])], now)
  Object.assign(row, { outcome: isFinal ? version.said : 'postponed', promiseDueAt: version.promiseDueAt })
  if (isFinal) row.hasEvidence = false
  note(life, how, by, now)
  settlePromises(life, isFinal ? 'kept' : 'moved', now)
  if (version.promiseDueAt === null) return
  const final = start(life, 'final_answer', now, engine)
  if (version.promiseDueAt > now) move(final, version.promiseDueAt)
  const returnsAt = returnMoment(life, version.promiseDueAt, fact)
  life.promises.push({ dueAt: version.promiseDueAt, returnsAt, state: 'open', closedAt: null })
}

/** Once more in line: the thread was looked into, or a person answers for the repeat. */
export function queueAgain(row: Delivery, by: string | null, fact: Course): void {
  const work = lifeOf(fact.world, row.workId)
  row.state = 'queued'
  row.nextAttemptAt = fact.now
  tellDoubt(work, by, fact)
}
