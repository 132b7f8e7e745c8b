// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import { SNOOZE_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { countsInSight } from './in-sight.ts'
import { KeptSnoozesHost } from './KeptSnoozesHost.tsx'
import { SnoozeMenu } from './SnoozeMenu.tsx'
import { snoozeTimes } from './snooze-times.ts'
import { nextLookMs } from './snoozes.queries.ts'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const LOCALE = { language: 'ru', timeZone: 'Europe/Moscow', isPaper: false }
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+03:00`)

it('puts aside from the menu, and takes back from the notice or the button', async () => {
  const until = '2030-01-01T09:00:00Z'
  network.serve(SNOOZE_ROUTES.list, () => ({ snoozes: [] }))
  network.serve(SNOOZE_ROUTES.set, () => ({
    snoozes: [{ incidentId: INCIDENT_ID, until, backAt: until, queues: [], isLate: false }],
  }))
  const { user, client } = show(<SnoozeMenu incidentId={INCIDENT_ID} dueAt={null} />)
  client.setQueryData(['incident', INCIDENT_ID, 'card'], { title: 'Яма на Садовой' })
  await user.click(screen.getByRole('button', { name: /Отложить/ }))
  await user.click(await screen.findByRole('menuitem', { name: /Через час/ }))
  expect(await screen.findByText(/^«Яма на Садовой» отложено до /)).toBeTruthy()
  expect(await screen.findByRole('button', { name: /Отложено до .* Вернуть/ })).toBeTruthy()
  network.serve(SNOOZE_ROUTES.set, () => ({ snoozes: [] }))
  await user.click(screen.getByRole('button', { name: /Вернуть/ }))
  await waitFor(() => expect(screen.getByRole('button', { name: /^Отложить/ })).toBeTruthy())
  expect(network.sentTo(SNOOZE_ROUTES.set)).toEqual([{ until: expect.any(String) }, { until: null }])
})

it('knows after lunch and tomorrow morning by the clocks of the region', () => {
  expect(snoozeTimes(at('11:00'), LOCALE)).toEqual([
    { key: 'hour', until: '2026-11-24T09:00:00.000Z' },
    { key: 'lunch', until: '2026-11-24T11:00:00.000Z' },
    { key: 'morning', until: '2026-11-25T06:00:00.000Z' },
  ])
  expect(snoozeTimes(at('15:00'), LOCALE).map(({ key }) => key)).toEqual(['hour', 'morning'])
})

it('asks again when the first comes back, and never while nothing is aside', () => {
  const now = at('11:00')
  expect(nextLookMs([], now)).toBe(false)
  expect(nextLookMs([{ backAt: new Date(now + 5000).toISOString() }], now)).toBe(5000)
  expect(nextLookMs([{ backAt: new Date(now - 5000).toISOString() }], now)).toBe(1000)
})

it('says that the deadline comes first, and offers a time before it', async () => {
  network.serve(SNOOZE_ROUTES.list, () => ({ snoozes: [] }))
  network.serve(SNOOZE_ROUTES.set, () => ({ snoozes: [] }))
  const dueAt = new Date(Date.now() + 2 * 3_600_000).toISOString()
  const { user } = show(<SnoozeMenu incidentId={INCIDENT_ID} dueAt={dueAt} />)
  await user.click(screen.getByRole('button', { name: /Отложить/ }))
  expect((await screen.findByRole('menuitem', { name: /Через час/ })).textContent).not.toMatch(/срок раньше/)
  expect(screen.getByRole('menuitem', { name: /Завтра утром, .* — срок раньше: / })).toBeTruthy()
  await user.click(screen.getByRole('menuitem', { name: /До другого дня/ }))
  expect(await screen.findByText(/срок раньше/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /До срока/ }))
  const until = new Date(Date.parse(dueAt) - 3_600_000).toISOString()
  await waitFor(() => expect(network.sentTo(SNOOZE_ROUTES.set)).toEqual([{ until }]))
})

const menu = <SnoozeMenu incidentId={INCIDENT_ID} dueAt={null} />
async function snoozeWithoutLine() {
  network.serve(SNOOZE_ROUTES.list, () => ({ snoozes: [] }))
  network.serve(SNOOZE_ROUTES.set, () => NO_LINE)
  const shown = show(menu)
  await waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await shown.user.click(screen.getByRole('button', { name: /Отложить/ }))
  await shown.user.click(await screen.findByRole('menuitem', { name: /Через час/ }))
  await screen.findByText(/^Отложится до .* когда вернётся связь/)
  const returnLine = () =>
    shown.again(
      <>
        {menu}
        <KeptSnoozesHost userId={ME.id} />
      </>,
    )
  return { ...shown, returnLine }
}

it('keeps what was put aside without a line, and sends the same when it is back', async () => {
  const { returnLine } = await snoozeWithoutLine()
  const until = '2030-01-01T09:00:00Z'
  network.serve(SNOOZE_ROUTES.set, () => ({
    snoozes: [{ incidentId: INCIDENT_ID, until, backAt: until, queues: [], isLate: false }],
  }))
  network.serve(SNOOZE_ROUTES.list, () => ({
    snoozes: [{ incidentId: INCIDENT_ID, until, backAt: until, queues: [], isLate: false }],
  }))
  returnLine()
  expect(await screen.findByRole('button', { name: /Отложено до .* Вернуть/ })).toBeTruthy()
  const [first, second, ...more] = network.sentTo(SNOOZE_ROUTES.set)
  expect([second, more]).toEqual([first, []])
})

it('says why it could not be put aside any more, and lets go of what waits', async () => {
  const { returnLine } = await snoozeWithoutLine()
  network.serve(SNOOZE_ROUTES.set, () => new Refused(400, 'snooze.over'))
  returnLine()
  expect(await screen.findByText(/Отложить не вышло: Откладывать нечего/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Отложить/ })).toBeTruthy()
})

it('leaves the question in the list where its person changes their mind before the line is back', async () => {
  const { user, returnLine } = await snoozeWithoutLine()
  await user.click(screen.getByRole('button', { name: 'Оставить как есть' }))
  returnLine()
  expect(await screen.findByRole('button', { name: /^Отложить/ })).toBeTruthy()
  expect(network.sentTo(SNOOZE_ROUTES.set)).toHaveLength(1)
})

it('counts in no list what stands aside of it, nor as late, and tells of a failed delivery all the same', () => {
  const until = '2030-01-01T09:00:00Z'
  const aside = [
    { incidentId: 'a', until, queues: ['mine_today', 'mine', 'in_progress'], isLate: true },
    { incidentId: 'b', until, queues: ['mine', 'publishing'], isLate: false },
    { incidentId: 'c', until },
  ]
  const four = { total: 4, late: 1, failed: 1 }
  expect(
    countsInSight(
      { mine_today: four, mine: four, to_approve: four, in_progress: four, publishing: four },
      aside,
    ),
  ).toEqual({
    mine_today: { ...four, total: 3, late: 0 },
    mine: { ...four, total: 2, late: 0 },
    to_approve: four,
    in_progress: { ...four, total: 3, late: 0 },
    publishing: { ...four, total: 3 },
  })
  expect(countsInSight({ mine: { total: 0, late: 0, failed: 0 } }, aside).mine?.total).toBe(0)
})
