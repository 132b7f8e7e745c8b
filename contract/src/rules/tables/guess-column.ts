/** Which of our columns a column of a neighbour's table may be, by its name. A person looks at each guess. */
import { EXPORT_COLUMNS } from '../../values/casework/export-columns.ts'
import { normaliseName } from '../own-fields/column-name.ts'

type Column = (typeof EXPORT_COLUMNS)[number]

const KNOWN_AS: Partial<Record<Column, readonly string[]>> = {
  ID: [
    'id',
    'ид',
    'идентификатор',
    'номер обращения',
    '№ обращения',
    'номер заявки',
    'номер',
    '№',
    '№ заявки',
    'number',
  ],
  'Дата создания': [
    ...['дата', 'дата обращения', 'дата поступления', 'дата регистрации', 'создано', 'поступило'],
    ...['created', 'created at', 'date', 'opened'],
  ],
  'Дата окончания': ['дата закрытия', 'закрыто', 'дата исполнения', 'closed', 'closed at', 'resolved'],
  'Общее время первого ответа': ['дата ответа', 'дата первого ответа', 'answered', 'answered at'],
  'Текущий шаг инцидента': ['статус', 'состояние', 'стадия', 'status', 'state'],
  Отдел: ['исполнитель', 'ответственный', 'ведомство', 'организация', 'орган', 'agency', 'department'],
  Тема: ['категория', 'вид проблемы', 'рубрика', 'topic', 'category', 'subject'],
  'Группа тем': ['раздел', 'группа', 'topic group', 'section'],
  Муниципалитет: ['район', 'округ', 'территория', 'мо', 'municipality', 'district'],
  'Населенный пункт': ['город', 'село', 'settlement', 'city', 'town'],
  Улица: ['street'],
  Дом: ['номер дома', 'house'],
  Объект: ['место', 'object', 'place'],
  'Текст инцидента': [
    ...['текст', 'описание', 'содержание', 'обращение', 'суть', 'суть обращения', 'вопрос'],
    ...['text', 'description', 'message', 'question'],
  ],
  '1ый ответ ПИ': ['ответ', 'текст ответа', 'answer', 'reply'],
  Итог: ['результат', 'result', 'outcome'],
  Теги: ['метки', 'tags', 'labels'],
  'Урл поста': ['ссылка', 'url', 'link'],
}

/** Null: nothing of ours is called so. `own`: names of the region's own fields. */
export function guessColumn(name: string, own: readonly string[] = []): string | null {
  const asked = normaliseName(name)
  const same = [...EXPORT_COLUMNS, ...own].find((column) => normaliseName(column) === asked)
  if (same) return same
  return EXPORT_COLUMNS.find((column) => KNOWN_AS[column]?.includes(asked)) ?? null
}

/** Of a whole head: each of ours is guessed once, for the column that comes first. */
export function guessColumns(names: readonly string[], own: readonly string[] = []): (string | null)[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const guess = guessColumn(name, own)
    if (guess === null || taken.has(guess)) return null
    taken.add(guess)
    return guess
  })
}
