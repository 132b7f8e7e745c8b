/** Words of the spreadsheet for what we name by codes; the first of each is what we write, the others are read too. */
import type { KINDS, OUTCOMES, STEPS } from '../incidents.ts'

export type Words<Code extends string> = Record<Code, readonly [string, ...string[]]>

export const STEP_WORDS: Words<(typeof STEPS)[number]> = {
  new: ['Новое', 'Новый', 'Новая'],
  distribution: ['На распределении', 'Распределение', 'Модерация'],
  assigned: ['Назначено', 'Назначен', 'Назначение исполнителя'],
  in_progress: ['В работе', 'Исполнение', 'Подготовка ответа', 'Переоткрыт'],
  approval: ['На согласовании', 'Согласование', 'Согласование ответа'],
  rework: ['На доработке', 'Доработка'],
  publishing: ['Ожидает публикации', 'Публикация ответа', 'Публикация'],
  postponed: ['Обещано', 'Отложено', 'Отложен', 'Промежуточный ответ'],
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
  postponed: ['обещано', 'отложено', 'отложен'],
  undeliverable: ['ответ невозможно доставить'],
}
