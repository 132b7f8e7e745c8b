// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { expect, it, vi } from 'vitest'
import type { DayItem } from '../../features/portal/today/index.ts'
import { buildPart } from '../../testing/answers.ts'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { buildIncident, DIRECTORY, INCIDENT_ID } from '../../testing/incidents.ts'
import { show } from '../../testing/show.tsx'
import { WorkBeside } from '../pages/desk/WorkBeside.tsx'
import { ThingLink } from '../pages/portal/TodayPage.tsx'

const network = fakeNetworkForEach()

it('leads from the row of the day to the late part itself, and not to the top of the answer', async () => {
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  network.serve(SUBTASK_ROUTES.listOfIncident, () => ({
    ...{ subtasks: [], mayAdd: false, people: [], units: [], answerDueAt: null },
  }))
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => ({
    ...{
      contributions: [buildPart({ isLate: true, agencyCode: 'housing' })],
      mayAsk: false,
      offeredWords: '',
    },
  }))
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue(undefined)
  const item = { kind: 'owed_part', id: INCIDENT_ID, chatId: null, act: 'press' } as DayItem
  const root = createRootRoute()
  const day = createRoute({
    getParentRoute: () => root,
    path: '/today',
    component: () => (
      <ThingLink item={item} className={undefined}>
        Часть просрочена
      </ThingLink>
    ),
  })
  const task = createRoute({
    getParentRoute: () => root,
    path: '/tasks/$incidentId',
    component: () => <WorkBeside incident={buildIncident({ step: 'in_progress' })} onInsert={null} />,
  })
  const history = createMemoryHistory({ initialEntries: ['/today'] })
  const router = createRouter({ routeTree: root.addChildren([day, task]), history })
  const { user } = show(<RouterProvider router={router} />)
  await user.click(await screen.findByRole('link', { name: 'Часть просрочена' }))
  const part = await screen.findByRole('article', { name: 'Жилищная служба' })
  expect(scroll.mock.contexts).toContain(part)
  expect(document.activeElement).toBe(part)
  scroll.mockRestore()
})
