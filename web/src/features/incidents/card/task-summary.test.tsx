// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { TaskSummary } from './TaskSummary.tsx'

const network = fakeNetworkForEach()
beforeEach(() => {
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
})

it('says who holds a task, and lets whoever leads people give it to another one', async () => {
  const held = buildIncident({
    ...{ step: 'in_progress', assigneeName: 'Борис Свободный' },
    abilities: abilitiesOf('draft', 'assign_person', 'release'),
  })
  const { user } = show(<TaskSummary incident={held} onLeft={() => undefined} />)

  expect(screen.getByText('Исполнитель: Борис Свободный')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Ещё/ }))
  await user.click(await screen.findByRole('menuitem', { name: /^Назначить человека/ }))
  expect(await screen.findByRole('dialog', { name: 'Назначить человека' })).toBeTruthy()
})

it('offers an executor nothing of that', async () => {
  const held = buildIncident({ step: 'in_progress', abilities: abilitiesOf('draft', 'release') })
  const { user } = show(<TaskSummary incident={held} onLeft={() => undefined} />)

  await user.click(screen.getByRole('button', { name: /^Ещё/ }))
  expect(await screen.findByRole('menuitem', { name: /^Вернуть координатору/ })).toBeTruthy()
  expect(screen.queryByRole('menuitem', { name: /^Назначить человека/ })).toBeNull()
})
