// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { ReportRun } from '@veche/contract/admin/report-schedules.ts'
import { REPORT_SCHEDULE_ROUTES } from '@veche/contract/routes/admin/report-schedules.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { Archive } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const AT = '2026-11-25T05:00:00Z'
const RUN: ReportRun = {
  ...{ id: ID, title: 'К планёрке', kind: 'summary', format: 'docx', dueAt: AT, isByHand: false },
  ...{ period: { from: '2026-11-18', to: '2026-11-24' }, state: 'ready', errorCode: null, mayRetry: true },
  file: { name: 'Сводка.docx', bytes: 9000 },
  deliveries: [
    { to: 'Нина Рябова', state: 'sent', attempts: 1, errorCode: null, sentAt: AT },
    {
      to: 'gov@region.example',
      state: 'failed',
      attempts: 1,
      errorCode: 'report.mail_refused',
      sentAt: null,
    },
  ],
}

it('says to whom it went and why not, gives the file, and tries again', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.runs, () => ({ runs: [RUN], nextCursor: null }))
  network.serve(REPORT_SCHEDULE_ROUTES.retry, () => RUN)
  const { user } = show(<Archive />)
  const list = within(await screen.findByRole('list', { name: 'Отправленные отчёты' }))
  expect(list.getByText('Ушло не всем')).toBeTruthy()
  expect(list.getByText('Почтовый сервер не принял адрес: проверьте его.')).toBeTruthy()
  expect(list.getByRole('link', { name: 'Скачать файл' }).getAttribute('href')).toBe(
    `/api/report-runs/${ID}/file`,
  )
  await user.click(list.getByRole('button', { name: 'Повторить' }))
  expect(network.calls('POST')).toEqual([`POST /api/report-runs/${ID}/retry`])
})

it('says what will stand here while nothing was sent', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.runs, () => ({ runs: [], nextCursor: null }))
  show(<Archive />)
  expect(await screen.findByText('Ещё ничего не отправляли')).toBeTruthy()
})

it('never says of what has not gone that it was sent', async () => {
  const failed = RUN.deliveries.filter(({ state }) => state === 'failed')
  const run: ReportRun = { ...RUN, isByHand: true, deliveries: failed }
  network.serve(REPORT_SCHEDULE_ROUTES.runs, () => ({ runs: [run], nextCursor: null }))
  show(<Archive />)
  const list = within(await screen.findByRole('list', { name: 'Отправленные отчёты' }))
  expect(list.getByText(/вне расписания/)).toBeTruthy()
  expect(list.getByText('Не отправлено')).toBeTruthy()
  expect(list.queryByText(/(^|[^е] )отправлено/)).toBeNull()
})
