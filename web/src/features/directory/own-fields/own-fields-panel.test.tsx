// @vitest-environment jsdom
/** Fields of topics as an administrator keeps them: added, put in order by keyboard, retired after a count. */

import { act, screen, waitFor, within } from '@testing-library/react'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import type { Book } from '../directory.queries.ts'
import { OwnFieldsPanel } from './OwnFieldsPanel.tsx'

const network = fakeNetworkForEach()
const topic = { definition: null, isUrgent: false, isPhysical: false, validFrom: '2020-01-01' }
const BOOK: Book = {
  ...{ municipalities: [], agencies: [], units: [], schedules: [], routes: [], mappings: [] },
  ...{ catalogueVersions: [], topicGroups: [{ code: 'transport', name: 'Транспорт', position: 1 }] },
  topics: [
    {
      ...{ ...topic, code: 'bus', groupCode: 'transport', name: 'Автобусы' },
      ...{ validUntil: null, catalogueVersion: 1 },
    },
  ],
}
const field = (code: string, name: string) => ({
  ...{ code, name, nameEn: null, hint: null, kind: 'line' as const, topicCodes: ['bus'], groupCodes: [] },
  ...{ need: 'never' as const, asksResident: false, maxLength: null, min: null, max: null, options: [] },
  isRetired: false,
})
const FIELDS = [field('route', 'Номер маршрута'), field('stop', 'Остановка')]

function open(fields: typeof FIELDS = FIELDS) {
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields }))
  return show(<OwnFieldsPanel book={BOOK} />)
}
const press = (name: string) => screen.getByRole('button', { name })

it('says what a field is for while there is none, and adds the first with what it lacks named', async () => {
  network.serve(OWN_FIELD_ROUTES.create, () => ({ ok: true }))
  const { user } = open([])
  expect(await screen.findByText('Своих полей пока нет')).toBeTruthy()
  await user.click(press('Добавить поле'))
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Название' }), 'Перевозчик')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Что в нём пишут' }), 'choice')
  await user.click(dialog.getByRole('button', { name: 'Добавить' }))
  expect(await dialog.findByText('Выберите тему или группу')).toBeTruthy()
  expect(dialog.getByText('Напишите хотя бы одну строку, все разные')).toBeTruthy()
  expect(network.sentTo(OWN_FIELD_ROUTES.create)).toEqual([])
  await user.click(dialog.getByRole('combobox', { name: 'Темы' }))
  await user.click(await screen.findByRole('option', { name: /Автобусы/ }))
  await user.type(dialog.getByRole('textbox', { name: /Список/ }), 'Ильмень{Enter}Волхов')
  expect(dialog.getByRole('option', { name: 'Волхов' })).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Добавить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(OWN_FIELD_ROUTES.create)).toEqual([
    expect.objectContaining({
      ...{ code: 'perevozchik', name: 'Перевозчик', kind: 'choice', topicCodes: ['bus'] },
      options: [
        { code: 'ilmen', name: 'Ильмень', nameEn: null, isRetired: false },
        { code: 'volhov', name: 'Волхов', nameEn: null, isRetired: false },
      ],
    }),
  ])
})

it('is put in order by keys at once, and goes back where somebody else was first', async () => {
  network.serve(OWN_FIELD_ROUTES.order, () => new Refused(409, 'edit.fields_changed', { fields: [] }))
  const { user } = open()
  ;(await screen.findByRole('button', { name: 'Ниже: Номер маршрута' })).focus()
  await user.keyboard('{Enter}')
  expect(network.sentTo(OWN_FIELD_ROUTES.order)).toEqual([
    { codes: ['stop', 'route'], before: { codes: ['route', 'stop'] } },
  ])
  await waitFor(() => expect(press('Выше: Номер маршрута')).toHaveProperty('disabled', true))
})

it('is retired only after it was said how many questions say something in it', async () => {
  network.serve(OWN_FIELD_ROUTES.countUse, () => ({ questions: 3, options: {} }))
  network.serve(OWN_FIELD_ROUTES.update, () => ({ ok: true }))
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: /Номер маршрута.*строка/ }))
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  await waitFor(() =>
    expect(dialog.getByRole('button', { name: 'Снять поле' })).toHaveProperty('disabled', false),
  )
  await user.click(dialog.getByRole('button', { name: 'Снять поле' }))
  expect(dialog.getByText(/Оно заполнено у 3 вопросов/)).toBeTruthy()
  expect(dialog.queryByRole('button', { name: 'Удалить поле' })).toBeNull()
  expect(network.sentTo(OWN_FIELD_ROUTES.update)).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Снять поле' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(OWN_FIELD_ROUTES.update)).toEqual([{ isRetired: true, before: { isRetired: false } }])
})
