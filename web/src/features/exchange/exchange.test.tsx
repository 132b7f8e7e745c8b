// @vitest-environment jsdom
/** The page of exchange: a run that brought something is taken back after a question, and says what stayed. */

import { screen, waitFor, within } from '@testing-library/react'
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { EXCHANGE_ROUTES } from '@veche/contract/routes/admin/exchange.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../testing/fake-network.ts'
import { show } from '../../testing/show.tsx'
import { JobItem } from './JobItem.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000015'
const QUESTION = '00000000-0000-7000-8000-000000000016'
const job: ExchangeJob = {
  ...{ id: ID, kind: 'import', state: 'done', format: 'csv', from: null, to: null, rowsDone: 5 },
  ...{ createdAt: '2026-11-24T09:00:00Z', finishedAt: '2026-11-24T09:01:00Z', errorCode: null },
  ...{ fileUntil: null, hasErrorFile: false, result: null, mayUndo: true, undoes: null, undone: null },
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
  expect(item?.textContent).toContain('Строка 5: № 1\u00a0004: с вопросом работали, Куратор Анна')
  expect(screen.getByText('и ещё 1 строка')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Отменить загрузку' })).toBeNull()
})
