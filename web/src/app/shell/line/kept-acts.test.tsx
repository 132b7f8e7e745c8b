// @vitest-environment jsdom
/** What is pressed in a task without a line: kept and shown where it was pressed, sent once, mended where it is refused. */
import { screen, waitFor, within } from '@testing-library/react'
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import type { NoteResponse } from '@veche/contract/casework/notes.ts'
import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import { CASEWORK_ROUTES, CLARIFICATION_ROUTES } from '@veche/contract/routes/casework.ts'
import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { ReactNode } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { ClarificationPanel } from '../../../features/answers/clarifying/index.ts'
import { ContributionsPanel } from '../../../features/answers/contributions/index.ts'
import { FilesBar, useFiles } from '../../../features/answers/files/index.ts'
import { NotesPanel } from '../../../features/notes/NotesPanel.tsx'
import { buildAnswer, buildPart, PART_ID } from '../../../testing/answers.ts'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../../testing/fake-network.ts'
import { ME } from '../../../testing/frame.ts'
import { buildIncident, INCIDENT_ID } from '../../../testing/incidents.ts'
import { show } from '../../../testing/show.tsx'
import { KeptActs } from './KeptActs.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const NOTE_ID = '00000000-0000-7000-8000-000000000051'
const INCIDENT = buildIncident({ step: 'in_progress', agencyCode: 'roads' })

/** The line is back: the part of the page that sends comes, as `KeptWorkHost` brings it. */
function withLine(shown: ReturnType<typeof show>, panel: ReactNode) {
  shown.again(
    <>
      {panel}
      <KeptActs me={ME} />
    </>,
  )
}
const note = (changes: Partial<NoteResponse> = {}): NoteResponse => ({
  ...{ id: NOTE_ID, authorName: ME.name, text: 'Ключи у дворника', mentions: [], isMine: true },
  ...{ createdAt: new Date().toISOString(), editedAt: null, isDeleted: false },
  editableUntil: new Date(Date.now() + 600_000).toISOString(),
  ...changes,
})

async function notes(changes: Partial<NoteResponse> = {}) {
  network.serve(CASEWORK_ROUTES.listNotes, () => ({
    ...{ notes: [note(changes)], nextCursor: null, canWrite: true },
  }))
  network.serve(CASEWORK_ROUTES.editNote, () => NO_LINE)
  network.serve(CASEWORK_ROUTES.deleteNote, () => NO_LINE)
  const panel = <NotesPanel incidentId={INCIDENT_ID} />
  const shown = show(panel)
  await screen.findByText('Ключи у дворника')
  return { ...shown, panel, shown }
}

async function mend({ user }: { user: ReturnType<typeof show>['user'] }) {
  await user.click(screen.getByRole('button', { name: 'Изменить' }))
  const field = screen.getAllByRole('textbox').at(-1)!
  await user.clear(field)
  await user.type(field, 'Ключи у вахтёра')
  await user.click(screen.getByRole('button', { name: 'Сохранить' }))
  await screen.findByText('Изменим, когда вернётся связь')
}

it('mends a note without a line, shows its new words, and sends them once', async () => {
  const { panel, user, leave } = await notes()
  await mend({ user })
  screen.getByText('Ключи у вахтёра')
  // Over a reload too.
  leave()
  const anew = show(panel)
  await screen.findByText('Ключи у вахтёра')
  network.serve(CASEWORK_ROUTES.editNote, () => ({ ok: true }))
  withLine(anew, panel)
  await screen.findByText('Заметка изменена')
  const sent = network.sentTo(CASEWORK_ROUTES.editNote)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  await waitFor(() => expect(screen.queryByText('Изменим, когда вернётся связь')).toBeNull())
})

it('adds as another note the words for which it was too late', async () => {
  const { panel, shown, user } = await notes()
  await mend({ user })
  network.serve(CASEWORK_ROUTES.editNote, () => new Refused(409, 'note.too_late'))
  network.serve(CASEWORK_ROUTES.listNotes, () => ({
    ...{ notes: [note({ editableUntil: null })], nextCursor: null, canWrite: true },
  }))
  withLine(shown, panel)
  await screen.findByText(/^Не изменена: /)
  network.serve(CASEWORK_ROUTES.addNote, () => ({ ok: true }))
  await user.click(await screen.findByRole('button', { name: 'Добавить новой заметкой' }))
  await waitFor(() => expect(screen.queryByText(/^Не изменена/)).toBeNull())
  expect(network.sentTo(CASEWORK_ROUTES.addNote)).toMatchObject([{ text: 'Ключи у вахтёра' }])
})

it('deletes a note without a line once, and not where its person lets go of that', async () => {
  const { panel, shown, user } = await notes()
  const remove = async () => {
    await user.click(screen.getByRole('button', { name: 'Удалить' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Удалить' }))
    await screen.findByText('Удалим, когда вернётся связь')
  }
  await remove()
  await user.click(screen.getByRole('button', { name: 'Не удалять' }))
  expect(screen.queryByText('Удалим, когда вернётся связь')).toBeNull()
  await remove()
  network.serve(CASEWORK_ROUTES.deleteNote, () => ({ ok: true }))
  withLine(shown, panel)
  await screen.findByText('Заметка удалена')
  expect(network.calls('DELETE')).toHaveLength(3)
})

const ASKED = 'Здравствуйте! Во дворе какого дома качели?'
const KNOWN: ClarificationsResponse = {
  ...{ clarifications: [], mayAsk: true, silenceAnswer: null, phrases: [] },
  asking: {
    ...{ needsApproval: false, waitsDays: 3, waitsUntil: '2026-11-27T13:30:00.000Z', clocksGoOn: null },
    ...{ stopped: 0, stopsAtMost: 2, ways: ['thread'], textLimit: 1000, publisherName: 'Городская среда' },
  },
}

async function askAuthor() {
  network.serve(CLARIFICATION_ROUTES.list, () => KNOWN)
  network.serve(CLARIFICATION_ROUTES.check, () => ({ checks: [] }))
  network.serve(CLARIFICATION_ROUTES.ask, () => NO_LINE)
  const panel = <ClarificationPanel incident={INCIDENT} onTake={null} />
  const shown = show(panel)
  await shown.user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  await shown.user.type(await screen.findByLabelText(/Что спросить/), ASKED)
  await shown.user.click(screen.getByRole('button', { name: 'Спросить' }))
  await screen.findByText('Спросим автора, когда вернётся связь')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  // One question at a time: nobody asks another while it waits.
  expect(screen.queryByRole('button', { name: 'Уточнить у автора' })).toBeNull()
  return { panel, shown, user: shown.user }
}

it('asks the author once, under the key of the first press', async () => {
  const { panel, shown } = await askAuthor()
  network.serve(CLARIFICATION_ROUTES.ask, () => KNOWN)
  withLine(shown, panel)
  await screen.findByText('Вопрос автору отправляется')
  const sent = network.sentTo(CLARIFICATION_ROUTES.ask)
  expect(sent).toHaveLength(2)
  expect(sent[0]).toMatchObject({ text: ASKED, key: expect.any(String) })
  expect(sent[1]).toEqual(sent[0])
})

it('says why the author was not asked, and opens the words again', async () => {
  const { panel, shown, user } = await askAuthor()
  network.serve(CLARIFICATION_ROUTES.ask, () => new Refused(409, 'clarification.already_open'))
  withLine(shown, panel)
  await screen.findByText(/^Автора не спросили: Автора уже спросили[^С]*$/)
  await user.click(screen.getByRole('button', { name: 'Исправить' }))
  expect((await screen.findByLabelText<HTMLTextAreaElement>(/Что спросить/)).value).toBe(ASKED)
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toHaveLength(2)
})

it('tells without a line that nobody is greeted, keeps it when that is mended, and names what the server found', async () => {
  network.serve(CLARIFICATION_ROUTES.list, () => KNOWN)
  network.serve(CLARIFICATION_ROUTES.check, () => NO_LINE)
  network.serve(CLARIFICATION_ROUTES.ask, () => NO_LINE)
  const panel = <ClarificationPanel incident={INCIDENT} onTake={null} />
  const shown = show(panel)
  const { user } = shown
  await user.click(await screen.findByRole('button', { name: 'Уточнить у автора' }))
  const field = await screen.findByLabelText(/Что спросить/)
  const ask = () => user.click(screen.getByRole('button', { name: 'Спросить' }))
  await user.clear(field)
  await user.type(field, 'Какой дом?')
  screen.getByText('Нет приветствия')
  await ask()
  await screen.findByText('К тексту есть замечания.')
  expect(screen.queryByText(/Заполнено не всё/)).toBeNull()
  expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toEqual([])
  await user.clear(field)
  await user.type(field, 'Здравствуйте! Какой дом?')
  // One press.
  await ask()
  await screen.findByText('Спросим автора, когда вернётся связь')
  network.serve(CLARIFICATION_ROUTES.ask, () => {
    return new Refused(400, 'clarification.remarks', { problems: [{ code: 'remark.no_stock_phrases' }] })
  })
  withLine(shown, panel)
  await screen.findByText(/^Автора не спросили: .*Казённый оборот\.$/)
  await screen.findByText(/^Автора не спросили: .*Казённый оборот\. Слова остались/)
  await user.click(screen.getByRole('button', { name: 'Не спрашивать' }))
})

it('waits for whoever was signed out meanwhile', async () => {
  const { panel, shown } = await askAuthor()
  network.serve(CLARIFICATION_ROUTES.ask, () => new Refused(401, 'auth.sign_in'))
  withLine(shown, panel)
  await waitFor(() => expect(network.sentTo(CLARIFICATION_ROUTES.ask)).toHaveLength(2))
  await screen.findByText('Спросим автора, когда вернётся связь')
})

it('shows the words of a question that came too late for the step', async () => {
  const { shown } = await askAuthor()
  shown.again(<ClarificationPanel incident={buildIncident({ step: 'approval' })} onTake={null} />)
  await screen.findByText(`«${ASKED}»`)
  screen.getByRole('button', { name: 'Не спрашивать' })
})

const NOTHING_ASKED = { contributions: [], mayAsk: true, offeredWords: 'Нет воды, •••' }
const UNREAD = 'Список ведомств ещё не загружен: выбрать можно, когда вернётся связь.'

it('keeps no part without a body, also where the list of bodies was never read', async () => {
  network.serve(DIRECTORY_ROUTES.read, () => NO_LINE)
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => NOTHING_ASKED)
  network.serve(CONTRIBUTION_ROUTES.ask, () => NO_LINE)
  const { user } = show(<ContributionsPanel incident={INCIDENT} onInsert={null} />)
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  await user.type(await screen.findByLabelText(/Что нужно/), 'Когда откроют?')
  const dialog = within(screen.getByRole('dialog'))
  await dialog.findByText(UNREAD)
  await user.click(dialog.getByRole('button', { name: 'Запросить' }))
  await dialog.findByRole('alert')
  expect(dialog.getByRole('alert').textContent).toBe(UNREAD)
  await user.click(dialog.getByRole('combobox', { name: 'У кого' }))
  expect(dialog.queryByText('Ничего не нашли')).toBeNull()
  expect(network.sentTo(CONTRIBUTION_ROUTES.ask)).toEqual([])
  expect(screen.queryByText('Запросим, когда вернётся связь')).toBeNull()
  await user.clear(dialog.getByLabelText(/Что нужно/))
})

it('names the field for which a part was refused, where it was pressed and in the notice', async () => {
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => NOTHING_ASKED)
  network.serve(CONTRIBUTION_ROUTES.ask, () => {
    return new Refused(400, 'http.invalid', { fields: [{ field: 'bodies', code: 'too_few', limit: 1 }] })
  })
  const bodies = [{ id: PART_ID, agencyCode: 'water', personId: null }]
  const body = { bodies, ask: 'Когда откроют?', shownWords: '', hours: 8, dueAt: null, isConfirmed: false }
  const kept = { place: PART_ID, incidentId: INCIDENT_ID, body, at: 1, refused: null }
  localStorage.setItem(`veche.work.${ME.id}.askBodies.${PART_ID}`, JSON.stringify(kept))
  const panel = <ContributionsPanel incident={INCIDENT} onInsert={null} />
  withLine(show(panel), panel)
  await screen.findByText(/^Не запросили: .*«У кого»: Нужно не меньше 1\./)
  await screen.findByText(/^Часть ответа не запрошена: .*«У кого»: Нужно не меньше 1\./)
})

it('asks another body once under its first id, and opens all of it again where it is refused', async () => {
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => NOTHING_ASKED)
  network.serve(CONTRIBUTION_ROUTES.term, () => NO_LINE)
  network.serve(CONTRIBUTION_ROUTES.ask, () => NO_LINE)
  const panel = <ContributionsPanel incident={INCIDENT} onInsert={null} />
  const shown = show(panel)
  const { user } = shown
  await user.click(await screen.findByRole('button', { name: 'Запросить часть ответа' }))
  const dialog = () => within(screen.getByRole('dialog'))
  await user.click(dialog().getByRole('combobox', { name: 'У кого' }))
  await user.click((await dialog().findAllByRole('option'))[0]!)
  await user.type(dialog().getByLabelText(/Что нужно/), 'Когда откроют?')
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await screen.findByText('Запросим, когда вернётся связь')
  network.serve(CONTRIBUTION_ROUTES.ask, () => new Refused(400, 'contribution.personal_data'))
  withLine(shown, panel)
  await screen.findByText(/^Не запросили: /)
  const sent = network.sentTo(CONTRIBUTION_ROUTES.ask)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  await user.click(screen.getByRole('button', { name: 'Исправить' }))
  expect(dialog().getByLabelText<HTMLTextAreaElement>(/Что нужно/).value).toBe('Когда откроют?')
  await user.click(dialog().getByRole('checkbox', { name: /нужны там для ответа/ }))
  network.serve(CONTRIBUTION_ROUTES.ask, () => ({ contributions: [], mayAsk: true, offeredWords: '' }))
  await user.click(dialog().getByRole('button', { name: 'Запросить' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.sentTo(CONTRIBUTION_ROUTES.ask)[2]).toEqual({ ...(sent[0] as object), isConfirmed: true })
})

it('reminds a body of its part once, also where the part has moved on, and of one act at a time', async () => {
  network.serve(CONTRIBUTION_ROUTES.listOfIncident, () => ({
    ...{ contributions: [buildPart()], mayAsk: false, offeredWords: '' },
  }))
  network.serve(CONTRIBUTION_ROUTES.command, () => NO_LINE)
  const panel = <ContributionsPanel incident={INCIDENT} onInsert={null} />
  const shown = show(panel)
  const { user } = shown
  await user.click(await screen.findByRole('button', { name: 'Написать' }))
  await user.type(screen.getByRole('textbox'), 'Ждём к вечеру')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Написать' }))
  await screen.findByText('«Написать»: уйдёт, когда вернётся связь')
  screen.getByText('Ждём к вечеру')
  expect(screen.queryByRole('button', { name: 'Написать' })).toBeNull()
  let count = 0
  network.serve(CONTRIBUTION_ROUTES.command, () => {
    count += 1
    return count === 1 ? new Refused(409, 'contribution.changed_meanwhile') : buildPart()
  })
  network.serve(CONTRIBUTION_ROUTES.get, () => buildPart({ revision: 4 }))
  withLine(shown, panel)
  await waitFor(() => expect(screen.queryByText(/уйдёт, когда вернётся связь/)).toBeNull())
  const [first, again, moved] = network.sentTo(CONTRIBUTION_ROUTES.command) as Record<string, unknown>[]
  expect(again).toEqual(first)
  expect(moved).toEqual({ ...first, expectedRevision: 4 })
  expect(network.calls('POST').every((call) => call.includes(PART_ID))).toBe(true)
})

const FILE_ID = '00000000-0000-7000-8000-000000000061'
const ANSWER = buildAnswer({
  files: [
    {
      ...{ id: FILE_ID, name: 'Качели.png', label: 'photo', contentType: 'image/png', size: 10 },
      shot: null,
    },
  ] as never,
})

function Files() {
  const brought = useFiles({ answer: ANSWER, userId: ME.id, fileIds: [FILE_ID], onChange: () => undefined })
  return (
    <FilesBar
      {...{ answer: ANSWER, brought, fileIds: [FILE_ID], onChange: () => undefined }}
      canEdit
      hasPrivatePart={false}
    />
  )
}

it('keeps what a sent photograph shows, the last choice alone', async () => {
  network.serve(ANSWER_ROUTES.relabelFile, () => NO_LINE)
  const shown = show(<Files />)
  const select = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Что на снимке: Качели.png' })
  await shown.user.selectOptions(select(), 'before')
  await screen.findByText('ждёт связи')
  await shown.user.selectOptions(select(), 'after')
  await waitFor(() => expect(select().value).toBe('after'))
  network.serve(ANSWER_ROUTES.relabelFile, () => new Refused(403, 'access.forbidden'))
  withLine(shown, <Files />)
  await screen.findByText(/^«После» не сохранено: /)
  // What was refused is not shown as if the server had it.
  expect(select().value).toBe('photo')
  expect(network.sentTo(ANSWER_ROUTES.relabelFile)).toEqual([
    { label: 'before' },
    { label: 'after' },
    { label: 'after' },
  ])
})
