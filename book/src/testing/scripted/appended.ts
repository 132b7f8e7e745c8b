import type { Entry } from '../../entry/entry.ts'
import { findSeconds } from '../../entry/times.ts'
import { buildRotation } from '../../notes/rotation.ts'
import type { FaultCode } from '../../sense/fault.ts'
import { addWitness, keyEntry, LOG, NEXT_LOG, press, STRANGER, WITNESS } from '../press.ts'
import {
  checkpointAt,
  improve,
  inventGood,
  LAST,
  LATE,
  later,
  MONTH,
  question,
  type ScriptedBook,
  swap,
} from './script.ts'

/** What was said stays, and something else is said behind it. */
export async function buildAppended(): Promise<ScriptedBook[]> {
  const end = MONTH.length
  const answered = question(1, 'answered').entry
  const late = question(LATE, 'late')
  const cases: [string, Entry[], FaultCode, number][] = [
    [
      'an answer time changed by another entry',
      [
        ...MONTH,
        { ...answered, kind: 'noted', at: LAST, answered: later(answered.answered!, -3600), minutes: 240 },
      ],
      'answer_changed',
      end,
    ],
    [
      'an entry that it was late left out',
      MONTH.toSpliced(late.index, 1),
      'late_missing',
      question(LATE, 'answered').index - 1,
    ],
    [
      'a late question that was answered before its deadline after all',
      MONTH.map(improve),
      'answer_backdated',
      question(LATE, 'answered').index,
    ],
    [
      'a good question of three weeks ago',
      [...MONTH, ...inventGood(MONTH[300]!.at, LAST)],
      'answer_backdated',
      end + 1,
    ],
    ['a step from before its neighbours', swap(MONTH, 300, 700), 'time_back', 301],
    [
      'an answer before its question',
      [...MONTH.slice(0, 2).toReversed(), ...MONTH.slice(2)],
      'first_not_key',
      0,
    ],
    [
      'a question from nowhere',
      MONTH.toSpliced(question(50, 'taken').index, 1),
      'question_unknown',
      question(50, 'sorted').index - 1,
    ],
    [
      'on time, though it was late',
      MONTH.with(question(LATE, 'answered').index, { ...question(LATE, 'answered').entry, onTime: true }),
      'on_time_untrue',
      question(LATE, 'answered').index,
    ],
    ['a second key', [...MONTH, { ...keyEntry(), at: LAST }], 'key_again', end],
  ]
  const books = cases.map(async ([name, entries, code, index]): Promise<ScriptedBook> => {
    return { name, files: (await press(entries)).files, key: LOG.key, expected: [[code, index]] }
  })
  return [...(await Promise.all(books)), await buildBackdated(), await buildRotatedAlone()]
}

/** A newspaper has printed the Book on the twentieth, with the line of a witness. */
async function buildBackdated(): Promise<ScriptedBook> {
  const size = MONTH.findIndex(({ at }) => at > '2025-10-20T00:00:00Z')
  const known = await addWitness(await checkpointAt(size), findSeconds('2025-10-20T00:00:00Z')!)
  const [first, second] = inventGood('2025-10-15T08:00:00Z', '2025-10-15T08:00:05Z')
  const { files } = await press(MONTH.toSpliced(size, 0, first!, { ...second!, at: '2025-10-15T08:30:00Z' }))
  return {
    name: 'steps of before the Book was seen without them',
    files,
    known,
    witness: WITNESS.key,
    expected: [
      ['backdated', size],
      ['backdated', size + 1],
    ],
  }
}

async function buildRotatedAlone(): Promise<ScriptedBook> {
  const rotation = await buildRotation(LAST, STRANGER, NEXT_LOG)
  const { files } = await press([...MONTH, rotation], { signer: NEXT_LOG })
  return {
    name: 'a new key that the old one has not signed for',
    files,
    expected: [
      ['rotation_unsigned', MONTH.length],
      ['checkpoint_unsigned', null],
    ],
  }
}
