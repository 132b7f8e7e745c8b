import type { ChatClass, ChatMessageResponse, ChatQuestionResponse } from '@veche/contract/chats.ts'
import { dayKey, type Locale } from '../../../lib/words/format.ts'
import type { StateName } from '../../../ui/State.tsx'

export type Clock = Pick<ChatQuestionResponse, 'class' | 'openedAt' | 'dueAt'>

/** From this share of the time on a question asks for attention. */
const ATTENTION_SHARE = 0.5

export function passedShare({ openedAt, dueAt }: Clock, now: number): number {
  const start = Date.parse(openedAt)
  const whole = Date.parse(dueAt) - start
  return whole <= 0 ? 1 : Math.min(Math.max((now - start) / whole, 0), 1)
}

export function clockState(question: Clock, now: number): StateName {
  if (question.class === 'danger') return 'urgent'
  const share = passedShare(question, now)
  if (share >= 1) return 'late'
  return share >= ATTENTION_SHARE ? 'attention' : 'ontime'
}

/**
 * The rest of a clock that stops at night is no time that anybody has: where it ends on another day the moment tells
 * more than «2 дн 15 ч». A danger's clock never stops.
 */
export function endsAnotherDay(
  { class: questionClass, dueAt }: Pick<Clock, 'class' | 'dueAt'>,
  now: number,
  locale: Locale,
): boolean {
  return questionClass !== 'danger' && dayKey(Date.parse(dueAt), locale) !== dayKey(now, locale)
}

/** Danger before all, then what is due first. */
export function byUrgency(one: Clock, two: Clock): number {
  const danger = Number(two.class === 'danger') - Number(one.class === 'danger')
  return danger === 0 ? Date.parse(one.dueAt) - Date.parse(two.dueAt) : danger
}

export type Mark =
  | { kind: 'left'; state: StateName; question: Clock }
  | { kind: 'answered'; tookMs: number }
  | { kind: 'otherwise' }
  | { kind: 'passed_on'; incidentId: string | null; incidentNumber: number | null }
  | { kind: 'class'; state: StateName; class: ChatClass; isSure: boolean }

const CLASS_STATE: Partial<Record<ChatClass, StateName>> = {
  rumour: 'rumour',
  spam: 'waiting',
  breach: 'attention',
}

/** What stands to the right of a resident's message. Thanks and talk need no mark. */
export function markOf(message: ChatMessageResponse, now: number): Mark | null {
  const { question } = message
  if (question && question.state !== 'dropped') {
    const { answeredAt, openedAt, answeredByMessageId, incidentId, incidentNumber } = question
    if (question.state === 'passed_on') return { kind: 'passed_on', incidentId, incidentNumber }
    if (question.state === 'answered') {
      if (!answeredAt || !answeredByMessageId) return { kind: 'otherwise' }
      return { kind: 'answered', tookMs: Date.parse(answeredAt) - Date.parse(openedAt) }
    }
    if (question.class !== 'rumour') return { kind: 'left', state: clockState(question, now), question }
  }
  const state = message.class && CLASS_STATE[message.class]
  return message.class && state
    ? { kind: 'class', state, class: message.class, isSure: message.isCorrected }
    : null
}

/** The line along the left edge: what must not be missed while the talk is read fast. */
export function edgeOf(
  message: ChatMessageResponse,
  now: number,
): 'urgent' | 'late' | 'attention' | 'rumour' | null {
  const { question } = message
  if (question?.state !== 'open') return null
  if (question.class === 'rumour') return 'rumour'
  const state = clockState(question, now)
  return state === 'urgent' || state === 'late' || state === 'attention' ? state : null
}
