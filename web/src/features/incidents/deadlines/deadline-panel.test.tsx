import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { serverNow } from '../../../lib/time/clock.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { buildIncident } from '../../../testing/incidents.ts'
import { DeadlinePanel } from './DeadlinePanel.tsx'

type Deadline = IncidentResponse['deadlines'][number]

const after = (hours: number) => new Date(serverNow() + hours * 3_600_000).toISOString()

const deadline = (changes: Partial<Deadline>): Deadline => ({
  ...{ key: 'first_answer', ruleName: 'Правило', ruleVersion: 1, clock: 'working_hours', isPaused: false },
  ...{ state: 'running', startedAt: after(-3), dueAt: after(3), firstDueAt: after(3), warnAt: after(2) },
  ...{ stoppedAt: null, spentWorkingMs: null, spentCalendarMs: null, changes: [], pauses: [] },
  ...changes,
})

const shown = (deadlines: Deadline[]) =>
  renderRussian(<DeadlinePanel incident={buildIncident({ deadlines, deadline: null })} />)

const lifted = deadline({ state: 'cancelled', stoppedAt: after(-2) })

it('names a deadline once where it was taken away and began anew', () => {
  const main = deadline({ key: 'final_answer' })
  const met = deadline({ state: 'met', stoppedAt: after(-1), spentWorkingMs: 60_000 })
  const html = shown([main, lifted, met])
  expect(html).not.toContain('снят')
  expect(html.match(/Первый ответ/g)).toHaveLength(1)
})

it('shows no term of a deadline that was taken away with the question', () => {
  const html = shown([lifted])
  expect(html).toContain('Срока нет')
  expect(html).not.toContain('Почему')
})
