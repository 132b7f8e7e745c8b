// @vitest-environment jsdom

import { screen } from '@testing-library/react'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { SheetMenu } from './SheetMenu.tsx'

const network = fakeNetworkForEach()
const PREVIEW: ImportPreviewResponse = {
  ...{ basedOn: 'a'.repeat(64), problems: [], problemCount: 0, added: [], addedCount: 0 },
  ...{ changed: [], changedCount: 0, removed: [], removedCount: 0, sameCount: 0 },
}
const FILE = new File(['Вид;Адреса'], 'works.csv', { type: 'text/csv' })

async function choose() {
  const shown = show(<SheetMenu filters={{ state: 'planned' }} canEnter />)
  await shown.user.click(screen.getByRole('button', { name: 'Файл' }))
  await shown.user.click(await screen.findByRole('menuitem', { name: 'Загрузить из файла' }))
  await shown.user.upload(await screen.findByLabelText('Файл', { selector: 'input' }), FILE)
  await shown.user.click(screen.getByRole('button', { name: 'Показать изменения' }))
  return shown
}

it('tells each bad row with its column and reason, and offers nothing to apply', async () => {
  network.serve(OUTAGE_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, problemCount: 1 },
    problems: [{ row: 3, field: 'addresses', code: 'addresses_not_read', value: 'кроме 5' }],
  }))
  await choose()
  const cells = (await screen.findAllByRole('cell')).map(({ textContent }) => textContent)

  expect(screen.getByRole('rowheader').textContent).toBe('3')
  expect(cells).toEqual(['Адреса', 'Не поняли адрес кроме 5'])
  expect(screen.queryByRole('button', { name: 'Применить' })).toBeNull()
})

it('shows what is new and what changes, and applies exactly that', async () => {
  network.serve(OUTAGE_ROUTES.previewSheet, () => ({
    ...{ ...PREVIEW, addedCount: 1, changedCount: 1 },
    added: [{ key: '2', name: 'Промывка сети' }],
    changed: [{ key: 'x', name: '№ 12. Ремонт', fields: [{ field: 'kind', before: 'gas', after: 'heat' }] }],
  }))
  network.serve(OUTAGE_ROUTES.applySheet, ({ query }) =>
    query.get('basedOn') === PREVIEW.basedOn ? { addedCount: 1, changedCount: 1 } : new Refused(409, 'x'),
  )
  const { user } = await choose()
  expect((await screen.findByText(/№ 12/)).closest('li')?.textContent).toContain('Вид: Газ → Отопление')
  await user.click(screen.getByRole('button', { name: 'Применить' }))

  expect(await screen.findByText('Готово: добавлено 1, изменено 1, убрано 0')).toBeTruthy()
  // The very bytes, both times.
  expect(network.sentTo(OUTAGE_ROUTES.previewSheet)).toEqual(['Вид;Адреса'])
  expect(network.sentTo(OUTAGE_ROUTES.applySheet)).toEqual(['Вид;Адреса'])
})

it('says that outages have changed since the preview, and asks to look again', async () => {
  network.serve(OUTAGE_ROUTES.previewSheet, () => ({ ...PREVIEW, addedCount: 1 }))
  network.serve(OUTAGE_ROUTES.applySheet, () => new Refused(409, 'outage.changed_since_preview'))
  const { user } = await choose()
  await user.click(await screen.findByRole('button', { name: 'Применить' }))

  expect(await screen.findByText(/Посмотрите изменения ещё раз/)).toBeTruthy()
})

it('lets a reader only take the list away', async () => {
  const { user } = show(<SheetMenu filters={{ state: 'planned' }} canEnter={false} />)
  await user.click(screen.getByRole('button', { name: 'Файл' }))
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent?.trim())).toEqual([
    'Выгрузить в файл · XLSX',
    'Выгрузить в файл · CSV',
  ])
})
