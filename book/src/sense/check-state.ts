/** Which kinds of entries go with which states. */
import type { QuestionEntry, State, Step } from '../entry/entry.ts'

/** States that a question comes into by one kind alone. */
const COMES_BY: Partial<Record<State, Step>> = {
  refused: 'refused',
  passed_on: 'passedOn',
  merged: 'merged',
  closed: 'closed',
}
const BRINGS: Partial<Record<Step, State>> = {
  refused: 'refused',
  passedOn: 'passed_on',
  merged: 'merged',
  closed: 'closed',
}
/** States that a question goes on from by one kind alone. */
const LEAVES_BY: Partial<Record<State, Step>> = { refused: 'restored', merged: 'parted' }
const LEAVES: Partial<Record<Step, State>> = { restored: 'refused', parted: 'merged' }

type Before = { state: State; answered: number | null }

/** What of the entry contradicts its kind or its state, as the name of a member; null where nothing does. */
export function findContradiction(entry: QuestionEntry, before: Before | null): string | null {
  const { kind, state } = entry
  if (kind === 'erased') return before && before.state !== state ? 'state' : null
  if (!isStatePossible(entry) || (BRINGS[kind] ?? state) !== state) return 'state'
  if (before && !isChangePossible(entry, before)) return 'state'
  return findMissing(entry, before)
}

function isStatePossible({ state, answered, closed, into }: QuestionEntry): boolean {
  switch (state) {
    case 'open':
      return answered === undefined
    case 'answered':
      return answered !== undefined
    case 'closed':
      return closed !== undefined
    case 'merged':
      return into !== undefined
    default:
      return true
  }
}

function isChangePossible({ kind, state }: QuestionEntry, before: Before): boolean {
  const left = LEAVES[kind]
  if (left !== undefined && before.state !== left) return false
  if (state === before.state) return true
  const comesBy = COMES_BY[state]
  if (comesBy !== undefined) return kind === comesBy
  return (LEAVES_BY[before.state] ?? kind) === kind
}

function findMissing(entry: QuestionEntry, before: Before | null): string | null {
  switch (entry.kind) {
    case 'late':
      if (entry.state !== 'open' && entry.state !== 'merged') return 'state'
      return entry.late && entry.answered === undefined ? null : 'late'
    case 'answered':
      return entry.answered !== undefined && (before?.answered ?? null) === null ? null : 'answered'
    case 'promised':
      return (entry.promise ?? entry.promisesMade) === undefined ? 'promise' : null
    case 'askedAgain':
      return entry.times === undefined ? 'times' : null
    default:
      return null
  }
}
