// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { INCIDENT_ROUTES } from '@veche/contract/routes/incidents.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { abilitiesOf, buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { IncidentCard } from '../card/index.ts'
import { KeptTakesHost } from './KeptTakesHost.tsx'

const network = fakeNetworkForEach()
const nothing = () => null
const free = buildIncident({ step: 'assigned', abilities: abilitiesOf('take') })
const sent = () => network.sentTo(INCIDENT_ROUTES.runCommand)

beforeEach(() => {
  localStorage.clear()
  network.serve(INCIDENT_ROUTES.listActivity, () => ({ activities: [] }))
})

const card = (
  <IncidentCard
    {...{ onWrite: vi.fn(), onLeft: vi.fn(), onMakeFake: null, renderDecision: null, presence: nothing }}
    rumour={{ isBusy: false, onMake: null, renderFake: nothing }}
    incident={free}
    renderPhotos={nothing}
  />
)

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
          <KeptTakesHost userId={ME.id} />
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
  await user.click(screen.getByRole('button', { name: 'Понятно' }))
  expect(screen.queryByText(/не взят/)).toBeNull()
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
