import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../entry/entry.ts'
import { findSeconds } from '../entry/times.ts'
import { buildMonth, MONTH_SECONDS, MONTH_START } from '../testing/month.ts'
import {
  answered,
  at,
  bare,
  beat,
  CASES,
  closed,
  hours,
  late,
  other,
  taken,
  without,
} from '../testing/one-fault.ts'
import { keyEntry } from '../testing/press.ts'
import { FAULTS } from './fault.ts'
import { endWalk, MOST_FAULTS, startWalk, type WalkOptions, walkOn } from './walk.ts'

const NOW = MONTH_START + MONTH_SECONDS

function walk(entries: readonly Entry[], options: Partial<WalkOptions> = {}) {
  const walked = startWalk({ now: NOW, seen: [], ...options })
  for (const [index, entry] of entries.entries()) walkOn(walked, entry, index)
  endWalk(walked)
  return walked
}
const codesOf = (entries: readonly Entry[], options: Partial<WalkOptions> = {}) =>
  walk(entries, options).faults.map(({ code, index }) => [code, index])

it('finds nothing in a month of three hundred lives', () => {
  const { faults, questions, remarks } = walk([keyEntry(), ...buildMonth()])
  expect(faults).toEqual([])
  expect(questions.size).toBe(300)
  expect(remarks).toEqual({ withdrawnAnswers: 0, movedDeadlines: 0, foundAnswers: 0, imported: 0 })
})

describe('a walk through a Book', () => {
  it.each(CASES)('names %s', (_, code, entries, index) => {
    expect(codesOf(entries)).toContainEqual([code, index])
  })

  it('names an entry that was not there when the Book was seen', () => {
    const seen = [{ size: 1, at: findSeconds(at(5, '08:00'))! }]
    expect(codesOf([bare(taken), bare(other)], { seen })).toEqual([['backdated', 1]])
    expect(codesOf([bare(taken), bare(other)], { seen: [{ ...seen[0]!, size: 2 }] })).toEqual([])
  })

  it('has a case for each fault that entries alone can show', () => {
    const ofTheBook = FAULTS.slice(0, FAULTS.indexOf('time_back'))
    const shown = new Set<string>([...CASES.map(([, code]) => code), ...ofTheBook, 'backdated'])
    expect(FAULTS.filter((code) => !shown.has(code))).toEqual([])
  })
})

describe('what is nobody’s fault', () => {
  const nothing: [string, Entry[]][] = [
    [
      'two entries that changed places',
      [bare(taken), bare({ ...other, at: at(1, '07:50'), taken: at(1, '07:50') })],
    ],
    ['a deadline in the night, said in the morning', [taken, { ...late, at: at(2, '08:00') }]],
    [
      'a question that is found too late',
      [
        { ...taken, at: at(3, '08:00') },
        { ...late, at: at(3, '08:00') },
      ],
    ],
    ['late from the very second of the deadline', [taken, { ...late, at: at(1, '17:00') }]],
    [
      'a promise that has no date yet',
      [taken, { ...taken, kind: 'promised', promisesMade: 1, at: at(1, '09:00') }],
    ],
    [
      'an old question that is still open',
      [{ ...taken, imported: true }, ...hours(9, 24), { ...late, imported: true, at: at(3, '08:00') }],
    ],
    ['a Book that ended before anybody could say it', [taken, beat(1, '17:30')]],
    ['a question of another system', [{ ...taken, imported: true, at: at(9, '08:00'), due: at(9, '18:00') }]],
    [
      'an answer a little late',
      [
        taken,
        beat(1, '16:50'),
        { ...without(answered, 'onTime'), late: true, at: at(1, '17:20'), answered: at(1, '17:20') },
      ],
    ],
    [
      'an answer that closes at once',
      [taken, { ...answered, kind: 'closed', state: 'closed', closed: at(1, '12:00') }],
    ],
    ['reopened by ourselves', [taken, answered, closed, { ...answered, kind: 'noted', at: at(3, '08:00') }]],
    ['a part of another question', [bare(taken), { ...bare(other), kind: 'split' }]],
    [
      'erased, and no more said',
      [
        taken,
        answered,
        { v: 1, kind: 'erased', at: at(2, '08:00'), question: 1, state: 'answered' },
        beat(5, '08:00'),
      ],
    ],
    [
      'paused, so nothing is due',
      [taken, without({ ...taken, kind: 'noted', at: at(1, '09:00') }, 'due'), ...hours(10, 24)],
    ],
  ]
  it.each(nothing)('is left alone: %s', (_, entries) => {
    expect(codesOf(entries)).toEqual([])
  })

  it('is told all the same when an answer or a deadline is gone', () => {
    const moved = { ...taken, kind: 'moved', at: at(1, '18:00'), due: at(2, '12:00') } as const
    expect(walk([taken, late, moved]).remarks.movedDeadlines).toBe(1)
    const withdrawn = { ...taken, kind: 'noted', at: at(1, '13:00') } as const
    expect(walk([taken, answered, withdrawn]).remarks.withdrawnAnswers).toBe(1)
    const found = { ...answered, at: at(1, '17:59'), answered: at(1, '16:59'), minutes: 539 }
    expect(walk([taken, late, found])).toMatchObject({ faults: [], remarks: { foundAnswers: 1 } })
    expect(walk([{ ...taken, imported: true }]).remarks.imported).toBe(1)
  })
})

it('never breaks on a month that entries were taken out of', () => {
  const month = [keyEntry(), ...buildMonth(60)]
  fc.assert(
    fc.property(fc.shuffledSubarray(month, { minLength: month.length - 3 }), (entries) => {
      walk(entries)
    }),
    { numRuns: 100 },
  )
})

it('remembers no more faults than anybody can read', () => {
  const { faults, moreFaults } = walk(Array.from({ length: MOST_FAULTS + 5 }, () => answered))
  expect([faults.length, moreFaults]).toEqual([MOST_FAULTS, 5])
})
