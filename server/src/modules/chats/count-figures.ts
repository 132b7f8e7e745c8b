import type { ChatFiguresQuery, ChatFiguresResponse } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import { medianOf } from '../../platform/median.ts'
import {
  dateInZone,
  MINUTE_MS,
  momentInZone,
  parseDate,
  workingTimeBetween,
} from '../../platform/working-time/index.ts'
import type { ChatsContext } from './chat-deps.ts'
import type { Chat } from './chats.repository.ts'
import { countQuestions, countSaid, listReplyTimes } from './figures.repository.ts'
import { scheduleOf } from './question-clock.ts'

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
  const minutes = replies.map(
    ({ openedAt, closedAt }) => workingTimeBetween(openedAt, closedAt, context) / MINUTE_MS,
  )
  const median = medianOf(minutes)
  return {
    ...said,
    ...questions,
    medianReplyMinutes: median === null ? null : Math.round(median),
    dayCount: countDays(from, to, dateInZone(zone, now)),
  }
}

function countDays(from: string, to: string, today: string): number {
  const last = to < today ? to : today
  return from > last ? 0 : parseDate(last) - parseDate(from) + 1
}
