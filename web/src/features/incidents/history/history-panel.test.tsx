import { QueryClient } from '@tanstack/react-query'
import type { ActivityListResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { directoryQuery } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { activityQuery } from '../incidents.queries.ts'
import { HistoryPanel } from './HistoryPanel.tsx'

const ID = '00000000-0000-7000-8000-000000000001'

function render(
  details: Record<string, unknown>,
  said: Partial<z.infer<typeof ActivityListResponse>['activities'][number]> = {},
): string {
  const client = new QueryClient()
  client.setQueryData(meQuery.queryKey, null)
  client.setQueryData(directoryQuery.queryKey, {
    ...{ agencies: [], topicGroups: [], topics: [], municipalities: [] },
    retired: { agencies: [], units: [], municipalities: [], topics: [] },
  })
  const row = { id: '1', type: 'publication_confirmed', actorName: null, givenTo: null, hash: 'a'.repeat(64) }
  const activities = [{ ...row, details, at: '2026-11-24T09:00:00.000Z', ...said }]
  client.setQueryData(activityQuery(ID).queryKey, { activities })
  return renderRussian(<HistoryPanel incident={{ id: ID } as IncidentResponse} />, client)
}

it('calls an interim answer what it is, and names the files that went along', () => {
  const html = render({ answerKind: 'interim', outcome: 'explained', fileLabels: ['before', 'document'] })
  expect(html).toContain('Промежуточный')
  expect(html).not.toContain('Разъяснено')
  expect(html).toContain('файлы: До, Документ')
})

it('says the outcome of a final answer', () => {
  expect(render({ answerKind: 'final', outcome: 'explained' })).toContain('Разъяснено')
})

it('says whom work was given to, beside who gave it', () => {
  const html = render({}, { type: 'assign_person', actorName: 'Мария Ильина', givenTo: 'Елена Волкова' })
  expect(html).toContain(': Мария Ильина')
  expect(html).toContain('кому: Елена Волкова')
})

it('never shows the code of a step, whether its words come later or this version does not know it', () => {
  for (const type of ['contribution_asked', 'something_new']) {
    expect(render({}, { type })).not.toContain(type)
  }
  expect(render({}, { type: 'something_new' })).toContain('Другое действие')
})
