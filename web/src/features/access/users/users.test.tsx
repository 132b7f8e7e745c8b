// @vitest-environment jsdom
/** The list of people: who has not signed in for long, who has no second factor, and switching off. */
import { screen, within } from '@testing-library/react'
import type { UserResponse } from '@veche/contract/access.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { serverNow } from '../../../lib/time/clock.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { Users } from './Users.tsx'

const network = fakeNetworkForEach()
const ANNA: UserResponse = {
  ...{ id: 'anna', name: 'Анна Ким', email: 'anna.kim@example.org', isActive: true, grants: [] },
  ...{ twoFactorEnabled: false, createdAt: '2026-01-01T09:00:00Z', lastSignInAt: '2026-10-01T09:00:00Z' },
}
beforeEach(() => {
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  network.serve(USER_ROUTES.list, () => ({ users: [ANNA], total: 1, nextCursor: null }))
})
const onSearch = vi.fn()
const open = () =>
  show(
    <Users search={{}} onSearch={onSearch} onOpen={() => undefined} renderLink={(_id, content) => content} />,
  )

it('is filtered by long absence and by a missing second factor, and shows both', async () => {
  const { user } = open()
  const table = within(await screen.findByRole('table', { name: 'Пользователи' }))
  expect(table.getByRole('columnheader', { name: 'Второй фактор' })).toBeTruthy()
  expect(table.getByText('нет')).toBeTruthy()
  expect(table.getByText(/(день|дня|дней) назад/)).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('Вход'), '90')
  expect(onSearch).toHaveBeenLastCalledWith({ idleDays: 90 })
  await user.selectOptions(screen.getByLabelText('Второй фактор'), 'true')
  expect(onSearch).toHaveBeenLastCalledWith({ withoutSecondFactor: 'true' })
})

it('asks the server for whatever its filter says', async () => {
  const asked: unknown[] = []
  network.serve(USER_ROUTES.list, ({ query }) => {
    asked.push(Object.fromEntries(query))
    return { users: [ANNA], total: 1, nextCursor: null }
  })
  const search = {
    ...{
      search: 'Ким',
      role: 'executor' as const,
      agencyCode: 'dorogi',
      municipalityCode: 'volot',
      state: 'active' as const,
    },
    ...{ idleDays: 90, withoutSecondFactor: 'true' as const, sort: 'name' as const },
  }
  show(
    <Users
      search={search}
      onSearch={onSearch}
      onOpen={() => undefined}
      renderLink={(_id, content) => content}
    />,
  )
  await screen.findByRole('table', { name: 'Пользователи' })
  expect(asked).toEqual([{ ...search, idleDays: '90', limit: '100' }])
  expect(screen.getByText(/с отключёнными\. Роли на весь округ здесь не считаются/)).toBeTruthy()
})

it('says before somebody is switched off what ends, and then whose access ended', async () => {
  network.serve(USER_ROUTES.update, () => ({ ...ANNA, isActive: false }))
  const { user, leave } = open()
  await user.click(await screen.findByRole('button', { name: 'Действия: Анна Ким' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Отключить' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Отключить: Анна Ким?' }))
  expect(dialog.getByText(/^Все входы .*, ключи его программ отзовутся навсегда/)).toBeTruthy()
  expect(dialog.getByText(/^Включить .*а ключи программ надо будет выпустить заново/)).toBeTruthy()
  expect(network.sentTo(USER_ROUTES.update)).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Отключить' }))
  network.serve(USER_ROUTES.list, () => ({
    users: [{ ...ANNA, isActive: false }],
    total: 1,
    nextCursor: null,
  }))
  expect(await screen.findByText('Отключено: Анна Ким')).toBeTruthy()
  expect(network.sentTo(USER_ROUTES.update)).toEqual([{ isActive: false, before: { isActive: true } }])

  // Once the person is in again, nothing offers to undo what is undone.
  leave()
  open()
  await user.click(await screen.findByRole('button', { name: 'Действия: Анна Ким' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Включить' }))
  expect(await screen.findByText('Включено: Анна Ким')).toBeTruthy()
  expect(screen.queryByText('Отключено: Анна Ким')).toBeNull()
})

it('names what an empty list is narrowed by, and takes it away in one press', async () => {
  network.serve(USER_ROUTES.list, () => ({ users: [], total: 0, nextCursor: null }))
  const search = { search: 'Ким', role: 'executor' as const, idleDays: 90, sort: 'name' as const }
  const { user } = show(
    <Users
      search={search}
      onSearch={onSearch}
      onOpen={() => undefined}
      renderLink={(_id, content) => content}
    />,
  )
  expect(
    await screen.findByText('Отбор: Имя или почта: «Ким»; Роль: «Исполнитель»; Вход: «Нет 90 дней»'),
  ).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Снять отбор' }))
  expect(onSearch).toHaveBeenLastCalledWith({ sort: 'name' })
})

it('says of whoever has never signed in since when the account is there', async () => {
  const since = new Date(serverNow() - 40 * DAY_MS - 60_000).toISOString()
  const glebs = { ...ANNA, lastSignInAt: null, createdAt: since }
  network.serve(USER_ROUTES.list, () => ({ users: [glebs], total: 1, nextCursor: null }))
  const { leave } = open()
  const table = within(await screen.findByRole('table', { name: 'Пользователи' }))
  expect(table.getByText('не входили ни разу')).toBeTruthy()
  expect(table.getByText('заведены 40 дней назад')).toBeTruthy()
  leave()
  const now = new Date(serverNow()).toISOString()
  const both = [
    { ...glebs, id: 'gleb', createdAt: now },
    { ...ANNA, lastSignInAt: now },
  ]
  network.serve(USER_ROUTES.list, () => ({ users: both, total: 2, nextCursor: null }))
  open()
  expect(await screen.findByText('заведены сегодня')).toBeTruthy()
  expect(screen.getByText('сегодня')).toBeTruthy()
})
