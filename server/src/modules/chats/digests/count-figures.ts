import type { ChatFiguresQuery, ChatFiguresResponse } from '@veche/contract/chats.ts'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import { medianOf } from '../../../platform/median.ts'
import {
  dateInZone,
  momentInZone,
  parseDate,
  workingTimeBetween,
} from '../../../platform/working-time/index.ts'
import type { Chat, ChatsContext } from '../chat/index.ts'
import { scheduleOf } from '../talk/index.ts'
import { countQuestions, countSaid, listReplyTimes } from './figures.repository.ts'

export async function countFigures(
  { db, clock, region, loadDeps }: ChatsContext,
  chat: Pick<Chat, 'id' | 'municipalityCode'>,
  { from, to }: z.infer<typeof ChatFiguresQuery>,
): Promise<ChatFiguresResponse> {
  if (from > to) throw new InvalidError('chat.bad_period', { field: 'to' })
  const [now, zone] = [clock(), region.timeZone]
  const period = {
    chatId: chat.id,
    from: momentInZone(zone, { date: from, time: '00:00' }),
    until: momentInZone(zone, { date: to, time: '00:00', addDays: 1 }),
  }
  const [said, questions, replies, deps] = await Promise.all([
    countSaid(db, { ...period, zone }),
    countQuestions(db, { ...period, now }),
    listReplyTimes(db, period),
    loadDeps(),
  ])
  const context = deps.book.contextOf(scheduleOf(chat.municipalityCode, deps))
  const [working, calendar] = [
    replies.map(({ openedAt, closedAt }) => workingTimeBetween(openedAt, closedAt, context)),
    replies.map(({ openedAt, closedAt }) => closedAt.getTime() - openedAt.getTime()),
  ]
  return {
    ...said,
    ...questions,
    medianReplyMinutes: medianMinutes(working),
    medianReplyCalendarMinutes: medianMinutes(calendar),
    dayCount: countDays(from, to, dateInZone(zone, now)),
  }
}

/** Minutes are rounded up, as they are for a single question. */
function medianMinutes(timesMs: readonly number[]): number | null {
  const median = medianOf([...timesMs])
  return median === null ? null : Math.ceil(median / MINUTE_MS)
}

function countDays(from: string, to: string, today: string): number {
  const last = to < today ? to : today
  return from > last ? 0 : parseDate(last) - parseDate(from) + 1
}
