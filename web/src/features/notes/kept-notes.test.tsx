// @vitest-environment jsdom

import { act, screen, waitFor } from '@testing-library/react'
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import { beforeEach, expect, it, vi } from 'vitest'
import { fakeNetworkForEach, NO_LINE, Refused } from '../../testing/fake-network.ts'
import { ME } from '../../testing/frame.ts'
import { INCIDENT_ID } from '../../testing/incidents.ts'
import { show } from '../../testing/show.tsx'
import { KeptNotesHost } from './KeptNotesHost.tsx'
import { NotesPanel } from './NotesPanel.tsx'

const network = fakeNetworkForEach()
beforeEach(() => localStorage.clear())
const sent = () => network.sentTo(CASEWORK_ROUTES.addNote)

/** Written in a yard without a line; `returnLine` brings the part that sends what is kept. */
async function writeWithoutLine() {
  network.serve(CASEWORK_ROUTES.listNotes, () => ({ notes: [], nextCursor: null, canWrite: true }))
  network.serve(CASEWORK_ROUTES.addNote, () => NO_LINE)
  const shown = show(<NotesPanel incidentId={INCIDENT_ID} />)
  await shown.user.type(await screen.findByRole('textbox'), 'Ключи у дворника')
  await shown.user.click(screen.getByRole('button', { name: 'Добавить' }))
  await screen.findByText('Добавим, когда связь вернётся')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
  const returnLine = () =>
    shown.again(
      <>
        <NotesPanel incidentId={INCIDENT_ID} />
        <KeptNotesHost userId={ME.id} />
      </>,
    )
  return { ...shown, returnLine }
}

it('keeps a note that was written without a line, and adds it once under its first key', async () => {
  const { returnLine } = await writeWithoutLine()
  network.serve(CASEWORK_ROUTES.addNote, () => ({ ok: true }))
  returnLine()
  expect(await screen.findByText('Заметка добавлена')).toBeTruthy()
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
  await waitFor(() => expect(screen.queryByText('Ключи у дворника')).toBeNull())
})

it('says beside the question why it was refused, and adds what was mended', async () => {
  const { user, returnLine } = await writeWithoutLine()
  network.serve(CASEWORK_ROUTES.addNote, () => new Refused(403, 'access.forbidden'))
  returnLine()
  expect(await screen.findByText(/^Не добавлена: /)).toBeTruthy()
  network.serve(CASEWORK_ROUTES.addNote, () => ({ ok: true }))
  await user.click(screen.getByRole('button', { name: 'Изменить' }))
  await user.click(screen.getAllByRole('button', { name: 'Добавить' })[1]!)
  await waitFor(() => expect(screen.queryByText(/^Не добавлена/)).toBeNull())
  expect(sent()[2]).toMatchObject({ text: 'Ключи у дворника' })
})

it('says of notes that were read before only what was so then', async () => {
  network.serve(CASEWORK_ROUTES.listNotes, () => ({ notes: [], nextCursor: null, canWrite: true }))
  show(<NotesPanel incidentId={INCIDENT_ID} />)
  await screen.findByText('Заметок нет.')
  const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void window.dispatchEvent(new Event('offline')))
  expect(screen.queryByText('Заметок нет.')).toBeNull()
  expect(screen.getByText('Когда связь была, заметок не было.')).toBeTruthy()
  line.mockRestore()
})

it('says nothing of notes that were never read', () => {
  network.serve(CASEWORK_ROUTES.listNotes, () => new Promise(() => undefined))
  show(<NotesPanel incidentId={INCIDENT_ID} />)
  expect(screen.queryByText(/заметок не/i)).toBeNull()
})
