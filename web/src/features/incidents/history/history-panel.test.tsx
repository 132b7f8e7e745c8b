import { QueryClient } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { directoryQuery } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { activityQuery } from '../incidents.queries.ts'
import { HistoryPanel } from './HistoryPanel.tsx'

const ID = '00000000-0000-7000-8000-000000000001'

function render(details: Record<string, unknown>): string {
  const client = new QueryClient()
  client.setQueryData(meQuery.queryKey, null)
  client.setQueryData(directoryQuery.queryKey, {
    ...{ agencies: [], topicGroups: [], topics: [], municipalities: [] },
    retired: { agencies: [], units: [], municipalities: [], topics: [] },
  })
  const row = { id: '1', type: 'publication_confirmed', actorName: null, hash: 'a'.repeat(64), details }
  const activities = [{ ...row, at: '2026-11-24T09:00:00.000Z' }]
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
