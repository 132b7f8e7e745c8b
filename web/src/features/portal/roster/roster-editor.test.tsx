// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { RosterResponse } from '@veche/contract/portal/roster.ts'
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ANNA, BORIS, buildContacts, buildPerson } from '../testing/duty.ts'
import { RosterEditor } from './RosterEditor.tsx'

const network = fakeNetworkForEach()
const WEEK = '2026-11-30'
const shift = (personId: string, day: string) => ({ personId, day, from: '08:00', to: '20:00' })
const ROSTER: RosterResponse = {
  week: WEEK,
  shifts: [shift(ANNA, WEEK), shift(BORIS, '2026-12-01')],
  ...{ problems: [], revision: 4, mayWrite: true },
}

/** What was typed outlives the page, so each test has a post of its own. */
let postNo = 0
let postId = ''
beforeEach(() => {
  postNo += 1
  postId = `00000000-0000-7000-8000-0000000000${String(postNo).padStart(2, '0')}`
})

function open(roster: Partial<RosterResponse> = {}, contacts = buildContacts()) {
  const stands = { ...ROSTER, ...roster }
  network.serve(ROSTER_ROUTES.get, ({ query }) => ({ ...stands, week: query.get('day') ?? WEEK }))
  network.serve(ROSTER_ROUTES.draft, ({ body }) => ({
    ...{ week: WEEK, shifts: (body as { shifts: object[] }).shifts, problems: [] },
  }))
  network.serve(ROSTER_ROUTES.save, ({ body }) => ({ ...stands, ...(body as object), revision: 5 }))
  return show(<RosterEditor contacts={contacts} postId={postId} day={undefined} onDay={vi.fn()} />)
}
const swap = (name: RegExp) => screen.getByRole('button', { name })

it('exchanges two people by two presses, and puts the week back by one', async () => {
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: /^Поменять местами: Понедельник, 30/ }))
  expect(screen.getByText(/^Меняем: Анна Зуева/)).toBeTruthy()
  await user.click(swap(/^Поменять местами: Вторник, 1/))
  await user.click(screen.getByRole('button', { name: 'Сохранить неделю' }))
  await waitFor(() => expect(network.sentTo(ROSTER_ROUTES.save)).toHaveLength(1))
  expect(network.sentTo(ROSTER_ROUTES.save)[0]).toMatchObject({
    ...{ week: WEEK, expectedRevision: 4, isWarned: false },
    shifts: [shift(BORIS, WEEK), shift(ANNA, '2026-12-01')],
  })
  await user.click(await screen.findByRole('button', { name: 'Отменить' }))
  await waitFor(() => expect(network.sentTo(ROSTER_ROUTES.save)).toHaveLength(2))
  expect(network.sentTo(ROSTER_ROUTES.save)[1]).toMatchObject({ expectedRevision: 5, shifts: ROSTER.shifts })
})

it('says what is wrong before it is saved, and offers whoever stands in', async () => {
  const problem = { startsAt: '2026-11-30T05:00:00.000Z', endsAt: '2026-11-30T17:00:00.000Z' }
  const { user } = open({
    problems: [
      { kind: 'gap', ...problem, personId: null, substituteId: null },
      { kind: 'absent', ...problem, personId: ANNA, substituteId: BORIS },
    ],
  })
  expect(await screen.findByText('2 замечания')).toBeTruthy()
  expect(screen.getByText(/^Никого нет:/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Поставить: Борис Орлов' }))
  const monday = screen.getByRole('region', { name: /^Понедельник/ })
  expect(within(monday).getByRole('combobox')).toHaveProperty('value', BORIS)
})

it('keeps what was typed when a colleague has saved meanwhile, and says so', async () => {
  const { user } = open()
  network.serve(ROSTER_ROUTES.save, () => new Refused(409, 'duty.roster_changed'))
  await user.click(await screen.findByRole('button', { name: /^Смена: добавить, Среда, 2/ }))
  await user.click(screen.getByRole('button', { name: 'Сохранить неделю' }))
  expect(await screen.findByText(/только что изменил коллега/)).toBeTruthy()
  expect(within(screen.getByRole('region', { name: /^Среда/ })).getByRole('combobox')).toBeTruthy()
})

it('saves somebody who is away only as a second thought', async () => {
  const away = {
    ...{ kind: 'absent' as const, personId: ANNA, substituteId: null },
    ...{ startsAt: '2026-11-30T05:00:00.000Z', endsAt: '2026-11-30T17:00:00.000Z' },
  }
  const { user } = open({ problems: [away] })
  network.serve(ROSTER_ROUTES.draft, ({ body }) => ({
    ...{ week: WEEK, shifts: (body as { shifts: object[] }).shifts, problems: [away] },
  }))
  await user.click(await screen.findByRole('button', { name: /^Смена: добавить, Среда/ }))
  await user.click(await screen.findByRole('button', { name: 'Сохранить с отсутствующими' }))
  await waitFor(() => expect(network.sentTo(ROSTER_ROUTES.save)[0]).toMatchObject({ isWarned: true }))
})

it('says that a week without shifts has nobody on duty, and that there is nothing to copy', async () => {
  const { user } = open({ shifts: [] })
  network.serve(ROSTER_ROUTES.draft, () => ({ week: WEEK, shifts: [], problems: [] }))
  expect(await screen.findByText('На этой неделе никто не дежурит')).toBeTruthy()
  expect(screen.queryByText('Пропусков и пересечений нет')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Как на прошлой неделе' }))
  expect(await screen.findByText(/На прошлой неделе смен нет/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Сохранить неделю' })).toBeNull()
})

it('says of a shift over midnight that it ends on the next day', async () => {
  open({ shifts: [{ ...shift(ANNA, WEEK), from: '08:30', to: '07:00' }] })
  expect(await screen.findByText('до 07:00 следующего дня')).toBeTruthy()
})

it('shows a reader of another body the week without anything to press', async () => {
  open({ mayWrite: false })
  expect(await screen.findByText(/08:00 – 20:00 Анна Зуева/)).toBeTruthy()
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Смена/ })).toBeNull()
})

it('keeps what was typed while another week is looked at', async () => {
  const { user, again } = open()
  const week = (day: string | undefined) => (
    <RosterEditor contacts={buildContacts()} postId={postId} day={day} onDay={vi.fn()} />
  )
  await user.click(await screen.findByRole('button', { name: /^Смена: добавить, Среда, 2/ }))
  again(week('2026-12-07'))
  expect(await screen.findByRole('region', { name: /^Понедельник, 7/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Сохранить неделю' })).toBeNull()
  again(week(undefined))
  expect(await screen.findByRole('button', { name: 'Сохранить неделю' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Отменить правку' }))
  expect(screen.queryByRole('button', { name: 'Сохранить неделю' })).toBeNull()
})

it('says whom it proposes for a new shift and why, passes over whoever is away, and is silent of a choice', async () => {
  const away = {
    ...{ id: null, substituteName: null },
    ...{ startsAt: '2026-12-01T21:00:00.000Z', endsAt: '2026-12-03T21:00:00.000Z' },
  }
  const people = [
    buildPerson({ absences: [away] }),
    buildPerson({ id: BORIS, name: 'Борис Орлов' }),
    buildPerson({ id: ANNA.replace(/a1$/, 'a2'), name: 'Вера Серова', absences: [away] }),
  ]
  const { user } = open({}, buildContacts({ people }))
  await user.click(await screen.findByRole('button', { name: /^Смена: добавить, Среда, 2/ }))
  const wednesday = within(screen.getByRole('region', { name: /^Среда/ }))
  const who = wednesday.getByRole('combobox')
  expect(who).toHaveProperty('value', BORIS)
  wednesday.getByText(/^Предлагаем: Борис Орлов, меньше всех смен на неделе – 1 смена/)
  await user.selectOptions(who, 'Анна Зуева – отсутствует')
  expect(wednesday.queryByText(/^Предлагаем/)).toBeNull()
  wednesday.getByText(/^Отсутствует с 2 декабря.* по 3 декабря.*, замены нет/)
})
