// @vitest-environment jsdom

import { screen, within } from '@testing-library/react'
import type { FoundPerson, HeldResponse, PersonErasure } from '@veche/contract/admin/persons.ts'
import { PERSON_ROUTES } from '@veche/contract/routes/admin/persons.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { PersonDemands } from './PersonDemands.tsx'
import { PersonPanel } from './PersonPanel.tsx'

const network = fakeNetworkForEach()
const AT = '2026-11-24T09:00:00.000Z'
const ID = '019a0000-0000-7000-8000-000000000001'
const FOUND: FoundPerson = {
  accounts: [{ authorId: ID, network: 'vk', externalId: '5', name: 'Вера Кузина', isOfficial: false }],
  ...{ requests: [], subscriptions: [], askers: [], mentions: [1042], isCut: false },
}
const HELD: HeldResponse = {
  counts: {
    ...{ questions: 2, chatQuestions: 0, streamQuestions: 0, messages: 4, privateMessages: 0 },
    ...{ chatMessages: 1, talk: 2, files: 0, contacts: 0, names: 1, subscriptions: 0, followedDialogs: 0 },
  },
  questions: [{ number: 17, kind: 'incident', foundAt: AT, obstacle: 'open' }],
  isCut: false,
}
const DEMAND: PersonErasure = {
  ...{ id: ID, paper: 'вх. 15 от 20.11.2026', state: 'waiting', askedAt: AT, askedByName: 'Ева' },
  ...{ decidedAt: null, decidedByName: null, endedAt: null, mayConfirm: true, protocol: null },
  ...{ progress: { erased: 0, questions: 2 }, waitsFor: [] },
}

it('finds a person, ticks nothing by itself, and asks to erase what was ticked', async () => {
  network.serve(PERSON_ROUTES.find, () => FOUND)
  network.serve(PERSON_ROUTES.held, () => HELD)
  const sent: unknown[] = []
  network.serve(PERSON_ROUTES.askErasure, ({ body }) => {
    sent.push(body)
    return { ok: true }
  })
  const { user } = show(<PersonPanel />)
  await user.type(screen.getByLabelText('Номер или адрес страницы'), '5')
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  const row = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Вера Кузина/ })
  expect(row.checked).toBe(false)
  expect(screen.queryByText('Что о нём хранится')).toBeNull()
  expect(screen.getByText(/стоит в словах других людей: вопросы № 1042/)).toBeTruthy()
  await user.click(row)
  expect(await screen.findByText('вопросов: 2')).toBeTruthy()
  expect(screen.getByText(/работа по вопросам № 17 не закончена/)).toBeTruthy()
  await user.type(screen.getByLabelText(/Требование/), 'вх. 15 от 20.11.2026')
  await user.click(screen.getByRole('button', { name: 'Стереть всё' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Вернуть стёртое нельзя/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Стереть всё' }))
  const rows = { authorIds: [ID], requestIds: [], subscriptionIds: [], askerIds: [] }
  await expect.poll(() => sent).toEqual([{ rows, paper: 'вх. 15 от 20.11.2026' }])
})

it('says in words what is no telephone', async () => {
  network.serve(PERSON_ROUTES.find, () => new Refused(400, 'person.not_a_contact'))
  const { user } = show(<PersonPanel />)
  await user.click(screen.getByRole('button', { name: 'Телефон или почта' }))
  await user.type(screen.getByLabelText('Телефон или почта', { selector: 'input' }), 'Кузина')
  await user.click(screen.getByRole('button', { name: 'Найти' }))
  expect(await screen.findByText(/Это не телефон и не почта/)).toBeTruthy()
})

it('lets another person confirm, and tells how far it has come, what waits and what went', async () => {
  const waitsFor = [{ number: 17, kind: 'incident', foundAt: AT, obstacle: 'open' } as const]
  const protocol = { erasedQuestions: [3, 5], talk: 2, subscriptions: 1, followedDialogs: 0, deliveries: 4 }
  network.serve(PERSON_ROUTES.listErasures, () => ({
    erasures: [
      DEMAND,
      {
        ...DEMAND,
        id: ID.replace(/1$/, '2'),
        state: 'running',
        progress: { erased: 1, questions: 2 },
        waitsFor,
      },
      { ...DEMAND, id: ID.replace(/1$/, '3'), state: 'done', protocol },
      { ...DEMAND, id: ID.replace(/1$/, '4'), mayConfirm: false },
    ],
  }))
  const decided: unknown[] = []
  network.serve(PERSON_ROUTES.decideErasure, ({ body }) => {
    decided.push(body)
    return { ok: true }
  })
  const { user } = show(<PersonDemands />)
  expect(await screen.findByText('стёрто вопросов: 1 из 2')).toBeTruthy()
  expect(screen.getByText('№ 17: работа не закончена')).toBeTruthy()
  expect(screen.getByText(/стёрты вопросы № 3, 5/)).toBeTruthy()
  expect(screen.getByText(/Подтвердить должен другой администратор/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Стереть' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Стереть' }))
  await expect.poll(() => decided).toEqual([{ decision: 'confirm' }])
})
