// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { AskedBar } from './index.ts'

fakeNetworkForEach()
const today = '2026-11-30'

it('writes what is chosen, and drops what cannot be asked together with it', async () => {
  const onSearch = vi.fn()
  const search = { network: 'vk', topicCode: 'pits', figure: 'on_time' }
  const { user } = show(<AskedBar {...{ search, today, onSearch }} own={null} />)
  await user.click(screen.getByRole('button', { name: '1 месяц' }))
  expect(onSearch).toHaveBeenLastCalledWith(expect.objectContaining({ period: 'month', network: 'vk' }))
  await screen.findByRole('option', { name: 'Борковский' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Чьи показатели' }), 'Борковский')
  expect(onSearch).toHaveBeenLastCalledWith(
    expect.objectContaining({ municipalityCode: 'borki', network: undefined, figure: 'on_time' }),
  )
  await user.click(screen.getByRole('button', { name: 'Убрать условие: ВКонтакте' }))
  expect(onSearch).toHaveBeenLastCalledWith(expect.objectContaining({ network: undefined }))
})

it('steps back by its own length, and not into tomorrow', async () => {
  const onSearch = vi.fn()
  const { user } = show(<AskedBar search={{}} {...{ today, onSearch }} own={null} />)
  expect(screen.getByRole('button', { name: 'Позже' })).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: 'Раньше' }))
  expect(onSearch).toHaveBeenLastCalledWith({ to: '2026-11-23' })
})

it('offers to whoever keeps several places those alone, and nothing to whoever keeps one', async () => {
  const places = [{ municipalityCode: 'sady' }, { agencyCode: 'roads' }]
  const { again } = show(<AskedBar search={{}} today={today} own={places} onSearch={() => undefined} />)
  const field = await screen.findByRole('combobox', { name: 'Чьи показатели' })
  expect(
    within(field)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Своё', 'Садовый', 'Дорожная служба'])
  again(<AskedBar search={{}} today={today} own={places.slice(0, 1)} onSearch={() => undefined} />)
  expect(screen.queryByRole('combobox', { name: 'Чьи показатели' })).toBeNull()
})

it('asks for nothing while the typed days cannot be', async () => {
  const onSearch = vi.fn()
  const search = { period: 'any', from: '2026-11-03', to: '2026-11-20' } as const
  const { user } = show(<AskedBar {...{ search, today, onSearch }} own={null} />)
  const last = screen.getByLabelText('Последний день')
  await user.clear(last)
  await user.type(last, '2026-11-01')
  expect(screen.getByRole('alert').textContent).toContain('раньше первого')
  expect(onSearch).not.toHaveBeenCalled()
})
