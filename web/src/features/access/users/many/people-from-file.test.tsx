// @vitest-environment jsdom
/** Accounts from a file: shown first, then made, with passwords that are told once. */
import { screen, within } from '@testing-library/react'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../../testing/fake-network.ts'
import { show } from '../../../../testing/show.tsx'
import { PeopleFromFile } from './PeopleFromFile.tsx'

const network = fakeNetworkForEach()
const PREVIEW: ImportPreviewResponse = {
  ...{ basedOn: 'a'.repeat(64), problems: [], problemCount: 0, added: [], addedCount: 0 },
  ...{ changed: [], changedCount: 0, removed: [], removedCount: 0, sameCount: 0 },
}
const FILE = new File(['Имя;Почта;Роль'], 'people.csv', { type: 'text/csv' })

async function choose() {
  const shown = show(<PeopleFromFile />)
  await shown.user.click(screen.getByRole('button', { name: 'Загрузить из файла' }))
  await shown.user.upload(await screen.findByLabelText('Файл', { selector: 'input' }), FILE)
  await shown.user.click(screen.getByRole('button', { name: 'Показать изменения' }))
  return shown
}

it('names each bad row with its column in words, and makes nobody', async () => {
  network.serve(USER_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, problemCount: 1 },
    problems: [{ row: 3, field: 'role', code: 'one_at_a_time', value: 'Администратор' }],
  }))
  await choose()
  const cells = (await screen.findAllByRole('cell')).map(({ textContent }) => textContent)
  expect(cells[0]).toBe('Роль')
  expect(cells[1]).toMatch(/^Администратора добавляют по одному/)
  expect(screen.queryByRole('button', { name: 'Применить' })).toBeNull()
})

it('lets the first passwords go only when they are taken, or at the second press', async () => {
  network.serve(USER_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, addedCount: 1, added: [{ key: '2', name: 'Анна Ким' }] },
  }))
  network.serve(USER_ROUTES.applySheet, () => ({
    ...{ addedCount: 1, changedCount: 0, removedCount: 0 },
    passwords: [{ name: 'Анна Ким', email: 'anna@example.org', password: 'abcd-efgh-jkmn-pqrs' }],
  }))
  const { user } = await choose()
  await user.click(await screen.findByRole('button', { name: 'Применить' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Заведён 1 человек' }))
  await user.click(dialog.getByRole('button', { name: 'Готово' }))
  await dialog.findByText(/^Сначала скачайте пароли/)
  await user.click(dialog.getByRole('button', { name: 'Готово' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})
