// @vitest-environment jsdom
/** A neighbour's table on the page: columns matched by their names, words after a trial, kept and used again. */

import { act, screen, waitFor, within } from '@testing-library/react'
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import type { KeptMapping } from '@veche/contract/admin/neighbours.ts'
import { EXCHANGE_ROUTES } from '@veche/contract/routes/admin/exchange.ts'
import { NEIGHBOUR_ROUTES } from '@veche/contract/routes/admin/neighbours.ts'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { StartImport } from '../StartImport.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000092'
const preview = {
  fileName: 'соседи.csv',
  header: ['Карточка', 'Дата поступления', 'Статус'].map((name) => ({ name, isKnown: false })),
  rows: [{ number: 2, cells: ['77', '01.02.2026', 'Открыто'] }],
  ...{ missing: [], unknown: ['Карточка'], lacks: ['ID', 'Дата создания'] },
}
const result = {
  ...{ isDryRun: true, read: 1, added: 1, known: 0, changed: 0, failed: 0, errors: [] },
  ...{ unknown: [{ column: 'Текущий шаг инцидента', name: 'Спит', rows: 1 }] },
  columns: { missing: [], unknown: [] },
}
const job: ExchangeJob = {
  ...{
    id: ID,
    kind: 'import',
    state: 'uploaded',
    format: 'csv',
    from: null,
    to: null,
    filter: null,
    rowsDone: 0,
  },
  ...{
    createdAt: '2026-11-24T09:00:00Z',
    finishedAt: null,
    errorCode: null,
    errorDetails: null,
    fileUntil: null,
  },
  ...{ hasErrorFile: false, preview, result, mayUndo: false, withdrawn: 0, undoes: null, undone: null },
}
const plain = { dates: 'any' as const, words: [] }
const KEPT: KeptMapping = {
  ...{ id: ID, name: 'Светлый город', system: 'Город', changedByName: 'Ева' },
  ...{ changedAt: '2026-11-24T09:00:00Z' },
  columns: [
    { ...plain, from: 'Карточка', to: 'ID' },
    { ...plain, from: 'Дата поступления', to: 'Дата создания' },
  ],
}

const headOf = () =>
  screen.getAllByRole('columnheader').flatMap(({ textContent }, at) => (at ? [textContent] : []))

function open(mappings: KeptMapping[], shown = preview) {
  network.serve(NEIGHBOUR_ROUTES.list, () => ({ mappings }))
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: [] }))
  network.serve(NEIGHBOUR_ROUTES.save, () => ({ ok: true }))
  network.serve(EXCHANGE_ROUTES.start, () => job)
  network.serve(DIRECTORY_ROUTES.read, () => ({
    ...{ municipalities: [], agencies: [], topicGroups: [], topics: [] },
    retired: { municipalities: [], agencies: [], units: [], topics: [] },
  }))
  return show(<StartImport job={job} preview={shown} />)
}

it('guesses columns, asks for the one it cannot guess, takes words of the trial, and keeps it all', async () => {
  const { user } = open([])
  expect(await screen.findByText('Похоже, это таблица другой системы')).toBeTruthy()
  expect(headOf()).toEqual(['Карточка', 'Дата поступления', 'Статус'])
  expect(screen.queryByText(/Нет столбцов|Таких столбцов мы не знаем/)).toBeNull()
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Сопоставить столбцы' })).toHaveProperty('disabled', false),
  )
  screen.getByRole('button', { name: 'Сопоставить столбцы' }).focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await act(() => vi.dynamicImportSettled())
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Название сопоставления' }), 'Соседи')
  await user.type(dialog.getByRole('textbox', { name: 'Как называется их система' }), 'Город')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect((await dialog.findAllByText('Укажите, где номер (ID) и где дата создания')).length).toBe(1)
  expect(network.sentTo(NEIGHBOUR_ROUTES.save)).toEqual([])
  await user.click(dialog.getByRole('combobox', { name: 'Наш столбец для «Карточка»' }))
  await user.keyboard('ID')
  await user.click(await screen.findByRole('option', { name: 'ID' }))
  await user.click(dialog.getByRole('combobox', { name: '«Спит» у нас' }))
  await user.click(await screen.findByRole('option', { name: 'Обещано' }))
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(NEIGHBOUR_ROUTES.save)).toEqual([
    {
      ...{ name: 'Соседи', system: 'Город' },
      columns: [
        { ...plain, from: 'Карточка', to: 'ID' },
        { ...plain, from: 'Дата поступления', to: 'Дата создания' },
        { ...plain, from: 'Статус', to: 'Текущий шаг инцидента', words: [{ from: 'Спит', to: 'Обещано' }] },
      ],
    },
  ])
})

it('proposes what was kept for such a table, and begins with it', async () => {
  const { user } = open([KEPT])
  const whose = await screen.findByRole('combobox', { name: 'Чьи столбцы в файле' })
  await waitFor(() => expect(whose).toHaveProperty('value', ID))
  expect(headOf()).toEqual(['Карточка → ID', 'Дата поступления → Дата создания', 'Статус (не берётся)'])
  await user.click(screen.getByRole('button', { name: 'Проверить без записи' }))
  await waitFor(() =>
    expect(network.sentTo(EXCHANGE_ROUTES.start)).toEqual([
      { isDryRun: true, isOpenKept: false, mappingId: ID },
    ]),
  )
  await user.selectOptions(whose, '')
  expect(screen.getByText('Похоже, это таблица другой системы')).toBeTruthy()
})

it('says of our own table with a gap which columns to add', async () => {
  const ours = ['Номер', 'Тема', 'Дом'].map((name, at) => ({ name, isKnown: at > 0 }))
  open([], { ...preview, header: ours })
  expect(await screen.findByText('Нет столбцов: ID, Дата создания')).toBeTruthy()
  expect(headOf()).toEqual(['Номер (не берётся)', 'Тема', 'Дом'])
})
