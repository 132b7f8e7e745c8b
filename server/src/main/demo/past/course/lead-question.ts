/** The course of a question from its first minute: each moment is yielded before what happens then, so that the past can end anywhere. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Quality } from '../domain/bodies.ts'
import { nextTick } from './messages.ts'
import { type Leading, type Office, qualityOf, type Truth } from './office.ts'
import { listenToAuthor, remindOfOneself } from './reacting.ts'
import { dismiss, handOver, sort } from './sorting.ts'
import { hoursOf, isUrgent, later } from './times.ts'
import type { Walk } from './walk.ts'
import { writeFinal, writePromise, writerOf } from './writing.ts'

export function* leadQuestion(walk: Walk, leading: Leading): Generator<Date, void> {
  const { office } = leading
  if (walk.asked.kind === 'noise') return yield* dismiss(walk, office)
  yield* sort(walk, office)
  yield* leadSorted(walk, leading)
}

export function* leadSorted(walk: Walk, leading: Leading): Generator<Date, void> {
  const { office } = leading
  yield* handOver(walk, office)
  yield* take(walk, office)
  yield* remindOfOneself(walk, office)
  let truth = yield* answer(walk, leading, { isFirst: true })
  while (truth === 'promised') truth = yield* comeBackToPromise(walk, leading)
  yield* listenToAuthor(walk, {
    ...leading,
    truth,
    answerAgain: () => answer(walk, leading, { isFirst: false }),
  })
}

const LEASE_MS = 15 * MINUTE_MS
/** How long an answer takes the hands of its writer, in the middle. */
const BUSY_MINUTES = 35

function* take(walk: Walk, office: Office): Generator<Date, void> {
  const { chance, life, state } = walk
  const quality = qualityOf(walk, office, life.incident.updatedAt)
  const hours = hoursOf(office.world, walk)
  const minutes = isUrgent(walk) ? quality.takeMinutes / 3 : quality.takeMinutes
  const ready = later(life.incident.updatedAt, chance.spread(minutes, 0.7), hours)
  const busy = { minutes: chance.spread(BUSY_MINUTES, 0.5), hands: quality.hands }
  const agencyCode = state.agencyCode ?? ''
  const at = isUrgent(walk) ? ready : later(office.hands.take(agencyCode, ready, busy), 1, hours)
  yield at
  const executor = office.world.staff.executorOf(agencyCode)
  walk.run({
    ...{ at, actor: executor },
    command: { type: 'take', userId: executor.id, leaseUntil: new Date(at.getTime() + LEASE_MS) },
  })
}

function* answer(walk: Walk, leading: Leading, { isFirst }: { isFirst: boolean }): Generator<Date, Truth> {
  const { office, members } = leading
  const { chance, life, asked } = walk
  const quality = qualityOf(walk, office, life.incident.updatedAt)
  const lastMember = members.reduce(
    (last, member) => Math.max(last, member.life.incident.updatedAt.getTime()),
    0,
  )
  const at = new Date(Math.max(draftedAt(walk, office, quality).getTime(), lastMember + 5 * MINUTE_MS))
  yield at
  readFollowUps(walk, at, office)
  if (isFirst && asked.kind !== 'ask' && chance.isLucky(quality.promises)) {
    yield* writePromise(walk, leading, at)
    return 'promised'
  }
  const truth = decideTruth(walk, quality, isFirst)
  yield* writeFinal(walk, leading, { at, truth })
  return truth
}

function draftedAt(walk: Walk, office: Office, { draftMinutes, stuck }: Quality): Date {
  const { chance, life, asked } = walk
  const hours = hoursOf(office.world, walk)
  const usual = asked.kind === 'ask' ? draftMinutes * 0.8 : draftMinutes
  const at = later(life.incident.updatedAt, chance.spread(isUrgent(walk) ? usual / 2.4 : usual, 0.62), hours)
  return chance.isLucky(stuck) ? later(at, chance.between(400, 2600), hours) : at
}

function decideTruth({ asked, chance }: Walk, quality: Quality, isFirst: boolean): Truth {
  if (asked.kind === 'ask') return 'explained'
  const isCalledSolved = chance.isLucky(isFirst ? quality.solves : Math.max(0.6, quality.solves))
  if (isCalledSolved) return chance.isLucky(quality.honest) ? 'solved' : 'called_solved'
  return chance.isLucky(0.3) ? 'not_solved' : 'explained'
}

function readFollowUps(walk: Walk, at: Date, { world }: Office): void {
  if (!walk.state.hasUnreadFollowUp) return
  const executor = world.staff.executorOf(walk.state.agencyCode ?? '')
  walk.run({ at: new Date(at.getTime() - 20_000), actor: executor, command: { type: 'read_follow_ups' } })
}

/** Where it was decided by a promise: brought back before its day by a job, kept, moved or forgotten. */
function* comeBackToPromise(walk: Walk, leading: Leading): Generator<Date, Truth> {
  const { office } = leading
  const { world } = office
  const { life, chance } = walk
  const open = life.promises.at(-1)
  if (!open) throw new Error('There is a promise')
  const quality = qualityOf(walk, office, open.madeAt)
  const returnedAt = nextTick(open.returnsAt, 1)
  yield returnedAt
  walk.run({ at: returnedAt, command: { type: 'promise_returned' } })
  const hours = hoursOf(world, walk)
  const isKept = chance.isLucky(quality.keeps)
  const isMoved = !isKept && life.promises.length < 3 && chance.isLucky(quality.moves)
  const executor = writerOf(walk, office)
  const at =
    isKept || isMoved
      ? later(returnedAt, chance.between(30, 330), hours)
      : later(open.dueAt, chance.spread(900, 0.9), hours)
  yield at
  const leaseUntil = new Date(at.getTime() + LEASE_MS)
  if (walk.state.assigneeId !== executor.id || walk.state.step !== 'in_progress')
    walk.run({ at, actor: executor, command: { type: 'take', userId: executor.id, leaseUntil } })
  const writtenAt = new Date(at.getTime() + 4 * MINUTE_MS)
  if (isMoved) {
    yield writtenAt
    yield* writePromise(walk, leading, writtenAt)
    return 'promised'
  }
  yield writtenAt
  const truth: Truth = chance.isLucky(quality.honest) ? 'solved' : 'called_solved'
  yield* writeFinal(walk, leading, { at: writtenAt, truth })
  return truth
}
