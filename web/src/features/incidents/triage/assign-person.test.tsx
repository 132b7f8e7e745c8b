// @vitest-environment jsdom
/** Giving a question to a person: who has least is first, who is away is struck out, and both may be chosen. */
import { screen, within } from '@testing-library/react'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AssignPersonDialog } from './AssignDialog.tsx'

const network = fakeNetworkForEach()
const incident = buildIncident({
  step: 'assigned',
  agencyCode: 'roads',
  abilities: abilitiesOf('assign_person'),
})
const person = (id: string, name: string) => ({ id, name, role: 'executor' as const, unitCode: null })
const load = (id: string, changes: object = {}) => ({
  ...{ id, open: 0, urgent: 0, late: 0, absentUntil: null, isOnDuty: false },
  ...changes,
})

function open() {
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
  network.serve(DIRECTORY_ROUTES.listPeople, () => ({
    people: [person('a', 'Анна Занятая'), person('b', 'Борис Свободный'), person('c', 'Вера Отпускная')],
  }))
  return show(<AssignPersonDialog incident={incident} onClose={vi.fn()} onDone={vi.fn()} />)
}
const options = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map(({ textContent }) => textContent)

it('offers whoever has least first, and says who is away and until when', async () => {
  network.serve(WORKLOAD_ROUTES.read, () => ({
    ownerless: { open: 0, urgent: 0, late: 0, ofSwitchedOff: 0 },
    people: [
      load('b', { open: 1, isOnDuty: true }),
      load('a', { open: 7, late: 2 }),
      load('c', { absentUntil: '2026-12-03T15:00:00.000Z' }),
    ],
  }))
  const { user } = open()
  await user.click(await screen.findByRole('combobox', { name: 'Исполнитель' }))
  await screen.findByText(/7 в работе/)
  expect(options()).toEqual([
    expect.stringMatching(/^Борис Свободный.*1 в работе · дежурит$/),
    expect.stringMatching(/^Анна Занятая.*7 в работе · 2 просрочены$/),
    expect.stringMatching(/^Вера Отпускная.*нет до 3.декабря$/u),
  ])
})

it('offers everybody by name where nobody can tell what they have in hand', async () => {
  network.serve(WORKLOAD_ROUTES.read, () => new Refused(503, 'http.unavailable'))
  const { user } = open()
  await user.click(await screen.findByRole('combobox', { name: 'Исполнитель' }))
  await screen.findByRole('option', { name: /Анна/ })
  expect(options()).toHaveLength(3)
})
