// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react'
import { OUTAGE_ROUTES } from '@veche/contract/routes/outages.ts'
import { expect, it, vi } from 'vitest'
import { fakeNetworkForEach } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { buildOutage } from '../testing/outages.ts'
import { OutageScreen } from './OutageScreen.tsx'

const network = fakeNetworkForEach()
const NO_ACTS = { edit: false, end: false, resume: false, cancel: false, restore: false, answer: false }

function open(changes: Parameters<typeof buildOutage>[0] = {}) {
  const onPrepared = vi.fn()
  const shown = show(
    <OutageScreen
      outage={buildOutage(changes)}
      me={ME}
      back={null}
      renderIncident={(_id, content) => content}
      onPrepared={onPrepared}
    />,
  )
  return { ...shown, onPrepared }
}

it('is ended by one press, which another press takes back', async () => {
  network.serve(OUTAGE_ROUTES.runCommand, () => buildOutage({ state: 'over', version: 4 }))
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Закончилось' }))
  expect(await screen.findByText('Отключение № 12 закончилось')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /^Отменить(?! откл)/ }))

  await waitFor(() =>
    expect(network.sentTo(OUTAGE_ROUTES.runCommand)).toEqual([
      { type: 'end', expectedVersion: 3 },
      { type: 'resume', expectedVersion: 4 },
    ]),
  )
})

it('is cancelled only with a reason', async () => {
  network.serve(OUTAGE_ROUTES.runCommand, () => buildOutage({ state: 'cancelled' }))
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Отменить отключение' }))
  const dialog = await screen.findByRole('dialog')
  const submit = [...dialog.querySelectorAll('button')].find((one) => one.type === 'submit')!
  await user.click(submit)
  expect(network.calls('POST')).toEqual([])
  await user.type(screen.getByLabelText('Почему'), 'Обошлись без отключения')
  await user.click(submit)

  await waitFor(() =>
    expect(network.sentTo(OUTAGE_ROUTES.runCommand)).toEqual([
      { type: 'cancel', expectedVersion: 3, comment: 'Обошлись без отключения' },
    ]),
  )
})

it('offers to answer all once it is over, and leads to the question that stands for them', async () => {
  network.serve(OUTAGE_ROUTES.prepareAnswer, () => ({ incidentId: INCIDENT_ID }))
  const { user, onPrepared } = open({
    ...{ state: 'over', endedAt: '2026-11-24T14:00:00.000Z', questionCount: 7, waitingCount: 5 },
    event: { incidentId: INCIDENT_ID, number: 204, step: 'in_progress' },
    abilities: { ...NO_ACTS, answer: true },
  })
  expect(screen.getByText(/7 вопросов, 5 ждут последнего ответа/)).toBeTruthy()
  expect(screen.getByText(/Общий вопрос № 204/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Подготовить ответ всем' }))

  await waitFor(() => expect(onPrepared).toHaveBeenCalledWith(INCIDENT_ID))
})

it('shows a reader without rights what it is and what was done, and no acts', () => {
  open({
    abilities: NO_ACTS,
    history: [
      {
        ...{ at: '2026-11-24T07:50:00.000Z', byName: 'Вера', act: 'changed', comment: null },
        fields: [{ field: 'kind', before: 'gas', after: 'hot_water' }],
      },
    ],
  })
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText('ул. Ленина, 1–15')).toBeTruthy()
  expect(screen.getByText(/Вид:/).textContent).toBe('Вид: Газ → Горячая вода')
})
