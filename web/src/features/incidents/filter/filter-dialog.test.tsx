// @vitest-environment jsdom
/** All the fields that a list is narrowed by: applied together, reset together, and no figure that nothing can answer. */

import { act, screen } from '@testing-library/react'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { FilterDialog } from './FilterDialog.tsx'

const network = fakeNetworkForEach()
async function open(filters: Parameters<typeof FilterDialog>[0]['filters'] = {}) {
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], total: 0, troubled: 0, nextCursor: null }))
  const acts = { onApply: vi.fn(), onClose: vi.fn() }
  const shown = show(<FilterDialog filters={filters} {...acts} />)
  await screen.findAllByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  return { ...shown, ...acts }
}
const button = (name: string) => screen.getByRole('button', { name })
const repeats = () => screen.getByRole('spinbutton', { name: 'Повтор не меньше' })

it('applies what was chosen together', async () => {
  const { user, onApply } = await open({ search: 'яма' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Срочные' }), 'true')
  await user.type(screen.getByRole('textbox', { name: 'Метки' }), 'двор')
  await user.type(repeats(), '3')
  await user.click(button('Показать'))
  expect(onApply.mock.calls).toEqual([[{ search: 'яма', urgent: 'true', tag: 'двор', repeatFrom: '3' }]])
})

it('resets all but the words that are searched for, and applies nothing by that', async () => {
  const { user, onApply } = await open({ search: 'яма', urgent: 'true', tag: 'двор' })
  await user.click(button('Сбросить фильтр'))
  expect(onApply).not.toHaveBeenCalled()
  await user.click(button('Показать'))
  expect(onApply.mock.calls).toEqual([[{ search: 'яма' }]])
})

it('says of a figure that no list can answer what it must be', async () => {
  const { user, onApply } = await open()
  await user.type(repeats(), '1')
  await user.click(button('Показать'))
  expect(describedBy(repeats())).toContain('Число должно быть не меньше 2')
  expect(onApply).not.toHaveBeenCalled()
})
