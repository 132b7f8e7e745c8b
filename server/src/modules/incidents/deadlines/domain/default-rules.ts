/** The rules every installation starts with. All of them are configuration; none is known to the code. */
import type { ClockLimit } from '../../../../platform/working-time/index.ts'
import type { DeadlineEvent, DeadlineKey, DeadlineRule, RuleMatch } from './deadline-rule.ts'

type DefaultRule = readonly [
  key: DeadlineKey,
  name: string,
  match: RuleMatch,
  limit: ClockLimit,
  startsOn: DeadlineEvent,
  stopsOn: readonly DeadlineEvent[],
]

const URGENT: RuleMatch = { urgency: 'urgent' }
const DANGER: RuleMatch = { urgency: 'danger' }
const REVIEWED = ['approved', 'sent_back'] as const

const RULES: readonly DefaultRule[] = [
  ['triage', 'Разметка', {}, workingMinutes(60), 'found', ['registered', 'dismissed']],
  ['distribution', 'Распределение', {}, workingMinutes(60), 'registered', ['assigned', 'dismissed']],
  ['return_window', 'Отказ от компетенции', {}, workingHours(2), 'assigned', ['taken', 'returned']],
  ['take', 'Взятие в работу', {}, workingHours(1), 'assigned', ['taken', 'returned']],
  ['draft', 'Проект ответа', {}, workingHours(6), 'taken', ['submitted', 'returned']],
  ['draft', 'Проект ответа · срочная тема', URGENT, calendarHours(2), 'taken', ['submitted', 'returned']],
  ['approval', 'Согласование', {}, workingHours(1), 'submitted', REVIEWED],
  ['approval', 'Согласование · срочная тема', URGENT, calendarMinutes(30), 'submitted', REVIEWED],
  ['first_answer', 'Первый ответ · обычная тема', {}, workingHours(9), 'found', ['published']],
  ['first_answer', 'Первый ответ · срочная тема', URGENT, calendarHours(4), 'found', ['published']],
  ['final_answer', 'Окончательный ответ', {}, workingDays(7), 'interim_published', ['final_published']],
  ['reopened_answer', 'Ответ после переоткрытия', {}, workingHours(4), 'reopened', ['published']],
  ['author_silence', 'Молчание автора', {}, calendarHours(4 * 24), 'published', ['author_wrote']],
  ['chat_first_reply', 'Первый ответ в чате', {}, workingHours(2), 'found', ['published']],
  ['chat_first_reply', 'Опасность в чате', DANGER, calendarMinutes(15), 'found', ['published']],
  ['livestream_answer', 'Вопрос эфира', {}, workingDays(3), 'livestream_ended', ['published']],
  ['fake_card', 'Фейк: карточка', {}, calendarMinutes(15), 'fake_signalled', ['fake_opened']],
  ['fake_triage', 'Фейк: оценка', {}, calendarMinutes(30), 'fake_opened', ['fake_triaged']],
  ['fake_facts', 'Фейк: факты ведомства', {}, calendarMinutes(60), 'fake_triaged', ['fake_facts_given']],
  ['fake_verdict', 'Фейк: вердикт', {}, calendarMinutes(30), 'fake_facts_given', ['fake_verdict_given']],
  ['fake_text', 'Фейк: опровержение', {}, calendarMinutes(30), 'fake_verdict_given', ['fake_text_written']],
  ['fake_approval', 'Фейк: согласование', {}, calendarMinutes(30), 'fake_text_written', ['fake_approved']],
  ['fake_publication', 'Фейк: публикация', {}, calendarMinutes(15), 'fake_approved', ['fake_published']],
  ['fake_total', 'Фейк: весь срок', {}, calendarHours(4), 'fake_signalled', ['fake_published']],
  ['fake_total', 'Фейк: опасность', DANGER, calendarHours(1), 'fake_signalled', ['fake_published']],
  // An urgent answer is due by the clock on the wall: by working hours a step before it was due the next morning.
  ['triage', 'Разметка · срочная тема', URGENT, calendarMinutes(30), 'found', ['registered', 'dismissed']],
  [
    ...(['distribution', 'Распределение · срочная тема', URGENT, calendarMinutes(30)] as const),
    ...(['registered', ['assigned', 'dismissed']] as const),
  ],
  ['take', 'Взятие в работу · срочная тема', URGENT, calendarMinutes(30), 'assigned', ['taken', 'returned']],
]

/** Rules that hold for moments of any installation, imported old ones included. */
const ALWAYS = new Date(0)

export const DEFAULT_DEADLINE_RULES: readonly DeadlineRule[] = RULES.map(
  ([key, name, match, limit, startsOn, stopsOn], index) => ({
    id: fixedId(index + 1),
    version: 1,
    key,
    name,
    match,
    startsOn,
    stopsOn,
    limit,
    validFrom: ALWAYS,
    validUntil: null,
  }),
)

/** The same in every installation, so that a rule can be spoken of; new rules are added at the end of the list. */
function fixedId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

function workingMinutes(minutes: number): ClockLimit {
  return { clock: 'working_hours', minutes }
}

function workingHours(hours: number): ClockLimit {
  return workingMinutes(hours * 60)
}

function workingDays(days: number): ClockLimit {
  return { clock: 'working_days', days }
}

function calendarMinutes(minutes: number): ClockLimit {
  return { clock: 'calendar_hours', minutes }
}

function calendarHours(hours: number): ClockLimit {
  return calendarMinutes(hours * 60)
}
