import { QueryClient } from '@tanstack/react-query'
import type { ChatFiguresResponse } from '@veche/contract/chats.ts'
import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { WeekFigures } from './WeekFigures.tsx'

const FIGURES: ChatFiguresResponse = {
  ...{ messageCount: 9, activeMemberCount: 3, questionCount: 3, answeredCount: 3, passedOnCount: 0 },
  ...{ medianReplyMinutes: 0, medianReplyCalendarMinutes: 11, unansweredDayCount: 0, rumourCount: 0 },
  ...{ dangerCount: 0, hiddenCount: 0, leaderDayCount: 1, dayCount: 7 },
}

/** Whatever week is asked for. */
function week(figures: Partial<ChatFiguresResponse>): string {
  const client = new QueryClient({
    defaultOptions: { queries: { queryKeyHashFn: () => 'week', staleTime: Infinity } },
  })
  client.setQueryData(['figures'], { ...FIGURES, ...figures })
  return renderRussian(<WeekFigures chat={{ id: 'chat', openCount: 0, lateCount: 0 }} />, client)
}

it('tells how soon was answered by the clock, as the rows do, and how much of it was working time', () => {
  expect(week({})).toMatch(/>11\u00a0мин<.*рабочего времени: меньше минуты/)
})

it('tells one time where all of it was working time, and none where nobody answered', () => {
  expect(week({ medianReplyMinutes: 11 })).not.toContain('рабочего времени')
  expect(week({ medianReplyMinutes: null, medianReplyCalendarMinutes: null })).toContain('<dd>—</dd>')
})
