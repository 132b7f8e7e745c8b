/** Words of the journal as a file. Pure. */
import type { PlannedActResponse, RuleAct } from '@veche/contract/portal/work-rules.ts'
import {
  type ActOutcome,
  type FiringState,
  NOBODY_ON_SHIFT,
  type RuleEvent,
} from '@veche/contract/values/portal/work-rules.ts'

export const HEADER = [
  'Сработало',
  'Правило',
  'Версия',
  'Вопрос',
  'Событие',
  'Когда было',
  'Что сделано',
  'Итог',
  'Решил',
]

export const EVENT_WORDS: Readonly<Record<RuleEvent, string>> = {
  appeared: 'вопрос появился',
  accepted: 'вопрос принят',
  marked: 'вопрос разметили',
  given: 'вопрос передали',
  taken: 'вопрос взяли в работу',
  returned: 'ведомство вернуло вопрос',
  step_changed: 'сменился шаг',
  author_wrote: 'автор написал снова',
  reopened: 'вопрос открыт заново',
  rated: 'автор оценил ответ',
  repeated: 'это повтор',
  submitted: 'ответ отдан на согласование',
  sent_back: 'ответ вернули на доработку',
  answered: 'ответ опубликован',
  delivery_failed: 'ответ не доставлен',
  source_edited: 'автор изменил сообщение',
  source_deleted: 'автор удалил сообщение',
  deadline_near: 'срок подходит',
  deadline_late: 'срок прошёл',
  at_time: 'пришло время',
}

export const STATE_WORDS: Readonly<Record<FiringState, string>> = {
  waiting: 'ждёт решения',
  done: 'сделано',
  partly: 'сделано частично',
  failed: 'не удалось',
  declined: 'отклонено',
  undone: 'отменено',
}

const OUTCOME_WORDS: Readonly<Record<ActOutcome, string>> = {
  planned: 'ждёт',
  done: 'сделано',
  nothing: 'так уже было',
  refused: 'отказано',
  undone: 'отменено',
  kept: 'осталось',
}

const ACT_WORDS: Readonly<Record<RuleAct['does'], string>> = {
  take: 'взять в работу',
  set_field: 'заполнить поле темы',
  subtask: 'поручить подзадачу',
  put_aside: 'отложить',
  ask_body: 'запросить часть ответа',
  give: 'передать ведомству',
  give_person: 'назначить исполнителя',
  give_on_shift: 'дать тому, кто на смене',
  urge: 'сделать срочным',
  topic: 'поставить тему',
  tag: 'поставить метку',
  notify: 'уведомить',
  draft: 'заготовить ответ',
}

export function describeAct({ act, outcome, code, given }: PlannedActResponse): string {
  const object = objectOf(act)
  if (given)
    return `${ACT_WORDS[act.does]} ${object}: ${given.name} (на смене, ${given.open} в работе), ${OUTCOME_WORDS[outcome]}`
  if (code === NOBODY_ON_SHIFT) return `${ACT_WORDS[act.does]} ${object}: никого нет на смене`
  const reason = code ? ` (${code})` : ''
  return `${ACT_WORDS[act.does]}${object ? ` ${object}` : ''}: ${OUTCOME_WORDS[outcome]}${reason}`
}

function objectOf(act: RuleAct): string {
  switch (act.does) {
    case 'give':
      return act.agencyCode
    case 'give_person':
      return [act.assigneeName, act.unitCode].filter(Boolean).join(', ')
    case 'give_on_shift':
      return act.postName ?? act.agencyCode
    case 'set_field':
      return `${act.field}: ${act.value}`
    case 'subtask':
      return act.what
    case 'put_aside':
      return `${act.days} дн., ${act.time}`
    case 'ask_body':
      return `${act.agencyCode}: ${act.ask}`
    case 'topic':
      return act.topicCode
    case 'tag':
      return act.tags.join(', ')
    default:
      return ''
  }
}
