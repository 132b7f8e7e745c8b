// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import type { ReportSchedule, ReportSchedulesResponse } from '@veche/contract/admin/report-schedules.ts'
import { REPORT_SCHEDULE_ROUTES } from '@veche/contract/routes/admin/report-schedules.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { VIEW_ROUTES } from '@veche/contract/routes/views.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { directoryQuery } from '../../../lib/directory.ts'
import { meQuery } from '../../../lib/session.ts'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { DIRECTORY } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { AddressesSection, ScheduleList, SentFigures } from './index.ts'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000001'
const SCHEDULE: ReportSchedule = {
  ...{ id: ID, version: 3, title: 'К планёрке', kind: 'summary', municipalityCode: null, agencyCode: null },
  ...{ network: null, groupCode: null, topicCode: null },
  ...{ viewId: null, format: 'docx', language: 'ru', cadence: 'weekly', weekday: 1, monthDay: null, hour: 8 },
  recipients: [{ userId: 'nina', address: null, name: 'Нина Рябова' }],
  ...{ ownerName: 'Анна Крылова', isOwn: true, isPaused: false, nextRunAt: '2026-11-30T05:00:00Z' },
}
const REPLY: ReportSchedulesResponse = {
  ...{ schedules: [SCHEDULE], addresses: ['gov@region.example'], isMailSetUp: true, mayAllow: true },
}

const LOOKING = { search: {}, onSearch: () => undefined }

beforeEach(() => {
  network.serve(REPORT_SCHEDULE_ROUTES.list, () => REPLY)
  network.serve(REPORT_SCHEDULE_ROUTES.people, () => ({
    people: [{ userId: 'gleb', name: 'Глеб Орлов' }],
  }))
  network.serve(VIEW_ROUTES.list, () => ({ views: [], mayShare: { region: false, agencies: [] } }))
})

it('says what goes out, how often, when next and to whom', async () => {
  show(<ScheduleList {...LOOKING} />)
  const item = within(await screen.findByRole('list', { name: 'Расписание отчётов' }))
  expect(item.getByText('Сводка · DOCX · по понедельникам в 08:00')).toBeTruthy()
  expect(item.getByText('Кому: Нина Рябова')).toBeTruthy()
  expect(item.getByText(/Следующий раз/).textContent?.replaceAll('\u00a0', ' ')).toContain('30 ноября')
})

it('says in the form too that no letter leaves while the mail is not set up', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.list, () => ({ ...REPLY, isMailSetUp: false }))
  const { user } = show(<ScheduleList {...LOOKING} />)
  await user.click(await screen.findByRole('button', { name: 'Добавить отчёт в расписание' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Отчёт по расписанию' }))
  expect(dialog.getByText(/письма не уходят/)).toBeTruthy()
})

it('schedules a report, and names the row of a refused recipient', async () => {
  let isRefused = true
  network.serve(REPORT_SCHEDULE_ROUTES.create, () =>
    isRefused ? new Refused(400, 'report.address_not_allowed', { field: 'recipients', row: 2 }) : SCHEDULE,
  )
  const { user } = show(<ScheduleList {...LOOKING} />)
  await user.click(await screen.findByRole('button', { name: 'Добавить отчёт в расписание' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Отчёт по расписанию' }))
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(dialog.getByText('Добавьте хотя бы одного получателя.')).toBeTruthy()
  await user.clear(dialog.getByLabelText('Название'))
  await user.type(dialog.getByLabelText('Название'), 'К среде')
  await user.selectOptions(
    dialog.getByLabelText('Добавить сотрудника'),
    await dialog.findByText('Глеб Орлов'),
  )
  await user.selectOptions(dialog.getByLabelText('Добавить разрешённый адрес'), 'gov@region.example')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect((await dialog.findAllByText(/Строка получателя: 2/)).length).toBeGreaterThan(0)
  isRefused = false
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText('Расписание сохранено')).toBeTruthy()
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.create).at(-1)).toMatchObject({
    ...{ title: 'К среде', kind: 'summary', format: 'docx', cadence: 'weekly', weekday: 1, monthDay: null },
    recipients: [{ userId: 'gleb' }, { address: 'gov@region.example' }],
  })
})

it('begins as what one was looking at, and to oneself', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.create, () => SCHEDULE)
  network.serve(DIRECTORY_ROUTES.read, () => DIRECTORY)
  const search = {
    ...{ tab: 'schedules', kind: 'meeting_note', period: 'any', from: '2026-11-01', to: '2026-11-30' },
    ...{ municipalityCode: 'sady', format: 'xlsx', add: 'weekly' },
  }
  const onSearch = vi.fn()
  const { user, client, again, leave } = show(null)
  client.setQueryData(meQuery.queryKey, ME)
  client.setQueryData(directoryQuery.queryKey, DIRECTORY)
  again(<ScheduleList search={search} onSearch={onSearch} />)
  const dialog = within(await screen.findByRole('dialog', { name: 'Отчёт по расписанию' }))
  expect(dialog.getByText('1. Анна Крылова')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText('Расписание сохранено')).toBeTruthy()
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.create)).toMatchObject([
    {
      ...{ title: 'Справка к совещанию: Садовый', kind: 'meeting_note', format: 'xlsx' },
      ...{ cadence: 'monthly', municipalityCode: 'sady', recipients: [{ userId: ME.id }] },
    },
  ])
  // The address no longer asks for it.
  expect(onSearch).toHaveBeenLastCalledWith({ ...search, add: undefined })
  leave()
})

it('begins as the page of figures was: the same filter, named, and it can be taken off', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.create, () => SCHEDULE)
  const topic = DIRECTORY.topics[0]!
  const search = {
    ...{ tab: 'schedules', kind: 'figures', period: 'month', add: 'monthly' },
    ...{ municipalityCode: 'sady', topicCode: topic.code },
  }
  const { user, client, again } = show(null)
  client.setQueryData(meQuery.queryKey, ME)
  client.setQueryData(directoryQuery.queryKey, DIRECTORY)
  again(<ScheduleList search={search} onSearch={() => undefined} />)
  const dialog = within(await screen.findByRole('dialog', { name: 'Отчёт по расписанию' }))
  expect(dialog.getByLabelText<HTMLInputElement>('Название').value).toBe(`Показатели: Садовый, ${topic.name}`)
  expect(dialog.getByText(/Придут все показатели за прошлый месяц/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await screen.findByText('Расписание сохранено')).toBeTruthy()
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.create)).toMatchObject([
    {
      ...{ kind: 'figures', format: 'xlsx', cadence: 'monthly', municipalityCode: 'sady' },
      ...{ topicCode: topic.code, groupCode: null, network: null },
    },
  ])
  expect(dialog.getByRole('button', { name: `Убрать отбор: ${topic.name}` })).toBeTruthy()
})

it('says beside figures that go out already when, to whom and how to stop it', async () => {
  const sent = { ...SCHEDULE, kind: 'figures' as const, municipalityCode: 'sady', topicCode: 'pits' }
  const other = { ...sent, id: ID.replace(/1$/, '2'), topicCode: null, title: 'Другое' }
  network.serve(REPORT_SCHEDULE_ROUTES.list, () => ({ ...REPLY, schedules: [SCHEDULE, sent, other] }))
  network.serve(REPORT_SCHEDULE_ROUTES.pause, () => ({ ...sent, isPaused: true, nextRunAt: null }))
  const { user } = show(
    <SentFigures
      filter={{ municipalityCode: 'sady', topicCode: 'pits' }}
      renderSchedules={(content) => <a href="/reports">{content}</a>}
    />,
  )
  const list = within(await screen.findByRole('list', { name: 'По какому расписанию это приходит' }))
  const [line, ...rest] = list.getAllByRole('listitem')
  expect(rest).toHaveLength(1)
  expect(line?.textContent).toMatch(/по понедельникам в 08:00.*Нина Рябова.*Следующий раз: пн, 30.ноября/)
  await user.click(list.getByRole('button', { name: 'Остановить: К планёрке' }))
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.pause)).toEqual([{ isPaused: true }])
})

it('sends now, pauses, and deletes after a question', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.send, () => new Refused(409, 'report.schedule_changed'))
  network.serve(REPORT_SCHEDULE_ROUTES.pause, () => ({ ...SCHEDULE, isPaused: true, nextRunAt: null }))
  network.serve(REPORT_SCHEDULE_ROUTES.delete, () => ({ ok: true }))
  const { user } = show(<ScheduleList {...LOOKING} />)
  await user.click(await screen.findByRole('button', { name: 'Отправить сейчас' }))
  expect(await screen.findByText(/Расписание уже изменили/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Пауза' }))
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.pause)).toEqual([{ isPaused: true }])
  await user.click(screen.getByRole('button', { name: 'Удалить' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Удалить «К планёрке»?' }))
  expect(network.calls('DELETE')).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Удалить' }))
  expect(await screen.findByText('Расписание удалено')).toBeTruthy()
  expect(network.calls('DELETE')).toEqual([`DELETE /api/report-schedules/${ID}`])
})

it('says that mail is not set up', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.list, () => ({ ...REPLY, schedules: [], isMailSetUp: false }))
  show(<ScheduleList {...LOOKING} />)
  expect(await screen.findByText('Почта не настроена')).toBeTruthy()
  expect(screen.getByText('По расписанию ничего не уходит')).toBeTruthy()
})

it('lets an administrator allow a mailbox', async () => {
  network.serve(REPORT_SCHEDULE_ROUTES.allow, () => ({ addresses: ['a@region.example'] }))
  const { user } = show(<AddressesSection />)
  await user.type(await screen.findByLabelText('Адрес почты'), 'a@region.example')
  await user.click(screen.getByRole('button', { name: 'Разрешить' }))
  expect(network.sentTo(REPORT_SCHEDULE_ROUTES.allow)).toEqual([{ address: 'a@region.example' }])
})
