// @vitest-environment jsdom
/** Steps of a question that are pressed without a line: each waits on its card, goes once and in its turn, or says why not. */
import { act, screen, waitFor, within } from '@testing-library/react'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { OUTBOX_CHANGED } from '../../../features/answers/drafts/index.ts'
import { IncidentCard } from '../../../features/incidents/card/index.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { KeptActs } from './KeptActs.tsx'

const network = fakeNetworkForEach()
const nothing = () => null
const free = buildIncident({ step: 'assigned', abilities: abilitiesOf('take') })
const sent = () => network.sentTo(INCIDENT_ROUTES.runCommand)

beforeEach(() => {
  localStorage.clear()
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
})

const cardOf = (incident: IncidentResponse) => (
  <IncidentCard
    {...{ onWrite: vi.fn(), onLeft: vi.fn(), onMakeFake: null, renderDecision: null, presence: nothing }}
    rumour={{ isBusy: false, onMake: null, renderFake: nothing }}
    incident={incident}
    renderPhotos={nothing}
  />
)
const card = cardOf(free)

/** Pressed in a yard without a line; `again` opens the page anew with the part that sends what is kept. */
async function pressWithoutLine() {
  network.serve(INCIDENT_ROUTES.runCommand, () => NO_LINE)
  const shown = show(card)
  // Who presses is known before.
  await vi.waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await shown.user.click(await screen.findByRole('button', { name: /^Взять в работу/ }))
  await screen.findByText(/^«Взять в работу» нажато в .* без связи/)
  return {
    ...shown,
    returnLine: () =>
      shown.again(
        <>
          {card}
          <KeptActs me={ME} />
        </>,
      ),
  }
}

it('keeps the press, does not ask for another, and sends it once under its first key', async () => {
  const { returnLine } = await pressWithoutLine()
  expect(screen.queryByRole('button', { name: /^Взять в работу/ })).toBeNull()
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ step: 'in_progress', version: 4 }))
  returnLine()
  await screen.findByText(/^Взято в работу/)
  expect(screen.queryByText(/нажато в/)).toBeNull()
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
  expect(sent()[0]).toMatchObject({ type: 'take', expectedVersion: 3, commandKey: expect.any(String) })
})

it('takes the question as it is now where nobody has it and only its words changed', async () => {
  const { returnLine } = await pressWithoutLine()
  network.serve(INCIDENT_ROUTES.get, () => ({ ...free, version: 5 }))
  network.serve(INCIDENT_ROUTES.runCommand, ({ body }) =>
    (body as { expectedVersion: number }).expectedVersion === 5
      ? buildIncident({ step: 'in_progress', version: 6 })
      : new Refused(409, 'incident.changed_meanwhile'),
  )
  returnLine()
  await screen.findByText(/^Взято в работу/)
})

it('says who took it meanwhile, until the person has seen it, and asks no more', async () => {
  const { returnLine, user } = await pressWithoutLine()
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.changed_meanwhile'))
  network.serve(INCIDENT_ROUTES.get, () =>
    buildIncident({ step: 'in_progress', version: 4, assigneeName: 'Глеб Орлов' }),
  )
  returnLine()
  await screen.findByText(/не взят: его уже взял другой человек, Глеб Орлов/)
  expect(sent()).toHaveLength(2)
  await user.click(await screen.findByRole('button', { name: 'Понятно' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Понятно' })).toBeNull())
})

it('counts a take whose response was lost as done', async () => {
  const { returnLine } = await pressWithoutLine()
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.step_not_allowed'))
  network.serve(INCIDENT_ROUTES.get, () =>
    buildIncident({ step: 'in_progress', version: 4, assigneeName: ME.name }),
  )
  returnLine()
  await screen.findByText(/^Взято в работу/)
})

it('lets go of it while it waits', async () => {
  const { user, returnLine } = await pressWithoutLine()
  await user.click(screen.getByRole('button', { name: 'Не брать' }))
  await screen.findByRole('button', { name: /^Взять в работу/ })
  returnLine()
  expect(sent()).toHaveLength(1)
})

const mine = buildIncident({
  ...{ step: 'in_progress', agencyCode: 'roads', assigneeName: ME.name },
  abilities: abilitiesOf('release', 'return', 'change_deadline', 'freeze'),
})
const WHY = 'Заболел, не успею'
const dialog = () => within(screen.getByRole('dialog'))

async function giveBackWithoutLine(incident = mine) {
  network.serve(INCIDENT_ROUTES.runCommand, () => NO_LINE)
  const shown = show(cardOf(incident))
  await vi.waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await giveBack(shown.user)
  await screen.findByText(/^«Вернуть координатору» нажато в .* без связи/)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const returnLine = (now = incident) =>
    shown.again(
      <>
        {cardOf(now)}
        <KeptActs me={ME} />
      </>,
    )
  return { ...shown, returnLine }
}
async function openMore(user: ReturnType<typeof show>['user'], name: string) {
  await user.click(screen.getByRole('button', { name: 'Ещё' }))
  await user.click(await screen.findByRole('menuitem', { name }))
}
async function giveBack(user: ReturnType<typeof show>['user']) {
  await openMore(user, 'Вернуть координатору')
  await user.type(await screen.findByRole('textbox'), WHY)
  await user.click(dialog().getByRole('button', { name: 'Вернуть координатору' }))
}

it('gives the work back once, with the words and the key of the press, and offers it no more meanwhile', async () => {
  const { returnLine, user } = await giveBackWithoutLine()
  screen.getByText(WHY)
  await user.click(screen.getByRole('button', { name: 'Ещё' }))
  expect(screen.queryByRole('menuitem', { name: 'Вернуть координатору' })).toBeNull()
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ step: 'assigned', version: 4 }))
  returnLine()
  await screen.findByText(/^Возвращено координатору/)
  await waitFor(() => expect(screen.queryByText(/без связи/)).toBeNull())
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
  expect(sent()[0]).toMatchObject({ type: 'release', reason: WHY, commandKey: expect.any(String) })
})

it('gives back what is still with its person, whatever else was changed of the question', async () => {
  const { returnLine } = await giveBackWithoutLine()
  network.serve(INCIDENT_ROUTES.get, () => ({ ...mine, version: 7 }))
  network.serve(INCIDENT_ROUTES.runCommand, ({ body }) =>
    (body as { expectedVersion: number }).expectedVersion === 7
      ? buildIncident({ step: 'assigned', version: 8 })
      : new Refused(409, 'incident.changed_meanwhile'),
  )
  returnLine()
  await screen.findByText(/^Возвращено координатору/)
})

it('says why it was not given back, and opens the form again with its words', async () => {
  const { returnLine, user } = await giveBackWithoutLine()
  const now = { ...mine, version: 7, assigneeName: 'Глеб Орлов' }
  network.serve(INCIDENT_ROUTES.get, () => now)
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.changed_meanwhile'))
  returnLine(now)
  await user.click(await screen.findByRole('button', { name: 'Сделать сейчас' }))
  expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe(WHY)
  expect(screen.queryByRole('button', { name: 'Понятно' })).toBeNull()
  expect(sent()).toHaveLength(2)
})

it('refuses a decision about a question that went on, which its person has not seen', async () => {
  network.serve(INCIDENT_ROUTES.runCommand, () => NO_LINE)
  const shown = show(cardOf(mine))
  await vi.waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await openMore(shown.user, 'Заморозить')
  await shown.user.type(await screen.findByRole('textbox'), WHY)
  await shown.user.click(dialog().getByRole('button', { name: 'Заморозить' }))
  await screen.findByText(/^«Заморозить» нажато в .* без связи/)
  network.serve(INCIDENT_ROUTES.get, () => ({ ...mine, version: 7 }))
  network.serve(INCIDENT_ROUTES.runCommand, () => new Refused(409, 'incident.changed_meanwhile'))
  shown.again(
    <>
      {cardOf(mine)}
      <KeptActs me={ME} />
    </>,
  )
  await screen.findByRole('button', { name: 'Понятно' })
  expect(sent()).toHaveLength(2)
})

it('sends the steps of a question in the order of the presses, each of it as the one before leaves it', async () => {
  const given = buildIncident({
    ...{ step: 'assigned', agencyCode: 'roads' },
    abilities: abilitiesOf('take', 'return'),
  })
  network.serve(INCIDENT_ROUTES.runCommand, () => NO_LINE)
  const shown = show(cardOf(given))
  await vi.waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await shown.user.click(await screen.findByRole('button', { name: /^Взять в работу/ }))
  await screen.findByText(/^«Взять в работу» нажато/)
  await shown.user.click(screen.getByRole('button', { name: /^Не наша компетенция/ }))
  await shown.user.type(await screen.findByRole('textbox'), 'Дорога областная')
  await shown.user.click(dialog().getByRole('button', { name: 'Вернуть на распределение' }))
  await screen.findByText(/^«Не наша компетенция» нажато/)
  let version = given.version
  network.serve(INCIDENT_ROUTES.runCommand, ({ body }) => {
    if ((body as { expectedVersion: number }).expectedVersion !== version)
      return new Refused(409, 'incident.changed_meanwhile')
    version += 1
    return { ...given, version }
  })
  shown.again(
    <>
      {cardOf(given)}
      <KeptActs me={ME} />
    </>,
  )
  await screen.findByText(/^Возвращено на распределение/)
  expect(sent().slice(2)).toMatchObject([
    { type: 'take', expectedVersion: 3 },
    { type: 'return', expectedVersion: 4 },
  ])
})

it('lets an answer that was finished before go first, and goes when that is gone', async () => {
  const { returnLine } = await giveBackWithoutLine()
  const answer = { text: 'Ответ', expectedVersion: 3, at: 1 }
  localStorage.setItem(`veche.outbox.${ME.id}.${mine.id}`, JSON.stringify(answer))
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ step: 'assigned', version: 4 }))
  returnLine()
  await screen.findByText(/^«Вернуть координатору» нажато в .* без связи/)
  expect(sent()).toHaveLength(1)
  localStorage.removeItem(`veche.outbox.${ME.id}.${mine.id}`)
  act(() => void window.dispatchEvent(new Event(OUTBOX_CHANGED)))
  await screen.findByText(/^Возвращено координатору/)
  expect(sent()).toHaveLength(2)
})

it('sends a take that an older version of the product kept', async () => {
  const take = { incidentId: free.id, number: 204, expectedVersion: 3, at: 1, refused: null }
  localStorage.setItem(`veche.takes.${ME.id}.${free.id}`, JSON.stringify(take))
  network.serve(INCIDENT_ROUTES.runCommand, () => buildIncident({ step: 'in_progress', version: 4 }))
  show(<KeptActs me={ME} />)
  await screen.findByText(/^Взято в работу/)
  expect(sent()).toMatchObject([{ type: 'take', expectedVersion: 3 }])
  expect(localStorage).toHaveLength(0)
})
