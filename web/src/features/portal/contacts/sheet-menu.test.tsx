// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SheetMenu } from './SheetMenu.tsx'

const network = fakeNetworkForEach()
const PREVIEW: ImportPreviewResponse = {
  ...{ basedOn: 'a'.repeat(64), problems: [], problemCount: 0, added: [], addedCount: 0 },
  ...{ changed: [], changedCount: 0, removed: [], removedCount: 0, sameCount: 0 },
}
const FILE = new File(['Ведомство;Пост'], 'posts.csv', { type: 'text/csv' })

async function choose(item = 'Загрузить посты') {
  const shown = show(<SheetMenu mayWrite />)
  await shown.user.click(screen.getByRole('button', { name: 'Файл' }))
  await shown.user.click(await screen.findByRole('menuitem', { name: item }))
  await shown.user.upload(await screen.findByLabelText('Файл', { selector: 'input' }), FILE)
  await shown.user.click(screen.getByRole('button', { name: 'Показать изменения' }))
  return shown
}

it('names each bad row with its column in words, and offers nothing to apply', async () => {
  network.serve(CONTACT_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, problemCount: 1 },
    problems: [{ row: 3, field: 'agencyCode', code: 'foreign_body', value: 'Соседи' }],
  }))
  await choose()
  const cells = (await screen.findAllByRole('cell')).map(({ textContent }) => textContent)
  expect(cells).toEqual(['Ведомство', 'Это ведомство не ваше Соседи'])
  expect(screen.queryByRole('button', { name: 'Применить' })).toBeNull()
})

it('applies exactly what was shown, and says when it has become another', async () => {
  network.serve(CONTACT_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, changedCount: 1 },
    changed: [{ key: 'x', name: 'Свет', fields: [{ field: 'leadPhone', before: '0-1', after: '0-2' }] }],
  }))
  network.serve(CONTACT_ROUTES.applySheet, () => new Refused(409, 'duty.changed_since_preview'))
  const { user } = await choose()
  expect((await screen.findByText(/^Свет/)).closest('li')?.textContent).toContain(
    'Телефон отвечающего: 0-1 → 0-2',
  )
  await user.click(screen.getByRole('button', { name: 'Применить' }))
  expect(await screen.findByText(/Посмотрите изменения ещё раз/)).toBeTruthy()
})

it('brings duties and absences in the same way, each at its own address', async () => {
  const told = { ...PREVIEW, addedCount: 1, added: [{ key: '2', name: 'Свет · 30.11.2026 08:00 · Анна' }] }
  network.serve(ROSTER_ROUTES.previewShifts, () => ({
    ...{ ...PREVIEW, problemCount: 1 },
    problems: [{ row: 3, field: 'onDuty', code: 'person_away', value: 'Глеб' }],
  }))
  network.serve(ROSTER_ROUTES.previewAbsences, () => told)
  network.serve(ROSTER_ROUTES.applyAbsences, () => ({ addedCount: 1, changedCount: 0, removedCount: 0 }))
  const first = await choose('Загрузить дежурства')
  const cells = (await screen.findAllByRole('cell')).map(({ textContent }) => textContent)
  expect(cells).toEqual(['Дежурит', expect.stringMatching(/^В это время человек отсутствует.* Глеб$/)])
  first.leave()
  const { user } = await choose('Загрузить отсутствия')
  expect(await screen.findByText('Свет · 30.11.2026 08:00 · Анна')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Применить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(ROSTER_ROUTES.applyAbsences)).toHaveLength(1)
})

it('lets a reader only take posts, shifts and absences away', async () => {
  const { user } = show(<SheetMenu mayWrite={false} />)
  await user.click(screen.getByRole('button', { name: 'Файл' }))
  const items = await screen.findAllByRole('menuitem')
  expect(items.map(({ textContent }) => textContent?.trim())).toEqual([
    ...['Выгрузить в файл · XLSX', 'Выгрузить в файл · CSV'],
    ...['Выгрузить дежурства · CSV', 'Выгрузить отсутствия · CSV'],
  ])
})
