// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { ReportResponse } from '@veche/contract/reports.ts'
import { REPORT_ROUTES } from '@veche/contract/routes/reports.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { type RenderLink, ReportPreview } from './index.ts'

const network = fakeNetworkForEach()
const renderLink: RenderLink = (href, content) => <a href={href}>{content}</a>
const text = (of: string) => ({ text: of, sheet: null, href: null })

const REPLY: ReportResponse = {
  report: {
    ...{ kind: 'summary', language: 'ru', title: 'Сводка', place: 'Садовая область' },
    ...{ period: '16 ноября — 22 ноября', counted: 'Посчитано 24 ноября, 12:00' },
    sections: [
      { title: null, blocks: [{ kind: 'sentences', sentences: ['Задали 22 вопроса.'] }] },
      {
        title: 'Просрочено без первого ответа',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: '№', share: 1, isNumber: true },
              { title: 'Вопрос', share: 3, isNumber: false },
            ],
            rows: [[{ ...text('1 115'), href: '/incident/one' }, text('Не горит фонарь')]],
          },
        ],
      },
    ],
  },
  filter: {},
  own: null,
}

it('shows the words and tables of the report, and leads to a card', async () => {
  network.serve(REPORT_ROUTES.preview, () => REPLY)
  show(<ReportPreview search={{}} onSearch={() => undefined} renderLink={renderLink} />)
  const paper = await screen.findByRole('article', { name: 'Сводка. Садовая область' })
  expect(within(paper).getByText('Задали 22 вопроса.')).toBeTruthy()
  const table = within(paper).getByRole('table')
  expect(within(table).getByRole('link', { name: '1 115' }).getAttribute('href')).toBe('/incident/one')
  expect(within(table).getByRole('cell', { name: 'Не горит фонарь' })).toBeTruthy()
})

it('asks for what is chosen, through the address', async () => {
  const asked: string[] = []
  network.serve(REPORT_ROUTES.preview, ({ query }) => {
    asked.push(String(query))
    return REPLY
  })
  const onSearch = vi.fn()
  const search = { period: 'any', from: '2026-11-03', to: '2026-11-05' } as const
  const { user } = show(<ReportPreview {...{ search, onSearch, renderLink }} />)
  await screen.findByRole('article')
  expect(asked[0]).toContain('from=2026-11-03&to=2026-11-05')
  await user.selectOptions(screen.getByLabelText('Вид отчёта'), 'Справка к совещанию')
  expect(onSearch).toHaveBeenLastCalledWith({ ...search, kind: 'meeting_note' })
  await user.selectOptions(screen.getByLabelText('Период'), 'Прошлый месяц')
  expect(onSearch).toHaveBeenLastCalledWith({ period: 'month', from: undefined, to: undefined })
})

it('asks for a place where a note for a meeting has none', async () => {
  network.serve(REPORT_ROUTES.preview, () => new Refused(400, 'report.place_needed', { field: 'place' }))
  show(<ReportPreview search={{ kind: 'meeting_note' }} onSearch={() => undefined} renderLink={renderLink} />)
  expect(await screen.findByText('Выберите муниципалитет или ведомство')).toBeTruthy()
  expect(screen.getByLabelText('О ком')).toBeTruthy()
})
