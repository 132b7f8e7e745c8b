/** Words of the sheet, which is Russian as all files for the region are. */
import type { NetworkActState, NetworkActTerm } from '@veche/contract/portal/moderation.ts'
import type { ActKind } from './act.ts'

export const SHEET_HEADER = [
  ...['Когда', 'Действие', 'Страница', 'Причина', 'Срок', 'До', 'Состояние', 'Отменено'],
  ...['Кто', 'Кто согласовал', 'Номер обращения'],
]

const KIND: Record<ActKind, string> = {
  delete: 'Удалить сообщение',
  restore: 'Вернуть сообщение',
  mute: 'Запретить писать',
  unmute: 'Разрешить писать',
  ban: 'Заблокировать',
  unban: 'Разблокировать',
}

const REASON = {
  insult: 'Оскорбление без сути',
  spam: 'Спам или реклама',
  fraud: 'Мошенничество',
  personal_data: 'Персональные данные третьих лиц',
  violence: 'Призыв к насилию',
  forbidden: 'Запрещённый контент',
  mistake: 'Отмена',
}

const TERM: Record<NetworkActTerm, string> = {
  hour: 'час',
  day: 'сутки',
  week: 'неделя',
  month: 'месяц',
  forever: 'навсегда',
}

const STATE: Record<NetworkActState, string> = {
  waiting: 'ждёт второго человека',
  queued: 'в очереди',
  sending: 'отправляется',
  unknown: 'проверяется',
  by_hand: 'сделать вручную',
  done: 'сделано',
  failed: 'не удалось',
  declined: 'отказано',
  cancelled: 'отозвано',
}

export const ACT_WORDS = { kind: KIND, reason: REASON, term: TERM, state: STATE }
