/** @vitest-environment jsdom */
import { screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepDraft } from '../../../features/answers/drafts/index.ts'
import { writeStored } from '../../../lib/browser/storage.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { KeptHere } from './KeptHere.tsx'
import { LineBanner } from './LineBanner.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

it('says since when there is no line, also when the page came after it went', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-24T08:48:00Z'))
  const first = show(<LineBanner userId={ME.id} />)
  expect(await screen.findByText(/^Нет связи с 11:48/)).toBeTruthy()
  first.leave()
  clock.mockReturnValue(Date.parse('2026-11-24T09:30:00Z'))
  show(<LineBanner userId={ME.id} />)
  expect(await screen.findByText(/^Нет связи с 11:48/)).toBeTruthy()
})

it('names the question of a draft that lies here, leads to it, and tells what was pressed', async () => {
  network.serve(INCIDENT_ROUTES.get, () => buildIncident())
  const draft = { kind: 'final' as const, text: 'Чинят.', outcome: null, privateText: '', fileIds: [] }
  keepDraft(ME.id, { incidentId: INCIDENT_ID, candidate: 1 }, { ...draft, promise: null, revision: 0 })
  writeStored(`work.${ME.id}.snooze.${INCIDENT_ID}`, '{}')
  writeStored(`work.${ME.id}.note.1`, '{}')
  show(<KeptHere userId={ME.id} renderDraft={(id, name) => <a href={`/incident/${id}`}>{name}</a>} />)
  const link = await screen.findByRole('link', { name: 'Вопрос 204' })
  expect(link.getAttribute('href')).toBe(`/incident/${INCIDENT_ID}`)
  expect(screen.getByText(/^1 черновик здесь:/)).toBeTruthy()
  expect(screen.getByText('1 вопрос отложится')).toBeTruthy()
  expect(screen.getByText('1 действие ждёт')).toBeTruthy()
})
