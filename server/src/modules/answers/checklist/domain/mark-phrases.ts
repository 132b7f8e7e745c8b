/** The places in both texts that the checklist refers to: asks of the resident and the words of each remark. */
import { findPlaceholders, withoutPlaces } from '@veche/contract/rules/replies/placeholders.ts'
import { listAskedOfEach } from './asked.ts'
import type { Check, CheckedAnswer } from './checklist.ts'

export type Mark = {
  /** Null: of the answer. */
  messageId: string | null
  part: 'public' | 'private' | null
  start: number
  end: number
  state: 'covered' | 'unsure' | 'missed' | 'attention'
  code: Check['code']
}
export type AskedMessage = { id: string; text: string }

/** Remarks whose words stand in the answer itself; others name what is not there. */
const IN_ANSWER: readonly Check['code'][] = [
  'date_given',
  'no_personal_data',
  'no_stock_phrases',
  'readable',
  'plain_language',
  'promise_dated',
  'promise_recorded',
  'promise_ahead',
  'variables_filled',
  'private_for_all',
]

export function markPhrases(
  checks: readonly Check[],
  { text, privateText }: Pick<CheckedAnswer, 'text' | 'privateText'>,
  messages: readonly AskedMessage[],
): Mark[] {
  const whole = `${text}\n${privateText}`
  return [
    ...markQuestion(messages, withoutPlaces(whole, findPlaceholders(whole))),
    ...markAnswer(checks, { public: text, private: privateText }),
  ]
}

function markQuestion(messages: readonly AskedMessage[], answer: string): Mark[] {
  const texts = messages.map(({ text }) => text)
  return listAskedOfEach(texts, answer).flatMap((asked, index) =>
    asked.map((one) => ({
      ...one,
      ...{ messageId: messages[index]?.id ?? null, part: null },
      code: 'questions_answered' as const,
    })),
  )
}

type Texts = { public: string; private: string }
type AnswerPart = keyof Texts

/** A writer who has more to mend begins with these. */
const MOST_MARKS = 300

function markAnswer(checks: readonly Check[], texts: Texts): Mark[] {
  const marks = listRemarks(checks, texts).slice(0, MOST_MARKS)
  return marks.sort((a, b) => (a.part === b.part ? a.start - b.start : a.part === 'public' ? -1 : 1))
}

/** Each place is marked once, by the first remark on it. */
function listRemarks(checks: readonly Check[], texts: Texts): Mark[] {
  const taken = { public: new Uint8Array(texts.public.length), private: new Uint8Array(texts.private.length) }
  return checks.flatMap(({ code, part, state, words }) => {
    if (state !== 'attention' || !IN_ANSWER.includes(code)) return []
    const parts: readonly AnswerPart[] = part === 'both' ? ['public', 'private'] : [part]
    return parts.flatMap((where) =>
      words
        .flatMap((word) => findAll(texts[where], word))
        .filter((place) => take(taken[where], place))
        .map((place): Mark => ({ messageId: null, part: where, ...place, state: 'attention', code })),
    )
  })
}

/** Returns false if a part of the place is already marked. */
function take(taken: Uint8Array, { start, end }: Place): boolean {
  if (taken.subarray(start, end).includes(1)) return false
  taken.fill(1, start, end)
  return true
}

type Place = { start: number; end: number }

/** A sentence is named by its beginning and «…»: it is marked to its end. */
function findAll(text: string, phrase: string): Place[] {
  if (phrase.endsWith('…')) return findSentence(text, phrase.slice(0, -1))
  if (phrase.trim() === '') return []
  const escaped = phrase.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  // Whole words: «где» is not a part of «нигде».
  const pattern = new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'giu')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

function findSentence(text: string, beginning: string): Place[] {
  const start = text.indexOf(beginning)
  if (start < 0 || beginning === '') return []
  const rest = text.slice(start + beginning.length)
  const length = rest.search(/[.!?…](?:\s|$)|\n/u)
  return [{ start, end: start + beginning.length + (length < 0 ? rest.length : length) }]
}
