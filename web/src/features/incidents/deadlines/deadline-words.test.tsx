import { QueryClient } from '@tanstack/react-query'
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { CurrentDeadline, ExplanationResponse } from '@veche/contract/incidents.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { serverNow } from '../../../lib/time/clock.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { buildIncident } from '../../../testing/incidents.ts'
import { explanationQuery } from '../incidents.queries.ts'
import { TaskCard } from '../list/index.ts'
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

const ALONE = { id: 'one', clarifyUntil: null, promiseDueAt: null }

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

  const row = seen(renderRussian(<DeadlineMark incident={{ ...ALONE, deadline }} />, client)).trim()
  const card = seen(renderRussian(<DeadlineChip incident={{ ...ALONE, deadline }} />, client))

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
  const card = seen(renderRussian(<DeadlineChip incident={{ ...ALONE, deadline }} />, client))
  // Around New Year the year is said too.
  expect(card).toMatch(/до \d{1,2}\s[а-я]+\.?(?:\s\d{4})?, \d\d:\d\d/)
})

const WAITS = inMinutes(3 * 24 * 60)
const STATES = [
  {
    state: 'stands for the author',
    isPaused: true,
    clarifyUntil: WAITS,
    says: /часы стоят(?:: ждём ответа автора)? до \d/,
  },
  {
    state: 'is frozen',
    isPaused: true,
    clarifyUntil: null,
    says: /на паузе|часы стоят: вопрос приостановил центр/,
  },
  // A promise runs on, and is no term of the answer.
  { state: 'is a promise', isPaused: false, clarifyUntil: WAITS, says: /обещание к .*\d\d:\d\d/ },
]

it.each(STATES)('says in a row, a task and the card of a clock that $state', ({ says, ...state }) => {
  for (const words of wordsOf(state)) {
    expect(words).toMatch(says)
    // Of what stands no time is left.
    expect(words).not.toMatch(/Осталось|\d.мин|\d.ч(?!а)/u)
  }
})

it('says what is left of a clock that goes on while the author is waited for, and of a promise without that', () => {
  const running = { isPaused: false, clarifyUntil: WAITS }
  const shown = [
    ...wordsOf({ ...running, key: 'first_answer' }),
    ...wordsOf({ ...running, clarifyUntil: null }),
  ]
  for (const words of shown) expect(words).not.toMatch(/стоят|обещание|паузе/)
})

it('says in «Мои задачи» whose answer a clock stands for and until when, once', () => {
  const taskOf = (state: State) => wordsOf(state).at(-1) ?? ''
  const stands = taskOf({ isPaused: true, clarifyUntil: WAITS })
  expect(stands).toMatch(/часы стоят: ждём ответа автора до \d/)
  expect(stands.match(/ждём/g)).toHaveLength(1)
  expect(taskOf({ isPaused: true, clarifyUntil: null })).toContain('часы стоят: вопрос приостановил центр')
  // The clock goes on: the wait has words of its own.
  expect(taskOf({ isPaused: false, clarifyUntil: WAITS, key: 'first_answer' })).toMatch(/ждём автора до \d/)
})

type State = { isPaused: boolean; clarifyUntil: string | null; key?: string }

function wordsOf({ key = 'final_answer', isPaused, clarifyUntil }: State): string[] {
  const dueAt = inMinutes(56)
  const deadline: CurrentDeadline = {
    ...{ key, startedAt: inMinutes(-60), dueAt, warnAt: inMinutes(30), isPaused, clock: 'working_hours' },
  }
  const incident = buildIncident({ deadline, clarifyUntil, promiseDueAt: dueAt })
  const client = new QueryClient()
  client.setQueryData(explanationQuery(incident.id, key).queryKey, explain(deadline, 20))
  return [
    <DeadlineMark key="row" incident={incident} />,
    <DeadlineChip key="card" incident={incident} />,
    <TaskCard key="task" incident={incident} renderLink={(content) => content} />,
  ].map((part) => seen(renderRussian(part, client)))
}
