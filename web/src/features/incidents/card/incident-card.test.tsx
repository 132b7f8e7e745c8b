// @vitest-environment jsdom
/** One question on the desk: what its buttons and keys say, do and send, and how the last act is taken back. */

import { fireEvent, screen, within } from '@testing-library/react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { WORKLOAD_ROUTES } from '@veche/contract/routes/portal/workload.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, later, Refused } from '../../../testing/fake-network.ts'
import { abilitiesOf, buildIncident, SURE_SUGGESTION } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { IncidentCard } from './IncidentCard.tsx'

const network = fakeNetworkForEach()
const nothing = () => null
const fresh = buildIncident({ abilities: abilitiesOf('accept', 'dismiss') })
const sure = { ...fresh, suggestion: SURE_SUGGESTION }

beforeEach(() => {
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
  network.serve(OWN_FIELD_ROUTES.list, () => ({ fields: [] }))
  network.serve(DIRECTORY_ROUTES.routing, () => ({ agencyCode: 'roads', unitCode: null, matched: 'topic' }))
  network.serve(INCIDENT_ROUTES.get, () => fresh)
})

function open(incident: IncidentResponse, isOpenedByItself = false) {
  const acts = { onWrite: vi.fn(), onLeft: vi.fn(), onOpen: vi.fn(), onModerate: vi.fn() }
  const card = (shown: IncidentResponse) => (
    <IncidentCard
      {...acts}
      incident={shown}
      isOpenedByItself={isOpenedByItself}
      renderPhotos={nothing}
      renderDecision={null}
      presence={nothing}
      onMakeFake={null}
      rumour={{ isBusy: false, onMake: null, renderFake: nothing }}
    >
      <button type="button">Запросить часть</button>
    </IncidentCard>
  )
  const shown = show(card(incident))
  return { ...shown, ...acts, become: (other: IncidentResponse) => shown.again(card(other)) }
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const dialog = async (name: string) => within(await screen.findByRole('dialog', { name }))
const sent = () => network.sentTo(INCIDENT_ROUTES.runCommand)
/** The server does what it is told, and the card is one step further. */
const obey = (changes: Partial<IncidentResponse>) =>
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ version: 4, ...changes }))

it('says of its first button whether it takes the proposal or asks', () => {
  const { become } = open(sure)
  expect(button(/^Принять предложение/).getAttribute('aria-keyshortcuts')).toBe('Enter')
  expect(screen.queryByRole('button', { name: /^Разметить/ })).toBeNull()
  become(fresh)
  expect(button(/^Разметить/).getAttribute('aria-keyshortcuts')).toBe('Enter')
  expect(screen.queryByRole('button', { name: /^Принять предложение/ })).toBeNull()
})

it('takes a sure proposal by Enter as it stands', async () => {
  obey({ step: 'assigned' })
  const { user, onLeft } = open(sure)
  await user.keyboard('{Enter}')
  await screen.findByText(/^Принято/)
  expect(sent()).toEqual([
    {
      ...{ type: 'accept', topicCode: 'pits', municipalityCode: 'sady', agencyCode: null },
      commandKey: expect.any(String),
      ...{ urgency: 'normal', expectedVersion: 3, address: fresh.address },
    },
  ])
  expect(onLeft).toHaveBeenCalledOnce()
})

it('does nothing by a second Enter, click or letter while the first is on its way', async () => {
  const answer = later()
  network.serve(INCIDENT_ROUTES.runCommand, () => answer.reply)
  const { user } = open(sure)
  await user.keyboard('{Enter}')
  expect(button(/^Принять предложение/).getAttribute('aria-busy')).toBe('true')
  await user.keyboard('{Enter}')
  await user.click(button(/^Принять предложение/))
  await user.keyboard('d1')
  answer.arrive(buildIncident({ step: 'assigned', version: 4 }))
  await screen.findByText(/^Принято/)
  expect(sent()).toHaveLength(1)
})

it('does nothing by a key that is held down', async () => {
  obey({ step: 'assigned' })
  const { user } = open(sure)
  await user.keyboard('{Enter>3/}')
  await screen.findByText(/^Принято/)
  expect(sent()).toHaveLength(1)
})

it('takes no key and no second click that was begun on the question before it', async () => {
  obey({ step: 'assigned' })
  const { user } = open(sure, true)
  const acts = document.querySelector('[data-fresh]')
  await user.keyboard('{Enter}d')
  button(/^Принять предложение/).focus()
  await user.keyboard('{Enter}')
  fireEvent.click(button(/^Принять предложение/), { detail: 2 })
  expect(screen.queryByRole('menu')).toBeNull()
  await vi.waitFor(() => expect(acts?.hasAttribute('data-fresh')).toBe(false), 5000)
  expect(sent()).toEqual([])
  await user.keyboard('{Enter}')
  await screen.findByText(/^Принято/)
  expect(sent()).toHaveLength(1)
})

it('takes the first click on a card that opened by itself', async () => {
  obey({ step: 'assigned' })
  const { user } = open(sure, true)
  await user.click(button(/^Принять предложение/))
  await screen.findByText(/^Принято/)
  expect(sent()).toHaveLength(1)
})

it('says what was done also where another page came in its place before the answer', async () => {
  const { reply, arrive } = later()
  network.serve(INCIDENT_ROUTES.runCommand, () => reply)
  const { user, again, onLeft } = open(buildIncident({ step: 'assigned', abilities: abilitiesOf('take') }))
  await user.click(button(/^Взять в работу/))
  again(<p>Ответ</p>)
  arrive(buildIncident({ version: 4, step: 'in_progress' }))
  await screen.findByText(/^Взято в работу/)
  expect(onLeft).not.toHaveBeenCalled()
})

it('says to whom a question went by accepting it', async () => {
  obey({ step: 'assigned', agencyCode: 'roads' })
  const { user } = open(sure)
  // The names of the bodies have come.
  await screen.findByText('Ямы')
  await user.keyboard('{Enter}')
  expect((await screen.findByText(/^Принято/)).textContent).toContain('Принято: Дорожная служба · вопрос 204')
})

it('asks for what the proposal leaves open, leads to it, and sends what was chosen', async () => {
  obey({ step: 'assigned' })
  const { user } = open(fresh)
  await user.keyboard('{Enter}')
  const form = await dialog('Разметка нового вопроса')
  const topic = form.getByRole('combobox', { name: 'Тема' })
  expect(document.activeElement).toBe(topic)
  // Nothing is sent while something is missing, and the missing field has the focus.
  await user.click(form.getByRole('button', { name: 'Разметить' }))
  expect(topic.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(topic)
  expect(sent()).toEqual([])
  await user.type(topic, 'ям{Enter}')
  await user.type(form.getByRole('combobox', { name: 'Муниципалитет' }), 'сад{Enter}')
  await form.findByText(/По таблице — Дорожная служба/)
  await user.type(form.getByRole('textbox', { name: 'Улица' }), 'Садовая')
  await user.click(form.getByRole('button', { name: 'Разметить' }))
  await screen.findByText(/^Принято/)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sent()).toMatchObject([
    { type: 'accept', topicCode: 'pits', municipalityCode: 'sady', agencyCode: null, urgency: 'normal' },
  ])
  expect(sent()).toMatchObject([{ address: { street: 'Садовая', house: null }, expectedVersion: 3 }])
})

it('makes a question of an urgent topic urgent, and a person may say otherwise', async () => {
  obey({ step: 'assigned' })
  const { user } = open(sure)
  await user.keyboard('t')
  const form = await dialog('Разметка нового вопроса')
  const topic = form.getByRole('combobox', { name: 'Тема' })
  await user.clear(topic)
  await user.type(topic, 'люк{Enter}')
  const urgent = form.getByRole<HTMLInputElement>('checkbox', { name: 'Срочный вопрос' })
  expect(urgent.checked).toBe(true)
  await user.click(urgent)
  await user.click(form.getByRole('button', { name: 'Разметить' }))
  await screen.findByText(/^Принято/)
  expect(sent()).toMatchObject([{ topicCode: 'manholes', urgency: 'normal' }])
})

it('keeps what was filled in when a colleague was first, and says so', async () => {
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.changed_meanwhile'))
  const { user, onLeft } = open(sure)
  await user.keyboard('g')
  const form = await dialog('Разметка нового вопроса')
  expect(document.activeElement).toBe(form.getByRole('combobox', { name: 'Муниципалитет' }))
  await user.type(form.getByRole('textbox', { name: 'Дом' }), '12')
  await user.click(form.getByRole('button', { name: 'Разметить' }))
  await form.findByText('Коллега изменил вопрос раньше')
  expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Дом' }).value).toBe('12')
  expect(onLeft).not.toHaveBeenCalled()
})

it('leaves the form by Escape without a trace, and the keys of the card are back', async () => {
  const { user } = open(fresh)
  await user.keyboard('{Enter}')
  const form = await dialog('Разметка нового вопроса')
  // The first Escape closes the list of topics alone.
  await user.type(form.getByRole('combobox', { name: 'Тема' }), 'ям')
  await user.keyboard('{Escape}')
  expect(screen.getByRole('dialog')).toBeTruthy()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(sent()).toEqual([])
  await user.keyboard('{Enter}')
  await dialog('Разметка нового вопроса')
})

it('dismisses by D and a digit, and by nothing less', async () => {
  obey({ step: 'dismissed' })
  const { user, onLeft } = open(sure)
  await user.keyboard('d')
  const reasons = await screen.findByRole('menu', { name: 'Отклонить' })
  await user.keyboard('{Enter}')
  expect(screen.getByRole('alert').textContent).toMatch(/цифр/)
  expect(sent()).toEqual([])
  const second = within(reasons).getAllByRole('menuitem')[1]
  expect(second?.getAttribute('aria-keyshortcuts')).toBe('2')
  await user.keyboard('2')
  await screen.findByText(/^Отклонено/)
  expect(sent()).toMatchObject([{ type: 'dismiss', reason: 'spam', expectedVersion: 3 }])
  expect(onLeft).toHaveBeenCalledOnce()
})

it('takes the last act back by Ctrl+Z, by the version that the act has made', async () => {
  obey({ step: 'dismissed' })
  const { user, onOpen } = open(sure)
  await user.keyboard('d1')
  await screen.findByText(/^Отклонено/)
  network.serve(INCIDENT_ROUTES.runCommand, () => ({ ...sure, version: 5 }))
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Отменено')
  expect(sent().at(-1)).toEqual({ type: 'restore', expectedVersion: 4, commandKey: expect.any(String) })
  expect(onOpen).toHaveBeenCalledWith(sure.id)
})

it('takes it back by the button of the notice too, once', async () => {
  obey({ step: 'assigned' })
  const { user } = open(sure)
  await user.keyboard('{Enter}')
  const notice = await screen.findByRole('button', { name: /^Отменить/ })
  network.serve(INCIDENT_ROUTES.runCommand, () => ({ ...sure, version: 5 }))
  await user.dblClick(notice)
  await screen.findByText('Отменено')
  expect(sent().slice(1)).toEqual([
    { type: 'undo_accept', expectedVersion: 4, commandKey: expect.any(String) },
  ])
})

it('says why it cannot be taken back any more', async () => {
  obey({ step: 'assigned' })
  const { user, onOpen } = open(sure)
  await user.keyboard('{Enter}')
  await screen.findByText(/^Принято/)
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.changed_meanwhile'))
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText('Коллега изменил вопрос раньше.')
  expect(onOpen).not.toHaveBeenCalled()
})

it('says of a key of another step that it cannot be done now', async () => {
  const { user } = open(sure)
  await user.keyboard('c')
  await screen.findByText('Сейчас этого сделать нельзя: вопрос на шаге «Новое».')
  expect(sent()).toEqual([])
})

it('goes over to the writing of an answer by Enter, once it is somebody’s work', async () => {
  const { user, onWrite } = open(buildIncident({ step: 'in_progress', abilities: abilitiesOf('draft') }))
  button(/^Писать ответ/)
  await user.keyboard('{Enter}')
  expect(onWrite).toHaveBeenCalledOnce()
  expect(sent()).toEqual([])
})

it('says beside «срочное» which words are held a danger, without a pointer', () => {
  open({ ...fresh, flags: { ...fresh.flags, isUrgent: true }, urgentWords: ['пахнет газом'] })
  expect(screen.getByText('срочное: «пахнет газом»')).toBeTruthy()
})

it('says to whom a question was given, in the notice and on the question', async () => {
  const assigned = buildIncident({
    step: 'assigned',
    agencyCode: 'roads',
    abilities: abilitiesOf('assign_person'),
  })
  network.serve(DIRECTORY_ROUTES.listPeople, () => ({
    people: [{ id: 'b', name: 'Борис Свободный', role: 'executor' as const, unitCode: null }],
  }))
  network.serve(WORKLOAD_ROUTES.read, () => ({
    people: [],
    ownerless: { open: 0, urgent: 0, late: 0, ofSwitchedOff: 0 },
  }))
  obey({ ...assigned, assigneeName: 'Борис Свободный' })
  const { user, become } = open(assigned)
  await user.keyboard('p')
  const form = await dialog('Назначить человека')
  await user.click(await form.findByRole('combobox', { name: 'Исполнитель' }))
  await user.click(await screen.findByRole('option', { name: /Борис/ }))
  await user.click(form.getByRole('button', { name: /^Назначить человека/ }))
  expect(await screen.findByText(/^Исполнитель: Борис Свободный · вопрос/)).toBeTruthy()
  become({ ...assigned, assigneeName: 'Борис Свободный' })
  expect(within(screen.getByRole('banner')).getByText('Исполнитель: Борис Свободный')).toBeTruthy()
})

it('has the words of the resident before what is asked of others, until the question is taken', () => {
  const { become } = open(buildIncident({ step: 'assigned' }))
  const words = () => screen.getAllByText('Когда заделают яму на Садовой?').at(-1) as HTMLElement
  const isBelow = () => {
    const ask = screen.getByRole('button', { name: 'Запросить часть' })
    return (words().compareDocumentPosition(ask) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  }
  expect(isBelow()).toBe(true)
  become(buildIncident({ step: 'in_progress' }))
  expect(isBelow()).toBe(false)
})

it('has the measures of the network under «Ещё», where they are looked for', async () => {
  const { user, onModerate } = open(sure)
  await user.click(button(/^Ещё/))
  await user.click(await screen.findByRole('menuitem', { name: /^Меры в сети/ }))
  expect(onModerate).toHaveBeenCalledOnce()
})
