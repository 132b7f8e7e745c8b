// @vitest-environment jsdom
/** The page of exchange: a run that brought something is taken back after a question, and says what stayed. */

import { screen, waitFor, within } from '@testing-library/react'
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { EXCHANGE_ROUTES } from '@veche/contract/routes/admin/exchange.ts'
import { NEIGHBOUR_ROUTES } from '@veche/contract/routes/admin/neighbours.ts'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { JobItem } from './JobItem.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000015'
const QUESTION = '00000000-0000-7000-8000-000000000016'
const job: ExchangeJob = {
  ...{
    id: ID,
    kind: 'import',
    state: 'done',
    format: 'csv',
    from: null,
    to: null,
    filter: null,
    rowsDone: 5,
  },
  ...{
    createdAt: '2026-11-24T09:00:00Z',
    finishedAt: '2026-11-24T09:01:00Z',
    errorCode: null,
    errorDetails: null,
  },
  ...{
    fileUntil: null,
    hasErrorFile: false,
    result: null,
    mayUndo: true,
    withdrawn: 0,
    undoes: null,
    undone: null,
  },
  preview: { fileName: 'соседи.csv', header: [], rows: [], missing: [], unknown: [], lacks: [] },
}
const link = (incidentId: string, words: string) => <a href={`/incident/${incidentId}`}>{words}</a>

it('asks before a run is taken back, and may be left as it is', async () => {
  network.serve(EXCHANGE_ROUTES.undo, () => ({ ...job, kind: 'undo', state: 'queued' }))
  const { user } = show(<JobItem job={job} link={link} />)
  await user.click(screen.getByRole('button', { name: 'Отменить загрузку' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Оставить как есть' }))
  expect(network.sentTo(EXCHANGE_ROUTES.undo)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Отменить загрузку' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Отменить загрузку' }))
  expect(await screen.findByText('Отменяем загрузку')).toBeTruthy()
  await waitFor(() => expect(network.sentTo(EXCHANGE_ROUTES.undo)).toHaveLength(1))
})

it('names by row what stayed and why', () => {
  const rows = [
    {
      row: 5,
      incidentId: QUESTION,
      number: 1004,
      code: 'worked_on' as const,
      byName: 'Куратор Анна',
      at: null,
    },
  ]
  const undone = { withdrawn: 3, kept: 2, rows }
  const undoes = { jobId: ID, fileName: 'соседи.csv' }
  show(<JobItem job={{ ...job, kind: 'undo', mayUndo: false, undoes, undone }} link={link} />)
  expect(screen.getByText('Отмена загрузки · соседи.csv')).toBeTruthy()
  const [item] = screen.getAllByRole('listitem')
  expect(item?.textContent).toContain('Строка 5: № 1004: с вопросом работали, Куратор Анна')
  expect(screen.getByText('и ещё 1 строка')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Отменить загрузку' })).toBeNull()
})

it('says of a run that was taken back, and of a trial, that it is not simply done', () => {
  const columns = { missing: [], unknown: [] }
  const read = { read: 5, added: 5, known: 0, changed: 0, failed: 0, errors: [], unknown: [], columns }
  const result = { ...read, isDryRun: false }
  const { leave } = show(<JobItem job={{ ...job, result, mayUndo: false, withdrawn: 1204 }} link={link} />)
  expect(screen.getByText('Отменена, отозвано 1 204')).toBeTruthy()
  expect(screen.queryByText('Готово')).toBeNull()
  leave()
  network.serve(NEIGHBOUR_ROUTES.list, () => ({ mappings: [] }))
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: [] }))
  show(<JobItem job={{ ...job, result: { ...result, isDryRun: true }, mayUndo: false }} link={link} />)
  expect(screen.getByText('Проверено, ничего не записано')).toBeTruthy()
  expect(screen.queryByText('Готово')).toBeNull()
})
