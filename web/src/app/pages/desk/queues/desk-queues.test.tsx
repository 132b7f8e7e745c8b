// @vitest-environment jsdom
/** A queue that is pressed shows the queue: the filter of the view that was left does not come along. */

import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import { screen, within } from '@testing-library/react'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { VIEW_ROUTES } from '@veche/contract/routes/views.ts'
import { expect, it } from 'vitest'
import { toDeskQueue } from '../../../../lib/words/names.ts'
import { fakeNetworkForEach } from '../../../../testing/fake-network.ts'
import { show } from '../../../../testing/show.tsx'
import { deskSearch } from '../../../search-params.ts'
import { DeskQueues } from './DeskQueues.tsx'
import { StandingFilter } from './StandingFilter.tsx'

const network = fakeNetworkForEach()
const VIEW = {
  ...{ id: '019a0000-0000-7000-8000-000000000001', name: 'Ждут нескольких авторов', builtIn: null },
  ...{
    filter: { membersFrom: '2' },
    sharing: 'region' as const,
    agencyCode: null,
    ownerName: 'Орлова А. П.',
  },
  ...{ isOwn: false, isPinned: false, isWatched: false },
}

async function open(path: string) {
  network.serve(VIEW_ROUTES.list, () => ({ views: [VIEW], mayShare: { region: false, agencies: [] } }))
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], total: 0, troubled: 0, nextCursor: null }))
  network.serve(VIEW_ROUTES.counts, () => ({ counts: { [VIEW.id]: 19 } }))
  const root = createRootRoute()
  const desk = createRoute({
    getParentRoute: () => root,
    path: '/desk/$queue/{-$incidentId}',
    component: function Desk() {
      const search = deskSearch(useSearch({ strict: false }))
      return (
        <>
          <DeskQueues
            queue={toDeskQueue(useParams({ strict: false }).queue ?? '')}
            search={search}
            counts={undefined}
          />
          <StandingFilter
            filters={search}
            onChange={(changed) => void router.navigate({ to: '.', search: changed })}
          />
        </>
      )
    },
  })
  const history = createMemoryHistory({ initialEntries: [path] })
  const router = createRouter({ routeTree: root.addChildren([desk]), history })
  const { user } = show(<RouterProvider router={router} />)
  await screen.findByRole('link', { name: /Ждут нескольких авторов/ })
  return { user, address: () => router.state.location }
}
const press = (name: RegExp) => screen.getByRole('link', { name })

it('begins a queue without the filter of the view that was left', async () => {
  const { user, address } = await open('/desk/new')
  await user.click(press(/Ждут нескольких авторов/))
  expect(address()).toMatchObject({ pathname: '/desk/all', search: { membersFrom: '2' } })
  await user.click(press(/^Новые/))
  expect(address()).toMatchObject({ pathname: '/desk/new', search: {} })
  expect(address().searchStr).toBe('')
})

it('leaves the conditions of the view also when others were added by hand, which go on', async () => {
  const { user, address } = await open('/desk/all?membersFrom=2&network=vk')
  await user.click(press(/^В работе/))
  expect(address().search).toEqual({ network: 'vk' })
})

it('leaves the questions that one press picked out', async () => {
  const { user, address } = await open('/desk/all?id=01a2361c-b2fd-744a-ad7f-e6f72e02cb19&network=vk')
  await user.click(press(/^Новые/))
  expect(address().search).toEqual({ network: 'vk' })
})

it('says over the list what filter stands, and ends it by one press', async () => {
  const { user, address } = await open('/desk/new?urgent=true&network=vk')
  const standing = within(screen.getByRole('list', { name: 'Выбранные условия' }))
  expect(standing.getAllByRole('listitem')).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Сбросить фильтр' }))
  expect(address().searchStr).toBe('')
})
