/** Words of the spreadsheet for what we name by codes; the first of each is what we write, the others are read too. */
import type { DISMISS_REASONS } from '@veche/contract/incidents.ts'
import {
  KIND_WORDS,
  OUTCOME_WORDS,
  STEP_WORDS,
  type Words,
} from '@veche/contract/values/casework/export-words.ts'
import type { SATISFACTIONS } from '@veche/contract/values/incidents.ts'
import { normaliseName } from './columns.ts'

export { KIND_WORDS, OUTCOME_WORDS, STEP_WORDS }

export const SATISFACTION_WORDS: Words<(typeof SATISFACTIONS)[number]> = {
  satisfied: ['автор доволен', 'доволен'],
  neutral: ['автор нейтрален', 'нейтрален'],
  dissatisfied: ['автор недоволен', 'недоволен'],
  no_answer: ['нет ответа от автора', 'нет ответа', 'нет обратной связи'],
}
export const DISMISS_WORDS: Words<(typeof DISMISS_REASONS)[number]> = {
  spam: ['спам'],
  no_question: ['нет вопроса'],
  abuse: ['оскорбление без сути'],
  not_our_territory: ['не наша территория'],
  service_account: ['служебный аккаунт'],
  answered_on_air: ['отвечено в эфире'],
  import_undone: ['загрузка отменена'],
}
/** Reasons of closing that are not the author's mark. */
export const CLOSING_WORDS: Words<'futile' | 'undeliverable' | 'imported'> = {
  futile: ['дальнейший диалог нецелесообразен', 'диалог нецелесообразен'],
  undeliverable: ['ответ невозможно доставить'],
  imported: ['закрыто в прежней системе'],
}

export const [YES, NO, NOTHING] = ['Да', 'Нет', '-'] as const

export function wordOf<Code extends string>(words: Words<Code>, code: string | null): string | null {
  const found = listCodes(words).find((known) => known === code)
  return found === undefined ? code : words[found][0]
}

export function codeOf<Code extends string>(words: Words<Code>, word: string): Code | null {
  const wanted = normaliseName(word)
  return listCodes(words).find((code) => words[code].some((known) => normaliseName(known) === wanted)) ?? null
}

function listCodes<Code extends string>(words: Words<Code>): Code[] {
  const codes: Code[] = []
  for (const code in words) codes.push(code)
  return codes
}
