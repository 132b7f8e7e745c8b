import type { Entry, QuestionEntry } from '../../entry/entry.ts'
import { keyEntry, LOG, press, STRANGER, WITNESS } from '../press.ts'
import { checkpointAt, improve, inventGood, LATE, MONTH, type ScriptedBook, SEEN, swap } from './script.ts'

/** The region writes its history anew and signs it; the reader has seen nine hundred entries of the true one. */
export async function buildRewritten(): Promise<ScriptedBook[]> {
  const known = await checkpointAt(SEEN)
  const good = inventGood(MONTH[400]!.at, MONTH[401]!.at)
  const histories: [string, Entry[]][] = [
    ['an answer time changed', MONTH.map(improve)],
    ['a late question dropped', withoutQuestion(LATE)],
    ['a good question put in', MONTH.toSpliced(402, 0, ...good)],
    ['two steps in another order', swap(MONTH, 500, 501)],
    ['an old copy restored and gone on from', [...MONTH.slice(0, 800), ...MONTH.slice(820)]],
  ]
  const rewritten = histories.map(async ([name, entries]): Promise<ScriptedBook> => {
    const { files } = await press(entries)
    return { name, files, known, expected: [['history_rewritten', null]] }
  })
  const other = await press(MONTH.map(improve))
  const stranger = [keyEntry(STRANGER), ...MONTH.slice(1)]
  return [
    ...(await Promise.all(rewritten)),
    {
      name: 'the tail cut off',
      files: (await press(MONTH.slice(0, 700))).files,
      known,
      expected: [['tail_cut', 700]],
    },
    {
      name: 'another history, which no witness signs',
      files: other.files,
      witness: WITNESS.key,
      expected: [['not_witnessed', null]],
    },
    {
      name: 'another key from the first entry on',
      files: (await press(stranger, { signer: STRANGER })).files,
      key: LOG.key,
      expected: [['key_replaced', 0]],
    },
  ]
}

function withoutQuestion(number: number): Entry[] {
  const rest = MONTH.filter((entry) => !('question' in entry) || entry.question !== number)
  return rest.map((entry) =>
    'question' in entry && entry.question > number ? renumber(entry, entry.question - 1) : entry,
  )
}

function renumber(entry: QuestionEntry, number: number): QuestionEntry {
  return { ...entry, question: number, ...(entry.into ? { into: Math.max(1, entry.into - 1) } : {}) }
}
