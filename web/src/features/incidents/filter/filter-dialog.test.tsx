// @vitest-environment jsdom
/** All the fields that a list is narrowed by: applied together, reset together, and no figure that nothing can answer. */

import { act, screen, within } from '@testing-library/react'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { FilterDialog } from './FilterDialog.tsx'

const network = fakeNetworkForEach()
const FIELD = {
  ...{ nameEn: null, hint: null, topicCodes: ['bus'], groupCodes: [], need: 'never' as const },
  ...{ asksResident: false, maxLength: null, min: null, max: null, isRetired: false, options: [] },
}
const FIELDS = [
  { ...FIELD, code: 'route', name: 'Номер маршрута', kind: 'line' as const },
  { ...FIELD, code: 'late', name: 'Опоздание', kind: 'number' as const },
  { ...FIELD, code: 'sign', name: 'Есть табло', kind: 'yes_no' as const },
]
async function open(filters: Parameters<typeof FilterDialog>[0]['filters'] = {}) {
  network.serve(CHANNEL_ROUTES.list, () => ({ channels: [], total: 0, troubled: 0, nextCursor: null }))
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: FIELDS }))
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

it('takes a period that moves with the day in place of fixed dates, and gives it up for them', async () => {
  const { user, onApply } = await open({ foundFrom: '2026-11-01T00:00:00.000Z' })
  const found = within(screen.getByRole('group', { name: 'Найден' }))
  await user.click(found.getByRole('button', { name: 'последние 7 дней' }))
  await user.click(button('Показать'))
  expect(onApply.mock.calls).toEqual([[{ foundIn: 'last7' }]])
  await user.click(found.getByRole('button', { name: 'последние 7 дней' }))
  await user.click(button('Показать'))
  expect(onApply.mock.calls.at(-1)).toEqual([{}])
})

it('narrows by the fields of the region, each by its kind, and forgets one that is emptied', async () => {
  const { user, onApply } = await open({ ownFields: 'late~3..' })
  await user.type(await screen.findByRole('textbox', { name: 'Номер маршрута' }), '12;а')
  await user.click(button('да'))
  await user.clear(screen.getByRole('spinbutton', { name: 'Опоздание: от' }))
  await user.click(button('Показать'))
  expect(onApply.mock.calls).toEqual([[{ ownFields: 'route:12%3B%D0%B0;sign:true' }]])
})
