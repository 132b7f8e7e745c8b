/** Words of the spreadsheet for what we name by codes; the first of each is what we write, the others are read too. */
import type { DISMISS_REASONS, Step } from '@veche/contract/incidents.ts'
import type { KINDS, OUTCOMES, SATISFACTIONS } from '@veche/contract/values/incidents.ts'
import { normaliseName } from './columns.ts'

type Words<Code extends string> = Record<Code, readonly [string, ...string[]]>

export const STEP_WORDS: Words<Step> = {
  new: ['Новое', 'Новый', 'Новая'],
  distribution: ['На распределении', 'Распределение', 'Модерация'],
  assigned: ['Назначено', 'Назначен', 'Назначение исполнителя'],
  in_progress: ['В работе', 'Исполнение', 'Подготовка ответа', 'Переоткрыт'],
  approval: ['На согласовании', 'Согласование', 'Согласование ответа'],
  rework: ['На доработке', 'Доработка'],
  publishing: ['Ожидает публикации', 'Публикация ответа', 'Публикация'],
  postponed: ['Отложено', 'Отложен', 'Промежуточный ответ'],
  awaiting_author: ['Оценка удовлетворённости', 'Оценка удовлетворенности заявителя'],
  done: ['Готово', 'Закрыт', 'Закрыто', 'Завершен', 'Завершено', 'Выполнено', 'Решен', 'Обработан'],
  dismissed: ['Отклонено', 'Отклонен', 'Отказ', 'Не требует ответа'],
  merged: ['Объединено', 'Объединен', 'Дубль'],
  archived: ['В архиве', 'Архив', 'Удален'],
}
export const KIND_WORDS: Words<(typeof KINDS)[number]> = {
  solvable: ['решаемый'],
  unsolvable: ['нерешаемый', 'не решаемый'],
  informational: ['информационный'],
}
export const OUTCOME_WORDS: Words<(typeof OUTCOMES)[number] | 'undeliverable'> = {
  solved: ['решено', 'решен', 'решён'],
  explained: ['разъяснено', 'разъяснен'],
  not_solved: ['не решено', 'не решен'],
  postponed: ['отложено', 'отложен'],
  undeliverable: ['ответ невозможно доставить'],
}
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
