// @vitest-environment jsdom
/** What is listed leaves as a table: asked for by its filter, waited for, taken. */

import { screen, waitFor } from '@testing-library/react'
import type { ExchangeJob } from '@veche/contract/admin/exchange.ts'
import { EXCHANGE_ROUTES } from '@veche/contract/routes/admin/exchange.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import { expect, it } from 'vitest'
import { meQuery } from '../../../lib/session.ts'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { show } from '../../../testing/show.tsx'
import type { BulkScope } from './bulk-form.ts'
import { TakeTable } from './TakeTable.tsx'

const network = fakeNetworkForEach()
const JOB: ExchangeJob = {
  ...{ id: '00000000-0000-7000-8000-000000000015', kind: 'export', state: 'queued', format: 'csv' },
  ...{ from: null, to: null, filter: { queue: 'new' }, rowsDone: 0, createdAt: '2026-11-24T09:00:00Z' },
  ...{ finishedAt: null, errorCode: null, errorDetails: null, fileUntil: null, hasErrorFile: false },
  ...{ preview: null, result: null, mayUndo: false, withdrawn: 0, undoes: null, undone: null },
}
const FINISHED = { ...JOB, finishedAt: '2026-11-24T09:01:00Z' }
const LISTED: BulkScope = { kind: 'filter', filter: { queue: 'new' } }

function open(scope: BulkScope, { mayExport = true, job = JOB } = {}) {
  network.serve(OWN_ACCOUNT_ROUTES.me, () => ({
    ...ME,
    abilities: { ...ME.abilities, exportIncidents: mayExport },
  }))
  network.serve(EXCHANGE_ROUTES.export, () => JOB)
  network.serve(EXCHANGE_ROUTES.get, () => job)
  return show(<TakeTable scope={scope} />)
}

it('asks for what is listed by its filter, and gives the file once it is there', async () => {
  const job: ExchangeJob = {
    ...{ ...FINISHED, state: 'done', rowsDone: 1204 },
    fileUntil: '2026-11-25T09:01:00Z',
  }
  const { user } = open(LISTED, { job })
  await user.click(await screen.findByRole('button', { name: 'CSV' }))
  const link = await screen.findByRole('link', { name: 'Скачать CSV' })
  expect(link.getAttribute('href')).toBe(`/api/exchange/jobs/${JOB.id}/file`)
  expect(screen.getByText(/1.204 строки/)).toBeTruthy()
  expect(network.sentTo(EXCHANGE_ROUTES.export)).toMatchObject([{ format: 'csv', filter: { queue: 'new' } }])
  // Another one may be taken after it, and the first stays.
  network.serve(EXCHANGE_ROUTES.export, () => ({ ...JOB, id: JOB.id.replace(/.$/, '9') }))
  network.serve(EXCHANGE_ROUTES.get, () => ({ ...job, id: JOB.id.replace(/.$/, '9') }))
  await user.click(screen.getByRole('button', { name: 'ODS' }))
  await screen.findByRole('link', { name: 'Скачать ODS' })
  expect(screen.getByRole('link', { name: 'Скачать CSV' })).toBeTruthy()
})

it('takes what was chosen by its ids', async () => {
  const { user } = open({ kind: 'chosen', ids: ['a1', 'b2'].map((end) => `${JOB.id.slice(0, -2)}${end}`) })
  await user.click(await screen.findByRole('button', { name: 'Excel (XLSX)' }))
  await screen.findByText(/^Собираем таблицу/)
  expect(network.sentTo(EXCHANGE_ROUTES.export)).toMatchObject([
    { filter: { id: '00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000b2' } },
  ])
})

it('says where to read why there is no file', async () => {
  const { user } = open(LISTED, {
    job: { ...FINISHED, state: 'failed', errorCode: 'exchange.too_many_rows' },
  })
  await user.click(await screen.findByRole('button', { name: 'ODS' }))
  expect(await screen.findByText('Таблица не собралась. Почему, сказано в «Обмене».')).toBeTruthy()
})

it('is not offered to whoever takes nothing out', async () => {
  const { client } = open(LISTED, { mayExport: false })
  await waitFor(() => expect(client.getQueryData(meQuery.queryKey)).toBeTruthy())
  expect(screen.queryByRole('group')).toBeNull()
})
