// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import type { ListedIncident } from '@veche/contract/incidents.ts'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { expect, it } from 'vitest'
import { useInSight } from '../../../features/desk/snoozes/in-sight.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { buildIncident, DIRECTORY, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AsideRows } from './AsideRows.tsx'

const network = fakeNetworkForEach()
const OTHER_ID = '00000000-0000-7000-8000-000000000099'
const ROWS: ListedIncident[] = [
  { ...buildIncident({ title: 'Яма на Садовой' }), place: '', approval: null, handWay: null },
  { ...buildIncident({ id: OTHER_ID, title: 'Нет света' }), place: '', approval: null, handWay: null },
]
const until = '2030-01-01T09:00:00Z'

function Shown({ all, isFolding }: { all: ListedIncident[]; isFolding: boolean }) {
  const { rows, folded } = useInSight(all, isFolding)
  return (
    <>
      <ol>
        {rows.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
      <AsideRows rows={folded} currentId={null} hrefOf={(id) => `/${id}`} onOpen={() => {}} />
    </>
  )
}

it('folds what was put aside below a shared list, finds it by words, and brings it back', async () => {
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  network.serve(SNOOZE_ROUTES.list, () => ({
    snoozes: [{ incidentId: INCIDENT_ID, until, backAt: until, queues: ['approval'], isLate: false }],
  }))
  network.serve(SNOOZE_ROUTES.set, () => ({ snoozes: [] }))
  const { user, again } = show(<Shown all={ROWS} isFolding />)
  const inList = () =>
    screen.getAllByRole('listitem').filter(({ parentElement }) => parentElement?.tagName === 'OL')
  await user.click(await screen.findByText(/^Отложено: 1, вернётся /))
  expect(inList().map(({ textContent }) => textContent)).toEqual(['Нет света'])
  expect(screen.getByRole('link', { name: /Яма на Садовой/ })).toBeTruthy()
  again(<Shown all={ROWS} isFolding={false} />)
  expect(inList()).toHaveLength(2)
  again(<Shown all={ROWS} isFolding />)
  await user.click(await screen.findByRole('button', { name: /Вернуть/ }))
  await waitFor(() => expect(inList()).toHaveLength(2))
  expect(network.sentTo(SNOOZE_ROUTES.set)).toEqual([{ until: null }])
})
