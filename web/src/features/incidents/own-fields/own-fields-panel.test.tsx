// @vitest-environment jsdom
/** Fields of a topic in the card: filled in by keyboard, wrong ones told at their place, two people not overwritten. */

import { act, screen, waitFor, within } from '@testing-library/react'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { expect, it, vi } from 'vitest'
import { describedBy } from '../../../testing/described.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { filledFields } from './kept-fields.ts'
import { OwnFieldsPanel } from './OwnFieldsPanel.tsx'

const network = fakeNetworkForEach()
const PLAIN = {
  ...{ nameEn: null, hint: null, topicCodes: ['bus'], groupCodes: [], asksResident: false },
  ...{ maxLength: null, min: null, max: null, options: [], isRetired: false },
}
const FIELDS = [
  { ...PLAIN, code: 'route', name: 'Номер маршрута', kind: 'line', need: 'answer', maxLength: 5 },
  { ...PLAIN, code: 'late', name: 'Опоздание, мин', kind: 'number', need: 'never', min: 0 },
  {
    ...{ ...PLAIN, code: 'company', name: 'Перевозчик', kind: 'choice', need: 'never' },
    options: [{ code: 'avto', name: 'Автотранс', nameEn: null, isRetired: false }],
  },
] as const
const incident = buildIncident({ topicCode: 'bus', ownFields: { late: 5 }, abilities: abilitiesOf('tag') })

function open(asked = incident) {
  network.serve(OWN_FIELD_ROUTES.list, () => ({
    fields: FIELDS.map((field) => ({
      ...field,
      topicCodes: [...field.topicCodes],
      groupCodes: [],
      options: [...field.options],
    })),
  }))
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], agencies: [], topicGroups: [], topics: [] },
    retired: { municipalities: [], agencies: [], units: [], topics: [] },
  }))
  return show(<OwnFieldsPanel incident={asked} />)
}

it('is filled in by keyboard alone, and says at its field what is wrong', async () => {
  network.serve(OWN_FIELD_ROUTES.change, () => incident)
  const { user } = open()
  expect(await screen.findByText('нужно до ответа')).toBeTruthy()
  screen.getByRole('button', { name: 'Заполнить поля' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  const late = dialog.getByRole('textbox', { name: 'Опоздание, мин' })
  dialog.getByRole('textbox', { name: 'Номер маршрута' }).focus()
  await user.keyboard('12к{Tab}')
  expect(document.activeElement).toBe(late)
  await user.keyboard('{Control>}a{/Control}-1{Tab}')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Перевозчик' }), 'avto')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(describedBy(late)).toContain('Не меньше 0')
  expect(document.activeElement).toBe(late)
  expect(network.sentTo(OWN_FIELD_ROUTES.change)).toEqual([])
  await user.keyboard('{Control>}a{/Control}7,5{Control>}{Enter}{/Control}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(OWN_FIELD_ROUTES.change)).toEqual([
    {
      values: { route: '12к', late: 7.5, company: 'avto' },
      before: { route: null, late: 5, company: null },
    },
  ])
})

it('keeps the fields without a line, mends them there, and sends the last press alone', async () => {
  localStorage.clear()
  network.serve(OWN_FIELD_ROUTES.change, () => NO_LINE)
  const { user } = open()
  const dialog = () => within(screen.getByRole('dialog'))
  const type = async (label: string, words: string) => {
    await user.click(await screen.findByRole('button', { name: 'Заполнить поля' }))
    await act(() => vi.dynamicImportSettled())
    await user.type(dialog().getByRole('textbox', { name: label }), words)
    await user.click(dialog().getByRole('button', { name: 'Сохранить' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
  await type('Номер маршрута', '12к')
  expect(await screen.findByText('Сохраним поля, когда вернётся связь')).toBeTruthy()
  expect(screen.getByText('Номер маршрута: 12к')).toBeTruthy()
  await type('Опоздание, мин', '0')
  network.serve(OWN_FIELD_ROUTES.change, () => incident)
  const runs = filledFields.listRuns(ME.id)
  expect(runs).toHaveLength(1)
  await act(() => runs[0]?.send())
  expect(network.sentTo(OWN_FIELD_ROUTES.change).at(-1)).toEqual({
    values: { route: '12к', late: 50 },
    before: { route: null, late: 5 },
  })
  await waitFor(() => expect(screen.queryByText(/^Сохраним поля/)).toBeNull())
})

it('shows both where somebody else filled in the same field, and loses neither', async () => {
  const details = { fields: [{ field: 'late', now: 9 }], by: 'Ольга', at: '2026-11-24T09:00:00Z' }
  network.serve(OWN_FIELD_ROUTES.change, () => new Refused(409, 'edit.fields_changed', details))
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Заполнить поля' }))
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  const late = dialog.getByRole('textbox', { name: 'Опоздание, мин' })
  await user.clear(late)
  await user.type(late, '7')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect((await dialog.findAllByText(/Ольга/)).length).toBeGreaterThan(0)
  expect(dialog.getAllByText(/9/).length).toBeGreaterThan(0)
})

it('is not there where the topic has no field and nothing was said', async () => {
  open(buildIncident({ topicCode: 'heat' }))
  await act(() => vi.dynamicImportSettled())
  expect(screen.queryByRole('heading', { name: 'Поля темы' })).toBeNull()
})

it('shows what was said in a field of another topic', async () => {
  open(buildIncident({ topicCode: 'heat', ownFields: { company: 'avto' } }))
  expect(await screen.findByText('Автотранс')).toBeTruthy()
  expect(screen.getByText('поле другой темы или снятое')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Заполнить поля' })).toBeNull()
})
