import { QueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { meQuery } from '../../../lib/session.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { activityQuery } from '../incidents.queries.ts'
import { CardBanners } from './CardBanners.tsx'

const ID = '00000000-0000-7000-8000-000000000001'

type Clock = { key: string; state: string; stoppedAt: string | null }

function render(deadlines: Clock[], changes: object = {}): string {
  const client = new QueryClient()
  client.setQueryData(meQuery.queryKey, null)
  client.setQueryData(activityQuery(ID).queryKey, { activities: [] })
  const incident = {
    ...{
      id: ID,
      mergedInto: null,
      flags: { isFrozen: true, needsArbiter: false },
      closeProposedByName: null,
    },
    ...{
      onAir: null,
      repeat: null,
      promises: [],
      refusals: [],
      released: null,
      step: 'in_progress',
      abilities: {},
    },
    deadlines: deadlines.map((deadline) => ({ ...deadline, pauses: [] })),
    ...changes,
  } as unknown as IncidentResponse
  return renderRussian(<CardBanners incident={incident} isBusy={false} onAction={() => {}} />, client)
}

it('says that all clocks stand where they do', () => {
  expect(render([{ key: 'draft', state: 'paused', stoppedAt: null }])).toContain('все сроки стоят')
})

it('names the clocks that go on because they had run out', () => {
  const html = render([
    { key: 'draft', state: 'running', stoppedAt: null },
    { key: 'first_answer', state: 'paused', stoppedAt: null },
    { key: 'take', state: 'late', stoppedAt: '2026-11-24T09:00:00.000Z' },
  ])
  expect(html).not.toContain('все сроки стоят')
  expect(html).toMatch(/Не остановлено, просрочено: [^,<]+<\/p>/)
})

it('says who gave the question back, when and why, while nobody has it', () => {
  const released = { at: '2026-11-24T09:00:00.000Z', byName: 'Глеб Исполнитель', reason: 'Не наша дорога.' }
  const html = render([], { flags: { isFrozen: false, needsArbiter: false }, step: 'assigned', released })
  expect(html.replaceAll(/<[^>]+>/g, ' ')).toMatch(
    /Вернул\(а\) Глеб Исполнитель, .*24.*: +Не наша дорога; никто не взял/,
  )
  expect(render([], { flags: { isFrozen: false, needsArbiter: false }, step: 'assigned' })).toBe('')
})
