// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { PassportResponse } from '@veche/contract/portal/page-passports.ts'
import { PASSPORT_ROUTES } from '@veche/contract/routes/portal/page-passports.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PassportList } from './PassportList.tsx'
import { PassportScreen } from './PassportScreen.tsx'

const network = fakeNetworkForEach()
const ID = '00000000-0000-7000-8000-000000000051'
const AT = '2026-11-24T09:00:00Z'
const LAW = { document: 'Федеральный закон № 8-ФЗ', clause: null, isVerified: false }
const ORDER = { document: 'Распоряжение № 2523-р', clause: null, isVerified: true }
const OWN = { document: null, clause: null, isVerified: true }

function buildPassport(changes: Partial<PassportResponse> = {}): PassportResponse {
  return {
    ...{ channelId: ID, network: 'vk', name: 'Боровичи. Официально', municipalityCode: 'borovichi' },
    ...{ isActive: true, state: 'bad', broken: ['owner'], unknown: ['contacts'], met: ['network', 'token'] },
    ...{ ownerName: null, lastPostAt: AT, questions: 40, answeredShare: 0.95, measuredAt: AT },
    ...{ url: 'https://vk.com/club1', owner: null, comments: 12, health: 'green', mayChange: true },
    requirements: [
      { code: 'owner', state: 'broken', source: LAW, said: null },
      { code: 'token', state: 'met', source: OWN, said: null },
      { code: 'contacts', state: 'unknown', source: LAW, said: null },
      { code: 'network', state: 'met', source: ORDER, said: null },
    ],
    candidates: [{ id: 'u2', name: 'Андрей Гусев', roles: ['executor'], agencyCode: null }],
    ...changes,
  }
}
const screenOf = (changes: Partial<PassportResponse> = {}) => (
  <PassportScreen passport={buildPassport(changes)} back={null} renderChannel={null} />
)

it('says of each page in words how it stands and what is missing', () => {
  const {
    url: _,
    owner: __,
    requirements: ___,
    comments: ____,
    health: _____,
    mayChange: ______,
    candidates,
    ...row
  } = buildPassport()
  expect(candidates).toHaveLength(1)
  const good = { ...row, channelId: `${ID.slice(0, -1)}2`, state: 'good' as const, broken: [], unknown: [] }
  show(
    <PassportList
      label="Страницы"
      passports={[row, { ...good, ownerName: 'Андрей Гусев' }]}
      renderPassport={(_id, content) => content}
    />,
  )
  const [bad, fine] = within(screen.getByRole('list', { name: 'Страницы' })).getAllByRole('listitem')
  expect(bad?.textContent).toMatch(
    /Официально.*ответственного нет.*40 вопросов.*отвечено 95\s%.*Исправить.*нет ответственного/,
  )
  expect(fine?.textContent).toMatch(/Андрей Гусев.*В порядке/)
})

it('puts what to mend first, with what to do and from where it follows', () => {
  show(screenOf())
  const mend = within(screen.getByRole('list', { name: 'Что исправить' })).getAllByRole('listitem')
  expect(mend.map((row) => row.querySelector('b')?.textContent)).toEqual(['Назначен ответственный'])
  const ask = within(screen.getByRole('list', { name: 'Что проверить' })).getAllByRole('listitem')
  expect(ask.map((row) => row.querySelector('b')?.textContent)).toEqual([
    'Указаны адрес, телефон, почта и сайт',
  ])
  expect(mend[0]?.textContent).toMatch(/Нарушено.*Назначьте человека.*8-ФЗ.*Пункт не сверен/)
  const rest = within(screen.getByRole('list', { name: 'Выполнено или не требуется' }))
  expect(rest.getByText('Распоряжение № 2523-р')).toBeTruthy()
  expect(rest.getByText('Правило системы, не норма закона')).toBeTruthy()
})

it('names somebody without an account, and says when another was first', async () => {
  network.serve(
    PASSPORT_ROUTES.setOwner,
    () =>
      new Refused(409, 'edit.fields_changed', {
        ...{ fields: [{ field: 'owner', now: { userId: 'u2', name: 'Андрей Гусев' } }], by: 'Мария', at: AT },
      }),
  )
  const { user } = show(screenOf())
  await user.click(screen.getAllByRole('button', { name: 'Назначить' })[0]!)
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText(/Или имя/), 'Пресс-служба')
  await user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  expect(await dialog.findByText(/Пока форма была открыта/)).toBeTruthy()
  expect(dialog.getAllByText(/Андрей Гусев/).length).toBeGreaterThan(0)
  expect(network.sentTo(PASSPORT_ROUTES.setOwner)).toEqual([
    { owner: { userId: null, name: 'Пресс-служба' }, before: { owner: null } },
  ])
})

it('confirms what no network tells, and asks for words where it is not so', async () => {
  network.serve(PASSPORT_ROUTES.sayRequirement, () => buildPassport())
  const { user } = show(screenOf())
  await user.click(screen.getByRole('button', { name: 'Подтвердить' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByLabelText('Нет, не выполнено'))
  await user.click(dialog.getByRole('button', { name: 'Подтвердить' }))
  expect((await dialog.findAllByText('Напишите, что не так')).length).toBeGreaterThan(0)
  await user.type(dialog.getByLabelText('Примечание'), 'Нет телефона')
  await user.click(dialog.getByRole('button', { name: 'Подтвердить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(PASSPORT_ROUTES.sayRequirement)).toEqual([
    { isMet: false, note: 'Нет телефона', before: { isMet: null, note: '' } },
  ])
})

it('lets nobody change who may only read', () => {
  show(screenOf({ mayChange: false }))
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Печать'])
})

it('saves nobody as responsible neither by an empty form nor by a name that is not in the list', async () => {
  const { user } = show(screenOf())
  await user.click(screen.getAllByRole('button', { name: 'Назначить' })[0]!)
  const dialog = within(screen.getByRole('dialog'))
  const save = () => user.click(dialog.getByRole('button', { name: 'Сохранить' }))
  await save()
  expect((await dialog.findAllByText('Выберите сотрудника или напишите имя')).length).toBeGreaterThan(0)
  await user.type(dialog.getByRole('combobox', { name: 'Сотрудник' }), 'Никто')
  await save()
  expect((await dialog.findAllByText(/«Никто» нет среди людей округа/)).length).toBeGreaterThan(0)
  expect(network.calls('PUT')).toEqual([])
})

it('is looked at now, and says that it was a moment ago', async () => {
  network.serve(PASSPORT_ROUTES.lookAtPage, () => new Refused(409, 'passport.looked_lately'))
  const { user } = show(screenOf())
  await user.click(screen.getByRole('button', { name: 'Проверить сейчас' }))
  expect(await screen.findByText(/Только что проверяли/)).toBeTruthy()
})
