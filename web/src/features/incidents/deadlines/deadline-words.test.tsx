import { QueryClient } from '@tanstack/react-query'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { CurrentDeadline, ExplanationResponse } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { serverNow } from '../../../lib/time/clock.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { explanationQuery } from '../incidents.queries.ts'
import { DeadlineChip } from './DeadlineChip.tsx'
import { DeadlineMark } from './DeadlineMark.tsx'

// A millisecond between two readings of the clock would make eleven minutes of ten.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterAll(() => void vi.useRealTimers())

const inMinutes = (minutes: number) => new Date(serverNow() + minutes * MINUTE_MS).toISOString()

function explain(deadline: CurrentDeadline, countedMinutes: number): ExplanationResponse {
  const counted = { isCounted: true, reason: 'counted', note: null, ms: countedMinutes * MINUTE_MS }
  const intervals = [{ ...counted, from: inMinutes(0), to: inMinutes(countedMinutes) }]
  const rule = { ruleName: 'Правило', ruleVersion: 1, stoppedAt: null, ...deadline }
  // Only the intervals are read here.
  return { deadline: rule, intervals, countedMs: counted.ms, isCalendarAssumed: false } as never
}

/** Without what is for screen readers alone. */
function seen(html: string): string {
  return html.replaceAll(/<span class="sr">.*?<\/span>/g, '').replaceAll(/<[^>]+>/g, ' ')
}

it.each([-7, 30, 5 * 60, 3 * 24 * 60])('a row and the card say the same of %i minutes', (minutes) => {
  const deadline: CurrentDeadline = {
    ...{
      key: 'triage',
      startedAt: inMinutes(-60),
      dueAt: inMinutes(minutes),
      warnAt: inMinutes(minutes - 5),
    },
    ...{ isPaused: false, clock: 'working_hours' as const },
  }
  const client = new QueryClient()
  client.setQueryData(explanationQuery('one', deadline.key).queryKey, explain(deadline, 10))

  const row = seen(renderRussian(<DeadlineMark deadline={deadline} />, client)).trim()
  const card = seen(renderRussian(<DeadlineChip incident={{ id: 'one', deadline }} />, client))

  expect(row).not.toBe('')
  expect(card).toContain(`Разметка: ${row}`)
  // How much of it is working time has words of its own.
  expect(card.includes('из них рабочих 10')).toBe(minutes > 10)
})

it('a card that is days late has the day of its deadline, which is no coming day of the week', () => {
  const deadline: CurrentDeadline = {
    ...{ key: 'triage', startedAt: inMinutes(-6 * 24 * 60), warnAt: inMinutes(-6 * 24 * 60) },
    ...{ dueAt: inMinutes(-5 * 24 * 60), isPaused: false, clock: 'working_hours' as const },
  }
  const client = new QueryClient()
  client.setQueryData(explanationQuery('one', deadline.key).queryKey, explain(deadline, 0))
  const card = seen(renderRussian(<DeadlineChip incident={{ id: 'one', deadline }} />, client))
  // Around New Year the year is said too.
  expect(card).toMatch(/до \d{1,2}\s[а-я]+\.?(?:\s\d{4})?, \d\d:\d\d/)
})
