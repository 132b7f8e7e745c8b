/** What is known of a question by its entries so far. Times are seconds since 1970. */
import type { QuestionEntry, State } from '../entry/entry.ts'
import { findSeconds } from '../entry/times.ts'

export type Known = {
  /** Of its last entry. */
  index: number
  state: State
  taken: number
  source: string | undefined
  network: string | undefined
  commitment: string | undefined
  due: number | null
  answered: number | null
  minutes: number | undefined
  isLate: boolean
  /** Since when an answer is owed by this deadline; null while none is. */
  owedSince: number | null
  /** A missing entry `late` is named once. */
  isLateNamed: boolean
}

/** An entry of a question with its times read. */
export type Read = {
  entry: QuestionEntry
  index: number
  at: number
  taken: number
  due: number | null
  answered: number | null
  closed: number | null
}

export function readTimes(entry: QuestionEntry, index: number): Read {
  const secondsOf = (time: string | undefined) => (time === undefined ? null : findSeconds(time))
  return {
    entry,
    index,
    at: secondsOf(entry.at) ?? 0,
    taken: secondsOf(entry.taken) ?? 0,
    due: secondsOf(entry.due),
    answered: secondsOf(entry.answered),
    closed: secondsOf(entry.closed),
  }
}

export function remember(read: Read, before: Known | null): Known {
  const { entry, index, answered, taken, due } = read
  return {
    index,
    state: entry.state,
    taken,
    source: entry.source,
    network: entry.network ?? before?.network,
    commitment: entry.commitment ?? before?.commitment,
    due: due ?? before?.due ?? null,
    answered,
    minutes: entry.minutes,
    isLate: entry.late === true,
    owedSince: findOwedSince(read, before),
    isLateNamed: before?.isLateNamed ?? false,
  }
}

function findOwedSince({ entry, at, due, answered }: Read, before: Known | null): number | null {
  const isWaiting = entry.state === 'open' || entry.state === 'merged'
  if (!isWaiting || answered !== null || entry.late || due === null || entry.imported) return null
  return before?.owedSince != null && before.due === due ? before.owedSince : at
}

/** Nothing of an erased question is said any more, so what was known stays. */
export function rememberErased({ index }: Read, before: Known): Known {
  return { ...before, index, owedSince: null }
}
