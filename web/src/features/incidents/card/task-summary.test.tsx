// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
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

it('unfolds on a phone what a strip sums up, and folds it back, with the focus on the same act', async () => {
  const list = window.matchMedia('(min-width: 1px)')
  const phone = vi.spyOn(window, 'matchMedia').mockReturnValue({
    ...{ ...list, matches: true },
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
  })
  const held = buildIncident({ step: 'in_progress', assigneeName: 'Борис Свободный' })
  const { user } = show(<TaskSummary incident={held} onLeft={() => undefined} />)
  const unfold = () => screen.getByRole('button', { name: /Срок, место и люди подробно/ })
  await user.click(unfold())
  expect(screen.getByText('Исполнитель: Борис Свободный')).toBeTruthy()
  const fold = screen.getByRole('button', { name: 'Свернуть' })
  expect(document.activeElement).toBe(fold)
  await user.keyboard('{Enter}')
  expect(screen.queryByText('Исполнитель: Борис Свободный')).toBeNull()
  expect(document.activeElement).toBe(unfold())
  phone.mockRestore()
})
