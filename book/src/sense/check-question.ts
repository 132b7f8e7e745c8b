/** What an entry of a question may say, by itself and after those before it; the rules of `book/README.md`. */
import { timeOf } from '../entry/times.ts'
import { type BookClock, DAY, findAwake, HOUR, SLACK } from './book-clock.ts'
import type { FaultCode } from './fault.ts'
import type { Known, Read } from './known.ts'

export type Found = { code: FaultCode; values?: Readonly<Record<string, string | number>> }

const isOf = (code: FaultCode, isWrong: boolean, values: Found['values'] = {}): Found[] =>
  isWrong ? [{ code, values }] : []

/** Whatever came before. */
export function checkTimes({ entry, at, taken, due, answered, closed }: Read): Found[] {
  const latest = Math.max(taken, answered ?? 0, closed ?? 0)
  const isTooSoon = answered !== null && answered < taken
  const isOnTime = answered !== null && due !== null && answered <= due && !entry.late
  return [
    ...isOf('time_untrue', latest > at + SLACK || (closed !== null && closed < taken)),
    ...isOf('answer_before_question', isTooSoon, {
      answered: entry.answered ?? '',
      taken: entry.taken ?? '',
    }),
    ...isOf('on_time_untrue', isOnTime !== (entry.onTime === true), {
      answered: entry.answered ?? '',
      due: entry.due ?? '',
    }),
    ...isOf('minutes_untrue', !areMinutesPossible(entry.minutes, taken, answered), {
      minutes: entry.minutes ?? 0,
    }),
    ...isOf('late_early', entry.kind === 'late' && due !== null && at < due, { due: entry.due ?? '' }),
  ]
}

function areMinutesPossible(minutes: number | undefined, taken: number, answered: number | null): boolean {
  if (minutes === undefined) return true
  return answered !== null && minutes <= Math.ceil((answered - taken) / 60) + 1
}

export function checkFirst(read: Read): Found[] {
  const { entry, at, taken, due, answered } = read
  // One that comes in late and unanswered makes nothing look better: somebody found it too late.
  const isOverdue = due !== null && due <= at && answered === null
  const isBackdated = entry.kind === 'taken' && !entry.imported && at - taken > DAY && !isOverdue
  return [
    ...isOf('taken_backdated', isBackdated, { taken: entry.taken ?? '', at: entry.at }),
    ...isOf('answer_backdated', isAnswerOld(read), { answered: entry.answered ?? '', at: entry.at }),
  ]
}

function isAnswerOld({ entry, at, answered }: Read): boolean {
  return answered !== null && !entry.imported && at - answered > DAY
}

export function checkPast(read: Read, before: Known): Found[] {
  const { entry, at, taken, due, answered } = read
  const isOther = <Value>(value: Value | undefined, known: Value | undefined) =>
    value !== undefined && known !== undefined && value !== known
  const isTakenOther =
    taken !== before.taken ||
    entry.source !== before.source ||
    isOther(entry.network, before.network) ||
    isOther(entry.commitment, before.commitment)
  const isAnswered = before.answered !== null && answered !== null
  const areMinutesOther = before.minutes !== undefined && entry.minutes !== before.minutes
  const isAnswerOther = isAnswered && (answered !== before.answered || areMinutesOther)
  const isLateGone = before.isLate && !entry.late
  const isAnswerNew = before.answered === null && answered !== null
  const isDueMoved = due !== before.due && (due === null || due > at)
  return [
    ...isOf('taken_changed', isTakenOther),
    ...isOf('answer_changed', isAnswerOther, {
      before: before.index,
      was: timeOf(before.answered ?? 0),
      is: entry.answered ?? '',
    }),
    ...isOf('due_moved', isAnswered && due !== null && due !== before.due, { due: entry.due ?? '' }),
    ...isOf(
      'answer_backdated',
      isAnswerNew && (isAnswerOld(read) || (isLateGone && !isFoundSoon(before, at))),
      {
        answered: entry.answered ?? '',
        at: entry.at,
      },
    ),
    ...isOf('late_withdrawn', isLateGone && !isAnswerNew && !isDueMoved),
  ]
}

/** An answer that was sent in time may be found a little after it: the network had not said whether it stands there. */
export function isFoundSoon({ due }: Known, at: number): boolean {
  return due !== null && at <= due + HOUR
}

/** The deadline passed, and who should have said so did not, or late. */
export function checkLate({ entry, due, answered }: Read, before: Known | null, clock: BookClock): Found[] {
  const missing = { due: entry.due ?? '' }
  if (answered !== null && due !== null && answered > due && !entry.late) {
    return [{ code: 'late_missing', values: missing }]
  }
  if (!before) return []
  const isAnswerNew = before.answered === null && answered !== null
  const isLateNew = entry.late === true && !before.isLate
  const isQuiet = isLateNew && entry.kind !== 'late' && !isAnswerNew
  if (entry.kind === 'late') return isOf('late_delayed', isLateOverdue(before, clock, DAY), missing)
  return isOf('late_missing', isQuiet || isLateOverdue(before, clock), missing)
}

/** Whether an entry `late` should be there by now. `grace`: how much later it may be. */
export function isLateOverdue({ owedSince, due }: Known, clock: BookClock, grace = 0): boolean {
  if (owedSince === null || due === null) return false
  return clock.time > findAwake(clock, Math.max(due, owedSince)) + HOUR + grace
}
