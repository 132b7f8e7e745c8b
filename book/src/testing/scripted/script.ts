/** What the scripted Books are made of: a month, and what a forger may do to it. */
import type { Bytes } from '../../bytes/bytes.ts'
import type { Entry } from '../../entry/entry.ts'
import { findSeconds, timeOf } from '../../entry/times.ts'
import type { FaultCode } from '../../sense/fault.ts'
import { buildMonth, buildRumours } from '../month.ts'
import { type Files, keyEntry, type LOG, press, type WITNESS } from '../press.ts'

export type ScriptedBook = {
  name: string
  files: Files
  /** What the reader brings along. */
  key?: typeof LOG.key
  witness?: typeof WITNESS.key
  known?: Bytes
  /** What must be found, among what follows from it; nothing where this is empty. */
  expected: readonly (readonly [FaultCode, index: number | null])[]
}

const byTime = (a: Entry, b: Entry) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
export const MONTH: readonly Entry[] = [keyEntry(), ...[...buildMonth(), ...buildRumours()].sort(byTime)]
export const SEEN = 900
export const question = (number: number, kind: string) => {
  const index = MONTH.findIndex(
    (entry) => 'question' in entry && entry.question === number && entry.kind === kind,
  )
  const entry = MONTH[index]
  if (!entry || !('question' in entry)) throw new Error(`Question ${number} has no ${kind}`)
  return { index, entry }
}
export const later = (time: string, seconds: number) => timeOf((findSeconds(time) ?? 0) + seconds)
export const LAST = MONTH.at(-1)!.at

export async function checkpointAt(size: number, entries: readonly Entry[] = MONTH): Promise<Bytes> {
  const { files } = await press(entries.slice(0, size))
  return files.get('checkpoint')!
}

/** Question 2 was answered late; in its forged life it was answered an hour before the deadline. */
export const LATE = 2
export function improve(entry: Entry): Entry {
  if (!('question' in entry) || entry.question !== LATE || entry.answered === undefined) return entry
  const { late: _, ...rest } = entry
  return { ...rest, answered: later(entry.due!, -3600), minutes: 480, onTime: true }
}

/** A question that was answered within half an hour, and of which nobody has heard before. */
export function inventGood(taken: string, at: string): Entry[] {
  const first = { ...question(1, 'taken').entry, question: 301, taken, due: later(taken, 9 * 3600), at }
  const answer = { answered: later(taken, 1800), minutes: 30, onTime: true } as const
  return [first, { ...first, ...answer, kind: 'answered', state: 'answered' }]
}

export const swap = (entries: readonly Entry[], one: number, other: number): Entry[] =>
  entries.with(one, entries[other]!).with(other, entries[one]!)
