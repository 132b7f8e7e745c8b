// @vitest-environment jsdom
/** Many people at once: said before, done whole, brought back. */
import { screen, within } from '@testing-library/react'
import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PeopleBulk } from './PeopleBulk.tsx'

const network = fakeNetworkForEach()
const CHANGED = {
  left: [],
  changed: [{ userId: 'anna', given: [{ role: 'head', scope: { kind: 'region' } }], taken: [] }],
} as const

it('gives a role to all who are chosen, and takes it back from those it was given to', async () => {
  network.serve(USER_ROUTES.changeMany, () => CHANGED)
  network.serve(USER_ROUTES.undoMany, () => ({ changed: CHANGED.changed }))
  const onDone = vi.fn()
  const { user } = show(<PeopleBulk chosen={new Set(['anna', 'gleb'])} onDone={onDone} />)
  await user.click(screen.getByRole('button', { name: 'Дать роль' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Дать роль: 2 человека' }))
  expect(dialog.queryByRole('option', { name: 'Администратор' })).toBeNull()
  await user.selectOptions(dialog.getByLabelText('Роль'), 'head')
  await user.selectOptions(dialog.getByLabelText('Где'), 'region')
  await user.click(dialog.getByRole('button', { name: /^Дать роль/ }))
  await screen.findByText('Изменены роли: 1 человек')
  const grant = { role: 'head', scope: { kind: 'region' } }
  expect(network.sentTo(USER_ROUTES.changeMany).slice(-1)).toEqual([
    { userIds: ['anna', 'gleb'], change: { kind: 'give', grant } },
  ])
  expect(onDone).toHaveBeenCalledOnce()
  await user.click(screen.getByRole('button', { name: /Отменить/ }))
  await screen.findByText('Вернули как было')
  expect(network.sentTo(USER_ROUTES.undoMany)).toEqual([{ changed: CHANGED.changed }])
})

it('names who of the chosen stays as they are, and why, before it is pressed', async () => {
  const left = [{ userId: 'gleb', name: 'Глеб Орлов', reason: 'has_role' }] as const
  network.serve(USER_ROUTES.changeMany, () => ({ ...CHANGED, left }))
  const { user } = show(<PeopleBulk chosen={new Set(['anna', 'gleb'])} onDone={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Дать роль' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Дать роль: 2 человека' }))
  expect(dialog.queryByRole('status')).toBeNull()
  await user.selectOptions(dialog.getByLabelText('Роль'), 'head')
  await user.selectOptions(dialog.getByLabelText('Где'), 'region')
  const told = await dialog.findByRole('status')
  expect(told.textContent).toContain('Изменится: 1 из 2')
  expect(told.textContent).toContain('Глеб Орлов: такая роль уже есть')
  await user.click(dialog.getByRole('button', { name: /^Дать роль/ }))
  await screen.findByText('Изменены роли: 1. Осталось как было: 1')
})

it('sends nothing while the body is not chosen', async () => {
  const { user } = show(<PeopleBulk chosen={new Set(['anna'])} onDone={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Перевести в ведомство' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Перевести в ведомство: 1 человек' }))
  await user.click(dialog.getByRole('button', { name: /^Перевести/ }))
  await dialog.findByText('Выберите ведомство')
  expect(network.sentTo(USER_ROUTES.changeMany)).toEqual([])
})

it('says before many are switched off what ends and who stays, and switches back those alone', async () => {
  const left = [{ userId: 'me', name: 'Глеб Орлов', reason: 'own_account' }] as const
  network.serve(USER_ROUTES.switchMany, () => ({ changed: ['anna'], left }))
  const onDone = vi.fn()
  const { user } = show(<PeopleBulk chosen={new Set(['anna', 'me'])} onDone={onDone} />)
  await user.click(screen.getByRole('button', { name: 'Отключить' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Отключить: 2 человека?' }))
  dialog.getByText(/^Все входы этих людей закончатся/)
  const told = await dialog.findByRole('status')
  expect(told.textContent).toContain('Изменится: 1 из 2')
  expect(told.textContent).toContain('Глеб Орлов: это вы')
  await user.click(dialog.getByRole('button', { name: 'Отключить' }))
  await screen.findByText('Отключено: 1. Осталось как было: 1')
  expect(onDone).toHaveBeenCalledOnce()
  await user.click(screen.getByRole('button', { name: /Отменить/ }))
  await screen.findByText('Вернули как было')
  expect(network.sentTo(USER_ROUTES.switchMany).slice(-2)).toEqual([
    { userIds: ['anna', 'me'], isActive: false },
    { userIds: ['anna'], isActive: true },
  ])
})

it('offers nothing to press where nobody would be switched', async () => {
  const left = [{ userId: 'anna', name: 'Анна Ким', reason: 'already' }] as const
  network.serve(USER_ROUTES.switchMany, () => ({ changed: [], left }))
  const { user } = show(<PeopleBulk chosen={new Set(['anna'])} onDone={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'Включить' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Включить: 1 человек?' }))
  await dialog.findByText('уже так')
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Включить' }).disabled).toBe(true)
})
