import type { Role } from '@veche/contract/access.ts'

/** As the product calls them in Russian: files are read by people of the region. */
const NAMES: Record<Role, string> = {
  dispatcher: 'Куратор центра',
  moderator: 'Согласующий центра',
  coordinator: 'Координатор',
  executor: 'Исполнитель',
  head: 'Руководитель',
  chat_moderator: 'Модератор чата',
  stream_editor: 'Редактор эфира',
  fact_checker: 'Проверяющий факты',
  analyst: 'Аналитик',
  administrator: 'Администратор',
}

export function roleName(role: Role): string {
  return NAMES[role]
}
