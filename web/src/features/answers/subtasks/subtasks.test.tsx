// @vitest-environment jsdom

import { screen, waitFor, within } from '@testing-library/react'
import type { IncidentSubtasksResponse, SubtaskResponse } from '@veche/contract/casework/subtasks.ts'
import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import { beforeEach, expect, it } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { KeptDoneHost } from './KeptDoneHost.tsx'
import { OwnSubtasks } from './OwnSubtasks.tsx'
import { SubtasksPanel } from './SubtasksPanel.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const ID = '00000000-0000-7000-8000-000000000051'

function buildSubtask(changes: Partial<SubtaskResponse> = {}): SubtaskResponse {
  return {
    ...{ id: ID, incident: null, what: 'Осмотреть колодец', agencyCode: 'housing', topicCode: null },
    ...{ municipalityCode: null, address: { settlement: null, street: 'Мира', house: '7', object: null } },
    ...{ ownerName: 'Мастер Пётр', unitCode: null, isMine: true, dueAt: '2030-01-20T21:00:00Z' },
    ...{ isLate: false, createdByName: 'Ольга', createdAt: '2026-11-24T09:00:00Z', state: 'open' },
    ...{ revision: 1, doneByName: null, doneWords: null, endedAt: null, hasPhoto: false, isClosed: false },
    acts: ['done'],
    ...changes,
  }
}
const known = (changes: Partial<IncidentSubtasksResponse> = {}): IncidentSubtasksResponse => ({
  ...{ subtasks: [], mayAdd: true, people: [{ id: 'u2', name: 'Мастер Пётр' }] },
  ...{ units: [{ code: 'nets', name: 'Участок сетей' }], answerDueAt: '2026-12-01T09:00:00Z', ...changes },
})
const field = (name: string) => screen.getByLabelText(name)

it('is given to a person by a day; one after the answer is due asks for a word first', async () => {
  network.serve(SUBTASK_ROUTES.listOfIncident, () => known())
  network.serve(SUBTASK_ROUTES.add, () => known({ subtasks: [buildSubtask()] }))
  const { user } = show(<SubtasksPanel incident={buildIncident()} />)
  await user.click(await screen.findByRole('button', { name: 'Дать подзадачу' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Поручить' }))
  expect(await dialog.findAllByText('Выберите человека или подразделение')).not.toEqual([])
  await user.type(field('Что сделать'), 'Осмотреть колодец')
  await user.click(dialog.getByRole('combobox', { name: 'Кто' }))
  await user.click(await screen.findByRole('option', { name: /Мастер Пётр/ }))
  await user.clear(field('К какому числу'))
  await user.type(field('К какому числу'), '2030-01-20')
  await user.click(dialog.getByRole('button', { name: 'Поручить' }))
  expect(network.sentTo(SUBTASK_ROUTES.add)).toEqual([])
  await user.click(dialog.getByLabelText(/Так и нужно/))
  await user.click(dialog.getByRole('button', { name: 'Поручить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(SUBTASK_ROUTES.add)).toEqual([
    expect.objectContaining({
      ...{ what: 'Осмотреть колодец', ownerId: 'u2', unitCode: null, dueOn: '2030-01-20' },
      isConfirmed: true,
    }),
  ])
})

it('says beside the editor that some are open, and stops nobody', async () => {
  network.serve(SUBTASK_ROUTES.listOfIncident, () => known({ subtasks: [buildSubtask()], mayAdd: false }))
  const { again } = show(<SubtasksPanel incident={buildIncident()} warns />)
  expect(await screen.findByText('Открыта 1 подзадача: ответить можно и так')).toBeTruthy()
  again(<SubtasksPanel incident={buildIncident()} />)
  expect(screen.queryByText(/ответить можно/)).toBeNull()
})

it('is ticked with words above one’s tasks; who was first is said in words', async () => {
  network.serve(SUBTASK_ROUTES.listOwn, () => ({ subtasks: [buildSubtask()] }))
  network.serve(SUBTASK_ROUTES.command, () => new Refused(409, 'subtask.changed_meanwhile'))
  const { user } = show(<OwnSubtasks />)
  const card = within(await screen.findByRole('article', { name: 'Осмотреть колодец' }))
  expect(card.getByText('Мира, 7')).toBeTruthy()
  await user.click(card.getByRole('button', { name: 'Сделано' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Пара слов, если нужно'), 'Задвижка открыта')
  await user.click(dialog.getByRole('button', { name: 'Сделано' }))
  expect(await dialog.findByText(/Пока вы решали/)).toBeTruthy()
  network.serve(SUBTASK_ROUTES.command, () => buildSubtask({ state: 'done', doneByName: 'Мастер Пётр' }))
  network.serve(SUBTASK_ROUTES.listOwn, () => ({ subtasks: [] }))
  await user.click(dialog.getByRole('button', { name: 'Сделано' }))
  await waitFor(() => expect(screen.queryByRole('article')).toBeNull())
  expect(network.sentTo(SUBTASK_ROUTES.command)).toContainEqual({
    ...{ type: 'done', words: 'Задвижка открыта', expectedRevision: 1 },
    commandKey: expect.any(String),
  })
})

/** «Сделано» with words in a yard without a line; `returnLine` brings the part that sends what is kept. */
async function doneWithoutLine() {
  network.serve(SUBTASK_ROUTES.listOwn, () => ({ subtasks: [buildSubtask()] }))
  network.serve(SUBTASK_ROUTES.command, () => NO_LINE)
  const shown = show(<OwnSubtasks />)
  await waitFor(() => expect(shown.client.isFetching()).toBe(0))
  await shown.user.click(await screen.findByRole('button', { name: 'Сделано' }))
  const dialog = within(screen.getByRole('dialog'))
  await shown.user.type(dialog.getByLabelText('Пара слов, если нужно'), 'Открыта')
  await shown.user.click(dialog.getByRole('button', { name: 'Сделано' }))
  await screen.findByText('Отметим «Сделано», когда вернётся связь')
  const returnLine = () =>
    shown.again(
      <>
        <OwnSubtasks />
        <KeptDoneHost userId={ME.id} />
      </>,
    )
  return { ...shown, returnLine }
}
const commands = () => network.sentTo(SUBTASK_ROUTES.command)

it('keeps what was done without a line, and says it once under its first key', async () => {
  const { returnLine } = await doneWithoutLine()
  expect(screen.queryByRole('button', { name: 'Сделано' })).toBeNull()
  network.serve(SUBTASK_ROUTES.command, () => buildSubtask({ state: 'done' }))
  network.serve(SUBTASK_ROUTES.listOwn, () => ({ subtasks: [] }))
  returnLine()
  expect(await screen.findByText('Отмечено: «Осмотреть колодец» сделана')).toBeTruthy()
  expect(commands()).toHaveLength(2)
  expect(commands()[1]).toEqual(commands()[0])
  expect(Object.keys(localStorage).filter((key) => key.includes('.subtask.'))).toEqual([])
})

it('is done as it stands now where something else of it changed meanwhile, and refused in words where it has ended', async () => {
  const { user, returnLine } = await doneWithoutLine()
  network.serve(SUBTASK_ROUTES.listOwn, () => ({ subtasks: [buildSubtask({ revision: 4 })] }))
  network.serve(SUBTASK_ROUTES.command, ({ body }) =>
    (body as { expectedRevision: number }).expectedRevision === 4
      ? new Refused(409, 'subtask.step_not_allowed')
      : new Refused(409, 'subtask.changed_meanwhile'),
  )
  returnLine()
  expect(await screen.findByText(/«Осмотреть колодец» не отмечена: Сейчас так нельзя/)).toBeTruthy()
  expect(commands()).toMatchObject([
    { expectedRevision: 1 },
    { expectedRevision: 1 },
    { expectedRevision: 4 },
  ])
  // The words are in its form again.
  await user.click(await screen.findByRole('button', { name: 'Сделано' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Пара слов, если нужно').value).toBe('Открыта')
})

it('waits for whoever was signed out meanwhile', async () => {
  const { returnLine } = await doneWithoutLine()
  network.serve(SUBTASK_ROUTES.command, () => new Refused(401, 'auth.sign_in'))
  returnLine()
  await waitFor(() => expect(commands()).toHaveLength(2))
  await screen.findByText('Отметим «Сделано», когда вернётся связь')
})

it('lets go of it while it waits', async () => {
  const { user, returnLine } = await doneWithoutLine()
  await user.click(screen.getByRole('button', { name: 'Не отмечать' }))
  await screen.findByRole('button', { name: 'Сделано' })
  returnLine()
  expect(commands()).toHaveLength(1)
})
