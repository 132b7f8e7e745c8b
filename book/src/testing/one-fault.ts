/** Short Books, each with one thing wrong that entries alone can show. */
import type { Entry, QuestionEntry } from '../entry/entry.ts'
import type { FaultCode } from '../sense/fault.ts'
import { keyEntry } from './press.ts'

export const at = (day: number, time: string) => `2025-10-0${day}T${time}:00Z`
export const taken: QuestionEntry = {
  v: 1,
  kind: 'taken',
  at: at(1, '08:00'),
  question: 1,
  state: 'open',
  source: 'incident',
  network: 'vk',
  taken: at(1, '08:00'),
  due: at(1, '17:00'),
  rule: 'first-answer/3',
  commitment: 'ab'.repeat(32),
}
export const answered: QuestionEntry = {
  ...taken,
  kind: 'answered',
  at: at(1, '12:00'),
  state: 'answered',
  answered: at(1, '12:00'),
  minutes: 240,
  onTime: true,
}
export const late: QuestionEntry = { ...taken, kind: 'late', at: at(1, '17:01'), late: true }
export const closed: QuestionEntry = {
  ...answered,
  kind: 'closed',
  at: at(2, '12:00'),
  state: 'closed',
  closed: at(2, '12:00'),
}
export const other: QuestionEntry = {
  ...taken,
  question: 2,
  at: at(3, '08:00'),
  taken: at(3, '08:00'),
  due: at(3, '17:00'),
}
/** The Book goes on, so that silence is no excuse. */
export const beat = (day: number, time: string): Entry => ({ ...keyEntry(), at: at(day, time) })
export const hours = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, hour) => beat(1, `${String(from + hour).padStart(2, '0')}:30`))
export const without = (entry: QuestionEntry, ...names: (keyof QuestionEntry)[]): QuestionEntry => {
  const kept = { ...entry }
  for (const name of names) delete kept[name as 'late']
  return kept
}

type Case = [name: string, code: FaultCode, entries: Entry[], index: number]
export const CASES: Case[] = [
  [
    'an entry an hour before the one before',
    'time_back',
    [closed, { ...other, at: at(2, '11:00') }].map(bare),
    1,
  ],
  ['an entry of tomorrow', 'time_ahead', [bare({ ...taken, at: '2025-11-02T00:00:00Z' })], 0],
  ['a question from nowhere', 'question_unknown', [answered], 0],
  ['a question that is taken twice', 'taken_twice', [taken, { ...taken, at: at(1, '08:05') }], 1],
  [
    'a good question of last week',
    'taken_backdated',
    [{ ...taken, at: at(8, '08:00'), due: at(9, '08:00') }],
    0,
  ],
  [
    'another time of the question',
    'taken_changed',
    [taken, { ...answered, taken: at(1, '11:00'), minutes: 60 }],
    1,
  ],
  ['another network', 'taken_changed', [taken, { ...answered, network: 'ok' }], 1],
  ['another commitment', 'taken_changed', [taken, { ...answered, commitment: 'cd'.repeat(32) }], 1],
  ['an answer of the future', 'time_untrue', [taken, { ...answered, at: at(1, '10:00') }], 1],
  ['closed before it was asked', 'time_untrue', [taken, answered, { ...closed, closed: at(1, '07:00') }], 2],
  [
    'an answer before the question',
    'answer_before_question',
    [taken, { ...without(answered, 'minutes'), answered: at(1, '07:00') }],
    1,
  ],
  [
    'another time of the answer',
    'answer_changed',
    [taken, answered, { ...closed, answered: at(1, '09:00') }],
    2,
  ],
  ['less work for the answer', 'answer_changed', [taken, answered, { ...closed, minutes: 20 }], 2],
  [
    'an answer before the deadline, after it had passed',
    'answer_backdated',
    [taken, late, { ...answered, at: at(2, '09:00'), answered: at(1, '16:59') }],
    2,
  ],
  [
    'an answer of the day before yesterday',
    'answer_backdated',
    [taken, { ...answered, at: at(3, '12:01') }],
    1,
  ],
  ['late no more', 'late_withdrawn', [taken, late, { ...taken, kind: 'noted', at: at(1, '18:00') }], 2],
  [
    'late and not said until the answer',
    'late_missing',
    [
      taken,
      ...hours(9, 24),
      {
        ...without(answered, 'onTime'),
        kind: 'answered',
        late: true,
        at: at(2, '00:10'),
        answered: at(2, '00:10'),
      },
    ],
    16,
  ],
  ['late and never said', 'late_missing', [taken, ...hours(9, 20)], 0],
  [
    'late as if by the way',
    'late_missing',
    [taken, { ...taken, kind: 'noted', late: true, at: at(1, '17:30') }],
    1,
  ],
  [
    'an answer after the deadline that is not called late',
    'late_missing',
    [taken, { ...without(answered, 'onTime'), at: at(1, '17:30'), answered: at(1, '17:30') }],
    1,
  ],
  ['late before the deadline', 'late_early', [taken, { ...late, at: at(1, '16:00') }], 1],
  ['late two days late', 'late_delayed', [taken, ...hours(9, 24), { ...late, at: at(3, '08:00') }], 16],
  [
    'on time after the deadline',
    'on_time_untrue',
    [taken, late, { ...answered, late: true, at: at(1, '18:00'), answered: at(1, '18:00') }],
    2,
  ],
  [
    'on time without an answer',
    'on_time_untrue',
    [taken, { ...taken, kind: 'noted', onTime: true, at: at(1, '09:00') }],
    1,
  ],
  ['on time and not said', 'on_time_untrue', [taken, without(answered, 'onTime')], 1],
  ['more minutes than there were', 'minutes_untrue', [taken, { ...answered, minutes: 242 }], 1],
  [
    'minutes without an answer',
    'minutes_untrue',
    [taken, { ...taken, kind: 'noted', minutes: 5, at: at(1, '09:00') }],
    1,
  ],
  [
    'a deadline moved behind the answer',
    'due_moved',
    [
      taken,
      late,
      { ...without(answered, 'onTime'), late: true, at: at(1, '18:00'), answered: at(1, '18:00') },
      { ...without(closed, 'onTime'), late: true, answered: at(1, '18:00'), due: at(1, '19:00') },
    ],
    3,
  ],
  ['answered and open', 'state_contradicts', [taken, { ...answered, state: 'open' }], 1],
  [
    'open and called answered',
    'state_contradicts',
    [taken, without({ ...answered, kind: 'noted' }, 'answered', 'minutes', 'onTime')],
    1,
  ],
  ['closed without saying so', 'state_contradicts', [taken, answered, { ...closed, kind: 'noted' }], 2],
  ['closed and answered', 'state_contradicts', [taken, answered, { ...closed, state: 'answered' }], 2],
  ['closed at no time', 'state_contradicts', [taken, answered, without(closed, 'closed')], 2],
  [
    'restored and never refused',
    'state_contradicts',
    [taken, { ...taken, kind: 'restored', at: at(1, '09:00') }],
    1,
  ],
  [
    'parted and never merged',
    'state_contradicts',
    [taken, { ...taken, kind: 'parted', at: at(1, '09:00') }],
    1,
  ],
  [
    'merged into nothing',
    'state_contradicts',
    [taken, { ...taken, kind: 'merged', state: 'merged', at: at(1, '09:00') }],
    1,
  ],
  [
    'dismissed and silently open',
    'state_contradicts',
    [
      taken,
      { ...taken, kind: 'refused', state: 'refused', at: at(1, '09:00') },
      { ...taken, kind: 'sorted', at: at(1, '10:00') },
    ],
    2,
  ],
  ['answered a second time', 'state_contradicts', [taken, answered, { ...answered, at: at(1, '13:00') }], 2],
  [
    'a promise without a date',
    'state_contradicts',
    [taken, { ...taken, kind: 'promised', at: at(1, '09:00') }],
    1,
  ],
  [
    'asked again without a count',
    'state_contradicts',
    [taken, answered, { ...answered, kind: 'askedAgain', at: at(1, '13:00') }],
    2,
  ],
  [
    'late and answered',
    'state_contradicts',
    [taken, answered, { ...without(answered, 'onTime'), kind: 'late', late: true, at: at(1, '17:01') }],
    2,
  ],
  [
    'merged into a question that is not there',
    'into_unknown',
    [taken, { ...taken, kind: 'merged', state: 'merged', into: 7, at: at(1, '09:00') }],
    1,
  ],
  [
    'merged into itself',
    'into_unknown',
    [taken, { ...taken, kind: 'merged', state: 'merged', into: 1, at: at(1, '09:00') }],
    1,
  ],
]

/** Without a deadline, so that nothing else is wrong. */
export function bare(entry: QuestionEntry): QuestionEntry {
  if (entry.kind === 'closed')
    return without({ ...entry, kind: 'taken', taken: entry.at }, 'due', 'onTime', 'answered', 'minutes')
  return without({ ...entry, taken: entry.at }, 'due')
}
