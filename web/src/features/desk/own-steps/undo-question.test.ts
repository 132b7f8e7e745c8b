import { expect, it } from 'vitest'
import { isAskedFirst, lastAct } from './undo-question.ts'

const AT = '2026-11-28T09:00:00.000Z'
const later = (seconds: number) => Date.parse(AT) + seconds * 1000
const approval = { kind: 'approval', incidentId: 'one', expectedVersion: 1 } as const

it('is about the newest act, also when nothing takes it back', () => {
  const [sentBack, older] = [{ whyNot: 'no_reverse' }, { whyNot: null }] as const
  expect(lastAct([sentBack, older])).toBe(sentBack)
})

it('goes on to the act before one that was taken back', () => {
  const older = { whyNot: null }
  expect(lastAct([{ whyNot: 'takes_back' }, { whyNot: 'undone' }, older])).toBe(older)
  expect(lastAct([{ whyNot: 'undone' }])).toBe(null)
})

it('takes a step back at once within a minute of it', () => {
  expect(isAskedFirst({ at: AT, undo: approval, count: 1 }, later(59))).toBe(false)
})

it('asks about a bulk run of one question too, and about nothing that cannot be undone at once', () => {
  expect(isAskedFirst({ at: AT, undo: { kind: 'bulk', runId: 'run' }, count: 1 }, later(1))).toBe(true)
  expect(isAskedFirst({ at: AT, undo: null, count: 1 }, later(60))).toBe(false)
})

it('asks about a step older than a minute', () => {
  expect(isAskedFirst({ at: AT, undo: approval, count: 1 }, later(61))).toBe(true)
})

it('asks about a bulk run and a merge of many however fresh they are', () => {
  expect(isAskedFirst({ at: AT, undo: { kind: 'bulk', runId: 'run' }, count: 300 }, later(1))).toBe(true)
  expect(isAskedFirst({ at: AT, undo: { kind: 'commands', steps: [] }, count: 4 }, later(1))).toBe(true)
})
