// @vitest-environment jsdom

import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { BodyContactsResponse } from '@veche/contract/portal/contacts.ts'
import { CONTACT_ROUTES } from '@veche/contract/routes/portal/contacts.ts'
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { ANNA, BORIS, buildContacts, buildPerson, POST_ID } from '../testing/duty.ts'
import { BodyScreen } from './BodyScreen.tsx'

const network = fakeNetworkForEach()
beforeEach(() => network.serve(ROSTER_ROUTES.listPersonShifts, () => ({ shifts: [] })))
const open = (changes: Partial<BodyContactsResponse> = {}) =>
  show(<BodyScreen contacts={buildContacts(changes)} renderRoster={(_id, content) => content} />)

it('sends what was touched of a contact beside how it stood', async () => {
  network.serve(CONTACT_ROUTES.save, () => buildContacts())
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Изменить' }))
  await user.type(await screen.findByLabelText('Телефон для коллег'), '0-12')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await waitFor(() =>
    expect(network.sentTo(CONTACT_ROUTES.save)).toEqual([{ innerPhone: '0-12', before: { innerPhone: '' } }]),
  )
})

it('says what is wrong with a telephone before anything is sent', async () => {
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Изменить' }))
  await user.type(await screen.findByLabelText('Телефон для коллег'), 'звоните')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  expect((await screen.findAllByText(/Нужен номер/)).length).toBeGreaterThan(0)
  expect(network.calls('PATCH')).toEqual([])
})

it('adds a person without an account, and says why somebody cannot be added', async () => {
  network.serve(
    CONTACT_ROUTES.createPerson,
    () => new Refused(409, 'duty.account_taken', { field: 'userId' }),
  )
  const { user } = open({ accounts: [{ id: 'u7', name: 'Глеб Серов' }] })
  await user.click(screen.getByRole('button', { name: 'Добавить человека' }))
  await user.selectOptions(await screen.findByLabelText('Учётная запись'), 'Глеб Серов')
  await user.click(screen.getByRole('button', { name: 'Добавить' }))
  expect((await screen.findAllByText('Этот человек уже в списке.')).length).toBeGreaterThan(0)
  expect(network.sentTo(CONTACT_ROUTES.createPerson)).toEqual([{ userId: 'u7', name: null, phone: '' }])
})

it('marks somebody as away with whoever stands in', async () => {
  network.serve(CONTACT_ROUTES.createAbsence, () => buildContacts())
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Отсутствует: Анна Зуева' }))
  await user.selectOptions(await screen.findByLabelText('Кто замещает'), 'Борис Орлов')
  await user.click(screen.getByRole('button', { name: 'Отсутствует' }))
  await waitFor(() =>
    expect(network.sentTo(CONTACT_ROUTES.createAbsence)).toMatchObject([{ substituteId: BORIS }]),
  )
  expect(network.calls('POST')).toEqual([`POST /api/duty/people/${ANNA}/absences`])
})

it('moves the last day of an absence along with a first one that goes behind it', async () => {
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Отсутствует: Анна Зуева' }))
  const from = await screen.findByLabelText('С какого дня')
  const to = screen.getByLabelText('По какой день')
  fireEvent.change(from, { target: { value: '2099-03-05' } })
  expect(to).toHaveProperty('value', '2099-03-05')
  fireEvent.change(from, { target: { value: '2099-03-01' } })
  expect(to).toHaveProperty('value', '2099-03-05')
})

it('takes an absence back, but not one that stands in the account', async () => {
  network.serve(CONTACT_ROUTES.removeAbsence, () => buildContacts())
  const span = { startsAt: '2026-11-29T21:00:00Z', endsAt: '2026-12-01T21:00:00Z' }
  const id = '00000000-0000-7000-8000-0000000000d1'
  const { user } = open({
    people: [
      buildPerson({ absences: [{ id, ...span, substituteName: 'Борис Орлов' }] }),
      buildPerson({
        id: BORIS,
        name: 'Борис Орлов',
        absences: [{ id: null, ...span, substituteName: null }],
      }),
    ],
  })
  expect(screen.getByText(/замещает Борис Орлов$/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Снять' }))
  await waitFor(() => expect(network.calls('DELETE')).toEqual([`DELETE /api/duty/absences/${id}`]))
})

it('shows others the same without anything to change', () => {
  open({ mayWrite: false })
  expect(screen.getByText('Анна Зуева')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('names the shifts that lie in the days of an absence while they are chosen, with a way to their week', async () => {
  network.serve(ROSTER_ROUTES.listPersonShifts, ({ query }) => ({
    shifts:
      query.get('from') === '2099-03-05'
        ? [
            {
              ...{ postId: POST_ID, post: 'Сектор освещения' },
              ...{ startsAt: '2099-03-05T05:00:00.000Z', endsAt: '2099-03-05T17:00:00.000Z' },
            },
          ]
        : [],
  }))
  const { user } = show(
    <BodyScreen
      contacts={buildContacts()}
      renderRoster={(id, content, day) => <a href={`/roster/${id}/${day ?? ''}`}>{content}</a>}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Отсутствует: Анна Зуева' }))
  fireEvent.change(await screen.findByLabelText('С какого дня'), { target: { value: '2099-03-05' } })
  await screen.findByText('В эти дни 1 смена')
  const way = screen.getByRole('link', { name: /08:00 – 20:00, Сектор освещения/ })
  expect(way.getAttribute('href')).toBe(`/roster/${POST_ID}/2099-03-05`)
})
