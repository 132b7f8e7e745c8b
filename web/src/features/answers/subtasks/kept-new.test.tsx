// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { IncidentSubtasksResponse } from '@veche/contract/casework/subtasks.ts'
import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { KeptNewHost } from './KeptNewHost.tsx'
import { SubtasksPanel } from './SubtasksPanel.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const INCIDENT = buildIncident()
const KNOWN: IncidentSubtasksResponse = {
  ...{ subtasks: [], mayAdd: true, people: [{ id: 'u2', name: 'Мастер Пётр' }], units: [] },
  answerDueAt: null,
}
const sent = () => network.sentTo(SUBTASK_ROUTES.add)

/** Written in a yard without a line; `returnLine` brings the part that sends what is kept. */
async function giveWithoutLine() {
  network.serve(SUBTASK_ROUTES.listOfIncident, () => KNOWN)
  network.serve(SUBTASK_ROUTES.add, () => NO_LINE)
  const shown = show(<SubtasksPanel incident={INCIDENT} />)
  await shown.user.click(await screen.findByRole('button', { name: 'Дать подзадачу' }))
  const dialog = within(screen.getByRole('dialog'))
  await shown.user.type(screen.getByLabelText('Что сделать'), 'Осмотреть колодец')
  await shown.user.click(dialog.getByRole('combobox', { name: 'Кто' }))
  await shown.user.click(await screen.findByRole('option', { name: /Мастер Пётр/ }))
  await shown.user.click(dialog.getByRole('button', { name: 'Поручить' }))
  await screen.findByText('Поручим, когда вернётся связь')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const returnLine = () =>
    shown.again(
      <>
        <SubtasksPanel incident={INCIDENT} />
        <KeptNewHost userId={ME.id} />
      </>,
    )
  return { ...shown, returnLine }
}

it('keeps a sub-task that was given without a line, and gives it once under its first id', async () => {
  const { returnLine } = await giveWithoutLine()
  expect(screen.getByText('Нет связи: поручим, когда она вернётся')).toBeTruthy()
  // Who and by when, as one that the server has.
  const row = within(screen.getByRole('article', { name: 'Осмотреть колодец' }))
  row.getByText('Мастер Пётр')
  row.getByText(/^до \d{1,2}\s\p{L}+$/u)
  network.serve(SUBTASK_ROUTES.add, () => KNOWN)
  returnLine()
  expect(await screen.findByText('Поручено: «Осмотреть колодец»')).toBeTruthy()
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
  await waitFor(() => expect(screen.queryByText('Поручим, когда вернётся связь')).toBeNull())
})

it('says beside the question why it was refused, and opens it again with what was written', async () => {
  const { user, returnLine } = await giveWithoutLine()
  network.serve(SUBTASK_ROUTES.add, () => new Refused(400, 'subtask.in_past', { field: 'dueOn' }))
  returnLine()
  expect(await screen.findByText('Не поручена: Этот день уже прошёл.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Исправить' }))
  expect(screen.queryByText(/^Не поручена/)).toBeNull()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Что сделать').value).toBe('Осмотреть колодец')
  network.serve(SUBTASK_ROUTES.add, () => KNOWN)
  await user.click(screen.getByRole('button', { name: 'Поручить' }))
  expect(await screen.findByText('Подзадача поручена')).toBeTruthy()
  expect(sent()[2]).toMatchObject({ what: 'Осмотреть колодец', ownerId: 'u2' })
})

it('lets go of one while it waits', async () => {
  const { user, returnLine } = await giveWithoutLine()
  await user.click(screen.getByRole('button', { name: 'Не поручать' }))
  returnLine()
  await waitFor(() => expect(screen.queryByText('Осмотреть колодец')).toBeNull())
  expect(sent()).toHaveLength(1)
})
