/** Texts, the other pair of eyes, and the ledger: each author gets each version once, in their own thread. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { HOLD_SECONDS } from './acts.ts'
import { type Moment, move, returnMoment, start, stop } from './clocks.ts'
import { addHistory, enter, settlePromises } from './moves.ts'
import { may, PEOPLE, type Person, TRUSTED } from './rights.ts'
import { obstacles } from './steps.ts'
import { type Delivery, type Life, lifeOf, type SendEnd, type Version, type World } from './world.ts'

export type Course = Moment & { world: World }

export function submit(life: Life, version: Version, by: string, fact: Moment): void {
  life.versions.push(version)
  life.draftRevision = 0
  life.row.leaseUntil = null
  enter(life, 'approval', fact)
  addHistory(life, 'submit', by, fact.now)
}

export function sendBack(life: Life, by: string, fact: Moment): void {
  decide(life, 'sent_back', by)
  enter(life, 'rework', fact)
  addHistory(life, 'send_back', by, fact.now)
}

/** A change of its own, by the approver; its writer stays who wrote it, and is another pair of eyes now. */
export function mend(life: Life, by: string, fact: Moment): void {
  const last = life.versions.at(-1)
  if (!last) return
  decide(life, 'mended', by)
  const writerId = last.writerId ?? last.authorId
  life.versions.push({ ...last, authorId: by, writerId, decision: null, decidedBy: [] })
  addHistory(life, 'mend', by, fact.now)
}

/** The agency's own yes first, where it asks for it; the last yes puts the text in line for every author. */
export function approve(life: Life, by: string, inHours: boolean, fact: Course): void {
  const last = life.versions.at(-1)
  if (last?.stage === 'agency' && life.row.agencyCode !== TRUSTED) {
    last.stage = 'centre'
    last.decidedBy.push(by)
    addHistory(life, 'approve_inside', by, fact.now)
    return
  }
  decide(life, 'approved', by)
  life.draftRevision = 0
  enter(life, 'publishing', fact)
  addHistory(life, 'approve', by, fact.now)
  const holdUntil = fact.now + HOLD_SECONDS * 1000
  const from = Math.max(inHours ? nextOpening(fact.now) : fact.now, holdUntil)
  const copies = { versionNo: life.versions.length, from, holdUntil }
  queue(life, copies, recipientsOf(fact.world, life), fact)
}

/** Everybody waits for another's yes: nobody decides on their own text, nor twice on one. */
export function mayDecide({ row, versions }: Life, person: Person): boolean {
  const last = versions.at(-1)
  if (!last || last.decision !== null) return false
  const { id } = PEOPLE[person]
  const right = last.stage === 'agency' ? 'approve_inside' : 'approve'
  const isOther = last.writerId === id || (may(person, row, right) && last.authorId !== id)
  return isOther && !last.decidedBy.includes(id)
}

/** Nothing of it has left yet, to anybody: what a network refused has not. */
export function isHere({ ledger }: World, life: Life): boolean {
  const copies = copiesOf(ledger, life)
  return copies.length > 0 && copies.every(({ state }) => state === 'queued' || state === 'failed')
}

export function callBack(life: Life, by: string, fact: Course): void {
  for (const copy of copiesOf(fact.world.ledger, life)) copy.state = 'cancelled'
  life.row.hasUnknownDelivery = false
  enter(life, 'rework', fact)
  addHistory(life, 'call_back', by, fact.now)
}

export function copiesOf(ledger: readonly Delivery[], life: Life): Delivery[] {
  const versionNo = lastApproved(life)
  return ledger.filter(
    (copy) => copy.workId === life.row.id && copy.versionNo === versionNo && copy.state !== 'cancelled',
  )
}

const ZONE_HOURS = 3
const OPEN_HOUR = 8
const CLOSE_HOUR = 21

/** At once in the region's hours of publication, else when they begin. */
function nextOpening(now: number): number {
  const local = now + ZONE_HOURS * HOUR_MS
  const midnight = Math.floor(local / (24 * HOUR_MS)) * 24 * HOUR_MS
  const hour = (local - midnight) / HOUR_MS
  if (hour >= OPEN_HOUR && hour < CLOSE_HOUR) return now
  return midnight + (hour < OPEN_HOUR ? OPEN_HOUR : OPEN_HOUR + 24) * HOUR_MS - ZONE_HOURS * HOUR_MS
}

type Copies = { versionNo: number; from: number; holdUntil: number | null }

function queue(
  work: Life,
  { versionNo, from, holdUntil }: Copies,
  recipients: readonly Life[],
  fact: Course,
): void {
  for (const recipient of recipients)
    fact.world.ledger.push({
      workId: work.row.id,
      versionNo,
      recipientId: recipient.row.id,
      thread: recipient.thread,
      state: 'queued',
      attempts: 0,
      nextAttemptAt: from,
      holdUntil,
      isThere: false,
    })
}

/** Merged in after the answer was published: they have no copy of it yet. */
export function lateMembers(world: World, work: Life): Life[] {
  const versionNo = lastApproved(work)
  // What was parted from an answered group has no text of its own to give.
  if (versionNo === 0) return []
  const has = ({ row }: Life) =>
    world.ledger.some(
      (copy) =>
        copy.workId === work.row.id &&
        copy.versionNo === versionNo &&
        copy.recipientId === row.id &&
        copy.state !== 'cancelled',
    )
  return world.lives.filter((life) => life.row.mergedIntoId === work.row.id && !has(life))
}

export function deliverToLate(work: Life, fact: Course): void {
  const copies = { versionNo: lastApproved(work), from: fact.now, holdUntil: null }
  queue(work, copies, lateMembers(fact.world, work), fact)
}

export function lastApproved({ versions }: Life): number {
  return versions.findLastIndex(({ decision }) => decision === 'approved') + 1
}

function decide({ versions }: Life, decision: 'approved' | 'sent_back' | 'mended', by: string): void {
  const last = versions.at(-1)
  if (!last) return
  last.decision = decision
  last.decidedBy.push(by)
}

const OWN_WORK = ['distribution', 'assigned', 'in_progress', 'rework', 'postponed']

/** Its own author first, then those merged into it, then those of its event whose own answer is not on its way. */
function recipientsOf({ lives }: World, work: Life): Life[] {
  const waits = ({ row }: Life) => OWN_WORK.includes(row.step) && !row.isFrozen
  const children = lives.filter((life) => life.row.eventId === work.row.id && waits(life))
  const owners = [work, ...children].map(({ row }) => row.id)
  const merged = lives.filter(({ row }) => row.mergedIntoId !== null && owners.includes(row.mergedIntoId))
  return [work, ...[...children, ...merged].toSorted(inOrder)]
}

/** Parts of one message were found in the same moment. */
function inOrder({ row: one }: Life, { row: other }: Life): number {
  return one.foundAt - other.foundAt || (one.id < other.id ? -1 : 1)
}

/** Due, and nothing earlier in its conversation is still under way. */
export function dueDeliveries({ ledger, now }: World): Delivery[] {
  return ledger.filter(
    (row, index) =>
      row.state === 'queued' &&
      row.nextAttemptAt <= now &&
      (row.holdUntil === null || row.holdUntil <= now) &&
      !ledger
        .slice(0, index)
        .some((other) => other.thread === row.thread && ['queued', 'unknown'].includes(other.state)),
  )
}

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
      markDoubt(work, null, fact)
  }
}

function fail(row: Delivery, work: Life, { world, now }: Course): void {
  row.state = 'failed'
  // Also of the copy for an author who was joined after the answer.
  if (!['publishing', 'postponed', 'awaiting_author', 'done'].includes(work.row.step)) return
  if (work.row.step === 'publishing') work.row.hasUnknownDelivery = hasDoubt(world, work)
  addHistory(work, 'delivery_failed', null, now)
}

/** The card says whether any of its texts may or may not stand in a thread. */
export function markDoubt(work: Life, by: string | null, { world, now }: Course): void {
  const isDoubted = hasDoubt(world, work)
  if (work.row.step !== 'publishing' || work.row.hasUnknownDelivery === isDoubted) return
  work.row.hasUnknownDelivery = isDoubted
  addHistory(work, 'delivery_unknown', by, now)
}

function hasDoubt({ ledger }: World, { row }: Life): boolean {
  return ledger.some(({ workId, state }) => workId === row.id && state === 'unknown')
}

/** One author's copy came to its end; with the last one the work moves on. */
export function settle(row: Delivery, end: 'sent' | 'undeliverable', by: string | null, fact: Course): void {
  const { world, now } = fact
  row.state = end
  const same = world.ledger.filter(
    ({ workId, versionNo, state }) =>
      workId === row.workId && versionNo === row.versionNo && state !== 'cancelled',
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
    markDoubt(work, null, fact)
    return
  }
  // A copy of an earlier text says nothing of the one that is on its way.
  if (row.versionNo !== work.versions.length) {
    markDoubt(work, null, fact)
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
  addHistory(work, 'undeliverable', by, now)
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
    addHistory(life, 'unreachable', by, now)
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
  if (isMerged && version.promiseDueAt !== null) oweBy(life, version.promiseDueAt, fact)
  if (isMerged) row.outcome = version.kind === 'final' ? version.said : 'postponed'
  addHistory(life, 'delivered', by, now)
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
  const { now } = fact
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
  // Evidence is of «решено»: it goes with that outcome, and no text of the model has a photo.
  row.hasEvidence = false
  addHistory(life, how, by, now)
  settlePromises(life, isFinal ? 'kept' : 'moved', now)
  if (version.promiseDueAt === null) return
  oweBy(life, version.promiseDueAt, fact)
  const returnsAt = returnMoment(life, version.promiseDueAt, fact)
  life.promises.push({ dueAt: version.promiseDueAt, returnsAt, state: 'open', closedAt: null })
}

/** The final answer is owed from now, by the day that was promised. */
function oweBy(life: Life, promiseDueAt: number, { now, engine }: Course): void {
  const final = start(life, 'final_answer', now, engine)
  if (promiseDueAt > now) move(final, promiseDueAt)
}

/** Once more in line: the thread was looked into, or a person answers for the repeat. */
export function queueAgain(row: Delivery, by: string | null, fact: Course): void {
  const work = lifeOf(fact.world, row.workId)
  row.state = 'queued'
  row.nextAttemptAt = fact.now
  markDoubt(work, by, fact)
}
