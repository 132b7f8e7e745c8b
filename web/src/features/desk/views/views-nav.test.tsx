// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { SavedViewResponse } from '@veche/contract/desk.ts'
import { VIEW_ROUTES } from '@veche/contract/routes/views.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ViewsNav } from './ViewsNav.tsx'

const network = fakeNetworkForEach()
const view = (isOwn: boolean): SavedViewResponse => ({
  ...{ id: '019a0000-0000-7000-8000-000000000001', name: 'Мусор', builtIn: null, filter: { late: 'true' } },
  ...{ sharing: 'region', agencyCode: null, ownerName: 'Орлова А. П.' },
  ...{ isOwn, isPinned: false, isWatched: false },
})

async function open(isOwn: boolean) {
  let shown = view(isOwn)
  network.serve(VIEW_ROUTES.list, () => ({ views: [shown], mayShare: { region: false, agencies: [] } }))
  network.serve(VIEW_ROUTES.counts, () => ({ counts: {} }))
  network.serve(VIEW_ROUTES.watch, ({ body }) => {
    shown = { ...shown, isWatched: (body as { isOn: boolean }).isOn }
    return shown
  })
  const renderLink = (_view: unknown, content: React.ReactNode) => <a href="/desk">{content}</a>
  const { user } = show(<ViewsNav isCurrent={() => false} renderLink={renderLink} />)
  const menu = () => screen.findByRole('button', { name: 'Вид «Мусор»' })
  return { user, menu }
}

it('is watched by one press, says so at its name, and is left by another', async () => {
  const { user, menu } = await open(false)
  await user.click(await menu())
  await user.click(await screen.findByRole('menuitem', { name: 'Сообщать о новых' }))
  expect(await screen.findByText('о новых вопросах придёт уведомление')).toBeTruthy()

  await user.click(await menu())
  // A view of somebody else is watched and nothing more.
  expect(screen.getAllByRole('menuitem')).toHaveLength(1)
  await user.click(await screen.findByRole('menuitem', { name: 'Не сообщать о новых' }))
  expect(await screen.findByText(/уведомлений больше не будет/)).toBeTruthy()
  expect(screen.queryByText('о новых вопросах придёт уведомление')).toBeNull()
})

it('says how many one may watch when it is one too many', async () => {
  const { user, menu } = await open(true)
  network.serve(VIEW_ROUTES.watch, () => new Refused(409, 'view.too_many_watched', { limit: 20 }))
  await user.click(await menu())
  await user.click(await screen.findByRole('menuitem', { name: 'Сообщать о новых' }))
  expect(await screen.findByText(/следите за 20 видами/)).toBeTruthy()
})

it.each([
  [true, 'filter.severity', /условие «Тяжесть» этого вида больше не читается\. Задайте условия заново/],
  [
    false,
    'filter.colour',
    /условие «colour» этого вида больше не читается\. Изменить вид может Орлова А\. П\./,
  ],
])('names the condition that can no longer be read (own: %s)', async (isOwn, field, said) => {
  const { user, menu } = await open(isOwn)
  network.serve(VIEW_ROUTES.watch, () => new Refused(400, 'view.filter_unreadable', { field }))
  await user.click(await menu())
  await user.click(await screen.findByRole('menuitem', { name: 'Сообщать о новых' }))
  expect(await screen.findByText(said)).toBeTruthy()
})
