/** Where in the two texts the checklist looked: what the resident asked, and the words a remark is about. */
import { listAsked } from './asked.ts'
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
  return [...markQuestion(messages, `${text}\n${privateText}`), ...markAnswer(checks, { text, privateText })]
}

function markQuestion(messages: readonly AskedMessage[], answer: string): Mark[] {
  return messages.flatMap(({ id, text }) =>
    listAsked(text, answer).map((asked) => ({
      ...asked,
      ...{ messageId: id, part: null },
      code: 'questions_answered' as const,
    })),
  )
}

/** Each place once: the first remark on it is the one that is named. */
function markAnswer(checks: readonly Check[], texts: { text: string; privateText: string }): Mark[] {
  const marks: Mark[] = []
  for (const { code, part, state, words } of checks) {
    if (state !== 'attention' || !IN_ANSWER.includes(code)) continue
    for (const where of part === 'both' ? (['public', 'private'] as const) : [part]) {
      const text = where === 'public' ? texts.text : texts.privateText
      for (const word of words)
        for (const place of findAll(text, word)) {
          const isTaken = marks.some(
            (mark) => mark.part === where && mark.start < place.end && place.start < mark.end,
          )
          if (!isTaken) marks.push({ messageId: null, part: where, ...place, state: 'attention', code })
        }
    }
  }
  return marks.sort((a, b) => (a.part === b.part ? a.start - b.start : a.part === 'public' ? -1 : 1))
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
