/** The entry that a change of the ledger becomes: public facts only, times to the second, nothing where nothing is. */
import type { Entry } from '@veche/book/entry/entry.ts'
import { timeOf } from '@veche/book/entry/times.ts'

/** A row of `question_change`: `facts` are columns of the ledger, as the database writes them in JSON. */
export type Change = { id: number; kind: string; at: Date; facts: Record<string, unknown> }

type Read = (value: unknown) => string | number | true | undefined

const text: Read = (value) => (typeof value === 'string' && value !== '' ? value : undefined)
const count: Read = (value) => (typeof value === 'number' && value > 0 ? value : undefined)
const number: Read = (value) => (typeof value === 'number' ? value : undefined)
const yes: Read = (value) => (value === true ? true : undefined)
const time: Read = (value) => (typeof value === 'string' ? secondOf(new Date(value)) : undefined)
const repeat: Read = (value) => (typeof value === 'number' && value >= 2 ? value : undefined)

const MEMBERS: Record<string, readonly [member: string, read: Read]> = {
  id: ['question', number],
  rumour: ['rumour', number],
  source: ['source', text],
  network: ['network', text],
  municipality_code: ['municipality', text],
  group_code: ['group', text],
  topic_code: ['topic', text],
  agency_code: ['body', text],
  taken_at: ['taken', time],
  due_at: ['due', time],
  rule: ['rule', text],
  is_late: ['late', yes],
  answered_at: ['answered', time],
  working_minutes: ['minutes', number],
  state: ['state', text],
  is_solvable: ['solvable', yes],
  repeat_no: ['repeat', repeat],
  outcome: ['outcome', text],
  has_evidence: ['evidence', yes],
  promise_due_at: ['promise', time],
  promises_made: ['promisesMade', count],
  promises_kept: ['promisesKept', count],
  promises_moved: ['promisesMoved', count],
  promises_broken: ['promisesBroken', count],
  satisfaction: ['satisfaction', text],
  closed_at: ['closed', time],
  into: ['into', number],
  times_asked_again: ['times', count],
  is_imported: ['imported', yes],
  published_at: ['published', time],
  verdict: ['verdict', text],
}

export function entryOfChange({ kind, at, facts }: Change, commitment: string | null): Entry {
  const members = Object.entries(MEMBERS).flatMap(([column, [member, read]]) => {
    const value = read(facts[column])
    return value === undefined ? [] : [[member, value] as const]
  })
  const isOnTime = facts.is_late !== true && isAnsweredBy(facts.answered_at, facts.due_at)
  // What is read back by its strict reader: an entry of another shape is refused there, with the member that is wrong.
  return {
    ...{ v: 1, kind, at: secondOf(at) },
    ...Object.fromEntries(members),
    ...(isOnTime && { onTime: true }),
    ...(commitment !== null && { commitment }),
  } as Entry
}

/** Of the moments themselves: to the second, one of the next second could seem in time. */
function isAnsweredBy(answered: unknown, due: unknown): boolean {
  return typeof answered === 'string' && typeof due === 'string' && new Date(answered) <= new Date(due)
}

export function secondOf(at: Date): string {
  return timeOf(Math.floor(at.getTime() / 1000))
}

/** What is told late, such as a message that was read back, stands where it was told: no entry goes back in time. */
export function inOrder(changes: readonly Change[], lastAt: Date | null): Change[] {
  let latest = lastAt
  return changes.map((change) => {
    latest = latest === null || change.at > latest ? change.at : latest
    return { ...change, at: latest }
  })
}
